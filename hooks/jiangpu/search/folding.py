"""Folding: the one form in which text is indexed and searched.

Every code point is folded by itself, in four steps: NFKC, lower case, traditional to simplified,
and a few variants that people write either way. `assets/search/engine/folding.js` does the same
to a query, so both sides of a search meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from ..language.characters import simplified

VARIANTS = {"帐": "账", "黏": "粘", "镟": "旋", "迭": "叠"}
"""Characters that people write either way: 台帐 and 台账 are one word.

The manifest of the index carries this table to the engine.
"""

GAP = "\0"
"""Stands in a folded text for whatever is no letter, mark or number."""

CodePoints = npt.NDArray[np.uint32]
"""Unicode code points, one for each character of a text."""

Places = npt.NDArray[np.int64]
"""Positions in another array."""

MARKS = "+%‰°.#"
"""Marks that belong to a word as letters do: C++, 16.6%, 12‰, 28.5°C, 3#."""

_CODE_POINTS = 0x110000
"""How many code points Unicode has."""

_FIRST_IDEOGRAPH = "\u3400"
"""No character before this one has a traditional and a simplified form."""

_IDEOGRAPHS = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x2A6E0))
"""The blocks in which traditional characters stand."""

_NO_LETTER = re.compile(r"[^\w+%‰°.#]|_")
"""What Python's `\\w` does not count as a letter or a digit. Combining marks are among it."""


@cache
def fold_char(char: str) -> str:
    """Fold one code point; it may become several (㎡ → m2) or none."""
    compatible = unicodedata.normalize("NFKC", char).lower()
    simple = "".join(map(simplified, compatible))
    return "".join(VARIANTS.get(one, one) for one in simple)


@cache
def is_word(char: str) -> bool:
    """Whether a folded character belongs to a run: a letter, mark or number of any script, or one
    of `MARKS`."""
    return char in MARKS or unicodedata.category(char)[0] in "LMN"


def fold(text: str) -> str:
    """Fold a text, code point by code point."""
    return "".join(fold_char(char) for char in text)


def runs(text: str) -> list[str]:
    """The runs of word characters of a text, folded: “三看”法 → 三看, 法."""

    def marks_stay(match: re.Match[str]) -> str:
        return match[0] if is_word(match[0]) else " "

    return _NO_LETTER.sub(marks_stay, fold(text)).split()


def points_of(text: str) -> CodePoints:
    """The code points of a text: uint32, one a character."""
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


@dataclass(frozen=True)
class Distinct:
    """Which code points a text uses.

    Attributes:
        chars: uint32, one for each different code point, in rising order.
        ranks: uint32, one for each character of the text: where its code point is in `chars`.
    """

    chars: CodePoints
    ranks: CodePoints


def distinct(points: CodePoints) -> Distinct:
    """The different code points among `points`. Like `np.unique`, but without sorting them."""
    occurs = np.zeros(_CODE_POINTS, bool)
    occurs[points] = True
    chars = np.flatnonzero(occurs).astype(np.uint32)
    rank_of = np.zeros(_CODE_POINTS, np.uint32)
    rank_of[chars] = np.arange(len(chars), dtype=np.uint32)
    return Distinct(chars, rank_of[points])


@dataclass(frozen=True)
class FoldedPoints:
    """A text after folding. Both arrays have one value for each folded character.

    Attributes:
        points: uint32, its code point, 0 where it belongs to no run.
        origin: int64, the position of the unfolded character that it came from.
    """

    points: CodePoints
    origin: Places


def fold_points(points: CodePoints) -> FoldedPoints:
    """Fold a long text at once: each different character is folded once, the rest is looked up.

    For `5㎡。` the different characters are 5, ㎡ and 。, and their forms `5`, `m2` and a gap. So
    the folded points are those of `5m2` and a 0, and their origins 0, 1, 1, 2.
    """
    used = distinct(points)
    forms = [_form(chr(point)) for point in used.chars.tolist()]
    form_sizes = np.array([len(form) for form in forms], np.int64)
    form_begins = _begins(form_sizes)
    all_forms = points_of("".join(forms))

    sizes = form_sizes[used.ranks]
    origin = np.repeat(np.arange(len(points)), sizes)
    position_in_form = np.arange(len(origin)) - np.repeat(_begins(sizes), sizes)
    begin_of_form = form_begins[used.ranks[origin]]
    return FoldedPoints(all_forms[begin_of_form + position_in_form], origin)


def _form(char: str) -> str:
    """A character folded, with a gap for what belongs to no run."""
    return "".join(one if is_word(one) else GAP for one in fold_char(char))


def _begins(sizes: Places) -> Places:
    """Where each of several pieces begins when they lie one after the other."""
    return np.cumsum(sizes) - sizes


def all_variant_pairs() -> str:
    """Every traditional character, each followed by the folded one. It takes a while.

    What was folded for this alone, nearly a hundred thousand characters, is not remembered.
    """
    pairs = []
    for block in _IDEOGRAPHS:
        for char in map(chr, block):
            folded = fold_char(char)
            if folded != char and len(folded) == 1:
                pairs.append(char + folded)
    fold_char.cache_clear()
    simplified.cache_clear()
    return "".join(pairs)


def variant_pairs(present: Iterable[str], known: str) -> str:
    """The traditional characters that lead to something in the index.

    Args:
        present: the folded characters that the index holds.
        known: all pairs.

    Returns:
        Pairs of characters, one text: a traditional character, then the folded one.
    """
    indexed = set(present)
    pairs = []
    for char, folded in zip(known[::2], known[1::2], strict=True):
        if folded in indexed:
            pairs.append(char + folded)
    return "".join(pairs)
