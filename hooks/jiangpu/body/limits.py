"""How tangled a body may be. The limits are far above what an editor writes.

They are looked at before the body is read: reading takes a time that grows with the square of some
of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 100_000
"""Characters of a body."""
MOST_BRACKETS = 600
"""Opening brackets in one paragraph."""
MOST_TAGS = 3_000
"""Signs in a body with which a tag may begin."""
DEEPEST = 8
"""Lists and quotations inside each other on one line."""
DEEPEST_INDENT = 80
"""Spaces before a line that is no code."""

_NESTED = re.compile(rf"\s*(?:(?:[-+*>]|\d{{1,9}}[.)])\s+|>){{{DEEPEST + 1}}}")


@dataclass(frozen=True)
class Tangle:
    """Why a body cannot be read, and on which of its lines, from 1."""

    line: int
    reason: str


def tangled(body: str) -> Tangle | None:
    """The first thing in a body that is too much of it; None for any ordinary one."""
    if len(body) > LONGEST:
        return Tangle(1, f"正文有 {len(body)} 字，超过 {LONGEST} 字")
    if body.count("<") > MOST_TAGS:
        return Tangle(1, f"正文里有 {MOST_TAGS} 个以上的尖括号")
    brackets = 0
    for number, line in enumerate(body.split("\n"), 1):
        brackets = brackets + line.count("[") if line.strip() else 0
        if brackets > MOST_BRACKETS:
            return Tangle(number, f"一段里有 {MOST_BRACKETS} 个以上的方括号")
        if _NESTED.match(line) or _too_deep(line):
            return Tangle(number, "列表或引文套得太深")
    return None


def _too_deep(line: str) -> bool:
    return len(line) - len(line.lstrip(" ")) > DEEPEST_INDENT
