"""One form for characters that are written in more than one way."""

from __future__ import annotations

from functools import cache, lru_cache

import opencc

FIRST_HAN = "\u3400"
"""No character before this one is Chinese, so none is traditional."""


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def simplified(char: str) -> str:
    """The simplified form of one character: 劉 → 刘. Any other character stays as it is."""
    return char if char < FIRST_HAN else str(_converter().convert(char))


_HAN_PARTS = (
    ("\u2014", "\u2014"),
    ("\u2018", "\u201d"),
    ("\u2026", "\u2026"),
    ("\u2e80", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
"""The first and the last of each run of characters that Chinese is written with, signs included."""


def is_han(char: str) -> bool:
    """Whether a character belongs to Chinese writing: no space is put between two of them."""
    return any(first <= char <= last for first, last in _HAN_PARTS)
