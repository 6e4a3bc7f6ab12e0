"""The search dialog: by keyboard alone, by touch, with a screen reader; one answer at a time."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from searching import STATUS, Slow, active, clean, counted, found, in_dialog, visit

pytestmark = pytest.mark.browser


@pytest.fixture
def plugging(chromium, served: str):
    """The open dialog with the answer to 堵漏."""
    page = visit(chromium)
    page.goto(served + "guide/")
    page.focus(".j-tools a")
    page.keyboard.press("/")
    page.keyboard.type("堵漏")
    found(page)
    page.wait_for_selector("#find-list .j-hit__x mark")
    yield page
    assert clean(page)


def test_a_key_opens_it_at_its_field(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "guide/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find-q"
    assert page.get_attribute("#find-q", "aria-expanded") == "false"
    assert clean(page)


def test_an_answer_opens_the_list_and_selects_nothing(plugging) -> None:
    assert plugging.get_attribute("#find-q", "aria-expanded") == "true"
    assert len(in_dialog(plugging)) >= 3 and active(plugging) == ""


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["ArrowDown"], 0),
        (["ArrowDown", "ArrowDown"], 1),
        (["ArrowUp"], -1),
        (["ArrowDown", "End"], -1),
        (["ArrowUp", "Home"], 0),
        (["ArrowUp", "ArrowDown"], 0),
        (["ArrowDown", "ArrowUp"], -1),
    ],
)
def test_keys_walk_through_the_list_and_round_its_corners(
    keys: list[str], place: int, plugging
) -> None:
    for key in keys:
        plugging.keyboard.press(key)
    assert active(plugging) == in_dialog(plugging)[place]


def test_an_arrow_to_the_side_goes_back_to_the_text(plugging) -> None:
    plugging.keyboard.press("ArrowDown")
    plugging.keyboard.press("ArrowLeft")
    assert active(plugging) == ""


def test_options_are_no_stops_of_the_tabulator(plugging) -> None:
    stops = []
    for _ in range(4):
        plugging.keyboard.press("Tab")
        stops.append(plugging.evaluate("document.activeElement.textContent.trim().slice(0, 4)"))
    assert stops[0] == "搜" and stops[1].startswith("筛选") and stops[2:] == ["全部结果", "关闭"]


def test_escape_leads_back_to_where_one_was(plugging) -> None:
    plugging.keyboard.press("Escape")
    assert not plugging.evaluate("document.getElementById('find').open")
    assert plugging.evaluate("document.activeElement.textContent") == "搜索"


def test_opened_again_its_text_is_selected(plugging) -> None:
    plugging.keyboard.press("Escape")
    plugging.keyboard.press("Control+k")
    chosen = plugging.evaluate("""() => { const field = document.activeElement;
        return field.value.slice(field.selectionStart, field.selectionEnd); }""")
    assert chosen == "堵漏"


def test_enter_opens_the_selected_record(plugging) -> None:
    first = in_dialog(plugging)[0]
    plugging.keyboard.press("ArrowDown")
    plugging.keyboard.press("Enter")
    plugging.wait_for_url("**/methods/**")
    assert plugging.inner_text("h1").replace("\n", "") == first


def test_enter_without_a_selection_leads_to_the_search_page(plugging) -> None:
    plugging.keyboard.press("Enter")
    plugging.wait_for_url("**/search/?q=*")
    counted(plugging)
    assert unquote(plugging.url).endswith("?q=堵漏")


def test_a_recent_search_is_chosen_by_keyboard(plugging, served: str) -> None:
    plugging.keyboard.press("ArrowDown")
    plugging.keyboard.press("Enter")
    plugging.wait_for_url("**/methods/**")
    plugging.keyboard.press("Control+k")
    plugging.wait_for_selector("#find-list [data-q]")
    plugging.keyboard.press("ArrowDown")
    plugging.keyboard.press("Enter")
    found(plugging)
    assert plugging.input_value("#find-q") == "堵漏"


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
    page.wait_for_function(
        "() => /\\d/.test(document.querySelector('#find [role=status]').textContent)"
    )
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


@pytest.fixture
def slow(chromium, served: str):
    """The open dialog over an engine and a clock that the test moves."""
    search = Slow(chromium, served)
    search.open()
    yield search
    assert clean(search.page)


def test_a_late_answer_to_an_older_question_is_not_shown(slow: Slow) -> None:
    slow.type("碳")
    slow.type("化")
    slow.answer("碳化", "碳化甲")
    slow.answer("碳", "碳一")
    assert in_dialog(slow.page) == ["碳化甲"]


def test_an_answer_stays_until_the_next_is_there(slow: Slow) -> None:
    slow.type("碳化")
    slow.answer("碳化", "碳化甲", "碳化乙")
    slow.type("塔")
    assert slow.questions()[-1][0] == "碳化塔" and in_dialog(slow.page) == ["碳化甲", "碳化乙"]


def test_the_list_is_never_empty_between_two_answers(slow: Slow) -> None:
    slow.type("碳化")
    slow.answer("碳化", "碳化甲", "碳化乙")
    slow.page.evaluate("""() => { window.least = 9; new MutationObserver(() => {
        const options = document.querySelectorAll('#find-list [role=option]');
        window.least = Math.min(window.least, options.length);
        }).observe(document.getElementById('find-list'), {childList: true, subtree: true}); }""")
    slow.pass_time(250)
    slow.answer("碳化", "碳化甲", "碳化乙")
    slow.type("塔")
    slow.answer("碳化塔", "碳化塔甲", "碳化塔乙")
    assert slow.page.evaluate("window.least") == 2


def test_excerpts_are_asked_for_after_a_pause(slow: Slow) -> None:
    slow.type("碳")
    slow.type("化")
    slow.answer("碳化", "碳化甲")
    assert slow.questions() == [["碳", False], ["碳化", False]]
    slow.pass_time(250)
    assert slow.questions() == [["碳", False], ["碳化", False], ["碳化", True]]


def test_facets_are_not_counted_before_somebody_opens_them(slow: Slow) -> None:
    slow.type("碳化")
    slow.answer("碳化", "碳化甲")
    slow.pass_time(250)
    assert slow.page.evaluate("asked.map((one) => one.options.facets)") == [False, False]


def test_one_wrong_character_gives_a_suggestion(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type("竺士杰桥掉")
    found(page, "没有一字不差的，您是不是要找")
    assert in_dialog(page)[0].startswith("竺士杰桥吊")
    assert clean(page)


def test_where_no_text_has_it_all_the_nearest_are_offered(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type("田恒余炼钢")
    found(page, "没有一字不差的，最接近的是")
    assert "田恒余" in in_dialog(page)
    assert page.inner_text("#find-list .j-find__k") == "没有一字不差的，最接近的是"
    assert clean(page)


def test_where_nothing_is_near_nobody_is_asked_without_a_contact(chromium, served: str) -> None:
    """The repository has no 联系方式: an invitation would lead nowhere."""
    page = visit(chromium)
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type("明天股票会涨吗")
    found(page, "没有找到“明天股票会涨吗”")
    assert page.locator("#find [data-none] a").count() == 0
    assert clean(page)


def test_eight_recent_searches_stay_on_the_device(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + "search/")
    page.wait_for_function("window.jiangpuFind")
    for number in range(10):
        page.fill("#q", f"堵漏{number}")
        page.press("#q", "Enter")
    page.goto(served)
    page.keyboard.press("/")
    page.wait_for_selector("#find-list [data-q]")
    newest = [f"堵漏{number}" for number in range(9, 1, -1)]
    assert page.locator("#find-list [data-q]").all_inner_texts() == newest
    assert json.loads(page.evaluate("localStorage.getItem('j-recent')")) == newest
    assert clean(page)


def test_recent_searches_can_be_forgotten(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served)
    page.evaluate("localStorage.setItem('j-recent', '[\"堵漏\"]')")
    page.keyboard.press("/")
    page.click("text=清除最近搜过的")
    assert page.evaluate("localStorage.getItem('j-recent')") is None
    assert page.locator("#find-list [data-q]").count() == 0
    assert clean(page)


def test_what_is_damaged_on_the_device_does_no_harm(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served)
    page.evaluate("localStorage.setItem('j-recent', '{broken')")
    page.keyboard.press("/")
    page.keyboard.type("堵漏")
    found(page)
    assert clean(page)


def test_a_long_wait_is_shown_as_busy(slow: Slow) -> None:
    slow.type("碳")
    assert slow.page.locator("#find[aria-busy]").count() == 0
    slow.pass_time(700)
    assert slow.page.locator("#find[aria-busy]").count() == 1
    assert slow.page.inner_text(STATUS) == "正在找……"


def test_an_emptied_field_is_not_busy(slow: Slow) -> None:
    slow.type("碳")
    slow.pass_time(700)
    slow.page.keyboard.press("Backspace")
    slow.pass_time(60)
    assert slow.page.locator("#find[aria-busy]").count() == 0


def test_results_follow_what_was_typed_last_even_while_leaving(chromium, served: str) -> None:
    """Enter right after a letter: the search page takes its time, the dialog goes on."""
    search = Slow(chromium, served)
    search.page.route("**/search/?q=*", lambda route: route.fulfill(status=204))
    search.open()
    search.type("碳化")
    search.answer("碳化", "碳化甲")
    search.page.keyboard.type("塔")
    search.page.keyboard.press("Enter")
    search.pass_time(60)
    search.answer("碳化塔", "碳化塔甲")
    assert in_dialog(search.page) == ["碳化塔甲"]
    assert clean(search.page)
