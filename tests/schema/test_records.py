"""What lists, facets and the timeline ask of any record: a kind answers, or the neutral answer stands."""

from __future__ import annotations

from typing import Any

import pytest
from jiangpu.schema.base import Honor
from jiangpu.schema.registry import BY_KEY, KINDS

NEUTRAL: dict[str, Any] = {
    "honored": (),
    "levels": (),
    "people": (),
    "where": (),
    "region": (),
    "in_industry": None,
    "in_province": None,
    "in_category": None,
    "in_year": None,
    "notice": "",
    "effects": (),
    "own_dates": (),
    "teaches": (),
    "in_difficulty": None,
}


def record(key: str, **fields: Any) -> Any:
    """A record of a kind as front matter gives it."""
    required = {"编号": "X0001", "名称": "某某"}
    if key == "method":
        required["风险"] = "一般"
    return BY_KEY[key].model.model_validate({**required, **fields})


@pytest.mark.parametrize("key", [kind.key for kind in KINDS])
def test_an_empty_record_answers_nothing(key: str) -> None:
    empty = record(key)
    assert {name: getattr(empty, name) for name in NEUTRAL} == NEUTRAL
    assert list(empty.occasions()) == []


ANSWERS: list[tuple[str, dict[str, Any], str, Any]] = [
    ("studio", {"行业": "化工"}, "in_industry", "化工"),
    ("studio", {"成立年份": "2008-05"}, "in_year", 2008),
    ("studio", {"成立年份": "原文隐去"}, "in_year", None),
    ("studio", {"领衔人": "甲", "冠名": "乙"}, "people", ("甲", "乙")),
    ("method", {"提出人": ["甲"]}, "people", ("甲",)),
    ("method", {"年份": "2011"}, "in_year", 2011),
    ("method", {"类别": "绝招"}, "in_category", "绝招"),
    ("method", {"难度": "进阶"}, "in_difficulty", "进阶"),
    ("method", {"步骤": ["停泵"]}, "teaches", ("有步骤", "可打印")),
    ("method", {"步骤": ["停泵"], "风险": "高危"}, "teaches", ()),
    ("method", {"风险": "高危"}, "notice", "事件与经验记述，不是操作规程"),
    ("report", {"日期": "2024-04-20"}, "in_year", 2024),
    ("standard", {"类别": "创建标准"}, "in_category", "创建标准"),
    ("standard", {"年份": "2008"}, "in_year", None),
    ("person", {"省": "上海", "市": "上海", "县区": "宝山区"}, "region", ("上海", "宝山区")),
    ("person", {"省": "上海", "市": "上海", "县区": "宝山区"}, "where", ("上海",)),
]


@pytest.mark.parametrize(("key", "fields", "question", "answer"), ANSWERS)
def test_a_kind_answers_for_itself(
    key: str, fields: dict[str, Any], question: str, answer: Any
) -> None:
    assert getattr(record(key, **fields), question) == answer


def test_the_effects_of_achievements_stay_apart() -> None:
    achievements = [{"名称": "一", "效益": ["a", "b"]}, {"名称": "二"}, {"名称": "三", "效益": "c"}]
    assert record("studio", 成果=achievements).effects == (("a", "b"), (), ("c",))


OCCASIONS: list[tuple[str, dict[str, Any], list[tuple[str, str]]]] = [
    (
        "studio",
        {
            "成立年份": "2008",
            "称号": {"名称": "市级工作室", "年份": "2010"},
            "成果": [{"名称": "某法", "年份": "2012"}, {"名称": "没有年份的"}],
            "活动": {"内容": "推进会", "时间": "2019-06"},
        },
        [
            ("2008", "工作室成立"),
            ("2010", "获市级工作室"),
            ("2012", "成果：某法"),
            ("2019-06", "推进会"),
        ],
    ),
    ("method", {"年份": "2011", "年份性质": "报道"}, [("2011", "见于报道")]),
    ("method", {"年份": "2011"}, [("2011", "记录写到这一年")]),
    ("person", {"著作": {"名称": "问答", "年份": "2010"}}, [("2010", "出版《问答》")]),
]


@pytest.mark.parametrize(("key", "fields", "expected"), OCCASIONS)
def test_a_record_tells_what_happened_when(
    key: str, fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    told = record(key, **fields).occasions()
    assert [(occasion.date, occasion.text) for occasion in told] == expected


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("全国劳模", "全国劳动模范"),
        ("全国“五一”劳动奖章", "全国五一劳动奖章"),
        ("劳模", "劳模"),
        ("全国劳模和工匠人才", "全国劳模和工匠人才"),
    ],
)
def test_an_honour_is_listed_once_however_it_is_written(written: str, listed: str) -> None:
    assert Honor.model_validate({"名称": written}).group == listed
