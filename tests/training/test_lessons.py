"""Which methods are lessons, and what stands on their screens."""

from __future__ import annotations

from typing import Any

import pytest
from jiangpu.schema.method import Method
from jiangpu.training.lessons import Screen, lesson_of


def method(**fields: Any) -> Method:
    return Method.model_validate({"编号": "M0001", "名称": "换泵法", "风险": "一般", **fields})


@pytest.mark.parametrize(
    ("fields", "screens"),
    [
        ({}, None),
        ({"步骤": ["停泵"]}, 1),
        ({"要点": ["甲", "乙"]}, None),
        ({"要点": ["甲", "乙", "丙"]}, 3),
        ({"口诀": ["一看", "二停"]}, None),
        ({"口诀": ["一看", "二停"], "要点": ["一看，看压力"]}, None),
        ({"口诀": ["一看", "二停"], "要点": ["一看，看压力", "二停，停泵"]}, 2),
        ({"步骤": ["停泵"], "要点": ["甲", "乙", "丙"]}, 1),
    ],
)
def test_a_method_with_enough_to_teach_is_a_lesson(fields: Any, screens: int | None) -> None:
    lesson = lesson_of(method(**fields))
    assert (len(lesson.screens) if lesson else None) == screens


def test_a_dangerous_method_is_never_a_lesson() -> None:
    assert lesson_of(method(风险="高危", 步骤=["停泵", "换泵"])) is None


def test_a_screen_says_what_the_step_says() -> None:
    step = {
        "做什么": "停泵",
        "要点": ["先关阀"],
        "理由": "压力还在",
        "常见错误": ["没挂牌"],
        "安全": "挂牌",
    }
    (screen,) = lesson_of(method(步骤=[step])).screens
    assert screen == Screen("停泵", "", ("先关阀",), "压力还在", ("没挂牌",), "挂牌")


@pytest.mark.parametrize(
    ("sentence", "title", "text"),
    [
        ("一平，心态要平", "一平，心态要平", ""),
        (
            "三轻，油门轻踩轻放，离合器轻缓地啮合，方向轻打",
            "三轻",
            "油门轻踩轻放，离合器轻缓地啮合，方向轻打",
        ),
        (
            "从车头一直查到车尾把每一处螺丝和接头都用手摸过一遍",
            "从车头一直查到车尾把每一处螺丝和接头都用手摸过一遍",
            "",
        ),
    ],
)
def test_a_long_sentence_begins_in_large_type_and_goes_on_smaller(
    sentence: str, title: str, text: str
) -> None:
    screen = lesson_of(method(要点=[sentence, "乙", "丙"])).screens[0]
    assert (screen.title, screen.text) == (title, text)
