"""The form for one's own way of working: its advice, and the file that it saves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from jiangpu.build.project import Project
from learning import computed


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


FILLED = {
    "name": "三步“换泵”法",
    "author": "张三",
    "unit": "某某厂，泵工",
    "industry": "化工",
    "risk": "一般",
    "problem": "换一次泵\n要停半天",
    "different": "先看压力，不凭感觉。",
    "safety": "泄压后再拆\n挂牌",
    "proof": "班组记录",
    "steps": [
        {"action": "看压力", "points": ["先看表", '表盘写着"MPa"'], "because": "怕漏"},
        {"action": "停泵", "points": [], "because": ""},
    ],
}


def opened_form(opened: Callable[..., Project], risk: str) -> tuple[Project, str]:
    """The saved file as a record of a repository, given a number as an editor does."""
    text = computed("asMarkdown(given[0])", {**FILLED, "risk": risk})
    numbered = text.replace("# 编号由编者取", "编号: M0001").replace(
        "状态: 草稿\n", "更新: 2026-11-28\n"
    )
    return opened(f"== methods/sanbu.md\n{numbered}"), text


def test_the_saved_file_is_a_record_without_errors(opened: Callable[..., Project]) -> None:
    project, _ = opened_form(opened, "一般")
    (document,) = project.site.library.methods
    method = document.record
    assert not project.errors
    assert [step.action for step in method.steps] == ["看压力", "停泵"]
    assert method.steps[0].points == ("先看表", '表盘写着"MPa"')
    assert method.steps[0].because == "怕漏" and len(method.safety) == 2
    assert "先看压力，不凭感觉。" in document.body


def test_a_dangerous_way_of_working_is_told_and_not_taught(opened: Callable[..., Project]) -> None:
    project, text = opened_form(opened, "高危")
    (document,) = project.site.library.methods
    assert not project.errors and not document.record.steps and "看压力" in document.body
    assert "步骤:" not in text


def test_nothing_is_written_that_nobody_wrote() -> None:
    empty = {**dict.fromkeys(FILLED, ""), "risk": "一般", "steps": []}
    lines = computed("asMarkdown(given[0])", empty).splitlines()
    assert [line for line in lines if line] == [
        "---",
        "# 编号由编者取",
        "类别: 操作法",
        "风险: 一般",
        "状态: 草稿",
        "---",
    ]
