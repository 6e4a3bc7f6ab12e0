"""What the sheet advises on a text of one's own: words that say nothing, and how much is enough."""

from __future__ import annotations

from typing import Any

import pytest
from filling import computed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("手柄适当往后拉", ["适当"]),
        ("一定注意手柄", ["一定", "注意"]),
        ("手柄拉到第三格，停两秒", []),
        ("适当往后拉3格", []),
        ("及时关阀，注意不超过10秒", ["及时"]),
        ("先看压力，再停泵", []),
    ],
)
def test_a_vague_word_needs_a_measure_beside_it(text: str, words: list[str]) -> None:
    assert computed("vagueWords(given[0])", text) == words


def step(action: str, points: int = 1, because: str = "怕漏") -> dict[str, Any]:
    return {"action": action, "points": ["看表"] * points, "because": because}


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([], ""),
        ([step("停泵"), step("关阀"), step("换泵")], ""),
        ([step("停泵")], "只有 1 步"),
        ([step("停泵", points=6), step("关阀"), step("换泵")], "第 1 步有 6 个要点"),
        ([step("停泵"), step("关阀", because=""), step("换泵")], "第 2 步没有写为什么"),
        ([step("停泵"), step("关阀"), step("适当拧紧")], "第 3 步的“适当”"),
    ],
)
def test_steps_are_advised_on(steps: list[dict[str, Any]], said: str) -> None:
    advice = computed("adviceOnSteps(given[0])", steps)
    assert said in advice and bool(advice) == bool(said)
