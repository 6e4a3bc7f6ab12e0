"""The search page: filters, order and pages, kept in an address that can be shared."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from searching import Slow, breaking, clean, counted, search_address, titles, visit

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
    page.goto(served + "search/?q=操作&行业=化工&行业=港口&from=singlemessage")
    counted(page)
    assert page.input_value("#q") == "操作"
    assert page.locator("[data-groups] input:checked").evaluate_all(
        "all => all.map(e => e.value).sort()"
    ) == ["化工", "港口"]
    both = int(re.search(r"(\d+) 条", page.inner_text("[data-count]"))[1])
    assert page.locator("#index").is_hidden()
    page.locator("[data-groups] label", has_text=re.compile("^港口")).click()
    page.wait_for_function("decodeURIComponent(location.search) === '?q=操作&行业=化工'")
    page.wait_for_function(
        "number => parseInt(/(\\d+) 条/.exec(document.querySelector('[data-count]').textContent)[1]) < number",
        arg=both,
    )
    page.click("[data-sort=年份]")
    page.wait_for_function("decodeURIComponent(location.search) === '?q=操作&行业=化工&排序=年份'")
    assert page.get_attribute("[data-sort=年份]", "aria-current") == "true"
    page.go_back()
    page.wait_for_function("decodeURIComponent(location.search) === '?q=操作&行业=化工'")
    page.go_back()
    page.wait_for_function(
        "number => /(\\d+) 条/.exec(document.querySelector('[data-count]').textContent)[1] == number",
        arg=both,
    )
    assert page.locator("[data-groups] input:checked").count() == 2
    page.go_forward()
    page.wait_for_function(
        "number => /(\\d+) 条/.exec(document.querySelector('[data-count]').textContent)[1] < number",
        arg=both,
    )
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
    assert (
        len(
            set(
                page.locator("[data-out] .j-rows > li").evaluate_all(
                    "all => all.map(e => e.dataset.id)"
                )
            )
        )
        == 16
    )
    assert "显示 16 条" in page.inner_text("[data-count]")
    assert page.locator("[data-out] .j-hit__x mark").count() > 3
    page.reload()
    page.wait_for_function("document.querySelectorAll('[data-out] .j-rows > li').length === 16")
    assert sorted(titles(page)) == sorted(shown), "as many as before"
    assert clean(page)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("碳化", "碳化七字操作法"),
        ("thy", "田恒余"),
        ("tangyan", "唐艳"),
        ("七字操作法", "碳化七字操作法"),
        ("连云港碱厂", "田恒余劳模创新工作室"),
        ("CHACHE", "许少成叉车挂瓶"),
    ],
)
def test_the_home_page_finds_by_name_alias_unit_and_pinyin(
    typed: str, wanted: str, chromium, served: str
) -> None:
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
    assert (
        page.locator("[data-find] .j-facet").is_hidden()
        and page.locator("[data-sorts]").is_hidden()
        and page.locator("[data-out] button").is_hidden()
    )
    assert page.locator("[data-out] .j-row").first.is_visible()
    assert clean(page)


def test_enter_after_typing_is_no_second_entry_in_the_history(chromium, served: str) -> None:
    search = Slow(chromium, served + "search/")
    search.page.wait_for_function("window.jiangpuFind")
    search.page.focus("#q")
    search.type("堵漏")
    search.answer("堵漏", "甲")
    search.page.wait_for_function("decodeURIComponent(location.search) === '?q=堵漏'")
    entries = search.page.evaluate("history.length")
    search.page.keyboard.press("Enter")
    search.pass_time(1000)
    assert search.page.evaluate("history.length") == entries
    assert clean(search.page)


def test_the_focus_is_not_lost_with_a_button(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "search/?q=堵漏&行业=教育")
    page.click("text=去掉筛选再找")
    counted(page)
    assert page.evaluate("document.activeElement.id") == "q"
    page.route("**/search/index/**", breaking("unreachable"))
    page.goto(served + "methods/?行业=化工")
    counted(page, "搜索暂时打不开")
    page.unroute("**/search/index/**")
    page.click("text=再试一次")
    counted(page)
    assert page.evaluate("document.activeElement.id") == "q"
    assert clean(page)


def test_another_name_stands_alone_where_there_are_no_facts(chromium, served: str) -> None:
    page = visit(chromium)
    page.add_init_script("""window.jiangpuSearch = {open: () => Promise.resolve({search: (q) => Promise.resolve({
        total: 1, approximate: false, suggestion: false, terms: [q], facets: null, hits: [{id: 'X',
        url: 'methods/tanhua-qizi/', title: '甲', titleMarks: [], names: [], aliases: ['乙法'], excerpt: '',
        marks: [], facets: {}}]})})};""")
    page.goto(search_address(served, "乙"))
    counted(page)
    assert page.text_content("[data-out] .j-row .j-small") == "又名乙法"
    assert clean(page)


def test_filters_are_taken_away_where_nothing_is_found(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "search/?q=堵漏&行业=教育")
    counted(page, "没有找到")
    page.click("text=去掉筛选再找")
    counted(page, "找到")
    assert clean(page)


def test_what_is_not_found_offers_no_filters(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(search_address(served, "qqqq"))
    counted(page, "没有找到")
    assert page.locator("[data-groups] label").count() == 0
    assert clean(page)


def test_a_question_in_ordinary_words_is_answered_as_near(chromium, served: str) -> None:
    """The answer says that it is near, and so does each of its rows."""
    page = visit(chromium)
    page.goto(search_address(served, "数钱快的方法"))
    counted(page, "没有一字不差的，最接近的是")
    assert any("点钞" in title for title in titles(page)[:3])
    rows = page.locator("[data-out] .j-rows .j-row .j-small").all_inner_texts()
    assert rows and all(row.startswith("相近") for row in rows)
    assert clean(page)


def test_back_leads_to_the_same_place(chromium, served: str) -> None:
    """After 再看 and a record the rows, the query and the place are as they were."""
    page = visit(chromium)
    page.goto(search_address(served, "天津有哪些工作室"))
    counted(page, "没有一字不差的")
    first = len(titles(page))
    page.click("[data-out] .j-find__more button")
    page.wait_for_function(
        "n => document.querySelectorAll('[data-out] .j-rows .j-row').length > n", arg=first
    )
    rows = titles(page)
    last = page.locator("[data-out] .j-rows .j-row a").last
    last.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    last.click()
    page.wait_for_load_state()
    page.go_back()
    counted(page, "没有一字不差的")
    assert titles(page) == rows and page.input_value("#q") == "天津有哪些工作室"
    page.wait_for_function("y => Math.abs(scrollY - y) < 200", arg=place)
    assert clean(page)
