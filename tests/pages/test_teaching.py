"""What pages show of a 高危 method and of an ordinary one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jiangpu.build.project import Project


@pytest.fixture
def page_of(opened: Callable, small: str) -> Callable[[str, str], str]:
    """The HTML of a page of the small repository whose method has a given 风险."""
    summed_up = small.replace("口诀: [一看", "摘要: 换泵不再停半天\n口诀: [一看")

    def make(risk: str, url: str) -> str:
        project: Project = opened(summed_up.replace("风险: 一般", f"风险: {risk}"))
        return next(page.html for page in project.pages() if page.url == url)

    return make


@pytest.mark.parametrize(("risk", "shown"), [("一般", True), ("高危", False)])
def test_the_home_page_puts_only_ordinary_methods_in_its_window(
    risk: str, shown: bool, page_of: Callable
) -> None:
    assert ("换泵不再停半天" in page_of(risk, "")) == shown


@pytest.mark.parametrize(("risk", "marked"), [("一般", False), ("高危", True)])
def test_a_row_says_that_a_method_is_only_an_account(
    risk: str, marked: bool, page_of: Callable
) -> None:
    assert ("高危，只作记述" in page_of(risk, "methods/")) == marked


@pytest.mark.parametrize(("risk", "heading"), [("一般", "怎么做"), ("高危", "经过")])
def test_steps_are_told_as_what_to_do_or_as_what_was_done(
    risk: str, heading: str, page_of: Callable
) -> None:
    page = page_of(risk, "methods/sanbu/")
    section = page[page.index('id="steps"') : page.index('id="step-1"')]
    assert heading in section


@pytest.mark.parametrize(("risk", "asked"), [("一般", True), ("高危", False)])
def test_only_an_ordinary_method_is_asked_about(risk: str, asked: bool, page_of: Callable) -> None:
    assert ("考考自己" in page_of(risk, "methods/sanbu/")) == asked


@pytest.mark.parametrize(("risk", "notice"), [("一般", 0), ("高危", 1)])
def test_the_hall_display_tells_the_steps_or_the_notice(
    risk: str, notice: int, page_of: Callable
) -> None:
    page = page_of(risk, "show/")
    assert page.count("事件与经验记述，不是操作规程") == notice
    assert ("先看表" in page or "看压力" in page) == (notice == 0)
