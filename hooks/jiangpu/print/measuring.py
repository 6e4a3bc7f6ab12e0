"""How much room a text takes on paper: an estimate that needs no font.

A Chinese character is as wide as it is high, in every font. Latin letters and digits differ from
font to font; they are taken a little wider than they are, so that a text never takes more lines
than it is given here. Widths are in em, the size of the type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_OPENING = "“‘《〈（【「『([{"
_CLOSING = "”’》〉）】」』、，。：；！？…·—)]},.:;!?%"
_PIECE = re.compile(
    rf"""
      \s+
    | [{re.escape(_OPENING)}]*
      (?: [!-~]+ | [^\s] )
      [{re.escape(_CLOSING)}]*
    """,
    re.VERBOSE,
)
"""What a line is not broken inside: a character or a Latin word with the marks that hold to it."""

_NARROW = 0.36
"""The width of a space and of the thinnest letters and marks."""
_LETTER = 0.62
_CAPITAL = 0.72
_WIDEST = 0.98
"""Of m, w and their like."""


def width(text: str) -> float:
    """The width of a text on one line, in em."""
    return sum(map(_advance, text))


def _advance(char: str) -> float:
    if char > "~":
        return 1.0
    if char in " !'()*,-./:;I[]`fijlrt|":
        return _NARROW
    if char in "%@MWmw":
        return _WIDEST
    return _CAPITAL if char.isupper() else _LETTER


def line_count(text: str, room: float) -> int:
    """How many lines a text takes; an empty one takes none.

    Args:
        room: the width of a line, in em.
    """
    if not text.strip():
        return 0
    lines = 1
    used = 0.0
    for piece in _PIECE.findall(text):
        own = width(piece)
        if used and used + width(piece.rstrip()) > room:
            lines += 1
            used = 0.0
        used += own
        while used > room and own > room:  # a word that is longer than a line is broken
            lines += 1
            used -= room
    return lines


def lines_of(texts: Iterable[str], room: float) -> int:
    """How many lines some texts take that stand below each other."""
    return sum(line_count(text, room) for text in texts)
