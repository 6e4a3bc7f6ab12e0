"""Points, boxes and texts on a card.

Units are pixels, the origin is the upper left corner of the card, a text stands on its baseline.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

SONG, HEI = "song", "hei"
"""The two faces: Song for titles and names, Hei for the rest."""

ASCENT, DESCENT = 0.88, 0.12
"""How far the em of Chinese type reaches above and below the baseline, by its size."""
CENTRE = 0.38
"""How far below the middle of a line its baseline is, by its size."""

Measure = Callable[[str, str, int], float]
"""(text, face, size) → its width."""


class Point(NamedTuple):
    """A place on the card."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle; its right and lower edges are not part of it."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def side(self) -> int:
        """The width of a square, in whole pixels."""
        return round(self.right - self.left)

    def at(self, across: float, down: float) -> Point:
        """A point in a square, by shares of its side: (0.5, 0.5) is the middle."""
        return Point(self.left + self.side * across, self.top + self.side * down)

    def shrunk(self, by: float) -> Box:
        """The same box, smaller on every side."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)


@dataclass(frozen=True)
class Text:
    """A run of characters.

    Attributes:
        x, y: where it starts, and its baseline.
        face, size: `SONG` or `HEI`, and the height of its em.
        colour, ground: names of colours of the canvas: its own, and what it stands on.
    """

    x: float
    y: float
    text: str
    face: str
    size: int
    colour: str = "ink"
    ground: str = "paper"

    def box(self, measure: Measure) -> Box:
        """The room that it takes: as wide as it is set, as high as the em of Chinese type."""
        width = measure(self.text, self.face, self.size)
        above, below = self.size * ASCENT, self.size * DESCENT
        return Box(self.x, self.y - above, self.x + width, self.y + below)


@dataclass(frozen=True)
class Line:
    """A text that fits its room, and the size at which it does; "" and 0 where there is none."""

    text: str
    size: int
