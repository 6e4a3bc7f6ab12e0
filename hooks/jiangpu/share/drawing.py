"""A card drawn: the sheet with its double line, the texts where the layout puts them, and the emblem. Units are pixels."""

from __future__ import annotations

from functools import cache
from math import cos, pi, sin
from typing import Any

from .canvas import Canvas, Faces, drawn
from .cards import Card, Seal
from .layout import FOOT, FRAME, LEFT, LINE, MARK, RIGHT, Box, cell_size, grid, lay_out

_NOTCHES = (
    (0, 21, 2.2, 22.4, 0, 24.6),
    (100, 63, 97, 64.8, 100, 66.8),
    (38, 100, 39.4, 97.6, 41.6, 100),
    (77, 0, 78.6, 1.8, 80.4, 0),
)
"""Where the edge of a seal is worn, in hundredths of its side, as on the site's pages."""
_OUTLINE = (
    0,
    0,
    98,
    0,
    100,
    2,
    100,
    98,
    98,
    100,
    31.5,
    100,
    28,
    98.4,
    24.5,
    100,
    2,
    100,
    0,
    98,
    0,
    52.5,
    1.6,
    49,
    0,
    45.5,
)
_HOLLOW = (4, 4, 96, 4, 96, 96, 31.5, 96, 28, 94.4, 24.5, 96, 4, 96, 4, 52.5, 5.6, 49, 4, 45.5)
"""The two edges of an outlined seal, worn in two places."""
_NUMERALS = "一二三四五六七八九十"


def draw(card: Card, faces: Faces) -> bytes:
    """The PNG of a card."""
    canvas, sheet = Canvas(faces), lay_out(card, faces.measure)
    canvas.fill((LEFT, LINE, RIGHT, LINE + 4), "red")
    canvas.fill((LEFT, LINE + 8, RIGHT, LINE + 9), "red")
    if sheet.caution:
        _caution(canvas, sheet.caution)
    for text in sheet.texts:
        canvas.text(text)
    _word(canvas, card.site[:1], LEFT, FOOT - MARK / 2, MARK, 0.72)
    _SEALS[card.seal.kind](canvas, card.seal, sheet.seal)
    return canvas.png()


def _caution(canvas: Canvas, box: Box) -> None:
    """The red frame of safety, with its sign."""
    canvas.frame(box, 2, "red")
    canvas.mask(_sign(30), box[0] + 22, (box[1] + box[3]) / 2 - 16, "red", "paper")


@cache
def _sign(side: int) -> Any:
    def shape(pen: Any, scale: float) -> None:
        unit = side * scale / 24
        pen.line(
            [(x * unit, y * unit) for x, y in ((12, 3), (22, 21), (2, 21), (12, 3), (22, 21))],
            fill=255,
            width=round(2.2 * unit),
            joint="curve",
        )
        pen.line(
            [(12 * unit, 9.5 * unit), (12 * unit, 15.2 * unit)], fill=255, width=round(2.2 * unit)
        )
        pen.rectangle((10.9 * unit, 16.8 * unit, 13.1 * unit, 18.8 * unit), fill=255)

    return drawn(side, side, shape)


@cache
def _square(side: int, notched: int) -> Any:
    """A full square with worn edges."""

    def shape(pen: Any, scale: float) -> None:
        unit = side * scale / 100
        pen.rectangle((0, 0, 100 * unit, 100 * unit), fill=255)
        for notch in _NOTCHES[:notched]:
            pen.polygon([value * unit for value in notch], fill=0)

    return drawn(side, side, shape)


@cache
def _outline(side: int) -> Any:
    def shape(pen: Any, scale: float) -> None:
        for edge, fill in ((_OUTLINE, 255), (_HOLLOW, 0)):
            pen.polygon([value * side * scale / 100 for value in edge], fill=fill)

    return drawn(side, side, shape)


@cache
def _tile(side: int, rings: bool) -> Any:
    """An eaves tile: its disc, or the two rings upon it with pearls between."""

    def shape(pen: Any, scale: float) -> None:
        unit = side * scale / 100

        def circle(x: float, y: float, radius: float, **look: Any) -> None:
            pen.ellipse(
                [
                    (x - radius) * unit,
                    (y - radius) * unit,
                    (x + radius) * unit,
                    (y + radius) * unit,
                ],
                **look,
            )

        if not rings:
            circle(50, 50, 49.9, fill=255)
            return
        for radius in (46, 33):
            circle(50, 50, radius, outline=255, width=round(unit))
        for pearl in range(28):
            angle = pearl * 2 * pi / 28
            circle(50 + 39.6 * cos(angle), 50 + 39.6 * sin(angle), 1.7, fill=255)

    return drawn(side, side, shape)


def _word(canvas: Canvas, char: str, x: float, y: float, side: int, share: float) -> None:
    """A red square with one character."""
    canvas.mask(_square(side, 2), x, y, "red", "paper")
    canvas.centred(char, x + side / 2, y + side / 2, round(side * share), "on", "red")


def _person(canvas: Canvas, seal: Seal, box: Box) -> None:
    """Four characters, the right column first."""
    side = round(box[2] - box[0])
    canvas.mask(_square(side, 4), box[0], box[1], "red", "paper")
    for char, (x, y) in zip(
        seal.chars, ((0.725, 0.28), (0.725, 0.72), (0.275, 0.28), (0.275, 0.72)), strict=True
    ):
        canvas.centred(char, box[0] + side * x, box[1] + side * y, round(side * 0.42), "on", "red")


def _studio(canvas: Canvas, seal: Seal, box: Box) -> None:
    side = round(box[2] - box[0])
    canvas.mask(_tile(side, False), box[0], box[1], "red", "paper")
    canvas.mask(_tile(side, True), box[0], box[1], "on", "red")
    canvas.centred(
        seal.chars[0], box[0] + side / 2, box[1] + side / 2, round(side * 0.42), "on", "red"
    )


def _method(canvas: Canvas, seal: Seal, box: Box) -> None:
    side = round(box[2] - box[0])
    canvas.mask(_outline(side), box[0], box[1], "red", "paper")
    for char, y in zip(seal.chars, (0.305, 0.715), strict=True):
        canvas.centred(
            char, box[0] + side / 2, box[1] + side * y, round(side * 0.4), "red", "paper"
        )


def _one(canvas: Canvas, seal: Seal, box: Box) -> None:
    _word(canvas, seal.chars[0], box[0], box[1], round(box[2] - box[0]), 0.62)


def _grid(canvas: Canvas, seal: Seal, box: Box) -> None:
    """米字格: a verse in its cells, a column a phrase; or the cells alone, with the seal 待补 in the last one."""
    columns, rows = grid(seal)
    cell = cell_size(seal)
    left, top = round(box[0]) + FRAME, round(box[1]) + FRAME
    canvas.frame(box, 3, "red")
    for place in range(columns * rows):
        row, column = divmod(place, columns)
        x, y = left + column * cell, top + row * cell
        if seal.kind == "empty" and place >= seal.cells:
            if place == seal.cells:
                side = round(cell * 0.62)
                at = (cell - side) / 2
                _method(
                    canvas,
                    Seal("method", ("待", "补")),
                    (x + at, y + at, x + at + side, y + at + side),
                )
            continue
        canvas.fill((x, y, x + cell, y + cell), "sheet")
        canvas.mask(_dashes(cell), x, y, "dash", "sheet")
        canvas.frame((x, y, x + cell, y + cell), 1, "cell")
        if seal.kind == "verse" and row < len(seal.chars[column]):
            phrase = seal.chars[column]
            counted = row == 0 and len(phrase) > 1 and phrase[0] in _NUMERALS
            canvas.centred(
                phrase[row],
                x + cell / 2,
                y + cell / 2,
                round(cell * 0.66),
                "red" if counted else "ink",
                "sheet",
            )


@cache
def _dashes(cell: int) -> Any:
    """The broken lines of a ruled cell: both diagonals and the cross."""

    def shape(pen: Any, scale: float) -> None:
        whole, dash = cell * scale, 5 * scale
        half = whole / 2
        for x, y, to_x, to_y in (
            (0, 0, whole, whole),
            (whole, 0, 0, whole),
            (half, 0, half, whole),
            (0, half, whole, half),
        ):
            length = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
            for number in range(round(length / dash / 2) + 1):
                start, end = number * 2 * dash / length, min((number * 2 + 1) * dash / length, 1)
                if start < 1:
                    pen.line(
                        (
                            x + (to_x - x) * start,
                            y + (to_y - y) * start,
                            x + (to_x - x) * end,
                            y + (to_y - y) * end,
                        ),
                        fill=255,
                        width=round(1.2 * scale),
                    )

    return drawn(cell, cell, shape)


def _couplet(canvas: Canvas, seal: Seal, box: Box) -> None:
    """The words of the home page in their double frame, the right column first."""
    left, top, right, bottom = box
    canvas.frame(box, 1, "red")
    canvas.frame((left + 5, top + 5, right - 5, bottom - 5), 4, "red")
    middle = (left + right) / 2
    canvas.fill((middle, top + 9, middle + 1, bottom - 9), "cell")
    step = (bottom - top - 18) / max(map(len, seal.chars))
    for column, words in enumerate(seal.chars):
        x = (right - 9 + middle) / 2 if column == 0 else (left + 9 + middle) / 2
        for row, char in enumerate(words):
            canvas.centred(
                char, x, top + 9 + step * (row + 0.5), round(step * 0.84), "ink", "paper"
            )


_SEALS = {
    "person": _person,
    "studio": _studio,
    "method": _method,
    "word": _one,
    "verse": _grid,
    "empty": _grid,
    "couplet": _couplet,
}
