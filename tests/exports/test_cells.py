"""What a clerk reads in a cell: lists, references, entries, numbers and yes or no as text."""

from __future__ import annotations

from typing import Any

import pytest
from jiangpu.exports.cells import cell
from jiangpu.exports.columns import NUMBER, PART, REF, YES, Column

NAME, LEVELS, YEAR = (
    Column("", "名称", ""),
    Column("", "级别", "", many=True),
    Column("", "年份", ""),
)
HONOR = Column("", "荣誉", "", PART, many=True, parts=(NAME, LEVELS, YEAR))


@pytest.mark.parametrize(
    ("value", "column", "text"),
    [
        (None, NAME, ""),
        ("田恒余", NAME, "田恒余"),
        (["省", "市"], LEVELS, "省；市"),
        (0.00001, Column("", "数", "", NUMBER), "0.00001"),
        (326, Column("", "数", "", NUMBER), "326"),
        (False, Column("", "公开", "", YES), "否"),
        (
            {"编号": "S0008", "名称": "田恒余工作室"},
            Column("", "室", "", REF),
            "田恒余工作室（S0008）",
        ),
        ({"名称": "某室"}, Column("", "室", "", REF), "某室"),
    ],
)
def test_a_value_as_text(value: Any, column: Column, text: str) -> None:
    assert cell(value, column) == text


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ({"名称": "奖章"}, "奖章"),
        (
            {"名称": "奖章", "级别": ["省", "市"], "年份": "2013"},
            "奖章（级别：省、市，年份：2013）",
        ),
        ({"级别": ["省"], "年份": "2013"}, "省（年份：2013）"),
        ({}, ""),
    ],
)
def test_an_entry_is_led_by_its_first_field(entry: dict[str, Any], text: str) -> None:
    assert cell([entry], HONOR) == text


def test_entries_are_parted_by_another_mark_than_their_lists() -> None:
    entries = [{"名称": "甲", "级别": ["省", "市"]}, {"名称": "乙"}]
    assert cell(entries, HONOR) == "甲（级别：省、市）；乙"
