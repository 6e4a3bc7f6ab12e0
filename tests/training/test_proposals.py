"""Questions that the program proposes: they pass the check as they are, and take no word from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exporting import changed
from jiangpu.build.project import Project
from jiangpu.training.proposals import proposals

WRITTEN = "自测:\n  - {问: 第二步做什么, 选项: [停泵, 换泵], 答案: 停泵, 依据步骤: 2}"
FIGURE = "数字: {代号: yongshi, 指标: 用时, 数值: 25, 单位: 分钟, 口径: 换泵用时, 来源: s1, 原文: 换泵25分钟}"


@pytest.fixture
def proposed(opened: Callable[..., Project], small: str) -> list[str]:
    method = opened(changed(small, (WRITTEN, FIGURE))).site.library.get("M0001")
    return proposals(method.record)


def test_there_is_a_question_on_the_order_on_each_next_step_and_on_the_figure(
    proposed: list[str],
) -> None:
    forms = [line.split("题型: ")[1].split(",")[0] for line in proposed]
    assert forms == ["排序", "单选", "单选", "填空"]


def test_a_proposal_passes_the_check_as_it_is(
    proposed: list[str], opened: Callable[..., Project], small: str
) -> None:
    pasted = "\n".join([FIGURE, "自测:", *proposed])
    problems = opened(changed(small, (WRITTEN, pasted))).problems
    assert not [problem for problem in problems if problem.code.startswith("Q")]


def test_the_wrong_choices_are_other_points_of_the_page(
    opened: Callable[..., Project], small: str
) -> None:
    points = "要点: [一轻，轻踩油门, 二缓，缓打方向, 三早，早看路况]"
    site = opened(changed(small, ("自测:", f"{points}\n自测:"))).site
    asked = [line for line in proposals(site.library.get("M0001").record) if "后面是哪一句" in line]
    assert len(asked) == 3
    assert all(text in asked[0] for text in ("轻踩油门", "缓打方向", "早看路况"))
