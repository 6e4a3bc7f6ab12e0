"""The search dialog: by keyboard alone, by touch, with a screen reader; one answer at a time."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from searching import STATUS, clean, counted, found, titles, visit

pytestmark = pytest.mark.browser

SLOW_ENGINE = """
window.asked = [];
window.jiangpuSearch = {open: () => Promise.resolve({search: (q, options) => {
  window.asked.push([q, options.excerpts, options.facets, options.offset || 0]);
  const wait = q.length === 1 ? 900 : 120;
  const hits = [0, 1].map((n) => ({id: 'M' + q + n, url: 'methods/tanhua-qizi/', title: q + n, titleMarks: [[0, q.length]], names: [], aliases: [],
    excerpt: options.excerpts ? '正文' + q : '', marks: options.excerpts ? [[2, 2 + q.length]] : [], facets: {类型: ['操作法']}}));
  return new Promise((done) => setTimeout(() => done({total: 2, approximate: false, suggestion: false, terms: [q], hits: hits, facets: null}), wait));
}})};
"""
"""An engine whose answer to one character comes after its answer to two."""


def active(page) -> str:
    """The title of the option that the field names as active; it is also the selected one."""
    return page.evaluate("""() => { const id = document.getElementById('find-q').getAttribute('aria-activedescendant');
        if (!id) return ''; const row = document.getElementById(id);
        return row.getAttribute('aria-selected') === 'true' && row.getAttribute('role') === 'option' ? row.querySelector('.j-row__t').textContent : '?'; }""")


def test_by_keyboard_alone(chromium, served: str) -> None:
    """Open, type, walk through the list with every key, read the record, come back, leave."""
    page = visit(chromium)
    page.goto(served + "guide/")
    page.focus(".j-tools a")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find-q"
    assert page.get_attribute("#find-q", "aria-expanded") == "false"
    page.keyboard.type("堵漏")
    found(page)
    assert page.get_attribute("#find-q", "aria-expanded") == "true"
    shown = titles(page, "#find-list")
    assert len(shown) >= 3 and active(page) == ""
    page.keyboard.press("ArrowDown")
    assert active(page) == shown[0]
    page.keyboard.press("ArrowDown")
    assert active(page) == shown[1]
    page.keyboard.press("End")
    assert active(page) == shown[-1]
    page.keyboard.press("ArrowDown")
    assert active(page) == shown[0], "round the corner"
    page.keyboard.press("ArrowUp")
    assert active(page) == shown[-1]
    page.keyboard.press("Home")
    assert active(page) == shown[0]
    page.wait_for_selector("#find-list .j-hit__x mark")
    assert active(page) == shown[0], "excerpts come without moving the choice"
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent.trim().slice(0, 4)"))
    assert (
        stops[0] == "搜" and stops[1].startswith("筛选") and stops[2:4] == ["全部结果", "关闭"]
    ), "options are no stops"
    page.keyboard.press("Escape")
    assert not page.evaluate("document.getElementById('find').open")
    assert page.evaluate("document.activeElement.textContent") == "搜索", "back where one was"
    page.keyboard.press("Control+k")
    assert (
        page.evaluate(
            "getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"
        )
        == "堵漏"
    )
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/methods/**")
    assert page.inner_text("h1").replace("\n", "") == shown[0]
    page.keyboard.press("Control+k")
    page.wait_for_selector("#find-list [data-q]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    found(page)
    assert page.input_value("#find-q") == "堵漏", "recent searches are kept"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    counted(page)
    assert clean(page)


def test_what_a_screen_reader_is_told(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served)
    page.keyboard.press("Control+k")
    page.keyboard.type("田恒余")
    found(page)
    assert page.get_attribute("#find-q", "role") == "combobox"
    assert (
        page.get_attribute("#find-q", "aria-controls") == "find-list"
        and page.get_attribute("#find-list", "role") == "listbox"
    )
    groups = page.evaluate("""() => [...document.querySelectorAll('#find-list > [role=group]')].map(g =>
        [document.getElementById(g.getAttribute('aria-labelledby')).textContent, g.querySelectorAll('[role=option]').length])""")
    assert {name for name, _ in groups} >= {"人物", "操作法"} and all(
        number for _, number in groups
    )
    assert groups[0][0] == "人物", "the exact name is first"
    assert page.locator("#find-list a:not([role=option])").count() == 0
    number = int(re.search(r"\d+", page.inner_text(STATUS))[0])
    assert number >= page.locator("#find-list [role=option]").count()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    assert clean(page)


def test_by_touch_on_a_phone(chromium, served: str) -> None:
    page = visit(chromium, "phone", has_touch=True, is_mobile=True, color_scheme="dark")
    page.goto(served)
    page.tap("[data-find-open]")
    page.locator("#find-q").type("创新")
    found(page)
    before = int(re.search(r"(\d+) 条", page.inner_text(STATUS))[1])
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.tap("#find .j-facet summary")
    page.wait_for_selector("#find .j-facet input")
    small = page.evaluate("""() => [...document.querySelectorAll('#find button, #find a, #find summary, #find label.j-opt')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.textContent)""")
    assert not small
    option = page.locator("#find .j-opt", has_text="工作室")
    number = int(option.locator("i").inner_text())
    option.tap()
    page.wait_for_function(
        "text => document.querySelector('#find [role=status]').textContent.includes(text)",
        arg=f"{number} 条",
    )
    assert number < before
    page.wait_for_function(
        "[...document.querySelectorAll('#find-list [role=group] > p')].map(p => p.textContent).join() === '工作室'"
    )
    assert page.inner_text("#find .j-facet summary").endswith("工作室")
    page.locator("#find .j-opt", has_text="报告").tap()
    page.wait_for_function(
        "number => parseInt(/(\\d+) 条/.exec(document.querySelector('#find [role=status]').textContent)[1]) > number",
        arg=number,
    )
    page.tap("#find [data-all]")
    page.wait_for_url("**/search/?q=*")
    assert unquote(page.url).endswith("?q=创新&类型=工作室&类型=报告")
    counted(page)
    page.locator("[data-out] .j-row a").first.tap()
    page.wait_for_selector("h1")
    assert "/search/" not in page.url
    assert clean(page)


def slowly_answered(chromium, served: str):
    """The open dialog over an engine that takes its time."""
    page = visit(chromium)
    page.add_init_script(SLOW_ENGINE)
    page.goto(served)
    page.keyboard.press("/")
    page.wait_for_function("window.jiangpuFind")
    return page


def test_only_the_newest_answer_is_shown_and_nothing_flickers(chromium, served: str) -> None:
    page = slowly_answered(chromium, served)
    page.keyboard.type("碳")
    page.wait_for_timeout(150)
    page.keyboard.type("化")
    page.wait_for_function(
        "document.querySelector('#find-list .j-row__t') && document.querySelector('#find-list .j-row__t').textContent === '碳化0'"
    )
    page.evaluate("""() => { window.least = 9; window.most = 0; new MutationObserver(() => { const n = document.querySelectorAll('#find-list [role=option]').length;
        window.least = Math.min(window.least, n); }).observe(document.getElementById('find-list'), {childList: true, subtree: true}); }""")
    page.wait_for_selector("#find-list .j-hit__x mark")
    page.wait_for_timeout(1000)
    assert titles(page, "#find-list") == ["碳化0", "碳化1"], "the late answer to 碳 is not shown"
    page.keyboard.type("塔")
    page.wait_for_timeout(90)
    assert titles(page, "#find-list") == ["碳化0", "碳化1"], (
        "old answers stay until the new ones are there"
    )
    page.wait_for_function(
        "document.querySelector('#find-list .j-row__t').textContent === '碳化塔0'"
    )
    assert page.evaluate("window.least") == 2, "the list was never empty"
    page.wait_for_function("window.asked.length >= 5")
    assert [entry[:2] for entry in page.evaluate("window.asked")] == [
        ["碳", False],
        ["碳化", False],
        ["碳化", True],
        ["碳化塔", False],
        ["碳化塔", True],
    ]
    assert not any(entry[2] for entry in page.evaluate("window.asked")), (
        "facets are not counted before somebody opens them"
    )
    assert clean(page)


def test_one_wrong_character_and_nothing_at_all(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type("竺士杰桥掉")
    found(page, "没有一字不差的，您是不是要找")
    assert titles(page, "#find-list")[0].startswith("竺士杰桥吊")
    page.fill("#find-q", "田恒余炼钢")
    found(page, "没有找到“田恒余炼钢”")
    page.wait_for_selector("#find-list:visible")
    assert page.inner_text("#find-list p") == "相近的名称" and "田恒余" in titles(
        page, "#find-list"
    )
    assert page.locator("#find [data-none] a").get_attribute("href").endswith("/contribute/")
    page.goto(served + "search/?q=田恒余炼钢")
    counted(page, "没有找到")
    page.wait_for_selector("text=相近的名称")
    page.goto(served + "search/?q=堵漏&行业=教育")
    counted(page, "没有找到")
    page.click("text=去掉筛选再找")
    counted(page, "找到")
    assert clean(page)


def test_recent_searches_stay_on_the_device(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + "search/")
    page.wait_for_function("window.jiangpuFind")
    for number in range(10):
        page.fill("#q", f"堵漏{number}")
        page.press("#q", "Enter")
    page.goto(served)
    page.keyboard.press("/")
    page.wait_for_selector("#find-list [data-q]")
    assert page.locator("#find-list [data-q]").all_inner_texts() == [
        f"堵漏{number}" for number in range(9, 1, -1)
    ]
    assert len(json.loads(page.evaluate("localStorage.getItem('j-recent')"))) == 8
    page.click("text=清除最近搜过的")
    assert (
        page.evaluate("localStorage.getItem('j-recent')") is None
        and page.locator("#find-list [data-q]").count() == 0
    )
    page.evaluate("localStorage.setItem('j-recent', '{broken')")
    page.reload()
    page.keyboard.press("/")
    page.keyboard.type("堵漏")
    found(page)
    assert clean(page)


def test_an_emptied_field_is_not_busy(chromium, served: str) -> None:
    page = slowly_answered(chromium, served)
    page.keyboard.type("碳")
    page.wait_for_selector("#find[aria-busy]")
    page.keyboard.press("Backspace")
    page.wait_for_selector("#find:not([aria-busy])", timeout=5000)
    assert clean(page)


def test_results_follow_what_was_typed_last_even_while_leaving(chromium, served: str) -> None:
    """Enter right after a letter: the search page takes its time, the dialog goes on."""
    page = visit(chromium)
    page.add_init_script(SLOW_ENGINE)
    page.route("**/search/?q=*", lambda route: route.fulfill(status=204))
    page.goto(served)
    page.keyboard.press("/")
    page.wait_for_function("window.jiangpuFind")
    page.keyboard.type("碳化")
    page.wait_for_selector("#find-list .j-hit__x mark")
    page.keyboard.type("塔")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "document.querySelector('#find-list .j-row__t').textContent === '碳化塔0'", timeout=5000
    )
    assert clean(page)
