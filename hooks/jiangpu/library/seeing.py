"""What the words of a 看法 mean to each master: passages of the methods' own records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..schema.method import Method
from ..schema.seeing import Placed, Seeing


@dataclass(frozen=True)
class Column:
    """What one method says to the words of a way of seeing.

    Attributes:
        cells: of each word, the passages that belong to it; none where no source says anything.
        outside: the points and steps that belong to no word.
        stated: whether the source itself says what each word means; else an editor placed the
            passages by their wording.
    """

    cells: tuple[tuple[str, ...], ...]
    outside: tuple[str, ...]
    stated: bool


def teachings(method: Method) -> tuple[str, ...]:
    """The points of a method, then its steps."""
    points = [point.text for point in method.points]
    steps = [step.action for step in method.steps]
    return (*points, *steps)


def beginning_with(method: Method, opening: str) -> list[str]:
    """The phrases, points and steps that begin so."""
    everything = (*method.verse, *teachings(method))
    return [text for text in everything if text.startswith(opening)]


def placed_for(placed: Iterable[Placed], seeing: Seeing, reference: str) -> list[Placed]:
    """The passages that were placed for one method of a way of seeing.

    Args:
        reference: the method, as the way of seeing names it.
    """
    own = [entry for entry in placed if entry.seeing == seeing.name]
    return [entry for entry in own if entry.method == reference]


def column(seeing: Seeing, method: Method, placed: Sequence[Placed]) -> Column:
    """What a method says to the words of a way of seeing.

    A word that is a phrase of the method's verse has the meanings that its points tell. Besides,
    every word has the passages that were placed there.

    Args:
        placed: those of this method and this way of seeing.
    """
    cells = []
    used: set[str] = set()
    for word in seeing.words:
        cell: list[str] = []
        for phrase in method.phrases:
            if phrase.text == word:
                cell += phrase.meanings
                used.update(phrase.points)
        placed_here = _placed_at(word, method, placed)
        used.update(placed_here)
        cells.append((*cell, *placed_here))
    outside = [text for text in teachings(method) if text not in used]
    return Column(tuple(cells), tuple(outside), stated=not placed)


def _placed_at(word: str, method: Method, placed: Sequence[Placed]) -> list[str]:
    """The passages that were placed at a word, as far as the record has them."""
    found = []
    for entry in placed:
        texts = beginning_with(method, entry.opening)
        if entry.word == word and len(texts) == 1:
            found += texts
    return found
