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
