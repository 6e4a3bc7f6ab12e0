"""A figure quoted in running text: 【数字 keti】, or 【数字 R0000/keti】 for one of another record.

It is written out from the ledger, so that it cannot drift from its passport.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from re import Match

PATTERN = r"【数字[ \u3000:：]*([^】\s]+?)\s*】"


@dataclass(frozen=True)
class Quoted:
    """How a figure is written, and the address where it stands with its passport."""

    text: str
    address: str


Quote = Callable[[str], Quoted | None]
"""`keti` or `R0000/keti` → the figure; None where there is none."""


@dataclass(frozen=True)
class Reference:
    """A quoted figure in a line: its first column, the one after its last, and what it names."""

    column: int
    end_column: int
    name: str


def references(line: str) -> list[Reference]:
    """Every quoted figure in a line."""
    found = []
    for match in re.finditer(PATTERN, line):
        found.append(Reference(match.start() + 1, match.end() + 1, match[1]))
    return found


def written_out(text: str, quote: Quote) -> str:
    """The text with the figures in it, for whoever reads it without the page.

    What is not found stays as it was typed.
    """

    def figure(match: Match[str]) -> str:
        found = quote(match[1])
        return found.text if found else match[0]

    return re.sub(PATTERN, figure, text)
