"""What would change in a file, for people: its lines before and after."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ..reading.text import LINE_END, characters
from ..reading.unseen import CONTROL, NO_WIDTH, point_of

_SPACES = "\u00a0\u3000"
"""Spaces that look like ordinary ones, or like two."""


def difference(uri: str, before: bytes, after: bytes) -> Iterator[str]:
    """The lines of a unified difference; none where only the way of saving differs.

    A character that nobody sees is written as its number, so that the two lines look different.
    """
    old = LINE_END.split(characters(before).text)
    new = LINE_END.split(characters(after).text)
    lines = difflib.unified_diff(old, new, f"{uri}（现在）", f"{uri}（改后）", n=0, lineterm="")
    for line in lines:
        yield _visible(line)


def _visible(line: str) -> str:
    """A line with a number for each character that nobody sees."""
    shown = ""
    for char in line:
        unseen = char in _SPACES or NO_WIDTH.match(char) or CONTROL.match(char) or char == "\t"
        shown += f"<{point_of(char)}>" if unseen else char
    return shown
