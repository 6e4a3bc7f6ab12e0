"""Where everything stands on a card. Units are pixels, the origin is the upper left corner, a text stands on its baseline.

What measures text is handed in, so that nothing here needs Pillow: `Measure(text, face, size)` gives a width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from .breaking import NEVER, best, prices
from .cards import Card, Seal

WIDTH, HEIGHT = 1200, 630
LEFT, RIGHT = 72, 1128
TOP, BOTTOM = 64, 484
"""Between these the content stands, in the middle."""
GAP = 60
"""Between the text and the emblem."""
LINE = 516
"""Where the double line closes the sheet; below it the site and the address."""
FOOT = 578
MARK = 52
"""The side of the site's own seal."""
SEAL, SQUARE = 268, 220
"""The side of a seal, and of the red square of kinds that have no seal of their own."""
CELL, GRID_WIDTH, GRID_HEIGHT = 128, 408, 348
"""The largest cell of a ruled grid, and the largest grid."""
FRAME = 8
"""What the red frame of a grid takes on each side."""
COUPLET_WIDTH, COUPLET_HEIGHT = 232, 396

SONG, HEI = "song", "hei"
SIZES = (112, 96, 86, 76, 68, 60, 54, 48, 42, 36)
"""Of titles. The largest are for names that stand on one line."""
ONE_LINE_FROM, TWO_LINES_FROM = 112, 76
_BORNE = ((4.0, 60), (12.0, 60), (12.0, 36), (NEVER - 1, 36))
"""What a title's breaks may cost, and down to which size it is tried at that: at its phrases while it is large, then elsewhere."""
LEADING = 1.26
ABOVE, BENEATH, APART = 26, 32, 34
"""Between label and title, between title and facts, above the caution."""
SMALL, LEAST = 28, 22
_HALF = "“”‘’《》（）〈〉【】「」"
_OPENING = "“‘《（〈【「"

Measure = Callable[[str, str, int], float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Text:
    """A run of characters: where it starts, its baseline, its face and size, its colour and what it stands on."""

    x: float
    y: float
    text: str
    face: str
    size: int
    colour: str = "ink"
    ground: str = "paper"

    def box(self, measure: Measure) -> Box:
        """The room that it takes: as wide as it is set, as high as the em of Chinese type."""
        return (
            self.x,
            self.y - self.size * 0.88,
            self.x + measure(self.text, self.face, self.size),
            self.y + self.size * 0.12,
        )


@dataclass(frozen=True)
class Sheet:
    """A card laid out: its texts, where its emblem stands, and the red frame around its caution, if any."""

    texts: tuple[Text, ...]
    seal: Box
    caution: Box | None


def lay_out(card: Card, measure: Measure) -> Sheet:
    """Place everything on a card. Whatever the record says, nothing leaves the card or touches the emblem."""
    width, height = seal_size(card.seal)
    middle = (TOP + BOTTOM) / 2
    seal = (RIGHT - width, middle - height / 2, RIGHT, middle + height / 2)
    room = seal[0] - GAP - LEFT
    above = SMALL + ABOVE if card.label else 0
    meta, meta_size = fit(card.meta, room, measure)
    below = (BENEATH + meta_size if meta else 0) + (APART + 52 if card.caution else 0)
    size, lines = title_lines(card.phrases, room, BOTTOM - TOP - above - below, measure)
    step = round(size * LEADING)
    block = above + step * (len(lines) - 1) + size + below
    y = middle - block / 2
    texts = []
    if card.label:
        texts.append(Text(LEFT, y + SMALL * 0.88, card.label, HEI, SMALL, "ink2"))
    y += above
    for number, line in enumerate(lines):
        texts += _set(line, LEFT, y + number * step + size * 0.88, size, measure)
    y += step * (len(lines) - 1) + size
    if meta:
        y += BENEATH + meta_size
        texts.append(Text(LEFT, y - meta_size * 0.12, meta, HEI, meta_size, "ink2"))
    caution = None
    if card.caution:
        y += APART
        caution = (LEFT, y, LEFT + 68 + measure(card.caution, HEI, 26) + 20, y + 52)
        texts.append(Text(LEFT + 68, y + 26 + 26 * 0.38, card.caution, HEI, 26, "red"))
    return Sheet((*texts, *_foot(card, measure)), seal, caution)


def seal_size(seal: Seal) -> tuple[int, int]:
    """Width and height of an emblem, its frame included."""
    if seal.kind == "couplet":
        return COUPLET_WIDTH, COUPLET_HEIGHT
    if seal.kind not in ("verse", "empty"):
        return (SQUARE, SQUARE) if seal.kind == "word" else (SEAL, SEAL)
    columns, rows = grid(seal)
    cell = cell_size(seal)
    return columns * cell + FRAME * 2, rows * cell + FRAME * 2


def grid(seal: Seal) -> tuple[int, int]:
    """Columns and rows of a ruled grid; the empty one has one cell more, for the seal 待补."""
    if seal.kind == "verse":
        return len(seal.chars), max(map(len, seal.chars))
    return seal.columns, -(-(seal.cells + 1) // seal.columns)


def cell_size(seal: Seal) -> int:
    columns, rows = grid(seal)
    return min(CELL, (GRID_WIDTH - FRAME * 2) // columns, (GRID_HEIGHT - FRAME * 2) // rows)


def title_lines(
    phrases: Sequence[str], room: float, height: float, measure: Measure
) -> tuple[int, list[str]]:
    """The size of a title and its lines: as large as it can be broken well, else as it can be broken at all, else cut off."""
    text, price = "".join(phrases), prices(phrases)
    for borne, least in _BORNE:
        for size in (size for size in SIZES if size >= least):
            lines = 1 if size >= ONE_LINE_FROM else 2 if size >= TWO_LINES_FROM else 3
            widths = _widths(text, size, measure)
            if sum(widths) > room * lines:
                continue
            for count in range(1, lines + 1):
                cost, cuts = best(widths, price, room, count)
                if cost <= borne and round(size * LEADING) * (count - 1) + size <= height:
                    edges = (0, *cuts, len(text))
                    return size, [
                        text[start:end] for start, end in zip(edges, edges[1:], strict=False)
                    ]
    return SIZES[-1], list(_cut(text, room, measure, 3))


def _cut(text: str, room: float, measure: Measure, lines: int) -> Iterator[str]:
    """A title that is far too long, in the smallest size, ending with an ellipsis."""
    for number in range(lines):
        last, length, widths = number == lines - 1, 0, _widths(text, SIZES[-1], measure)
        width = measure("…", SONG, SIZES[-1]) if last and sum(widths) > room else 0.0
        while length < len(text) and width + widths[length] <= room:
            width += widths[length]
            length += 1
        if last and length < len(text):
            yield text[:length].rstrip(_OPENING + "、，") + "…"
            return
        yield text[:length]
        text = text[length:]
        if not text:
            return


def fit(
    parts: Sequence[str], room: float, measure: Measure, face: str = HEI, largest: int = SMALL
) -> tuple[str, int]:
    """One line of facts and its size; what has no room is left out from the end, and a single fact too long is cut off."""
    for count in range(len(parts), 0, -1):
        text = " · ".join(parts[:count])
        for size in range(largest, LEAST - 1, -2):
            if measure(text, face, size) <= room:
                return text, size
    if not parts:
        return "", 0
    text = parts[0]
    while text and measure(text + "…", face, LEAST) > room:
        text = text[:-1]
    return text + "…", LEAST


def _widths(text: str, size: int, measure: Measure) -> list[float]:
    """The width of each character of a title; brackets and quotation marks take half of theirs, as in careful typesetting."""
    return [_advance(char, size, measure)[1] for char in text]


def _advance(char: str, size: int, measure: Measure) -> tuple[float, float]:
    """(how far to the left a character is drawn, how wide it is)."""
    width = measure(char, SONG, size)
    if char in _HALF and width > size * 0.9:  # a face with narrow marks needs no trimming
        return (size / 2 if char in _OPENING else 0.0), width - size / 2
    return 0.0, width


def _set(line: str, x: float, y: float, size: int, measure: Measure) -> Iterator[Text]:
    """A line of a title, in runs between the marks that are moved."""
    run, start = "", x
    for char in line:
        shift, width = _advance(char, size, measure)
        if char in _HALF:
            if run:
                yield Text(start, y, run, SONG, size)
            yield Text(x - shift, y, char, SONG, size)
            run, start = "", x + width
        else:
            run += char
        x += width
    if run:
        yield Text(start, y, run, SONG, size)


def _foot(card: Card, measure: Measure) -> Iterator[Text]:
    """The site's name beside its seal, and the address at the right."""
    set_in = partial(fit, measure=measure)
    address, size = set_in([card.address], (RIGHT - LEFT) * 0.6)
    width = measure(address, HEI, size)
    name, name_size = set_in(
        [card.site], RIGHT - LEFT - MARK - 14 - width - GAP, face=SONG, largest=36
    )
    yield Text(LEFT + MARK + 14, FOOT + name_size * 0.38, name, SONG, name_size)
    yield Text(RIGHT - width, FOOT + size * 0.38, address, HEI, size, "ink2")
