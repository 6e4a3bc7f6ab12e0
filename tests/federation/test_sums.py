"""Figures of several cities are added only where nothing can be counted twice."""

from __future__ import annotations

import pytest
from jiangpu.federation.portal import merged
from jiangpu.federation.sums import Group
from publishing import Row, city, figure, published, record, source

A, B = "https://jia.example/", "https://yi.example/"
REGIONS = {A: {"省": "江苏", "市": "连云港"}, B: {"省": "江苏", "市": "南京"}}
COMMON = {"数值": 20, "单位": "个", "口径": "市级命名工作室", "原文": "命名工作室20个"}


def group(a: Row, b: Row, *, kind: str = "R", elsewhere: Row | None = None) -> Group:
    """What becomes of one figure of each of two cities; `a` and `b` say what is special in it.

    Args:
        elsewhere: where the second city is.
    """
    cities = []
    for origin, own in ((A, a), (B, b)):
        number = f"{kind}0001"
        place = elsewhere if elsewhere is not None and origin == B else REGIONS[origin]
        said = source(f"{origin} 的总结")
        row = record(number, "总结", origin, 来源=[said], **place)
        stated = {**COMMON, **own}
        text = str(stated.pop("写法", "20个"))
        rows = [figure(number, text, "工作室数", **stated)]
        cities.append(city(published(origin, [row], rows, city=place.get("市", "某市"))))
    return merged(cities).compared[0].groups[0]


def test_what_is_the_same_and_lies_apart_is_added() -> None:
    found = group({}, {"写法": "8个", "数值": 8})
    assert (found.total, found.formula) == ("28个", "20个 + 8个")


def test_a_sum_keeps_its_qualifiers() -> None:
    found = group({"写法": "近20个", "限定": ["近"]}, {})
    assert found.total == "约40个"
    found = group({"写法": "据不完全统计20个", "限定": ["不完全统计"]}, {})
    assert found.total == "据不完全统计约40个"


SIDE_BY_SIDE = [
    ({"口径": ""}, {"口径": ""}, None, "口径没有写明"),
    ({"性质": "目标"}, {"性质": "目标"}, None, "是目标，不是结果"),
    ({"推算": "1 + 2"}, {}, None, "有的是推算"),
    ({"来源": "未能对应"}, {}, None, "来源未能对应"),
    ({"数值": None, "写法": "近百个"}, {}, None, "没有单个数值"),
    ({"单位": ""}, {"单位": ""}, None, "没有单位"),
    ({"限定": ["可"], "写法": "可达20个"}, {}, None, "原文写“可”，是估计"),
    ({"期间": "2023年"}, {"期间": "2024年"}, None, "期间不同"),
    ({}, {}, {"省": "江苏"}, "地区有重叠"),
    ({}, {}, REGIONS[A], "地区有重叠"),
    ({}, {}, {}, "地区没有写明"),
    ({"地区": "江苏"}, {}, None, "地区有重叠"),
    ({"地区": "沿海片"}, {}, None, "地区没有写明"),
    ({}, {}, {"市": "南京"}, "地区没有写明"),
    ({}, {}, {"省": "江苏", "市": "连云港市"}, "地区有重叠"),
    ({}, {}, {"省": "江苏", "县区": "东海"}, "地区有重叠"),
    ({}, {}, {"省": "江苏", "市": "南京", "地区性质": "推定"}, "地区是推定的"),
    ({"性质": "估算"}, {"性质": "估算"}, None, "是估算，不是结果"),
    ({"写法": "近20个"}, {}, None, "写法和数值对不上"),
    ({"写法": "5个"}, {}, None, "写法和数值对不上"),
    ({"限定": ["据说"], "写法": "据说20个"}, {}, None, "写法和数值对不上"),
    ({"不进合计": "已经算过"}, {}, None, "那个城市写明不进合计：已经算过"),
    ({"截至": "2009"}, {"截至": "2024-05"}, None, "截至的年份不同"),
    (
        {"单位": "%", "写法": "20%"},
        {"单位": "%", "写法": "20%"},
        None,
        "单位是“%”，加起来没有意义",
    ),
]


@pytest.mark.parametrize(
    ("a", "b", "elsewhere", "reason"), SIDE_BY_SIDE, ids=[str(case) for case in SIDE_BY_SIDE]
)
def test_whatever_may_overlap_stands_side_by_side(
    a: Row, b: Row, elsewhere: Row | None, reason: str
) -> None:
    found = group(a, b, elsewhere=elsewhere)
    assert (found.total, found.reason, len(found.sides)) == ("", reason, 2)


def test_records_that_may_be_one_are_not_added() -> None:
    cities = []
    for origin in (A, B):
        row = record("S0001", "王强工作室", origin, 单位="一厂", **REGIONS[origin])
        cities.append(city(published(origin, [row], [figure("S0001", "20个", "课题数", **COMMON)])))
    assert merged(cities).compared[0].groups[0].reason == "可能是同一条记录"


def test_no_digit_of_a_sum_is_lost() -> None:
    large = 10**29 + 1
    found = group({"写法": f"{large}个", "数值": large}, {"写法": "0.5个", "数值": 0.5})
    assert found.total == f"{large}.5个"


def test_another_unit_or_scope_is_another_group() -> None:
    for other in ({"单位": "家"}, {"口径": "基层创建"}, {"性质": "预期"}):
        found = group({}, other)
        assert len(found.sides) == 1 and found.reason == "只有一个城市这样数"


def test_two_figures_of_one_city_are_not_added_to_a_third() -> None:
    rows = [record("R0001", "一", A, **REGIONS[A]), record("R0002", "二", A, **REGIONS[A])]
    own = [figure(number, "20个", "工作室数", **COMMON) for number in ("R0001", "R0002")]
    other = published(
        B,
        [record("R0001", "三", B, **REGIONS[B])],
        [figure("R0001", "20个", "工作室数", **COMMON)],
    )
    found = merged([city(published(A, rows, own)), city(other)]).compared[0].groups[0]
    assert found.reason == "一个城市里有几个数，是否重叠没有写明"


def test_one_sentence_of_one_source_counts_once() -> None:
    cities = []
    for origin in (A, B):
        row = record("R0001", "总结", origin, 来源=[source("同一份总结")], **REGIONS[origin])
        figures = [figure("R0001", "20个", "工作室数", **COMMON)]
        cities.append(city(published(origin, [row], figures)))
    assert merged(cities).compared[0].groups[0].reason == "出自同一句话"


def test_of_studios_only_what_two_cities_count_alike_is_listed() -> None:
    """Reports speak of whole cities; what one studio counts is no matter of the province."""
    assert group({}, {}, kind="S").total == "40个"
    with pytest.raises(IndexError):
        group({"口径": "甲"}, {"口径": "乙"}, kind="S")
