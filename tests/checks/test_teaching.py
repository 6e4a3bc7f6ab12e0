"""A 高危 method has no place in a learning path, however the path names it."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def of_path(problems: tuple) -> list[str]:
    return [str(problem) for problem in problems if problem.uri == "docs/paths/rumen.md"]


@pytest.mark.parametrize(
    ("stop", "column", "label"),
    [
        ("{操作法: M0001, 说明: 先学换泵}", 11, "操作法"),
        ("{操作法: 三步换泵法}", 11, "操作法"),
        ("{说明: 先学换泵, 操作法: 换泵三步}", 21, "操作法"),
        ("{页面: /methods/sanbu/}", 10, "页面"),
        ("{页面: m/M0001/}", 10, "页面"),
    ],
)
def test_a_dangerous_method_in_a_path_is_an_error_with_its_line(
    stop: str, column: int, label: str, opened: Callable, small: str
) -> None:
    dangerous = small.replace("风险: 一般", "风险: 高危")
    text = dangerous.replace("{操作法: M0001, 说明: 先学换泵}", stop)
    (problem,) = of_path(opened(text).problems)
    assert problem.startswith(
        f"docs/paths/rumen.md:6:{column}: 错误 B007 「{label}」“三步换泵法”是高危方法"
    )


def test_an_ordinary_method_may_stand_in_a_path(opened: Callable, small: str) -> None:
    text = small.replace("{操作法: M0001, 说明: 先学换泵}", "{页面: /methods/sanbu/}")
    assert opened(text).problems == ()


def test_a_method_of_unknown_risk_is_reported_once(opened: Callable, small: str) -> None:
    problems = opened(small.replace("风险: 一般", "风险: 很高")).problems
    assert [problem.code for problem in problems] == ["F012"]


def test_a_path_with_a_dangerous_method_is_not_published(opened: Callable, small: str) -> None:
    project = opened(small.replace("风险: 一般", "风险: 高危"))
    assert project.blocking and "paths/rumen/" not in {page.url for page in project.pages()}
