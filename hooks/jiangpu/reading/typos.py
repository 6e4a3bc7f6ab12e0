"""Typing errors of Chinese input in front matter: control characters, tabs, full-width colons,
quotes and indentation.

Each is reported where it stands, with the edits that mend it, and mended in the copy that is
parsed, so that one error does not hide the other problems of the file. The edits say exactly what
the copy says: after them the file reads as it was read. The file itself is not touched.
"""

from __future__ import annotations

import re
from functools import cache

from ..problems.problem import Problem
from ..problems.span import Edit, Span
from ..schema.fieldnames import field_names
from ..schema.registry import KINDS
from .mended import FrontMatter, Line
from .scalars import escaped, is_plain

_BREAKS = "\x0b\x0c\x85\u2028\u2029"
"""Characters that YAML or a word processor takes for a line break, and an editor does not."""
_CONTROL = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff{_BREAKS}]")
"""Characters that nobody sees and that YAML does not accept, or counts as line breaks."""

_QUOTES = re.compile(
    r"^\s*(?:- *)?[^\s:#]+\s*: +"
    r"(?P<open>[“”‘’＂])(?P<inner>[^“”‘’＂]*)(?P<close>[“”‘’＂])\s*$"
)
_INDENT = re.compile(r"^[ \t\u3000]*")
_BLOCK_TEXT = re.compile(r":\s*[|>][+-]?\d?\s*$")
"""The end of a line after which the lines that stand deeper are text, not fields."""


@cache
def _colon() -> re.Pattern[str]:
    """A field name where a field may begin, and a full-width colon after it."""
    names: set[str] = set()
    for kind in KINDS:
        names.update(field_names(kind.model))
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    either = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?:^\s*(?:- *)?|[{{,]\s*)(?P<name>{either})\s*(?P<colon>：\u3000*)")


def mend(uri: str, lines: list[str], first: int) -> tuple[FrontMatter, list[Problem]]:
    """The front matter with a mended copy, and a problem for each typing error.

    Args:
        uri: the file.
        lines: the front matter between the two `---`, as written.
        first: the line number of lines[0] in the file.
    """
    problems: list[Problem] = []
    mended: list[Line] = []
    text_indent: int | None = None
    for number, raw in enumerate(lines, first):
        mender = _LineMender(uri, number, raw)
        mender.mend_control_characters()
        mender.mend_tabs()
        mender.mend_indent()
        indent = mender.indent
        if text_indent is not None and raw.strip() and indent <= text_indent:
            text_indent = None
        if text_indent is None:
            mender.mend_colons()
            mender.mend_quotes()
            if _BLOCK_TEXT.search(mender.line.text):
                text_indent = indent
        mended.append(mender.line)
        problems += mender.problems
    return FrontMatter(first, tuple(mended)), problems


class _LineMender:
    """One line on its way: `line` is what it has become, `problems` is what was found."""

    def __init__(self, uri: str, number: int, raw: str) -> None:
        self.uri = uri
        self.number = number
        self.line = Line.of(raw)
        self.problems: list[Problem] = []

    @property
    def indent(self) -> int:
        return len(self._indent_text())

    def mend_control_characters(self) -> None:
        """Those that break lines become spaces, the others go."""
        matches = list(_CONTROL.finditer(self.line.text))
        if not matches:
            return
        mends = []
        for match in matches:
            text = " " if match[0] in _BREAKS else ""
            mends.append((match.start(), match.end(), text))
        point = f"U+{ord(matches[0][0]):04X}"
        fix = "换成空格" if matches[0][0] in _BREAKS else "删掉它"
        self._mend(mends, matches[0].span(), "F003", f"这里有看不见的控制符 {point}", fix)

    def mend_tabs(self) -> None:
        """Each tab becomes a space; the first one is reported."""
        if "\t" not in self.line.text:
            return
        mends = [(match.start(), match.end(), " ") for match in re.finditer("\t", self.line.text)]
        first = mends[0][:2]
        self._mend(mends, first, "F005", "表头里有制表符（Tab）", "删掉它，改按空格键")

    def mend_indent(self) -> None:
        """A full-width space before the text is as wide as two spaces."""
        if "\u3000" not in self.line.text:
            return
        wide = list(re.finditer("\u3000", self._indent_text()))
        if not wide:
            return
        mends = [(match.start(), match.end(), "  ") for match in wide]
        self._mend(mends, mends[0][:2], "F008", "缩进里有全角空格", "换成两个半角空格")

    def mend_colons(self) -> None:
        """A full-width colon after the name of a field becomes an English one and a space."""
        if "：" not in self.line.text:
            return
        found = list(_colon().finditer(self.line.text))
        for match in reversed(found):
            inside_quotes = self.line.text.count('"', 0, match.start()) % 2 == 1
            if not inside_quotes:
                self._mend_colon(match)

    def _mend_colon(self, match: re.Match[str]) -> None:
        start, end = match.span("colon")
        followed = self.line.text[end : end + 1]
        text = ": " if followed.strip() else ":"
        self._mend(
            [(start, end, text)],
            (start, start + 1),
            "F006",
            f"「{match['name']}」后面用了全角冒号",
            f"改成“{match['name']}: ”，英文冒号后空一格",
        )

    def mend_quotes(self) -> None:
        """Full-width quotes around a whole value become English ones, which YAML knows."""
        match = _QUOTES.match(self.line.text)
        if not match:
            return
        inner = match["inner"]
        mends = [
            (*match.span("open"), '"'),
            *self._escapes(match.start("inner"), inner),
            (*match.span("close"), '"'),
        ]
        edits = self._edits(mends)
        if is_plain(inner):
            edits = tuple(Edit(edit.span, "") for edit in edits)
        self._mend(
            mends,
            (match.start("open"), match.end("close")),
            "F007",
            "整个值套了全角引号",
            f"去掉引号，写成“{inner}”里面的字就行",
            edits,
        )

    @staticmethod
    def _escapes(start: int, inner: str) -> list[tuple[int, int, str]]:
        return [
            (index, index + 1, escaped(char))
            for index, char in enumerate(inner, start)
            if escaped(char) != char
        ]

    def _indent_text(self) -> str:
        match = _INDENT.match(self.line.text)
        return match[0] if match else ""

    def _mend(
        self,
        mends: list[tuple[int, int, str]],
        place: tuple[int, int],
        code: str,
        text: str,
        fix: str,
        edits: tuple[Edit, ...] | None = None,
    ) -> None:
        """Report one problem and mend it in the copy.

        Args:
            mends: (start, end, text) in the copy as it is now, from left to right.
            place: start and end of what is reported, in the copy as it is now.
            code, text, fix: of the problem.
            edits: what mends the file, where that is not the same as `mends`.
        """
        if edits is None:
            edits = self._edits(mends)
        span = self._span(*place)
        self.problems.append(Problem.at(self.uri, span, code, text, fix, edits=edits))
        for start, end, replacement in reversed(mends):
            self.line = self.line.replace(start, end, replacement)

    def _edits(self, mends: list[tuple[int, int, str]]) -> tuple[Edit, ...]:
        return tuple(Edit(self._span(start, end), text) for start, end, text in mends)

    def _span(self, start: int, end: int) -> Span:
        """A part of the copy as a part of the file."""
        return Span.within(self.number, self.line.raw_start(start) + 1, self.line.raw_end(end) + 1)
