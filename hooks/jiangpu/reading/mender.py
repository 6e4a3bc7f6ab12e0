"""One line of front matter on its way to the copy that is parsed.

A slip is reported where it stands in the file and mended in the copy; the edits of its problem
say exactly what the copy says.
"""

from __future__ import annotations

from ..problems.problem import Problem
from ..problems.span import Edit, Span
from .mended import Line
from .scalars import escaped, is_plain

Mend = tuple[int, int, str]
"""(start, end, text): what stands in the copy from start to before end becomes the text."""


class LineMender:
    """One line: `line` is what it has become, `problems` is what was found."""

    def __init__(self, uri: str, number: int, raw: str) -> None:
        self.uri = uri
        self.number = number
        self.line = Line.of(raw)
        self.problems: list[Problem] = []
        self._is_waiting = False

    @property
    def text(self) -> str:
        """The copy as it is now."""
        return self.line.text

    @property
    def indent(self) -> int:
        """How many spaces the copy begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    def mend(
        self,
        mends: list[Mend],
        place: tuple[int, int],
        code: str,
        text: str,
        fix: str,
        *,
        edits: tuple[Edit, ...] | None = None,
    ) -> None:
        """Report one problem and mend it in the copy.

        Args:
            mends: in the copy as it is now, from left to right.
            place: start and end of what is reported, in the copy as it is now.
            code, text, fix: of the problem.
            edits: what mends the file, where that is not the same as `mends`.
        """
        if edits is None:
            edits = self.edits(mends)
        if any(self.is_mended(edit) for edit in edits):
            self._is_waiting = True
        if self._is_waiting:
            edits = ()  # what is mended there already has to be written first
        self.report(place, code, text, fix, edits=edits)
        for start, end, replacement in reversed(mends):
            self.line = self.line.replace(start, end, replacement)

    def report(
        self,
        place: tuple[int, int],
        code: str,
        text: str,
        fix: str,
        *,
        edits: tuple[Edit, ...] = (),
    ) -> None:
        """Report one problem; the copy stays as it is."""
        span = self.span(*place)
        self.problems.append(Problem.at(self.uri, span, code, text, fix, edits=edits))

    def is_mended(self, edit: Edit) -> bool:
        """Whether another problem of the line changes the same characters."""
        for problem in self.problems:
            for other in problem.edits:
                begins_before = edit.span.column < other.span.end_column
                ends_after = edit.span.end_column > other.span.column
                if (begins_before and ends_after) or edit.span.start == other.span.start:
                    return True
        return False

    def blank(self) -> None:
        """Take the whole line out of the copy."""
        self.line = Line(self.line.raw, "", (0,))

    def edits(self, mends: list[Mend]) -> tuple[Edit, ...]:
        """Mends of the copy as edits of the file."""
        return tuple(Edit(self.span(start, end), text) for start, end, text in mends)

    def span(self, start: int, end: int) -> Span:
        """A part of the copy as a part of the file."""
        first = self.line.raw_start(start)
        last = self.line.raw_end(end) if end > start else first
        return Span.within(self.number, first + 1, max(first, last) + 1)


def quoting(text: str, start: int, end: int) -> list[Mend]:
    """The mends that put a part of a line between English double quotes."""
    return [(start, start, '"'), *escapes(text, start, end), (end, end, '"')]


def escapes(text: str, start: int, end: int) -> list[Mend]:
    """The mends that a part of a line needs to stand between English double quotes."""
    mends = []
    for index in range(start, end):
        if escaped(text[index]) != text[index]:
            mends.append((index, index + 1, escaped(text[index])))
    return mends


def unquoting(mender: LineMender, start: int, end: int) -> tuple[list[Mend], tuple[Edit, ...]]:
    """What makes full-width quotes around a value English ones.

    Args:
        start, end: the value, its quotes included.

    Returns:
        the mends of the copy, and the edits: those leave the quotes away where none are needed.
    """
    inner = mender.text[start + 1 : end - 1]
    mends = [
        (start, start + 1, '"'),
        *escapes(mender.text, start + 1, end - 1),
        (end - 1, end, '"'),
    ]
    edits = mender.edits(mends)
    if is_plain(inner):
        edits = tuple(Edit(edit.span, "") for edit in edits)
    return mends, edits
