"""Folding: the one form in which text is indexed and searched. `assets/search/engine/folding.js` does the same to a query."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

import numpy as np

from ..language.characters import simplified

VARIANTS = {"帐": "账", "黏": "粘", "镟": "旋", "迭": "叠"}
"""Characters that people write either way: 台帐 and 台账 are one word. The manifest tells them to the engine."""

_POINTS = 0x110000


@cache
def fold_char(char: str) -> str:
    """One code point, folded; may become several or none."""
    plain = unicodedata.normalize("NFKC", char).lower()
    simple = "".join(map(simplified, plain))
    return "".join(VARIANTS.get(one, one) for one in simple)


@cache
def is_word(char: str) -> bool:
    """Whether a folded character belongs to a run: letters, marks and numbers of all scripts, as in the engine."""
    return unicodedata.category(char)[0] in "LMN"


def fold(text: str) -> str:
    return "".join(map(fold_char, text))


def runs(text: str) -> list[str]:
    """The runs of word characters of a text, folded."""
    return re.sub(
        r"[^\w]|_", lambda match: match[0] if is_word(match[0]) else " ", fold(text)
    ).split()


def points_of(text: str) -> np.ndarray:
    """The code points of a text, as numbers."""
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def distinct(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(every number that occurs, in order; the place of each point among them)."""
    seen = np.zeros(_POINTS, bool)
    seen[points] = True
    chars = np.flatnonzero(seen).astype(np.uint32)
    rank = np.zeros(_POINTS, np.uint32)
    rank[chars] = np.arange(len(chars), dtype=np.uint32)
    return chars, rank[points]


def fold_points(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A long text folded at once: (the folded points, 0 for each that belongs to no run; the place in `points` that each came from)."""
    chars, place = distinct(points)
    forms = [fold_char(chr(point)) for point in chars.tolist()]
    flat = points_of("".join(char if is_word(char) else "\0" for form in forms for char in form))
    sizes = np.array([len(form) for form in forms], np.int64)
    counts = sizes[place]
    origin = np.repeat(np.arange(len(points)), counts)
    within = np.arange(len(origin)) - np.repeat(np.cumsum(counts) - counts, counts)
    return flat[(np.cumsum(sizes) - sizes)[place[origin]] + within], origin


def variant_pairs(present: Iterable[str]) -> str:
    """Traditional characters whose folded form is among the characters present, each followed by that form."""
    kept = set(present)
    points = (*range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x2A6E0))
    pairs = ((chr(point), fold_char(chr(point))) for point in points)
    return "".join(
        char + folded
        for char, folded in pairs
        if folded != char and len(folded) == 1 and folded in kept
    )
