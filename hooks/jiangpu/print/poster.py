"""The poster of a verse (口诀): A3, a phrase a row, with what it means beside it.

What a phrase means is taken from the step or point that begins with it; nothing is added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..schema.method import Method
from .measuring import line_count, lines_of

WIDTH, HEIGHT = 251.0, 292.0
"""The room for the phrases, in millimetres."""
CELLS = (46.0, 38.0, 31.0, 25.0, 20.0, 16.0)
"""The sizes of a character, largest first."""
NOTE, NOTE_LINE = 8.0, 1.45
"""The type of a note, and from one of its lines to the next."""
GAP = 6.0
"""Between two rows, and between a phrase and its note."""
NARROWEST_NOTE = 80.0
SAFETY = 7.0
"""The type of the box around safety."""
BOX, BOX_SIDES = 9.0, 10.0
"""Padding and border of that box, above and below, and at its sides."""


@dataclass(frozen=True)
class Row:
    """A phrase and what it means, "" where nobody stated it."""

    phrase: str
    note: str


@dataclass(frozen=True)
class Poster:
    """The rows of a poster, and which of `CELLS` their characters are."""

    rows: tuple[Row, ...]
    step: int

    @property
    def noted(self) -> bool:
        """Whether any phrase has a note."""
        return any(row.note for row in self.rows)


def poster_of(method: Method) -> Poster | None:
    """The poster of a method; None where its verse does not fit the sheet."""
    rows = tuple(Row(_bare(phrase), _note(method, phrase)) for phrase in method.verse)
    room = HEIGHT - _safety(method)
    for step, cell in enumerate(CELLS):
        if _fits(rows, cell, room):
            return Poster(rows, step)
    return None


def _safety(method: Method) -> float:
    """The height of the box around safety, with its heading and the gap below; 0 without one."""
    if not method.safety:
        return 0.0
    lines = 1 + lines_of((point.text for point in method.safety), (WIDTH - BOX_SIDES) / SAFETY - 2)
    return GAP + BOX + lines * SAFETY * 1.5


def _bare(phrase: str) -> str:
    """A phrase without marks."""
    return "".join(char for char in phrase if char.isalnum())


def _note(method: Method, phrase: str) -> str:
    """What the step or point says that begins with a phrase."""
    texts = [point.text for point in method.points]
    for step in method.steps:
        texts.append(step.action)
    for text in texts:
        found = re.match(rf"[“‘]?{re.escape(_bare(phrase))}[”’]?[，：:、]?(?:指|是|就是)?", text)
        if found:
            return text[found.end() :].lstrip("，：: ")
    return ""


def _fits(rows: Sequence[Row], cell: float, most: float) -> bool:
    """Whether all rows fit into a height, with characters of this size."""
    longest = max(len(row.phrase) for row in rows)
    beside = WIDTH - longest * cell - GAP
    noted = any(row.note for row in rows)
    if beside < (NARROWEST_NOTE if noted else 0):
        return False
    height = 0.0
    for row in rows:
        note = line_count(row.note, beside / NOTE) * NOTE * NOTE_LINE
        height += max(cell, note) + GAP
    return height <= most
