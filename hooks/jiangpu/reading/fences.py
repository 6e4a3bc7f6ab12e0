"""The two lines of hyphens around front matter, and what input methods make of them.

Word and WPS turn three hyphens into one or two dashes, and a line may be lost in copying.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..problems.problem import Problem
from ..problems.span import Edit, Span
from .names import field_at_start, opening_fields
from .unseen import NO_WIDTH, without_unseen

FENCE = "---"
_DASHES = re.compile(r"[-‐‑‒–—―─－﹣一]{2,8}|[—―]")
"""A line of dashes of any kind. The character 一 is one of them: input methods offer it."""

_OTHER_RULES = re.compile(r"\*{3,}|(?:\* ){2,}\*|={3,}|\+{3,}|_{3,}|~{3,}|`{3,}\w*")
"""Lines that draw a rule or begin code elsewhere."""
_MOST_LINES_BEFORE = 4
"""How far below the first line front matter is still looked for."""


@dataclass(frozen=True)
class Fences:
    """Where front matter stands.

    Attributes:
        first: the index of its first line.
        end: the index after its last line.
        body: the index of the first line of the body.
        problems: what is wrong with the two lines.
    """

    first: int
    end: int
    body: int
    problems: tuple[Problem, ...] = ()


def find_fences(uri: str, lines: list[str]) -> Fences | None:
    """Where front matter begins and ends; None where there is none."""
    opening = _first_written(lines)
    first, problems = _opening(uri, lines, opening)
    if first is None:
        return None
    closing = _closing(lines, first)
    if closing is None:
        end, problem = _never_closed(uri, lines, opening, first)
        return Fences(first, end, end, (*problems, problem))
    if not _is_fence(lines[closing]):
        problems.append(_not_hyphens(uri, closing, lines[closing], "表头结束的一行"))
    return Fences(first, closing, closing + 1, tuple(problems))


def _never_closed(uri: str, lines: list[str], opening: int, first: int) -> tuple[int, Problem]:
    """Where front matter ends that nothing ends: at the first blank line after its last field."""
    last = max((index for index in range(first, len(lines)) if _is_field(lines[index])), default=0)
    blank = next((index for index in range(last, len(lines)) if not lines[index].strip()), None)
    text = "表头没有结束"
    if not last or blank is None or not any(line.strip() for line in lines[blank:]):
        fix = "字段写完后另起一行写 ---"
        return len(lines), Problem(uri, opening + 1, 1, "F002", text, fix)
    span = Span.point(blank + 1, 1)
    edits = (Edit(span, FENCE),)
    return blank, Problem.at(uri, span, "F002", text, "在这一行写 ---，下面才是正文", edits=edits)


def _opening(uri: str, lines: list[str], index: int) -> tuple[int | None, list[Problem]]:
    """The first line of front matter, by the first line of the file that is not blank."""
    line = _visible(lines[index])
    followed = _is_field(lines[index + 1] if index + 1 < len(lines) else "")
    if line == FENCE:
        return index + 1, _unseen_before(uri, index, lines[index])
    if followed and (_DASHES.fullmatch(line) or _OTHER_RULES.fullmatch(line)):
        return index + 1, [_not_hyphens(uri, index, lines[index], "表头开始的一行")]
    if _is_field(line) and _closing(lines, index) is not None:
        fix = "第一行写 ---，接着写字段，再写一行 ---"
        edits = (Edit(Span.point(index + 1, 1), FENCE + "\n"),)
        span = Span.point(index + 1, 1)
        return index, [Problem.at(uri, span, "F002", "没有表头", fix, edits=edits)]
    return _opening_below(uri, lines, index)


def _opening_below(uri: str, lines: list[str], index: int) -> tuple[int | None, list[Problem]]:
    """The first line of front matter where a line of words stands before it."""
    for below in range(index + 1, min(index + _MOST_LINES_BEFORE, len(lines) - 1)):
        if _visible(lines[below]) == FENCE and _is_field(lines[below + 1]):
            span = Span.within(index + 1, 1, len(lines[index]) + 1)
            text = f"表头前面有字“{lines[index].strip()}”，表头要从第一行开始"
            return below + 1, [Problem.at(uri, span, "F002", text, "移到表头后面，写进正文")]
    return None, []


def _unseen_before(uri: str, index: int, line: str) -> list[Problem]:
    """A mark in front of the first line: a second byte order mark, for one."""
    match = NO_WIDTH.search(line)
    if match is None:
        return []
    span = Span.within(index + 1, match.start() + 1, match.end() + 1)
    text = f"这里有看不见的字符 U+{ord(match[0]):04X}"
    fix = "把这一行删掉，重打 ---"
    whole = Span.within(index + 1, 1, len(line) + 1)
    return [Problem.at(uri, span, "F023", text, fix, edits=(Edit(whole, FENCE),))]


def _not_hyphens(uri: str, index: int, line: str, which: str) -> Problem:
    span = Span.within(index + 1, 1, len(line) + 1)
    text = f"{which}写成了“{line.strip()}”"
    fix = "改成三个英文减号 ---；多半是 Word 或输入法自动换掉的"
    return Problem.at(uri, span, "F002", text, fix, edits=(Edit(span, FENCE),))


def _closing(lines: list[str], first: int) -> int | None:
    """The index of the line that ends front matter; None when nothing does."""
    for index in range(first, len(lines)):
        line = _visible(lines[index])
        if line == "..." and _is_field("".join(lines[index + 1 : index + 2])):
            continue
        if line in (FENCE, "...") or _DASHES.fullmatch(line):
            return index
    return None


def _is_fence(line: str) -> bool:
    return line.rstrip() in (FENCE, "...")


def _is_field(line: str) -> bool:
    return field_at_start(_visible(line), opening_fields()) is not None


def _visible(line: str) -> str:
    """A line without what nobody sees; spaces before it stay."""
    return without_unseen(line).rstrip()


def _first_written(lines: list[str]) -> int:
    """The index of the first line that is not blank; 0 when all are."""
    for index, line in enumerate(lines):
        if _visible(line).strip():
            return index
    return 0
