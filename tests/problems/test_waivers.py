"""A waiver silences the one problem that it names, and nothing else."""

from __future__ import annotations

import pytest
from jiangpu.problems.problem import Problem
from jiangpu.problems.span import Span
from jiangpu.problems.waivers import Waiver, apply_waivers

NUMBER = Problem("a.md", 30, 1, "N020", "正文里的“12 年”没有来历", subject="12 年")


def waiver(subject: str, code: str = "N020", uri: str = "a.md") -> Waiver:
    return Waiver(uri, lambda: Span.within(7, 20, 24), code, subject)


def left(*waivers: Waiver, problems: tuple[Problem, ...] = (NUMBER,)) -> list[str]:
    return [problem.code for problem in apply_waivers(problems, waivers)]


@pytest.mark.parametrize("subject", ["12 年", "12年", "１２ 年"])
def test_it_names_the_subject_whatever_its_width_and_spaces(subject: str) -> None:
    assert left(waiver(subject)) == []


@pytest.mark.parametrize(
    "subject", ["", " ", "年", "12", "12 年没有来历", "正文里的“12 年”没有来历"]
)
def test_a_part_or_nothing_or_more_names_nothing(subject: str) -> None:
    assert "N020" in left(waiver(subject))


def test_it_holds_for_its_own_file_and_code_only() -> None:
    assert "N020" in left(waiver("12 年", uri="b.md"))
    assert "N020" in left(waiver("12 年", code="N021"))


def test_it_silences_every_place_of_the_same_subject() -> None:
    again = Problem("a.md", 40, 1, "N020", "正文里的“12年”没有来历", subject="12年")
    assert left(waiver("12 年"), problems=(NUMBER, again)) == []


def test_an_error_stays() -> None:
    error = Problem("a.md", 3, 1, "R003", "「工作室」找不到工作室“甲”", subject="甲")
    assert left(waiver("甲", code="R003"), problems=(error,)) == ["R003"]


def test_a_problem_without_a_subject_stays() -> None:
    bare = Problem("a.md", 1, 1, "F020", "这个文件不会上网")
    assert "F020" in left(waiver("", code="F020"), problems=(bare,))


@pytest.mark.parametrize(
    ("code", "subject", "fix"),
    [
        ("N020", "12", "“内容”要照抄提示里引号内的字，现在有:12 年"),
        ("R005", "李四", "现在没有这条提示了，这一条可以去掉"),
        ("R003", "甲", "错误不能豁免，只能改"),
        ("N999", "甲", "没有 N999 这个提示，“提示”照抄提示前面的代码"),
    ],
)
def test_one_that_silences_nothing_is_told_where_it_stands(
    code: str, subject: str, fix: str
) -> None:
    told = apply_waivers([NUMBER], [waiver(subject, code)])[-1]
    assert str(told) == f"a.md:7:20: 建议 F021 「豁免」的 {code}“{subject}”没有用上;改法:{fix}"


def test_a_file_with_errors_is_not_told_of_waivers_that_silence_nothing() -> None:
    error = Problem("a.md", 3, 1, "F003", "英文引号没有成对")
    assert left(waiver("99 年"), problems=(error,)) == ["F003"]
