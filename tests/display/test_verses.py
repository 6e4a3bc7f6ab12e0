"""The ruled grid of a verse."""

from __future__ import annotations

import pytest
from jiangpu.display.verses import empty_columns, verse_grid


@pytest.mark.parametrize(
    ("phrases", "columns"),
    [
        (["一看，", "二停", "三换"], ["一看", "二停", "三换"]),
        (["轻重快慢"], ["轻", "重", "快", "慢"]),
        (["一看", "二停车"], None),
        (["一二三四五", "六七八九十"], None),
        (["轻重快慢勤稳准巧"], None),
        (["看"] * 8, None),
        (["，", "。"], None),
        ([], None),
    ],
)
def test_only_short_phrases_of_one_length_stand_in_columns(
    phrases: list[str], columns: list[str] | None
) -> None:
    assert verse_grid(phrases) == columns


@pytest.mark.parametrize(
    ("length", "columns"), [(1, 2), (3, 4), (4, 3), (7, 4), (8, 5), (13, 7), (40, 7)]
)
def test_an_empty_grid_has_room_for_the_seal(length: int, columns: int) -> None:
    assert empty_columns(length) == columns
