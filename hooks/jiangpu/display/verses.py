"""A verse (口诀) in a ruled grid: how many columns it has, published or not."""

from __future__ import annotations

from collections.abc import Sequence

MOST_COLUMNS = 7
MOST_CELLS = 4
"""The longest phrase that stands in one column."""

_NUMERALS = frozenset("一二三四五六七八九十")


def is_counted(phrase: str) -> bool:
    """Whether a phrase begins with its number, which is set apart: 一看, 二停."""
    return len(phrase) > 1 and phrase[0] in _NUMERALS


def verse_grid(phrases: Sequence[str]) -> list[str] | None:
    """The columns of the grid: a column a phrase; of a single phrase, a column a character.

    Only phrases of one length fit, and at most seven columns.

    Returns:
        the text of each column without punctuation, or None where the verse is set as lines.
    """
    bare = [_characters(phrase) for phrase in phrases]
    if len(bare) == 1 and 2 <= len(bare[0]) <= MOST_COLUMNS:
        return list(bare[0])
    lengths = {len(phrase) for phrase in bare}
    if len(lengths) != 1 or not 2 <= len(bare) <= MOST_COLUMNS:
        return None
    return bare if 0 < len(bare[0]) <= MOST_CELLS else None


def _characters(phrase: str) -> str:
    return "".join(char for char in phrase if char.isalnum())


def empty_columns(length: int) -> int:
    """Columns of the empty grid of an unpublished verse.

    Args:
        length: how many characters the verse has. The grid has one cell more, for the seal 待补.
    """
    cells = length + 1
    if cells <= MOST_CELLS:
        return max(2, cells)
    half = (cells + 1) // 2
    return min(MOST_COLUMNS, half)
