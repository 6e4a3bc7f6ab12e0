"""Figures keep their qualifiers and units, carry passports, and are held against each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jiangpu.figures.formatting import passport, shown
from jiangpu.figures.reconciliation import AGREE, DIFFER, DISAGREE, UNKNOWN, reconcile
from jiangpu.schema.base import Record
from jiangpu.schema.figure import Figure


def figure(**fields: object) -> Figure:
    return Figure.model_validate({"代号": "a", "指标": "课题数", "来源": "s1", **fields})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"数值": "2000", "单位": "人", "限定": "近"}, "近2000人"),
        ({"数值": "2400", "单位": "项", "限定": ["多", "不完全统计"]}, "2400多项"),
        ({"数值": "200", "单位": "万元", "限定": "余"}, "200余万元"),
        ({"数值": "3", "单位": "人", "限定": "以上"}, "3人以上"),
        ({"文字": "近亿元", "单位": "元", "限定": "近"}, "近亿元"),
        ({"文字": "近亿元", "限定": "近"}, "近亿元"),
        ({"文字": "百万元以上", "限定": "以上"}, "百万元以上"),
        ({"文字": "百万元以上", "单位": "元", "限定": "以上"}, "百万元以上"),
        ({"前": "12", "后": "6", "单位": "个"}, "12 → 6个"),
        ({"下限": "10", "上限": "20", "单位": "万元"}, "10—20万元"),
        ({"数值": "85.30", "单位": "%"}, "85.3%"),
        ({"数值": "46", "缺单位": "是"}, "46"),
        ({"数值": "10000", "单位": "升"}, "10000升"),
    ],
)
def test_a_number_never_leaves_its_qualifier_and_unit(fields: dict, expected: str) -> None:
    assert str(shown(figure(**fields))) == expected


def test_a_passport_says_where_a_number_comes_from() -> None:
    record = Record.model_validate(
        {
            "编号": "R0001",
            "名称": "总结",
            "来源": {"代号": "s1", "题名": "总结", "发布者": "某厂", "日期": "2020-05"},
            "数字": {
                "代号": "a",
                "指标": "课题数",
                "数值": "46",
                "缺单位": "是",
                "来源": "s1",
                "位置": "第一部分",
                "原文": "专利46",
                "截至": "原文隐去",
                "限定": "不完全统计",
                "性质": "预期",
                "说明": "申报不等于授权",
            },
        }
    )
    assert passport(record, record.figures[0]) == [
        ("来源", "某厂《总结》，2020 年 5 月"),
        ("位置", "第一部分"),
        ("截至", "年份原文隐去"),
        ("原文", "“专利46”"),
        ("说明", "申报不等于授权；据不完全统计；原文没有单位；估计能有的，不是已经实现的"),
    ]


def test_a_figure_whose_source_cannot_be_told_says_so() -> None:
    record = Record.model_validate(
        {
            "编号": "R0001",
            "名称": "总结",
            "数字": {
                "代号": "a",
                "指标": "课题数",
                "数值": "4",
                "单位": "项",
                "来源": "未能对应",
                "原文": "4项",
            },
        }
    )
    assert not record.figures[0].traced
    assert passport(record, record.figures[0])[0] == ("来源", "来源未能对应")


def _record(figures: list[dict], rule: dict) -> Record:
    full = [{"指标": "课题数", "单位": "项", "来源": "s1", **entry} for entry in figures]
    return Record.model_validate({"编号": "R0001", "名称": "总结", "数字": full, "核对": rule})


@pytest.mark.parametrize(
    ("values", "rule", "state", "code"),
    [
        ("122 131 73 326", {"规则": "合计", "各项": ["a", "b", "c"], "等于": "d"}, AGREE, ""),
        (
            "123 131 73 326",
            {"规则": "合计", "各项": ["a", "b", "c"], "等于": "d"},
            DISAGREE,
            "N010",
        ),
        ("278 326", {"规则": "不大于", "各项": ["a", "b"]}, AGREE, ""),
        ("327 326", {"规则": "不大于", "各项": ["a", "b"]}, DISAGREE, "N011"),
        ("278 326 85.3", {"规则": "比率", "各项": ["a", "b"], "等于": "c"}, AGREE, ""),
        ("278 326 85.9", {"规则": "比率", "各项": ["a", "b"], "等于": "c"}, DISAGREE, "N012"),
        ("278 0 85.3", {"规则": "比率", "各项": ["a", "b"], "等于": "c"}, UNKNOWN, "N014"),
        ("2", {"规则": "点数", "各项": ["甲", "乙"], "等于": "a"}, AGREE, ""),
        ("3", {"规则": "点数", "各项": ["甲", "乙", "乙"], "等于": "a"}, DISAGREE, "N013"),
        ("1 2", {"规则": "合计", "各项": ["a", "z"], "等于": "b"}, UNKNOWN, "N009"),
    ],
)
def test_reconciliation(values: str, rule: dict, state: str, code: str) -> None:
    record = _record(
        [
            {"代号": name, "数值": value}
            for name, value in zip("abcd", values.split(), strict=False)
        ],
        rule,
    )
    result = reconcile(record)[0]
    assert (result.state, result.code) == (state, code), result.text


@pytest.mark.parametrize(
    ("first", "second", "state", "code"),
    [
        ({"数值": "28", "来源": "s1"}, {"数值": "29", "来源": "s2"}, DIFFER, ""),
        ({"数值": "28", "来源": "s1"}, {"数值": "28", "来源": "s2"}, UNKNOWN, "N014"),
        ({"数值": "28", "来源": "s1"}, {"数值": "29", "来源": "s1"}, UNKNOWN, "N014"),
    ],
    ids=["two sources differ", "they do not differ", "one source"],
)
def test_what_two_sources_state_differently(
    first: dict, second: dict, state: str, code: str
) -> None:
    figures = [{"代号": "a", **first}, {"代号": "b", **second}]
    result = reconcile(_record(figures, {"规则": "两说", "各项": ["a", "b"]}))[0]
    assert (result.state, result.code) == (state, code), result.text


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ({"规则": "合计", "各项": ["a", "b"], "等于": "c"}, "近200项+30=230，与c 约230项 相符"),
        ({"规则": "不大于", "各项": ["b", "a"]}, "b 30，不多于a 近200项"),
        ({"规则": "比率", "各项": ["b", "a"], "等于": "d"}, "30÷近200项=15%，与d相符"),
    ],
)
def test_results_keep_the_qualifiers(rule: dict, text: str) -> None:
    figures = [
        {"代号": "a", "数值": "200", "限定": "近"},
        {"代号": "b", "数值": "30"},
        {"代号": "c", "数值": "230", "限定": "约"},
        {"代号": "d", "数值": "15"},
    ]
    assert (
        reconcile(_record([{**each, "口径": each["代号"]} for each in figures], rule))[0].text
        == text
    )


@pytest.mark.parametrize(
    "formula", ["1.2.3 + 4", "3 +", "÷", "7 ÷ 0", "....", "2 + 5（两家）", "一加六"]
)
def test_an_odd_formula_stops_nothing(formula: str, opened: Callable, small: str) -> None:
    """What cannot be worked out is left to the reader; what can be is held against the value."""
    figure = (
        f"数字:\n  - {{代号: tui, 指标: 课题数, 数值: 7, 单位: 项, 来源: s1, 推算: '{formula}'}}\n"
    )
    problems = opened(small.replace("数字:\n", figure, 1)).problems
    assert not [problem for problem in problems if problem.code != "N023"]
