"""收录统计: what is counted, and how often."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from jiangpu.build.project import Project
from jiangpu.exports.projection import projection
from jiangpu.exports.statistics import Things, statistics_table
from jiangpu.language import pinyin

TITLE = "称号: {名称: 市级劳模创新工作室, 级别: 市, 授予单位: 市总工会, 年份: 2019}"
TWO_TITLES = "称号: [{名称: 甲, 级别: 省}, {名称: 乙, 级别: 市}]"


@pytest.fixture
def counted(opened: Callable[..., Project], small: str) -> Callable[..., dict[str, int]]:
    """One division of the small repository with something changed: word → number."""

    def made(thing: str, split: str, *changes: tuple[str, str]) -> dict[str, int]:
        text = small
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        rows = statistics_table(projection(opened(text).site)).rows
        chosen = [row for row in rows if (row["对象"], row["分法"]) == (thing, split)]
        return {row["类别"]: row["数量"] for row in chosen}

    return made


def test_every_kind_has_a_total(counted: Callable[..., dict[str, int]]) -> None:
    assert counted("工作室", "合计") == {"合计": 1}


def test_what_a_record_does_not_say_is_counted_as_unknown(
    counted: Callable[..., dict[str, int]],
) -> None:
    assert counted("工作室", "省", ("省: 江苏\n市: 连云港\n行业", "市: 连云港\n行业")) == {
        "未提供": 1
    }


def test_a_studio_counts_once_for_each_of_its_levels(
    counted: Callable[..., dict[str, int]],
) -> None:
    assert counted("工作室", "级别", (TITLE, TWO_TITLES)) == {"省": 1, "市": 1}


def test_a_studio_without_a_title_has_no_level(counted: Callable[..., dict[str, int]]) -> None:
    assert counted("工作室", "级别", (TITLE + "\n", "")) == {"未提供": 1}


def test_years_are_in_the_order_of_time_and_unknown_ones_last() -> None:
    counts = Things("操作法", "种").by_year("年份", [2020, None, 1999, 2020])
    assert [(count.word, count.number) for count in counts] == [
        ("1999", 1),
        ("2020", 2),
        ("未提供", 1),
    ]


def test_years_are_put_in_order_without_the_dictionary_of_pinyin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It takes 55 MB, and an edit needs it for nothing else."""
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    pinyin.forget()
    pinyin.sort_key.cache_clear()
    counts = Things("操作法", "种").by_year("年份", [2020, None])
    assert [count.word for count in counts] == ["2020", "未提供"]


def test_a_withdrawn_record_is_not_counted(counted: Callable[..., dict[str, int]]) -> None:
    assert counted("操作法", "合计", ("类别: 操作法", "类别: 操作法\n状态: 已撤回")) == {"合计": 0}
