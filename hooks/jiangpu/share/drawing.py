"""A card drawn: the double line, the texts where the layout puts them, and the emblem.

Units are pixels.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..display.verses import is_counted
from .canvas import Canvas, Faces
from .cards import Card, Seal
from .geometry import Box, Point
from .layout import FOOT, FRAME, LEFT, LINE, MARK, RIGHT, Grid, grid, lay_out
from .shapes import (
    NOTCHES,
    cell_lines,
    danger_sign,
    full_square,
    outlined_square,
    tile_disc,
    tile_rings,
)

_THICK_LINE = Box(LEFT, LINE, RIGHT, LINE + 4)
_THIN_LINE = Box(LEFT, LINE + 8, RIGHT, LINE + 9)
"""The double line that closes the sheet."""
_SIGN = 30
"""The side of the sign of danger."""
_GRID_FRAME = 3
"""The width of the red frame around a ruled grid."""
_MARK_BOX = Box(LEFT, FOOT - MARK / 2, LEFT + MARK, FOOT + MARK / 2)
"""The site's own seal, at the left of the foot."""
_TO_BE_FILLED = Seal("method", ("待", "补"))

_IN_CELL = 0.66
_IN_SQUARE = 0.62
_IN_MARK = 0.72
_IN_PERSON_SEAL = 0.42
_IN_STUDIO_SEAL = 0.42
_IN_METHOD_SEAL = 0.4
_IN_COUPLET = 0.84
"""How large a character is, by the side that it stands in."""
_SEAL_IN_CELL = 0.62
"""How large the seal 待补 is, by the side of its cell."""

_PERSON_PLACES = ((0.725, 0.28), (0.725, 0.72), (0.275, 0.28), (0.275, 0.72))
"""The middles of the four characters of a person's seal, the right column first."""
_METHOD_PLACES = (0.305, 0.715)
"""The middles of the two characters of a method's seal, from above."""

_COUPLET_GAP, _COUPLET_FRAME = 5, 4
"""Between the two frames of the couplet, and the width of the inner one."""


def draw(card: Card, faces: Faces) -> bytes:
    """The PNG of a card."""
    canvas = Canvas(faces)
    sheet = lay_out(card, faces.measure)
    canvas.fill(_THICK_LINE, "red")
    canvas.fill(_THIN_LINE, "red")
    if sheet.caution:
        _draw_caution(canvas, sheet.caution)
    for text in sheet.texts:
        canvas.text(text)
    _draw_square(canvas, card.site[:1], _MARK_BOX, _IN_MARK)
    _SEALS[card.seal.kind](canvas, card.seal, sheet.seal)
    return canvas.png()


def _draw_caution(canvas: Canvas, box: Box) -> None:
    """The red frame of safety, with its sign."""
    canvas.frame(box, 2, "red")
    top = (box.top + box.bottom) / 2 - 16
    canvas.mask(danger_sign(_SIGN), box.left + 22, top, "red", "paper")


def _draw_square(canvas: Canvas, char: str, box: Box, share: float) -> None:
    """A red square with one character, so large of its side."""
    canvas.mask(full_square(box.side, 2), box.left, box.top, "red", "paper")
    canvas.centred(char, box.at(0.5, 0.5), box.side * share, "on", "red")


def _draw_person(canvas: Canvas, seal: Seal, box: Box) -> None:
    """A full square with four characters."""
    square = full_square(box.side, len(NOTCHES))
    canvas.mask(square, box.left, box.top, "red", "paper")
    size = box.side * _IN_PERSON_SEAL
    for char, (across, down) in zip(seal.chars, _PERSON_PLACES, strict=True):
        canvas.centred(char, box.at(across, down), size, "on", "red")


def _draw_studio(canvas: Canvas, seal: Seal, box: Box) -> None:
    """An eaves tile with one character."""
    canvas.mask(tile_disc(box.side), box.left, box.top, "red", "paper")
    canvas.mask(tile_rings(box.side), box.left, box.top, "on", "red")
    size = box.side * _IN_STUDIO_SEAL
    canvas.centred(seal.chars[0], box.at(0.5, 0.5), size, "on", "red")


def _draw_method(canvas: Canvas, seal: Seal, box: Box) -> None:
    """An outlined square with two characters, one below the other."""
    canvas.mask(outlined_square(box.side), box.left, box.top, "red", "paper")
    size = box.side * _IN_METHOD_SEAL
    for char, down in zip(seal.chars, _METHOD_PLACES, strict=True):
        canvas.centred(char, box.at(0.5, down), size, "red", "paper")


def _draw_word(canvas: Canvas, seal: Seal, box: Box) -> None:
    """A full square with one character."""
    _draw_square(canvas, seal.chars[0], box, _IN_SQUARE)


def _draw_verse(canvas: Canvas, seal: Seal, box: Box) -> None:
    """米字格: a verse in its cells, a column for each phrase."""
    ruled = grid(seal)
    canvas.frame(box, _GRID_FRAME, "red")
    for column, phrase in enumerate(seal.chars):
        for row in range(ruled.rows):
            cell = _cell(ruled, box, column, row)
            _draw_cell(canvas, cell)
            if row < len(phrase):
                _draw_in_cell(canvas, phrase, row, cell)


def _draw_in_cell(canvas: Canvas, phrase: str, row: int, cell: Box) -> None:
    """A character of a phrase, in red where it is the phrase's number."""
    is_number = row == 0 and is_counted(phrase)
    colour = "red" if is_number else "ink"
    size = cell.side * _IN_CELL
    canvas.centred(phrase[row], cell.at(0.5, 0.5), size, colour, "sheet")


def _draw_empty(canvas: Canvas, seal: Seal, box: Box) -> None:
    """米字格 of a verse that is not public: its cells alone, and after them the seal 待补."""
    ruled = grid(seal)
    canvas.frame(box, _GRID_FRAME, "red")
    for place in range(seal.cells):
        row, column = divmod(place, ruled.columns)
        _draw_cell(canvas, _cell(ruled, box, column, row))

    row, column = divmod(seal.cells, ruled.columns)
    after_last = _cell(ruled, box, column, row)
    side = round(ruled.cell * _SEAL_IN_CELL)
    margin = (ruled.cell - side) / 2
    _draw_method(canvas, _TO_BE_FILLED, after_last.shrunk(margin))


def _cell(ruled: Grid, box: Box, column: int, row: int) -> Box:
    """Where a cell stands in a grid whose frame is `box`."""
    left = round(box.left) + FRAME + column * ruled.cell
    top = round(box.top) + FRAME + row * ruled.cell
    return Box(left, top, left + ruled.cell, top + ruled.cell)


def _draw_cell(canvas: Canvas, cell: Box) -> None:
    """A cell with its broken lines."""
    canvas.fill(cell, "sheet")
    canvas.mask(cell_lines(cell.side), cell.left, cell.top, "dash", "sheet")
    canvas.frame(cell, 1, "cell")


def _draw_couplet(canvas: Canvas, seal: Seal, box: Box) -> None:
    """The words of the home page in their double frame, the right column first."""
    canvas.frame(box, 1, "red")
    canvas.frame(box.shrunk(_COUPLET_GAP), _COUPLET_FRAME, "red")
    inside = box.shrunk(_COUPLET_GAP + _COUPLET_FRAME)
    middle = (box.left + box.right) / 2
    canvas.fill(Box(middle, inside.top, middle + 1, inside.bottom), "cell")

    right_words, left_words = seal.chars
    longest = max(len(right_words), len(left_words))
    step = (inside.bottom - inside.top) / longest
    _draw_column(canvas, right_words, (inside.right + middle) / 2, inside.top, step)
    _draw_column(canvas, left_words, (inside.left + middle) / 2, inside.top, step)


def _draw_column(canvas: Canvas, words: str, x: float, top: float, step: float) -> None:
    """Characters one below the other; each has the height of a step."""
    for row, char in enumerate(words):
        middle = Point(x, top + step * (row + 0.5))
        canvas.centred(char, middle, step * _IN_COUPLET, "ink", "paper")


_SEALS: Mapping[str, Callable[[Canvas, Seal, Box], None]] = {
    "person": _draw_person,
    "studio": _draw_studio,
    "method": _draw_method,
    "word": _draw_word,
    "verse": _draw_verse,
    "empty": _draw_empty,
    "couplet": _draw_couplet,
}
"""What draws each kind of emblem."""
