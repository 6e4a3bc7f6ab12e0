"""The search where something is missing: a broken index, no JavaScript, no dialog, no server; under a strict policy; with large type."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from searching import breaking, clean, counted, found, in_dialog, titles, visit

pytestmark = pytest.mark.browser


def test_without_javascript_the_lists_and_links_remain(chromium, served: str) -> None:
    page = visit(chromium, "phone", java_script_enabled=False)
    page.goto(served + "methods/?行业=化工")
    assert page.locator(".j-row").count() > 40
    page.click(".j-facet > summary")
    assert page.locator("[data-groups] a", has_text=re.compile("^化工$")).is_visible()
    assert (
        page.locator("input[type=checkbox]").first.is_hidden()
        and page.locator("[data-sorts]").is_hidden()
    )
    page.goto(served + "search/?q=堵漏")
    assert page.locator("#index li").count() > 40
    page.click(".j-tools a")
    page.wait_for_url("**/search/")
    assert page.locator("#find").is_hidden()
    page.context.close()


@pytest.mark.parametrize(
    ("pattern", "how"),
    [
        ("**/search/index/manifest*", "unreachable"),
        ("**/search/index/manifest*", "missing"),
        ("**/search/index/manifest*", "truncated"),
        ("**/search/index/*/s/*", "missing"),
        ("**/search/index/*/s/*", "truncated"),
        (re.compile("/index/.*/[td]/"), "truncated"),
        (re.compile("/index/.*/[td]/"), "missing"),
        ("**/assets/engine.*", "missing"),
        ("**/assets/search.*", "missing"),
    ],
)
def test_a_broken_index_gives_a_calm_message(
    pattern: str | re.Pattern, how: str, chromium, served: str
) -> None:
    """No script error, a sentence for the reader, the rest of the page works; once mended, another try finds."""
    page = visit(chromium, "phone")
    page.route(pattern, breaking(how))
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type("堵漏")
    page.wait_for_function(
        "document.querySelector('#find [role=status]').textContent.startsWith('搜索暂时打不开')"
    )
    assert "找到" not in page.inner_text("#find")
    page.keyboard.press("Escape")
    page.click("[data-big]")
    assert page.evaluate("document.documentElement.classList.contains('j-big')")
    page.goto(served + "search/?q=" + quote("堵漏"))
    page.wait_for_function(
        "document.querySelector('[data-count]').textContent.startsWith('搜索暂时打不开')"
    )
    assert page.locator("#index li").first.is_visible(), "the complete index remains"
    page.unroute(pattern)
    if page.locator("text=再试一次").count():
        page.click("text=再试一次")
        counted(page)
        assert "木塞堵漏法" in titles(page)
    assert clean(page)


@pytest.mark.parametrize("how", ["unreachable", "missing", "truncated"])
def test_names_are_found_without_the_texts(how: str, chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.route("**/search/index/*/d/*", breaking(how))
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type("堵漏")
    page.wait_for_function(
        "document.querySelector('#find [role=status]').textContent.endsWith('摘录暂时读不到')"
    )
    assert "木塞堵漏法" in in_dialog(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_function(
        "document.querySelector('[data-count]').textContent.endsWith('摘录暂时读不到')"
    )
    assert "木塞堵漏法" in titles(page)
    assert clean(page)


@pytest.mark.parametrize("how", ["unreachable", "truncated"])
def test_a_broken_index_leaves_the_directory(how: str, chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.route("**/search/index/**", breaking(how))
    page.goto(served + "methods/?行业=化工")
    page.wait_for_function(
        "document.querySelector('[data-count]').textContent.startsWith('搜索暂时打不开')"
    )
    assert page.locator("[data-still] .j-row").first.is_visible()
    page.unroute("**/search/index/**")
    page.click("text=再试一次")
    counted(page)
    assert clean(page)


def test_a_list_tries_again_to_fetch_its_script(chromium, served: str) -> None:
    page = visit(chromium)
    page.route("**/assets/search.*", breaking("unreachable"))
    page.goto(served + "methods/")
    before = page.inner_text("[data-count]")
    page.locator("[data-groups] label", has_text=re.compile("^化工")).click()
    counted(page, "搜索暂时打不开")
    page.unroute("**/assets/search.*")
    page.locator("[data-groups] label", has_text=re.compile("^港口")).click()
    counted(page)
    page.wait_for_function("location.search.split('&').length === 2")
    page.click("[data-clear]")
    page.wait_for_selector("[data-still]:visible")
    assert page.inner_text("[data-count]") == before
    assert clean(page)


def test_what_is_shown_stays_when_more_cannot_be_had(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "search/?q=" + quote("工作室"))
    counted(page)
    shown = page.locator("[data-out] li.j-row").count()
    page.route("**/search/index/**", lambda route: route.abort())
    page.click(".j-find__more button")
    page.wait_for_function(
        "document.querySelector('[data-count]').textContent.startsWith('搜索暂时打不开')"
    )
    assert page.locator("[data-out] li.j-row:visible").count() == shown
    page.unroute("**/search/index/**")
    page.click(".j-find__more button")
    page.wait_for_function(
        "shown => document.querySelectorAll('[data-out] li.j-row').length > shown", arg=shown
    )
    assert clean(page)


def test_under_a_strict_policy(chromium, served: str) -> None:
    """script-src 'self', and nothing inline: no script, no style, no handler."""
    page = visit(chromium)

    def guarded(route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer,
            headers={
                **answer.headers,
                "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:",
            },
        )

    page.route(re.compile(r"/(\?.*)?$"), guarded)
    page.goto(served + "methods/?行业=化工")
    counted(page)
    page.keyboard.press("Control+k")
    page.keyboard.insert_text("thy")  # in one piece: no row moves under the click
    found(page)
    assert "田恒余" in in_dialog(page)
    assert clean(page)


def test_without_decompression(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.add_init_script("delete window.DecompressionStream")
    page.goto(served + "search/?q=" + quote("堵漏"))
    counted(page)
    assert "木塞堵漏法" in titles(page)
    assert clean(page)


def test_without_a_dialog_element_the_link_works(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.add_init_script("delete HTMLDialogElement.prototype.showModal")
    page.goto(served)
    page.keyboard.press("/")
    page.click("[data-find-open]")
    page.wait_for_url("**/search/")
    assert clean(page)


def test_the_search_page_works_from_a_disk(chromium, disk: Path) -> None:
    """The index comes as scripts, links name the file."""
    page = visit(chromium)
    page.goto((disk / "search/index.html").as_uri())
    page.fill("#q", "堵漏")
    counted(page)
    page.locator("[data-out] a", has_text="木塞堵漏法").first.click()
    page.wait_for_url("**/index.html")
    assert page.inner_text("h1") == "木塞堵漏法"
    assert clean(page)


def test_filters_from_a_disk_are_kept_in_the_address(chromium, disk: Path) -> None:
    page = visit(chromium)
    page.goto((disk / "search/index.html").as_uri() + "?q=" + quote("堵漏"))
    counted(page)
    page.locator("[data-groups] label", has_text=re.compile("^化工")).click()
    page.wait_for_function("decodeURIComponent(location.search) === '?q=堵漏&行业=化工'")
    assert clean(page)


def test_the_dialog_works_from_a_disk(chromium, disk: Path) -> None:
    page = visit(chromium)
    page.goto((disk / "methods/tanhua-qizi/index.html").as_uri())
    page.keyboard.press("Control+k")
    page.keyboard.insert_text("thy")  # in one piece: no row moves under the click
    page.wait_for_function("document.querySelector('#find-list').textContent.includes('田恒余')")
    page.locator("#find-list a[href*='people/tianhengyu/']").first.click()
    page.wait_for_url("**/people/tianhengyu/index.html")
    assert clean(page)


@pytest.mark.parametrize("width", [320, 390])
def test_large_type_fits(width: int, chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(served)
    page.evaluate("localStorage.setItem('j-big', '1')")
    page.reload()
    page.keyboard.press("/")
    page.keyboard.type("创新工作室")
    found(page)
    page.click("#find .j-facet summary")
    page.wait_for_selector("#find .j-facet input")
    wide = "[document.documentElement.scrollWidth - innerWidth, document.getElementById('find').scrollWidth - document.getElementById('find').clientWidth]"
    assert page.evaluate(wide) == [0, 0]
    for address in ("search/?q=创新", "methods/?行业=化工"):
        page.goto(served + address)
        counted(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert clean(page)
