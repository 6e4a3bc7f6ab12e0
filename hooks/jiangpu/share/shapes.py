"""The shapes on a card as masks: the sign of danger, the seals' faces, the lines of a ruled cell.

Each is drawn in units of its own, so many to its side, and scaled to the pixels that are wanted.
Sides are in pixels.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import cos, pi, sin
from typing import TYPE_CHECKING

from .canvas import FULL, drawn

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

Point = tuple[float, float]

_SIGN_UNITS = 24
_SIGN_STROKE = 2.2
_TRIANGLE = ((12, 3), (22, 21), (2, 21), (12, 3), (22, 21))
"""Once around and one side more, so that every corner is a joint."""
_STROKE_OF_MARK = ((12, 9.5), (12, 15.2))
_POINT_OF_MARK = ((10.9, 16.8), (13.1, 18.8))

_SEAL_UNITS = 100
NOTCHES = (
    ((0, 21), (2.2, 22.4), (0, 24.6)),
    ((100, 63), (97, 64.8), (100, 66.8)),
    ((38, 100), (39.4, 97.6), (41.6, 100)),
    ((77, 0), (78.6, 1.8), (80.4, 0)),
)
"""Where the edge of a full seal is worn, as on the site's pages."""
_OUTER_EDGE = (
    ((0, 0), (98, 0), (100, 2), (100, 98), (98, 100))
    + ((31.5, 100), (28, 98.4), (24.5, 100))
    + ((2, 100), (0, 98))
    + ((0, 52.5), (1.6, 49), (0, 45.5))
)
_INNER_EDGE = (
    ((4, 4), (96, 4), (96, 96))
    + ((31.5, 96), (28, 94.4), (24.5, 96))
    + ((4, 96),)
    + ((4, 52.5), (5.6, 49), (4, 45.5))
)
"""The two edges of an outlined seal, worn at the foot and at the left."""

_DISC = 49.9
_RINGS = (46, 33)
_PEARLS = 28
_PEARL_CIRCLE, _PEARL = 39.6, 1.7
"""Radii of an eaves tile: its disc, its rings, the circle of the pearls and a pearl."""

_DASH = 5
_DASH_WIDTH = 1.2
"""The broken lines of a cell, in pixels."""


def _scaled(points: Iterable[Point], unit: float) -> list[Point]:
    return [(x * unit, y * unit) for x, y in points]


@cache
def danger_sign(side: int) -> Image:
    """A triangle with an exclamation mark."""

    def shape(pen: ImageDraw, scale: float) -> None:
        unit = side * scale / _SIGN_UNITS
        width = round(_SIGN_STROKE * unit)
        pen.line(_scaled(_TRIANGLE, unit), fill=FULL, width=width, joint="curve")
        pen.line(_scaled(_STROKE_OF_MARK, unit), fill=FULL, width=width)
        pen.rectangle(_scaled(_POINT_OF_MARK, unit), fill=FULL)

    return drawn(side, side, shape)


@cache
def full_square(side: int, notches: int) -> Image:
    """A full square whose edge is worn in some of the `NOTCHES`."""

    def shape(pen: ImageDraw, scale: float) -> None:
        unit = side * scale / _SEAL_UNITS
        pen.rectangle(_scaled(((0, 0), (_SEAL_UNITS, _SEAL_UNITS)), unit), fill=FULL)
        for notch in NOTCHES[:notches]:
            pen.polygon(_scaled(notch, unit), fill=0)

    return drawn(side, side, shape)


@cache
def outlined_square(side: int) -> Image:
    """The outline of a square, worn in two places."""

    def shape(pen: ImageDraw, scale: float) -> None:
        unit = side * scale / _SEAL_UNITS
        pen.polygon(_scaled(_OUTER_EDGE, unit), fill=FULL)
        pen.polygon(_scaled(_INNER_EDGE, unit), fill=0)

    return drawn(side, side, shape)


@cache
def tile_disc(side: int) -> Image:
    """The disc of an eaves tile."""

    def shape(pen: ImageDraw, scale: float) -> None:
        unit = side * scale / _SEAL_UNITS
        pen.ellipse(_circle(50, 50, _DISC, unit), fill=FULL)

    return drawn(side, side, shape)


@cache
def tile_rings(side: int) -> Image:
    """The two rings upon an eaves tile, with pearls between them."""

    def shape(pen: ImageDraw, scale: float) -> None:
        unit = side * scale / _SEAL_UNITS
        for radius in _RINGS:
            pen.ellipse(_circle(50, 50, radius, unit), outline=FULL, width=round(unit))
        for pearl in range(_PEARLS):
            angle = pearl * 2 * pi / _PEARLS
            x = 50 + _PEARL_CIRCLE * cos(angle)
            y = 50 + _PEARL_CIRCLE * sin(angle)
            pen.ellipse(_circle(x, y, _PEARL, unit), fill=FULL)

    return drawn(side, side, shape)


def _circle(x: float, y: float, radius: float, unit: float) -> list[Point]:
    """The corners of the square around a circle."""
    return _scaled(((x - radius, y - radius), (x + radius, y + radius)), unit)


@cache
def cell_lines(side: int) -> Image:
    """The broken lines of a ruled cell: both diagonals and the cross (米字格)."""

    def shape(pen: ImageDraw, scale: float) -> None:
        whole = side * scale
        half = whole / 2
        dash = _DASH * scale
        width = round(_DASH_WIDTH * scale)
        _dashed(pen, (0, 0), (whole, whole), dash, width)
        _dashed(pen, (whole, 0), (0, whole), dash, width)
        _dashed(pen, (half, 0), (half, whole), dash, width)
        _dashed(pen, (0, half), (whole, half), dash, width)

    return drawn(side, side, shape)


def _dashed(pen: ImageDraw, start: Point, end: Point, dash: float, width: int) -> None:
    """A broken line: a dash, a gap of the same length, and so on."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = (across**2 + down**2) ** 0.5

    def at(distance: float) -> Point:
        share = min(distance / length, 1)
        return start[0] + across * share, start[1] + down * share

    for number in range(round(length / dash / 2) + 1):
        begin = number * 2 * dash
        if begin < length:
            pen.line([at(begin), at(begin + dash)], fill=FULL, width=width)
