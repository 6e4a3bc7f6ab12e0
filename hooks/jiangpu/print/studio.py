"""The card of a studio: who, where, what it is known for, what it has brought forth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .measuring import line_count, lines_of

SIZES = (5.1, 4.7, 4.3, 4.0, 3.75)
"""The sizes of the type, in millimetres: those of a card of A4."""
LINE = 1.5
ROOM, WIDTH = 222.0, 166.0
"""The room above the foot, in millimetres."""
HEAD, HEADING, GAP, ITEM = 52.0, 9.2, 4.0, 2.3
"""The head with a title of two lines, a heading, between two blocks, around an item."""
FACT = 22.0
"""The column of the names of facts."""


@dataclass(frozen=True)
class StudioList:
    """A list on the card: its titles, its methods, what it achieved.

    Attributes:
        heading: what it is a list of.
        items: a line each.
        more: how many items there was no room for.
    """

    heading: str
    items: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True)
class StudioCard:
    """What stands on the card of a studio.

    Attributes:
        facts: (name, text) of each fact that is known.
        summary: what it is known for, "" where nobody stated it.
        lists: its lists, none of them empty.
        step: which of `SIZES` it is set in, from 0.
    """

    facts: tuple[tuple[str, str], ...]
    summary: str
    lists: tuple[StudioList, ...]
    step: int = 0


def fit_studio(card: StudioCard) -> StudioCard:
    """The card in the largest type in which it fits; long lists are cut and say so.

    A list of what was achieved is no instruction, so a part of it is worth printing.
    """
    while True:
        for step, size in enumerate(SIZES):
            if _height(card, size) <= ROOM:
                return replace(card, step=step)
        shorter = _shortened(card.lists)
        if shorter == card.lists:
            return replace(card, step=len(SIZES) - 1)
        card = replace(card, lists=shorter)


def _shortened(lists: Sequence[StudioList]) -> tuple[StudioList, ...]:
    """The lists with the last item of the longest left out; none loses its only item."""
    longest = max(lists, key=lambda each: len(each.items), default=None)
    if longest is None or len(longest.items) < 2:
        return tuple(lists)
    cut = replace(longest, items=longest.items[:-1], more=longest.more + 1)
    return tuple(cut if each is longest else each for each in lists)


def _height(card: StudioCard, size: float) -> float:
    line = size * LINE
    height = HEAD
    for _, text in card.facts:
        height += line_count(text, (WIDTH - FACT) / size) * line
    if card.summary:
        height += GAP + line_count(card.summary, WIDTH / size) * line
    for each in card.lists:
        lines = lines_of(each.items, WIDTH / size - 1.2) + bool(each.more)
        height += GAP + HEADING + len(each.items) * ITEM + lines * line
    return height
