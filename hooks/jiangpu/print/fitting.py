"""In which size a card fits its sheet, and what it leaves out where it does not.

Steps and points are shown all or not at all: half of an instruction is worse than none. The
heights here are those of `assets/sheet.css`, in millimetres; a test compares them with what a
browser and the PDF make of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ..display.verses import verse_grid
from .card import HAND_LINES, Card, Item, Part
from .measuring import line_count, lines_of
from .titles import Title, title_of

LINE = 1.5
"""From one line of text to the next, by the size of the type."""
NUMBER = 9.0
"""The column of the numbers of steps."""
BOX = 5.6
"""Padding and border of the box around safety, above and below together."""
BOX_SIDES = 7.6
"""The same at its left and right."""
BULLET = 1.2
"""What stands before a line of a list, by the size of the type."""
HAND = 8.0
"""A line to write on by hand."""
CELL, SMALL_CELL, CELLS_FRAME = 14.0, 9.0, 3.2
"""A cell of a short verse, one of a longer verse, and the line around a row of them."""
BETWEEN_CELLS = 5.0
"""Between two phrases in cells."""
BETWEEN_PHRASES = "　"
"""Between the phrases of a verse that does not stand in cells."""
VERSE_SIZE = 1.2
"""The type of a verse that does not stand in cells, by the size of the other type."""
SMALL = 3.9
"""The type of labels."""
BYLINE = 4.3


class Detail(Enum):
    """How much of the steps and points a card has room for."""

    ALL = "all"
    ACTIONS = "actions"
    NONE = "none"


@dataclass(frozen=True)
class Format:
    """A sheet on which a card is printed.

    Attributes:
        name: A4, A6: also the class of the sheet.
        width, height: the room for what stands above the footer.
        sizes: the sizes of the type, largest first; none is below 10.5 points.
        title: the largest size of the title.
        beside_title: what the seal takes of the width.
        gap: between two blocks.
        heading: the height of a heading with its rule.
        item: what a step or point takes above and below its text, its rule included.
        hand_lines: lines for what the unit has to say about safety.
        full: whether problem, tools and the lines for signatures are on it.
    """

    name: str
    width: float
    height: float
    sizes: tuple[float, ...]
    title: float
    beside_title: float
    gap: float
    heading: float
    item: float
    hand_lines: int
    full: bool


A4 = Format(
    name="a4",
    width=166.0,
    height=222.0,
    sizes=(5.6, 5.1, 4.7, 4.3, 4.0, 3.75),
    title=13.0,
    beside_title=23.0,
    gap=3.4,
    heading=9.2,
    item=1.8,
    hand_lines=HAND_LINES,
    full=True,
)
"""The card for the wall."""
A6 = Format(
    name="a6",
    width=93.0,
    height=113.0,
    sizes=(4.3, 4.0, 3.75),
    title=6.8,
    beside_title=14.0,
    gap=2.0,
    heading=7.2,
    item=0.9,
    hand_lines=1,
    full=False,
)
"""The card for the pocket."""
FORMATS = {format.name: format for format in (A4, A6)}

SIGNATURES = 12.8
"""The lines for signatures."""


@dataclass(frozen=True)
class Fitting:
    """How a card is set.

    Attributes:
        format: its sheet.
        step: which of the sizes of the format it is set in, from 0.
        title: its title in lines.
        detail: how much it has of the steps and points.
        spare: the height that is left over; below 0 the card takes a second sheet.
        effects: whether there is room for what the method achieved.
    """

    format: Format
    step: int
    title: Title
    detail: Detail
    spare: float
    effects: bool = False

    @property
    def whole(self) -> bool:
        """Whether everything is on one sheet."""
        return self.detail is Detail.ALL and self.spare >= 0


def fit(card: Card, format: Format) -> Fitting:
    """The largest type in which a card fits; with less detail where it does not fit otherwise.

    Title, safety and signatures are never left out. Where they alone are too much for one sheet,
    `spare` is below 0. What the method achieved stands on the card where room is left: the type of
    what has to be done is never smaller for its sake.
    """
    title = title_of(card.name, format.title, format.width - format.beside_title)
    attempts = []
    for detail in Detail:
        for step, size in enumerate(format.sizes):
            spare = format.height - card_height(card, format, title, size, detail)
            attempts.append(Fitting(format, step, title, detail, spare))
            if spare >= 0:
                return _with_effects(attempts[-1], card, size)
    return attempts[-1]


def _with_effects(fitting: Fitting, card: Card, size: float) -> Fitting:
    """A card with what its method achieved, where there is room for it."""
    format = fitting.format
    if not card.effects or not format.full:
        return fitting
    lines = line_count(EFFECTS + "；".join(card.effects), format.width / size)
    spare = fitting.spare - format.gap - lines * size * LINE
    return replace(fitting, effects=True, spare=spare) if spare >= 0 else fitting


EFFECTS = "见效："
"""What stands before the results of a method."""


def card_height(card: Card, format: Format, title: Title, size: float, detail: Detail) -> float:
    """The height of what stands above the footer, in millimetres.

    Args:
        size: of the type, in millimetres.
    """
    blocks = [
        _header(card, format, title),
        _verse(card.verse, format, size),
        safety_height(card.safety, format.width, size, format.hand_lines),
        *_facts(card, format, size),
        *_parts(card.parts, format, size, detail),
    ]
    if format.full:
        blocks.append(SIGNATURES)
    present = [height for height in blocks if height]
    return sum(present) + format.gap * (len(present) - 1)


def _header(card: Card, format: Format, title: Title) -> float:
    room = format.width - format.beside_title
    byline = line_count(card.byline, room / BYLINE)
    return SMALL * LINE + title.height(format.title) + byline * BYLINE * LINE


def _verse(verse: Sequence[str], format: Format, size: float) -> float:
    if not verse:
        return 0.0
    grid = cells_of(verse, format)
    if grid is None:
        lines = line_count(BETWEEN_PHRASES.join(verse), format.width / (size * VERSE_SIZE))
        return lines * size * VERSE_SIZE * LINE
    cell = CELL if has_large_cells(grid, format) else SMALL_CELL
    rows = math.ceil(len(grid) / _phrases_in_row(grid, cell, format))
    return rows * (cell + CELLS_FRAME)


def _phrases_in_row(grid: Sequence[str], cell: float, format: Format) -> int:
    """How many phrases of a verse stand beside each other, in cells of this size."""
    phrase = len(grid[0]) * cell + BETWEEN_CELLS
    return int((format.width - CELLS_FRAME / 2) // phrase)


def cells_of(verse: Sequence[str], format: Format) -> list[str] | None:
    """The phrases of a verse that stands in cells; None where it is set as text."""
    return verse_grid(verse) if format.full else None


def has_large_cells(grid: Sequence[str], format: Format) -> bool:
    """Whether all phrases of a verse stand in one row even when their cells are large."""
    return len(grid) <= _phrases_in_row(grid, CELL, format)


def safety_height(texts: Sequence[str], width: float, size: float, hand_lines: int) -> float:
    """The box around safety; without anything to say, with lines to write on by hand.

    Args:
        texts: what the sources say.
        width: of the box, in millimetres like everything here.
        size: of the type.
    """
    room = (width - BOX_SIDES) / size
    if texts:
        lines = 1 + lines_of(texts, room - BULLET)
        return BOX + lines * size * LINE
    lines = line_count(f"{SAFETY}　{NO_SAFETY}", room)
    return BOX + lines * size * LINE + hand_lines * HAND


SAFETY = "先说安全"
NO_SAFETY = "来源没有写安全要点，由本单位填写："
"""The heading of the box around safety, and what follows it where no source says anything."""


def _facts(card: Card, format: Format, size: float) -> Iterator[float]:
    """Problem and tools where there is room for them, and always when it may not be used."""
    facts = [("不能用：", card.unsuited)]
    if format.full:
        facts.append(("难在哪里：", card.problem))
        facts.append(("要备好：", "、".join(card.tools)))
    for name, text in facts:
        if text:
            yield line_count(name + text, format.width / size) * size * LINE


def _parts(parts: Sequence[Part], format: Format, size: float, detail: Detail) -> Iterator[float]:
    for part in parts:
        if detail is Detail.NONE:
            yield format.heading + line_count(left_out(part), format.width / size) * size * LINE
            continue
        height = format.heading
        for item in part.items:
            height += _item(item, format, size, detail)
        yield height


def _item(item: Item, format: Format, size: float, detail: Detail) -> float:
    room = (format.width - NUMBER) / size
    text = item.whole if detail is Detail.ALL else item.text
    lines = line_count(text, room)
    if item.safety:
        lines += line_count(f"安全：{item.safety}", room)
    return format.item + lines * size * LINE


def left_out(part: Part) -> str:
    """What is said of steps or points for which there is no room."""
    measure = "步" if part.ordered else "条"
    return f"共 {len(part.items)} {measure}，这张纸放不下，扫码看全。"
