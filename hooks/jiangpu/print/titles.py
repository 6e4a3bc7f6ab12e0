"""A title set into lines of a fixed width, as large as it can be broken well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..display.seals import phrases
from ..share.breaking import NEVER, best, prices
from .measuring import width

LEADING = 1.25
"""From one line of a title to the next, by its size."""
SCALE = (1.0, 0.86, 0.74, 0.64, 0.55, 0.46)
"""The sizes of titles, by the largest one of their sheet."""
MOST_LINES = 2

_ATTEMPTS = ((4.0, 4), (12.0, 6), (NEVER - 1, 6))
"""What the breaks of a title may cost, and how many of the sizes are tried for that."""


@dataclass(frozen=True)
class Title:
    """A title in lines.

    Attributes:
        lines: its text.
        step: which of `SCALE` it is set in, from 0.
    """

    lines: tuple[str, ...]
    step: int

    def height(self, largest: float) -> float:
        """The height of all lines.

        Args:
            largest: the largest size of titles on the sheet; the height has the same unit.
        """
        return len(self.lines) * largest * SCALE[self.step] * LEADING


def title_of(name: str, largest: float, room: float) -> Title:
    """A title as large as it can be broken well into two lines, else as it can be broken at all.

    Args:
        largest: the largest size of titles on the sheet.
        room: the width of a line, in the same unit.
    """
    price = prices(phrases(name))
    for most_price, sizes in _ATTEMPTS:
        for step, share in enumerate(SCALE[:sizes]):
            lines = _broken(name, price, most_price, room / (largest * share))
            if lines:
                return Title(lines, step)
    return Title(_slices(name, room / (largest * SCALE[-1])), len(SCALE) - 1)


def _broken(
    name: str, price: Sequence[float], most_price: float, room: float
) -> tuple[str, ...] | None:
    """The title in as few lines as it can be broken into; None where there is no way.

    Args:
        room: the width of a line, in em.
    """
    widths = [width(char) for char in name]
    if sum(widths) > room * MOST_LINES:
        return None
    for count in range(1, MOST_LINES + 1):
        breaking = best(widths, price, room, count)
        if breaking.price <= most_price:
            edges = (0, *breaking.cuts, len(name))
            return tuple(name[start:end] for start, end in pairwise(edges))
    return None


def _slices(name: str, room: float) -> tuple[str, ...]:
    """A title that is far too long, in as many lines as it takes."""
    length = max(1, int(room))
    return tuple(name[start : start + length] for start in range(0, len(name), length))
