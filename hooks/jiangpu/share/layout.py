"""Where everything stands on a card.

Units are pixels, the origin is the upper left corner, a text stands on its baseline. At the left a
column of label, title, facts and caution, at the right the emblem, below both a double line and the
foot with the site's name and the address.

What measures text is handed in, so that nothing here needs Pillow.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .breaking import NEVER, best, prices
from .cards import Card, Seal

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 72, 1128
TOP, BOTTOM = 64, 484
"""Between these the content stands, in the middle."""
MIDDLE = (TOP + BOTTOM) / 2
GAP = 60
"""Between the text and the emblem, and between the two texts of the foot."""

LINE = 516
"""Where the double line closes the sheet; below it the site and the address."""
FOOT = 578
"""The middle of the foot."""
MARK = 52
"""The side of the site's own seal."""
BESIDE_MARK = 14
"""Between that seal and the site's name."""
SITE_SIZE = 36
"""The largest size of the site's name."""
ADDRESS_SHARE = 0.6
"""How much of the foot's width the address may take."""

SEAL, SQUARE = 268, 220
"""The side of a seal, and of the red square of kinds that have no seal of their own."""
CELL, GRID_WIDTH, GRID_HEIGHT = 128, 408, 348
"""The largest cell of a ruled grid, and the largest grid."""
FRAME = 8
"""What the red frame of a grid takes on each side."""
COUPLET_WIDTH, COUPLET_HEIGHT = 232, 396

SONG, HEI = "song", "hei"
"""The two faces: Song for titles and names, Hei for the rest."""
SIZES = (112, 96, 86, 76, 68, 60, 54, 48, 42, 36)
"""Of titles. The largest are for names that stand on one line."""
ONE_LINE_FROM, TWO_LINES_FROM, MOST_LINES = 112, 76, 3
LEADING = 1.26
"""From one baseline of a title to the next, by its size."""
LABEL_GAP, FACTS_GAP, CAUTION_GAP = 26, 32, 34
"""Between label and title, above the facts, above the caution."""
SMALL, LEAST = 28, 22
"""The size of label and facts, and the least one that is tried where the room is narrow."""
CAUTION_HEIGHT, CAUTION_SIZE = 52, 26
CAUTION_BEFORE, CAUTION_AFTER = 68, 20
"""Inside the frame of a caution: room for its sign before the text, and room after it."""

ASCENT, DESCENT = 0.88, 0.12
"""How far the em of Chinese type reaches above and below the baseline, by its size."""
CENTRE = 0.38
"""How far below the middle of a line its baseline is, by its size."""

_BRACKETS = "“”‘’《》（）〈〉【】「」"
"""Marks that take half their width in careful typesetting; see `_advance`."""
_OPENING = "“‘《（〈【「"
_NARROW_MARK = 0.9
"""A mark below this share of its size is narrow already."""

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
class Sheet:
    """A card laid out: its texts, where its emblem stands, the frame around its caution, if any."""

    texts: tuple[Text, ...]
    seal: Box
    caution: Box | None


@dataclass(frozen=True)
class Line:
    """A text that fits its room, and the size at which it does; "" and 0 where there is none."""

    text: str
    size: int


@dataclass(frozen=True)
class Title:
    """A title in lines, all of one size."""

    size: int
    lines: tuple[str, ...]

    @property
    def step(self) -> int:
        """From one baseline to the next."""
        return round(self.size * LEADING)

    @property
    def height(self) -> int:
        return self.step * (len(self.lines) - 1) + self.size


@dataclass(frozen=True)
class Grid:
    """A ruled grid: how many columns and rows, and the side of a cell."""

    columns: int
    rows: int
    cell: int

    @property
    def width(self) -> int:
        """With its frame."""
        return self.columns * self.cell + FRAME * 2

    @property
    def height(self) -> int:
        """With its frame."""
        return self.rows * self.cell + FRAME * 2


def lay_out(card: Card, measure: Measure) -> Sheet:
    """Place everything on a card.

    Whatever the record says, nothing leaves the card or touches the emblem.
    """
    emblem = _emblem_box(card.seal)
    room = emblem.left - GAP - LEFT
    facts = fit(card.meta, room, measure)
    above = SMALL + LABEL_GAP if card.label else 0
    facts_height = FACTS_GAP + facts.size if facts.text else 0
    caution_height = CAUTION_GAP + CAUTION_HEIGHT if card.caution else 0
    below = facts_height + caution_height
    title = fit_title(card.phrases, room, BOTTOM - TOP - above - below, measure)

    texts = []
    top = MIDDLE - (above + title.height + below) / 2
    if card.label:
        texts.append(Text(LEFT, top + SMALL * ASCENT, card.label, HEI, SMALL, "ink2"))
    top += above
    texts += _title_texts(title, top, measure)
    top += title.height
    if facts.text:
        baseline = top + facts_height - facts.size * DESCENT
        texts.append(Text(LEFT, baseline, facts.text, HEI, facts.size, "ink2"))
    top += facts_height

    caution = None
    if card.caution:
        caution = _caution_box(card.caution, top + CAUTION_GAP, measure)
        texts.append(_caution_text(card.caution, caution))
    texts += _foot(card, measure)
    return Sheet(tuple(texts), emblem, caution)


def _emblem_box(seal: Seal) -> Box:
    """At the right edge, in the middle of the height."""
    width, height = _emblem_size(seal)
    return Box(RIGHT - width, MIDDLE - height / 2, RIGHT, MIDDLE + height / 2)


def _emblem_size(seal: Seal) -> tuple[int, int]:
    """Width and height of an emblem, its frame included."""
    if seal.kind == "couplet":
        return COUPLET_WIDTH, COUPLET_HEIGHT
    if seal.kind == "word":
        return SQUARE, SQUARE
    if seal.kind in ("verse", "empty"):
        ruled = grid(seal)
        return ruled.width, ruled.height
    return SEAL, SEAL


def grid(seal: Seal) -> Grid:
    """The ruled grid of a verse, or the empty one; that has one cell more, for the seal 待补."""
    if seal.kind == "verse":
        columns = len(seal.chars)
        rows = max(len(phrase) for phrase in seal.chars)
    else:
        columns = seal.columns
        rows = -(-(seal.cells + 1) // columns)  # rounded up
    widest = (GRID_WIDTH - FRAME * 2) // columns
    highest = (GRID_HEIGHT - FRAME * 2) // rows
    return Grid(columns, rows, min(CELL, widest, highest))


@dataclass(frozen=True)
class _Attempt:
    """What the breaks of a title may cost, and the least size at which that is asked for."""

    most_price: float
    least_size: int


_ATTEMPTS = (
    _Attempt(4.0, 60),
    _Attempt(12.0, 60),
    _Attempt(12.0, 36),
    _Attempt(NEVER - 1, 36),
)
"""At its phrases while it is large, then elsewhere, then smaller, then wherever it may be."""


def fit_title(phrases: Sequence[str], room: float, height: float, measure: Measure) -> Title:
    """A title as large as it can be broken well, else as it can be broken at all, else cut off.

    Args:
        phrases: the pieces between which it may be broken first.
        room: the width of a line.
        height: of all lines together.
    """
    text, price = "".join(phrases), prices(phrases)
    for attempt in _ATTEMPTS:
        for size in SIZES:
            if size < attempt.least_size:
                break
            title = _broken(text, price, size, attempt.most_price, room, height, measure)
            if title:
                return title
    return Title(SIZES[-1], tuple(_cut_off(text, room, measure)))


def _broken(
    text: str,
    price: Sequence[float],
    size: int,
    most_price: float,
    room: float,
    height: float,
    measure: Measure,
) -> Title | None:
    """The title in one size, in as few lines as its breaks allow; None where there is no way."""
    widths = _widths(text, size, measure)
    most_lines = _most_lines(size)
    if sum(widths) > room * most_lines:
        return None
    for count in range(1, most_lines + 1):
        breaking = best(widths, price, room, count)
        if breaking.price > most_price:
            continue
        edges = (0, *breaking.cuts, len(text))
        lines = tuple(text[start:end] for start, end in pairwise(edges))
        title = Title(size, lines)
        if title.height <= height:
            return title
    return None


def _most_lines(size: int) -> int:
    if size >= ONE_LINE_FROM:
        return 1
    if size >= TWO_LINES_FROM:
        return 2
    return MOST_LINES


def _cut_off(text: str, room: float, measure: Measure) -> list[str]:
    """The lines of a title that is far too long, in the smallest size, ending with an ellipsis."""
    size = SIZES[-1]
    lines: list[str] = []
    rest = text
    while rest and len(lines) < MOST_LINES - 1:
        length = _fitting(_widths(rest, size, measure), room)
        lines.append(rest[:length])
        rest = rest[length:]
    if not rest:
        return lines

    widths = _widths(rest, size, measure)
    if sum(widths) <= room:
        return [*lines, rest]
    length = _fitting(widths, room, taken=measure("…", SONG, size))
    return [*lines, rest[:length].rstrip(_OPENING + "、，") + "…"]


def _fitting(widths: Sequence[float], room: float, taken: float = 0.0) -> int:
    """How many characters fit beside what is taken."""
    width = taken
    for count, own in enumerate(widths):
        width += own
        if width > room:
            return count
    return len(widths)


def fit(
    parts: Sequence[str], room: float, measure: Measure, face: str = HEI, largest: int = SMALL
) -> Line:
    """One line of facts.

    What has no room is left out from the end; a single fact that is too long is cut off.
    """
    if not parts:
        return Line("", 0)
    for count in range(len(parts), 0, -1):
        text = " · ".join(parts[:count])
        for size in range(largest, LEAST - 1, -2):
            if measure(text, face, size) <= room:
                return Line(text, size)
    text = parts[0]
    while text and measure(text + "…", face, LEAST) > room:
        text = text[:-1]
    return Line(text + "…", LEAST)


@dataclass(frozen=True)
class _Advance:
    """How a character of a title is set.

    Attributes:
        shift: how far to the left of its place it is drawn.
        width: the room that it takes.
    """

    shift: float
    width: float


def _advance(char: str, size: int, measure: Measure) -> _Advance:
    """Brackets and quotation marks take half their width, as in careful typesetting.

    The empty half of an opening mark is at its left, so it is drawn that much further left.
    """
    width = measure(char, SONG, size)
    if char not in _BRACKETS or width <= size * _NARROW_MARK:
        return _Advance(0.0, width)
    half = size / 2
    return _Advance(half if char in _OPENING else 0.0, width - half)


def _widths(text: str, size: int, measure: Measure) -> list[float]:
    """The room that each character of a title takes."""
    return [_advance(char, size, measure).width for char in text]


def _title_texts(title: Title, top: float, measure: Measure) -> list[Text]:
    """The lines of a title below `top`."""
    texts = []
    for number, line in enumerate(title.lines):
        baseline = top + number * title.step + title.size * ASCENT
        texts += _line_texts(line, baseline, title.size, measure)
    return texts


def _line_texts(line: str, baseline: float, size: int, measure: Measure) -> list[Text]:
    """A line of a title, in runs between the marks that are moved."""
    texts = []
    run, run_start = "", float(LEFT)
    x = float(LEFT)
    for char in line:
        advance = _advance(char, size, measure)
        if char in _BRACKETS:
            if run:
                texts.append(Text(run_start, baseline, run, SONG, size))
            texts.append(Text(x - advance.shift, baseline, char, SONG, size))
            run, run_start = "", x + advance.width
        else:
            run += char
        x += advance.width
    if run:
        texts.append(Text(run_start, baseline, run, SONG, size))
    return texts


def _caution_box(caution: str, top: float, measure: Measure) -> Box:
    width = CAUTION_BEFORE + measure(caution, HEI, CAUTION_SIZE) + CAUTION_AFTER
    return Box(LEFT, top, LEFT + width, top + CAUTION_HEIGHT)


def _caution_text(caution: str, box: Box) -> Text:
    baseline = box.top + CAUTION_HEIGHT / 2 + CAUTION_SIZE * CENTRE
    return Text(LEFT + CAUTION_BEFORE, baseline, caution, HEI, CAUTION_SIZE, "red")


def _foot(card: Card, measure: Measure) -> list[Text]:
    """The site's name beside its seal, and the address at the right."""
    width = RIGHT - LEFT
    address = fit([card.address], width * ADDRESS_SHARE, measure)
    address_width = measure(address.text, HEI, address.size)
    room = width - MARK - BESIDE_MARK - address_width - GAP
    site = fit([card.site], room, measure, face=SONG, largest=SITE_SIZE)

    site_x = LEFT + MARK + BESIDE_MARK
    address_x = RIGHT - address_width
    return [
        Text(site_x, FOOT + site.size * CENTRE, site.text, SONG, site.size),
        Text(address_x, FOOT + address.size * CENTRE, address.text, HEI, address.size, "ink2"),
    ]
