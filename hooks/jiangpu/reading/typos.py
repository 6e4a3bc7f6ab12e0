"""Typing errors of Chinese input in front matter: what nobody sees, full-width signs, a missing
space, a line that hangs on the one above it.

Each is reported where it stands, with the edits that mend it, and mended in the copy that is
parsed, so that one error does not hide the other problems of the file. The edits say exactly what
the copy says: after them the file reads as it was read. The file itself is not touched.
"""

from __future__ import annotations

import re

from ..problems.problem import Problem
from ..problems.span import Edit
from .flow import CLOSING, OPENING, State, read_flow
from .limits import DEEPEST_BRACKETS
from .mended import Closing, FrontMatter, Line
from .mender import LineMender
from .names import entry_at_start, field_at_start, opening_fields
from .structure import mend_structure, report_too_deep
from .unseen import mend_unseen
from .values import mend_flow_values, mend_value, value_start

_BLOCK_TEXT = re.compile(r":\s*[|>][+-]?\d?\s*$")
"""The end of a line after which the lines that stand deeper are text, not fields."""


def mend(uri: str, lines: list[str], first: int) -> tuple[FrontMatter, list[Problem]]:
    """The front matter with a mended copy, and a problem for each typing error.

    Args:
        uri: the file.
        lines: the front matter between the two `---`, as written.
        first: the line number of lines[0] in the file.
    """
    mending = _Mending(uri, first)
    for number, raw in enumerate(lines, first):
        mending.take(LineMender(uri, number, raw))
    mending.close()
    front = FrontMatter(first, tuple(mending.lines), tuple(mending.closings))
    return front, mending.problems


class _Mending:
    """The lines that were mended so far, and what is open after them."""

    def __init__(self, uri: str, first: int) -> None:
        self.uri = uri
        self.first = first
        self.lines: list[Line] = []
        self.problems: list[Problem] = []
        self.closings: list[Closing] = []
        self.state = State()
        self.opened: tuple[LineMender, int] | None = None
        """The line on which the outermost open bracket stands, and its position there."""
        self.text_indent: int | None = None
        """The indentation of the field whose text block is being read."""

    def take(self, mender: LineMender) -> None:
        """Mend one line, in its place after those before it."""
        mend_unseen(mender)
        if not self._in_text_block(mender):
            self._mend(mender)
            if _BLOCK_TEXT.search(mender.text):
                self.text_indent = mender.indent
        self.lines.append(mender.line)
        self.problems += mender.problems

    def close(self) -> None:
        """Close what is still open at the end."""
        self._close_brackets()

    def _in_text_block(self, mender: LineMender) -> bool:
        if self.text_indent is None:
            return False
        if mender.text.strip() and mender.indent <= self.text_indent:
            self.text_indent = None
        return self.text_indent is not None

    def _mend(self, mender: LineMender) -> None:
        if self.state.is_open and _begins_anew(mender.text):
            self._close_brackets()
        if self.state.is_open:
            self._mend_inside(mender, 0)
            return
        if not mender.text.strip() or mender.text.lstrip().startswith("#"):
            return
        mend_structure(mender, self.lines)
        mend_value(mender)
        start = value_start(mender.text)
        if mender.text[start : start + 1] in (*OPENING, '"', "'"):
            self._mend_inside(mender, start)

    def _mend_inside(self, mender: LineMender, start: int) -> None:
        """Mend what stands in braces, brackets or quotes."""
        was_open = self.state.is_open
        if not self.state.quote:
            mend_flow_values(mender, start, self.state)
        _, self.state = read_flow(mender.text, start, self.state)
        if self.state.deepest > DEEPEST_BRACKETS:
            report_too_deep(mender)
            self.state = State()
        if self.state.brackets and not was_open:
            self.opened = (mender, start)

    def _close_brackets(self) -> None:
        """A new field or entry began: what is open should have been closed before it."""
        if self.state.brackets and not self.state.quote and self.opened:
            self._report_open(*self.opened)
        self.state = State()
        self.opened = None

    def _report_open(self, mender: LineMender, start: int) -> None:
        """Report what is open, at its opening, and close it in the copy of the line before."""
        opening = self.state.brackets[-1]
        place = _last_unclosed(mender.text, start, opening)
        name = "方括号" if opening == "[" else "花括号"
        text = f"{name} {opening} 没有配上 {CLOSING[opening]}，或里面少了逗号"
        fix = f"补上 {CLOSING[opening]}，各项之间用英文逗号"
        closers = "".join(CLOSING[bracket] for bracket in reversed(self.state.brackets))
        last = self._last_written()
        line = self.lines[last]
        edits: tuple[Edit, ...] = ()
        if self.first + last == mender.number:
            end = len(mender.text.rstrip())
            edits = mender.edits([(end, end, closers)])
            if any(map(mender.is_mended, edits)):
                edits = ()
        span = mender.span(place, place + 1)
        self.problems.append(Problem.at(self.uri, span, "F003", text, fix, edits=edits))
        end = len(line.text.rstrip())
        self.lines[last] = line.replace(end, end, closers)
        opened = mender.number - self.first
        if opened != last:
            self.closings.append(Closing(opened, last, len(closers)))

    def _last_written(self) -> int:
        """The index of the last line with something on it."""
        index = len(self.lines) - 1
        while index > 0 and not self.lines[index].text.strip():
            index -= 1
        return index


def _begins_anew(text: str) -> bool:
    """Whether a line begins a field at the margin or an entry of a list, whatever is open."""
    if text.lstrip().startswith("- ") or entry_at_start().match(text):
        return True
    return not text.startswith(" ") and field_at_start(text, opening_fields()) is not None


def _last_unclosed(text: str, start: int, opening: str) -> int:
    """Where the last bracket of a line stands that is not closed on it."""
    depth = 0
    for position in range(len(text) - 1, start - 1, -1):
        if text[position] == CLOSING[opening]:
            depth += 1
        elif text[position] == opening:
            if depth == 0:
                return position
            depth -= 1
    return start
