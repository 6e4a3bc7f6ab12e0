"""Characters that nobody sees: control characters, characters without width, spaces of other
widths, tabs.

Pages of the web and documents of Word bring them along. They are reported once a line, and taken
out of the copy that is parsed.
"""

from __future__ import annotations

import re

from .mender import LineMender

BREAKS = "\x0b\x0c\x85\u2028\u2029"
"""Characters that YAML or a word processor takes for a line break, and an editor does not."""

CONTROL = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff{BREAKS}]")
"""Characters that YAML does not accept, or counts as line breaks."""

NO_WIDTH = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
    "|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
"""Characters without width, and those that turn the direction of writing. The joiner between two
emoji is none: without it the picture would be another one."""

_OTHER_SPACES = "\u00a0\u2000-\u200a\u202f\u205f"
"""Spaces that look like one, and that YAML takes for letters."""
WIDE_SPACES = f"{_OTHER_SPACES}\u3000"
"""After a colon, a comma or a dash a full-width space is one of them. In a name it may be meant."""
_AT_A_JOINT = re.compile(
    rf"^(?P<indent>[ \t\u3000]*[{_OTHER_SPACES}][ \t\u3000{_OTHER_SPACES}]*)"
    rf"|(?<=[:,\-])[ \t]*(?P<after>[{WIDE_SPACES}][ \t{WIDE_SPACES}]*)"
    rf"|(?P<before>[{_OTHER_SPACES}]+)(?=[:：])"
    rf"|(?P<end>[{_OTHER_SPACES}]+[ \t]*$)"
)
"""Such spaces where YAML looks for one."""
_ANY = re.compile(
    f"{CONTROL.pattern}|[\t\u3000\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff{_OTHER_SPACES}]"
)
"""Any character of which a line is to be mended, and few others: most lines have none."""
_INDENT = re.compile(r"^[ \t\u3000]*")


def mend_unseen(mender: LineMender) -> None:
    """Report and take out of the copy whatever of this stands on a line."""
    if _ANY.search(mender.text) is None:
        return
    _control_characters(mender)
    _without_width(mender)
    _other_spaces(mender)
    _tabs(mender)
    _wide_indent(mender)


def without_unseen(text: str) -> str:
    """A text without control characters and characters without width."""
    return NO_WIDTH.sub("", CONTROL.sub("", text))


def first_unseen(line: str) -> re.Match[str] | None:
    """The first such character of a line."""
    return CONTROL.search(line) or NO_WIDTH.search(line)


def point_of(char: str) -> str:
    """The number of a character: U+200B."""
    return f"U+{ord(char):04X}"


def _control_characters(mender: LineMender) -> None:
    """Those that break lines become spaces, the others go."""
    matches = list(CONTROL.finditer(mender.text))
    if not matches:
        return
    mends = []
    for match in matches:
        text = " " if match[0] in BREAKS else ""
        mends.append((match.start(), match.end(), text))
    fix = "换成空格" if matches[0][0] in BREAKS else "删掉它"
    text = f"这里有看不见的控制符 {point_of(matches[0][0])}"
    mender.mend(mends, matches[0].span(), "F003", text, fix)


def _without_width(mender: LineMender) -> None:
    """Characters without width go."""
    if mender.text.isascii():
        return
    matches = list(NO_WIDTH.finditer(mender.text))
    if not matches:
        return
    mends = [(match.start(), match.end(), "") for match in matches]
    text = f"这里有看不见的字符 {point_of(matches[0][0])}"
    mender.mend(mends, matches[0].span(), "F023", text, "删掉它；多半是从网页或 Word 粘来的")


def _other_spaces(mender: LineMender) -> None:
    """Spaces of other widths become ordinary ones where YAML looks for one."""
    if mender.text.isascii():
        return
    matches = list(_AT_A_JOINT.finditer(mender.text))
    if not matches:
        return
    mends = []
    for match in matches:
        start, end = match.span(match.lastgroup or 0)
        mends.append((start, end, " " * (end - start)))
    first = matches[0].start(matches[0].lastgroup or 0)
    found = re.search(f"[{WIDE_SPACES}]", mender.text[first:])
    first += found.start() if found else 0
    text = f"这里的空格不是普通空格（{point_of(mender.text[first])}）"
    fix = "删掉它，改按空格键；多半是从网页或 Word 粘来的"
    mender.mend(mends, (first, first + 1), "F023", text, fix)


def _tabs(mender: LineMender) -> None:
    """Each tab becomes a space; the first one is reported."""
    if "\t" not in mender.text:
        return
    mends = [(match.start(), match.end(), " ") for match in re.finditer("\t", mender.text)]
    mender.mend(mends, mends[0][:2], "F005", "表头里有制表符（Tab）", "删掉它，改按空格键")


def _wide_indent(mender: LineMender) -> None:
    """A full-width space before the text is as wide as two spaces."""
    if "\u3000" not in mender.text:
        return
    match = _INDENT.match(mender.text)
    wide = list(re.finditer("\u3000", match[0] if match else ""))
    if not wide:
        return
    mends = [(found.start(), found.end(), "  ") for found in wide]
    mender.mend(mends, mends[0][:2], "F008", "缩进里有全角空格", "换成两个半角空格")
