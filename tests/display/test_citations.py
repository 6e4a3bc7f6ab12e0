"""How a figure is cited: by GB/T 7714, and in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from jiangpu.display.view import View
from jiangpu.figures.ledger import Entry


@pytest.fixture
def view(opened: Callable, small: str) -> View:
    return View(opened(small).site, "")


@pytest.fixture
def entry(view: View) -> Entry:
    studio = view.library.get("S0001")
    return next(entry for entry in view.figures.of(studio) if entry.figure.code == "sheng")


def test_the_permanent_address_leads_to_the_figure(view: View, entry: Entry) -> None:
    assert view.permanent(entry) == "https://small.example/pu/studios/jia/#fig-sheng"


def test_both_forms_keep_the_qualifier_the_source_and_the_address(view: View, entry: Entry) -> None:
    assert view.citations(entry) == [
        (
            "GB/T 7714",
            "小谱. 张三劳模创新工作室：节约资金28余万元[DB/OL]. (2024-05-06)[引用日期]. "
            "https://small.example/pu/studios/jia/#fig-sheng.",
        ),
        (
            "平常写法",
            "节约资金28余万元（某某厂《年度总结》，2020 年 5 月；"
            "见小谱 S0001，https://small.example/pu/studios/jia/#fig-sheng）",
        ),
    ]


def test_the_passport_on_the_records_page_can_be_cited(opened: Callable, small: str) -> None:
    pages = {page.url: page.html for page in opened(small).pages()}
    passport = re.search(r'id="fig-sheng".*?</details>', pages["studios/jia/"], re.DOTALL)[0]
    assert "长期链接" in passport and passport.count("data-copy") == 2
    assert 'href="#fig-sheng"' in passport


def test_every_other_passport_leads_to_where_the_figure_can_be_cited(
    opened: Callable, small: str
) -> None:
    pages = {page.url: page.html for page in opened(small).pages()}
    assert 'studios/jia/#fig-sheng">长期链接' in pages["statistics/figures/"]


def test_a_source_of_a_publishers_own_page_is_a_link(opened: Callable, small: str) -> None:
    text = small.replace(
        "日期: 2020-05, 类别: 文件", '日期: 2020-05, 类别: 原站, 网址: "https://c.example/1"'
    )
    pages = {page.url: page.html for page in opened(text).pages()}
    passport = re.search(r'id="fig-sheng".*?</details>', pages["studios/jia/"], re.DOTALL)[0]
    assert '<dd><a href="https://c.example/1"' in passport


def test_a_source_that_was_seen_elsewhere_is_no_link(opened: Callable, small: str) -> None:
    text = small.replace(
        "日期: 2020-05, 类别: 文件", '日期: 2020-05, 类别: 转载, 网址: "https://c.example/1"'
    )
    assert not [page.url for page in opened(text).pages() if "https://c.example/1" in page.html]
