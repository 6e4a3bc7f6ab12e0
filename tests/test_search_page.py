"""The search page: filters, order and pages, kept in an address that can be shared."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from searching import clean, counted, titles, visit

pytestmark = pytest.mark.browser


def test_the_search_page_has_a_field_of_its_own(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "search/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q" and page.locator("#find").is_hidden()
    page.keyboard.type("堵漏/")
    assert page.input_value("#q") == "堵漏/", "in a field it is a character"
    page.click("h1")
    page.click("[data-find-open]")
    assert page.evaluate("document.activeElement.id") == "q"
    counted(page)
    assert clean(page)


def test_a_search_can_be_shared(chromium, served: str) -> None:
    """Words, filters and order stand in the address; back and forward lead through them."""
    page = visit(chromium)
    page.goto(served + "search/?q=工作室&行业=化工&行业=港口&from=singlemessage")
    counted(page)
    assert page.input_value("#q") == "工作室"
    assert page.locator("[data-groups] input:checked").evaluate_all("all => all.map(e => e.value).sort()") == ["化工", "港口"]
    both = int(re.search(r"(\d+) 条", page.inner_text("[data-count]"))[1])
    assert page.locator("#index").is_hidden()
    page.locator("[data-groups] label", has_text=re.compile("^港口")).click()
    page.wait_for_function("decodeURIComponent(location.search) === '?q=工作室&行业=化工'")
    page.wait_for_function("number => parseInt(/(\\d+) 条/.exec(document.querySelector('[data-count]').textContent)[1]) < number", arg=both)
    page.click("[data-sort=年份]")
    page.wait_for_function("decodeURIComponent(location.search) === '?q=工作室&行业=化工&排序=年份'")
    assert page.get_attribute("[data-sort=年份]", "aria-current") == "true"
    page.go_back()
    page.wait_for_function("decodeURIComponent(location.search) === '?q=工作室&行业=化工'")
    page.go_back()
    page.wait_for_function("number => /(\\d+) 条/.exec(document.querySelector('[data-count]').textContent)[1] == number", arg=both)
    assert page.locator("[data-groups] input:checked").count() == 2
    page.go_forward()
    page.wait_for_function("number => /(\\d+) 条/.exec(document.querySelector('[data-count]').textContent)[1] < number", arg=both)
    page.fill("#q", "")
    page.wait_for_function("decodeURIComponent(location.search) === '?行业=化工'")
    page.click("[data-clear]")
    page.wait_for_selector("#index:visible")
    assert page.inner_text("[data-count]").startswith("共 ")
    assert clean(page)


def test_paging_and_excerpts(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + "search/?q=" + quote("创新"))
    counted(page)
    assert page.locator("[data-out] .j-rows > li").count() == 8
    page.click("text=再看 8 条")
    page.wait_for_function("document.querySelectorAll('[data-out] .j-rows > li').length === 16")
    shown = titles(page)
    assert len(set(page.locator("[data-out] .j-rows > li").evaluate_all("all => all.map(e => e.dataset.id)"))) == 16
    assert "显示 16 条" in page.inner_text("[data-count]")
    assert page.locator("[data-out] .j-hit__x mark").count() > 3
    page.reload()
    page.wait_for_function("document.querySelectorAll('[data-out] .j-rows > li').length === 16")
    assert sorted(titles(page)) == sorted(shown), "as many as before"
    assert clean(page)


@pytest.mark.parametrize(("typed", "wanted"), [("碳化", "碳化七字操作法"), ("thy", "田恒余"), ("tangyan", "唐艳"), ("七字操作法", "碳化七字操作法"),
                                               ("连云港碱厂", "田恒余劳模创新工作室"), ("CHACHE", "叉车作业胶合板先进操作法")])
def test_the_home_page_finds_by_name_alias_unit_and_pinyin(typed: str, wanted: str, chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served)
    page.fill("#q", typed)
    page.press("#q", "Enter")
    page.wait_for_url("**/search/?q=*")
    counted(page)
    assert wanted in titles(page)
    assert clean(page)


def test_print_leaves_it_out(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "methods/?行业=化工")
    counted(page)
    page.emulate_media(media="print")
    assert page.locator("[data-find] .j-facet").is_hidden() and page.locator("[data-sorts]").is_hidden() and page.locator("[data-out] button").is_hidden()
    assert page.locator("[data-out] .j-row").first.is_visible()
    assert clean(page)
