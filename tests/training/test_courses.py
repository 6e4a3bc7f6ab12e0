"""Paths, tests and lessons on the pages of a small repository."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from exporting import changed
from jiangpu.build.project import Project
from jiangpu.training.courses import courses, courses_with
from jiangpu.training.self_tests import self_test_of

QUESTION = "{问: 第二步做什么, 选项: [停泵, 换泵], 答案: 停泵, 依据步骤: 2}"


@pytest.fixture
def project(opened: Callable[..., Project], small: str) -> Project:
    return opened(small)


def html_of(project: Project, url: str) -> str:
    return next(page.html for page in project.pages() if page.url == url)


def test_a_stop_leads_to_the_lesson_or_to_the_page(project: Project) -> None:
    (course,) = courses(project.site)
    assert [unit.start for unit in course.units] == ["methods/sanbu/learn/", "guide/"]


def test_a_page_knows_the_paths_over_it_and_what_follows(project: Project) -> None:
    ((course, unit),) = courses_with(project.site, "methods/sanbu/")
    assert unit.number == 1 and course.after(unit).name == "指南"


def test_a_path_says_how_long_it_takes_when_every_stop_does(
    opened: Callable[..., Project], small: str
) -> None:
    text = changed(
        small, ("先学换泵}", "先学换泵, 分钟: 15}"), ("再看指南}", "再看指南, 分钟: 10}")
    )
    assert "约&nbsp;25&nbsp;分钟" in html_of(opened(text), "paths/rumen/")


def test_the_lesson_puts_safety_before_the_first_step(project: Project) -> None:
    page = html_of(project, "methods/sanbu/learn/")
    assert page.index("泄压后再拆") < page.index('id="b1"')


def test_a_step_with_safety_says_it_again(project: Project) -> None:
    page = html_of(project, "methods/sanbu/learn/")
    third = page[page.index('id="b3"') :]
    assert "泄压后再拆" in third


def test_a_reason_that_no_source_gives_is_told_as_unknown(project: Project) -> None:
    assert html_of(project, "methods/sanbu/learn/").count("来源没有写理由") == 3


def test_a_question_leads_back_to_the_screen_of_its_step(project: Project) -> None:
    document = project.site.library.get("M0001")
    (asked,) = self_test_of(document).asked
    assert (asked.place, asked.address) == ("第 2 步", "methods/sanbu/learn/#b2")


@pytest.mark.parametrize(
    ("tie", "address"),
    [
        ("依据数字: keti", "reports/zongjie/#fig-keti"),
        ("依据原文: 厂里的总结", "reports/zongjie/"),
    ],
)
def test_a_report_has_questions_too(
    tie: str, address: str, opened: Callable[..., Project], small: str
) -> None:
    quiz = f"自测: {{题型: 填空, 问: 课题多少项, 答案: '42', {tie}}}\n更新: 2024-05-09"
    site = opened(changed(small, ("更新: 2024-05-09", quiz))).site
    (asked,) = self_test_of(site.library.get("R0001")).asked
    assert asked.address == address


def test_an_editorial_page_has_a_test(opened: Callable[..., Project], small: str) -> None:
    quiz = "名称: 指南\n自测: {题型: 判断, 问: 照着做。, 答案: 对, 依据原文: 照着做}"
    project = opened(changed(small, ("名称: 指南", quiz)))
    assert project.problems == () and "照着做。" in html_of(project, "guide/test/")


def test_what_is_to_be_put_in_order_does_not_stand_in_order(
    opened: Callable[..., Project], small: str
) -> None:
    ordered = "{题型: 排序, 问: 排一排, 选项: [看压力, 停泵, 换泵], 依据步骤: 1}"
    site = opened(changed(small, (QUESTION, ordered))).site
    (asked,) = self_test_of(site.library.get("M0001")).asked
    assert asked.keys == ("看压力", "停泵", "换泵")
    assert sorted(asked.choices) == sorted(asked.keys) and asked.choices != asked.keys


def test_the_answer_is_there_for_who_has_no_script(project: Project) -> None:
    page = html_of(project, "methods/sanbu/test/")
    assert "<summary>看答案</summary><p>停泵。" in page


def test_a_dangerous_method_has_no_lesson_no_test_and_no_way_to_them(
    opened: Callable[..., Project], small: str
) -> None:
    project = opened(changed(small, ("风险: 一般", "风险: 高危")))
    urls = {page.url for page in project.pages()}
    assert not {"methods/sanbu/learn/", "methods/sanbu/test/"} & urls
    assert "learn/" not in html_of(project, "methods/sanbu/")


def test_other_questions_have_another_mark(opened: Callable[..., Project], small: str) -> None:
    marks = set()
    for ask in ("第二步做什么", "先看还是先停", "停泵是第几步"):
        site = opened(changed(small, ("问: 第二步做什么", f"问: {ask}"))).site
        marks.add(self_test_of(site.library.get("M0001")).mark)
    assert len(marks) == 3


@pytest.mark.parametrize("last", ["learn", "test"])
def test_the_address_of_a_lesson_that_is_gone_leads_to_the_page(
    last: str, opened: Callable[..., Project], small: str
) -> None:
    ledger = f"== tests/published.txt\n/methods/sanbu/{last}/\n"
    project = opened(changed(small, ("风险: 一般", "风险: 高危")) + ledger)
    files = {file.path: file.content for file in project.data_files()}
    assert b'url=../"' in files[f"methods/sanbu/{last}/index.html"]
