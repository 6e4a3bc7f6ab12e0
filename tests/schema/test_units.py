"""Units: one table from which the vocabulary, conversion and the units of an indicator are derived."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
import yaml
from jiangpu.figures.reconciliation import AGREE, UNKNOWN, reconcile
from jiangpu.schema.report import Report
from jiangpu.schema.units import INDICATOR_UNITS, TABLE, UNITS, count_alike, measure
from jiangpu.schema.vocabularies import INDICATORS
from repositories import REPOSITORY

CASES = yaml.safe_load((REPOSITORY / "tests/cases/units.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[str(case["unit"]) for case in CASES])
def test_what_a_unit_measures(case: dict[str, str]) -> None:
    assert measure(case["unit"]) == (case["basic"], Decimal(case["scale"]))


def test_a_unit_has_one_row() -> None:
    assert len(UNITS.words) == len(TABLE)


def test_a_basic_unit_is_converted_to_itself() -> None:
    for unit in TABLE:
        basic, _ = measure(unit.word)
        assert measure(basic) == (basic, Decimal(1))


def test_indicators_are_counted_in_known_units() -> None:
    for indicator, units in INDICATOR_UNITS.items():
        assert indicator in INDICATORS.words
        assert set(units) <= set(UNITS.words), indicator


@pytest.mark.parametrize(
    ("units", "alike"),
    [
        ({"个", "项", "家"}, True),
        ({"人", "名"}, True),
        ({"公斤", "千克"}, True),
        ({"元", "万元"}, False),
        ({"人", "人次"}, False),
        ({"项", "篇"}, False),
        (set(), True),
    ],
)
def test_what_may_be_added_without_converting(units: set[str], alike: bool) -> None:
    assert count_alike(units) == alike


@pytest.mark.parametrize(("unit", "state"), [("家", AGREE), ("项", AGREE), ("万元", UNKNOWN)])
def test_a_sum_of_different_units(unit: str, state: str) -> None:
    """家 counts as 个 in a sum as it does everywhere else."""
    figures = [
        {"代号": "a", "数值": "3", "单位": unit},
        {"代号": "b", "数值": "4", "单位": "个"},
        {"代号": "c", "数值": "7", "单位": "个"},
    ]
    full = [{"指标": "工作室数", "来源": "s1", **figure} for figure in figures]
    rule = {"规则": "合计", "各项": ["a", "b"], "等于": "c"}
    record = Report.model_validate({"编号": "R0001", "名称": "总结", "数字": full, "核对": rule})
    assert reconcile(record)[0].state == state


def test_every_unit_of_an_indicator_is_accepted_by_the_check(opened: Callable, small: str) -> None:
    text = small.replace(
        "指标: 成员数, 数值: 2000, 单位: 人, 限定: 近, 来源: s1, 原文: 近2000人",
        "指标: 著作, 数值: 5, 单位: 册, 来源: s1, 原文: 出书5册",
    )
    assert text != small and not opened(text).problems
