"""A reader who types faster than scripts and answers come: no key is lost, none acts on an old row."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from searching import (
    Held,
    Slow,
    active,
    clean,
    counted,
    found,
    in_dialog,
    search_address,
    titles,
    visit,
)

pytestmark = pytest.mark.browser

SEARCH_SCRIPT = "**/assets/search.*"
ANY_SCRIPT = re.compile(r"/assets/(search|engine)\.")
URLS = {"碳化甲": "methods/tanhua-qizi/", "碳化乙": "people/tianhengyu/"}


@pytest.fixture
def slow(chromium, served: str) -> Callable[[], Slow]:
    """The open dialog over an engine and a clock that the test moves."""

    def opening() -> Slow:
        search = Slow(chromium, served)
        search.open()
        return search

    return opening


# before the script of the search is here


@pytest.mark.parametrize("opened_by", ["Control+k", "/", "tap"])
def test_what_is_typed_before_the_script_reaches_the_field(
    opened_by: str, chromium, served: str
) -> None:
    page = visit(chromium)
    held = Held(page, ANY_SCRIPT)
    page.goto(served)
    if opened_by == "tap":
        page.click("[data-find-open]")
    else:
        page.keyboard.press(opened_by)
    page.keyboard.type("thy")
    assert page.input_value("#find-q") == "thy"
    held.release()
    found(page)
    page.wait_for_function("document.querySelector('#find-list').textContent.includes('田恒余')")
    assert page.input_value("#find-q") == "thy"
    assert clean(page)


def test_an_arrow_before_the_script_selects_when_the_answer_comes(chromium, served: str) -> None:
    page = visit(chromium)
    held = Held(page, SEARCH_SCRIPT)
    page.goto(served)
    page.keyboard.press("Control+k")
    page.keyboard.type("田恒余")
    page.keyboard.press("ArrowDown")
    held.release()
    page.wait_for_selector("#find-q[aria-activedescendant]")
    assert active(page) == in_dialog(page)[0] == "田恒余"
    assert clean(page)


def test_arrow_and_enter_before_the_script_open_the_first_hit(chromium, served: str) -> None:
    page = visit(chromium)
    held = Held(page, SEARCH_SCRIPT)
    page.goto(served)
    page.keyboard.press("Control+k")
    page.keyboard.type("田恒余")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    held.release()
    page.wait_for_url("**/people/tianhengyu/")
    assert clean(page)


def test_typing_on_before_the_script_takes_the_arrow_back(chromium, served: str) -> None:
    page = visit(chromium)
    held = Held(page, SEARCH_SCRIPT)
    page.goto(served)
    page.keyboard.press("Control+k")
    page.keyboard.type("田")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("恒余")
    held.release()
    found(page)
    page.wait_for_selector("#find-list .j-hit__x mark")
    assert active(page) == ""
    assert clean(page)


def test_enter_alone_before_the_script_leads_to_the_search_page(chromium, served: str) -> None:
    page = visit(chromium)
    held = Held(page, SEARCH_SCRIPT)
    page.goto(served)
    page.keyboard.press("Control+k")
    page.keyboard.type("thy")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=thy", wait_until="commit")
    held.release()
    counted(page)
    assert clean(page)


def test_what_is_typed_into_the_search_page_before_its_script_is_searched(
    chromium, served: str
) -> None:
    """Also where the address asked for something else."""
    page = visit(chromium)
    held = Held(page, SEARCH_SCRIPT)
    page.goto(search_address(served, "堵漏"), wait_until="commit")
    page.wait_for_selector("html.js #q")
    page.fill("#q", "碳化七字")
    held.release()
    counted(page)
    assert page.input_value("#q") == "碳化七字" and "碳化七字操作法" in titles(page)
    assert clean(page)


def test_a_filter_ticked_before_the_script_joins_those_of_the_address(
    chromium, served: str
) -> None:
    page = visit(chromium)
    held = Held(page, SEARCH_SCRIPT)
    page.goto(served + "methods/?行业=化工", wait_until="commit")
    page.wait_for_selector("html.js [data-groups]")
    page.locator("[data-groups] label", has_text=re.compile("^港口")).click()
    held.release()
    counted(page)
    chosen = page.locator("[data-groups] input:checked").evaluate_all(
        "all => all.map(e => e.value).sort()"
    )
    assert chosen == ["化工", "港口"]
    assert clean(page)


@pytest.mark.parametrize("rate", [1, 8])
def test_without_a_single_pause(rate: int, chromium, served: str) -> None:
    """As fast as a machine can press keys, on a fast and on a slow device."""
    page = visit(chromium)
    page.goto(served)
    cdp = page.context.new_cdp_session(page)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.keyboard.press("Control+k")
    page.keyboard.type("thy")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/tianhengyu/")
    assert clean(page)


@pytest.mark.parametrize("rate", [1, 8])
def test_without_a_single_pause_from_a_disk(rate: int, chromium, disk: Path) -> None:
    page = visit(chromium)
    page.goto((disk / "methods/tanhua-qizi/index.html").as_uri())
    cdp = page.context.new_cdp_session(page)
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    page.keyboard.press("Control+k")
    page.keyboard.type("thy")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/tianhengyu/index.html")
    assert clean(page)


# before the answer is here


def test_an_arrow_before_the_answer_selects_when_it_comes(slow: Callable[[], Slow]) -> None:
    search = slow()
    search.type("碳化")
    search.page.keyboard.press("ArrowDown")
    search.page.keyboard.press("ArrowDown")
    assert active(search.page) == ""
    search.answer("碳化", "碳化甲", "碳化乙")
    assert active(search.page) == "碳化乙"
    assert clean(search.page)


def test_enter_after_an_arrow_waits_for_the_answer(slow: Callable[[], Slow]) -> None:
    search = slow()
    search.type("碳化")
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        search.page.keyboard.press(key)
    search.answer("碳化", "碳化甲", "碳化乙", urls=URLS)
    search.page.wait_for_url("**/people/tianhengyu/")
    assert clean(search.page)


def test_the_answer_to_less_does_not_take_the_arrow(slow: Callable[[], Slow]) -> None:
    """The answer to 碳 comes when 碳化 stands in the field already, and has not been asked yet."""
    search = slow()
    search.type("碳")
    search.page.keyboard.type("化")
    search.page.keyboard.press("ArrowDown")
    search.answer("碳", "碳一", "碳二")
    assert in_dialog(search.page) == ["碳一", "碳二"] and active(search.page) == ""
    search.pass_time(60)
    search.answer("碳化", "碳化甲", "碳化乙")
    assert active(search.page) == "碳化甲"
    assert clean(search.page)


def test_escape_takes_waiting_keys_back(slow: Callable[[], Slow]) -> None:
    search = slow()
    search.type("碳化")
    for key in ("ArrowDown", "Enter", "Escape"):
        search.page.keyboard.press(key)
    before = search.page.url
    search.answer("碳化", "碳化甲")
    search.pass_time(1000)
    assert search.page.url == before and active(search.page) == ""
    assert clean(search.page)


def test_an_answer_in_the_moment_of_closing_opens_nothing(slow: Callable[[], Slow]) -> None:
    """A browser tells of the closing a little later than it closes."""
    search = slow()
    search.type("碳化")
    search.page.keyboard.press("ArrowDown")
    search.page.keyboard.press("Enter")
    before = search.page.url
    search.page.evaluate(
        "() => { document.getElementById('find').close(); "
        "answer('碳化', [['碳化甲', 'methods/tanhua-qizi/']], false); }"
    )
    search.pass_time(1000)
    assert search.page.url == before and active(search.page) == ""
    assert clean(search.page)


def test_enter_that_waited_does_not_open_a_guess(slow: Callable[[], Slow]) -> None:
    """What is only near to what was asked is selected, so that the reader sees it first."""
    search = slow()
    search.type("碳化法")
    search.page.keyboard.press("ArrowDown")
    search.page.keyboard.press("Enter")
    before = search.page.url
    search.answer("碳化法", "碳化甲", urls=URLS, near=True)
    search.page.wait_for_selector("#find-q[aria-activedescendant]")
    assert active(search.page) == "碳化甲" and search.page.url == before
    search.page.keyboard.press("Enter")
    search.page.wait_for_url("**/methods/tanhua-qizi/")
    assert clean(search.page)


def test_waiting_keys_that_find_nothing_lead_to_the_search_page(slow: Callable[[], Slow]) -> None:
    search = slow()
    search.type("碳化")
    search.page.keyboard.press("ArrowDown")
    search.page.keyboard.press("Enter")
    search.answer("碳化")
    search.page.wait_for_url("**/search/?q=*", wait_until="commit")
    assert search.page.url.endswith(quote("碳化"))
    search.page.context.close()


# after an answer


def test_typing_on_takes_the_selection_away_at_once(slow: Callable[[], Slow]) -> None:
    search = slow()
    search.type("碳化")
    search.answer("碳化", "碳化甲", "碳化乙")
    search.page.keyboard.press("ArrowDown")
    assert active(search.page) == "碳化甲"
    search.page.keyboard.type("塔")
    assert active(search.page) == ""
    assert clean(search.page)


def test_enter_after_typing_on_never_opens_the_old_row(slow: Callable[[], Slow]) -> None:
    search = slow()
    search.type("碳化")
    search.answer("碳化", "碳化甲", "碳化乙")
    search.page.keyboard.press("ArrowDown")
    search.page.keyboard.type("塔")
    search.page.keyboard.press("Enter")
    search.page.wait_for_url("**/search/?q=*", wait_until="commit")
    assert search.page.url.endswith(quote("碳化塔"))
    search.page.context.close()


def test_a_selected_record_stays_selected_when_the_list_is_drawn_again(
    slow: Callable[[], Slow],
) -> None:
    """Excerpts come, and the order is another."""
    search = slow()
    search.type("碳化")
    search.answer("碳化", "碳化甲", "碳化乙")
    search.page.keyboard.press("ArrowDown")
    search.page.keyboard.press("ArrowDown")
    search.pass_time(250)
    search.answer("碳化", "碳化乙", "碳化丙", "碳化甲")
    assert in_dialog(search.page) == ["碳化乙", "碳化丙", "碳化甲"]
    assert active(search.page) == "碳化乙"
    assert clean(search.page)


def test_a_record_that_leaves_the_list_is_no_longer_selected(slow: Callable[[], Slow]) -> None:
    search = slow()
    search.type("碳化")
    search.answer("碳化", "碳化甲", "碳化乙")
    search.page.keyboard.press("ArrowDown")
    search.pass_time(250)
    search.answer("碳化", "碳化乙", "碳化丙")
    assert active(search.page) == ""
    assert clean(search.page)


def test_an_arrow_is_used_again_after_a_letter_was_taken_back(slow: Callable[[], Slow]) -> None:
    """The text is what was asked already, so that no new answer comes."""
    search = slow()
    search.type("碳化")
    search.answer("碳化", "碳化甲", "碳化乙")
    search.page.keyboard.type("塔")
    search.page.keyboard.press("Backspace")
    search.page.keyboard.press("ArrowDown")
    search.pass_time(60)
    assert active(search.page) == "碳化甲"
    assert clean(search.page)


def test_a_failed_answer_leaves_no_key_waiting(slow: Callable[[], Slow]) -> None:
    search = slow()
    search.type("碳化")
    search.page.keyboard.press("ArrowDown")
    search.page.evaluate("asked[0].failed(new Error('lost'))")
    found(search.page, "搜索暂时打不开")
    search.page.click("text=再试一次")
    search.answer("碳化", "碳化甲")
    assert active(search.page) == ""
    assert clean(search.page)
