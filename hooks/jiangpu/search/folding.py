"""Folding: the one form in which text is indexed and searched. `engine.js` does the same to a query."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import opencc

VARIANTS = {"帐": "账", "黏": "粘", "镟": "旋", "迭": "叠", "砼": "砼"}
"""Characters that people write either way: 台帐 and 台账 are one word."""

_RUN = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def fold_char(char: str) -> str:
    """One code point, folded; may become several or none."""
    plain = unicodedata.normalize("NFKC", char).lower()
    simple = "".join(_converter().convert(one) if one >= "\u3400" else one for one in plain)
    return "".join(VARIANTS.get(one, one) for one in simple)


class _Table(dict[int, str]):
    """Code point → its folded form, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        self[point] = folded = fold_char(chr(point))
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    return text.translate(_TABLE)


def runs(text: str) -> list[str]:
    """The runs of word characters of a text, folded."""
    return _RUN.findall(fold(text))


def variant_pairs(present: Iterable[str]) -> str:
    """Traditional characters whose folded form is among the characters present, each followed by that form."""
    kept = set(present)
    points = (*range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x2A6E0))
    pairs = ((chr(point), fold_char(chr(point))) for point in points)
    return "".join(char + folded for char, folded in pairs if folded != char and len(folded) == 1 and folded in kept)
