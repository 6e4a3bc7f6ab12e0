"""Where everything stands on a card.

Units are pixels, the origin is the upper left corner, a text stands on its baseline. At the left a
column of label, title, facts and caution, at the right the emblem, below both a double line and the
foot with the site's name and the address.

What measures text is handed in, so that nothing here needs Pillow.
"""

from __future__ import annotations

from dataclasses import dataclass

from .cards import Card, Seal
from .geometry import ASCENT, CENTRE, DESCENT, HEI, SONG, Box, Measure, Text
from .typesetting import SMALL, fit, fit_title, title_texts

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

LABEL_GAP, FACTS_GAP, CAUTION_GAP = 26, 32, 34
"""Between label and title, above the facts, above the caution."""
CAUTION_HEIGHT, CAUTION_SIZE = 52, 26
CAUTION_BEFORE, CAUTION_AFTER = 68, 20
"""Inside the frame of a caution: room for its sign before the text, and room after it."""


@dataclass(frozen=True)
class Sheet:
    """A card laid out: its texts, where its emblem stands, the frame around its caution, if any."""

    texts: tuple[Text, ...]
    seal: Box
    caution: Box | None


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
    texts += title_texts(title, LEFT, top, measure)
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
