"""What people type: with an input method, oddly, or marks only."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from searching import clean, counted, found, titles, visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("address", ["", "search/", "methods/"])
def test_with_an_input_method(address: str, chromium, served: str) -> None:
    """While a word is composed nothing is searched, and neither Enter nor Escape is ours."""
    page = visit(chromium, "phone")
    page.goto(served + address)
    if address:
        field = "#q"
        page.focus(field)
        page.wait_for_function("window.jiangpuFind")
    else:
        field = "#find-q"
        page.keyboard.press("/")
        page.wait_for_function("window.jiangpuFind")
    page.wait_for_timeout(300)
    before = [url for url in page.noted["asked"] if "/index/" in url]
    cdp = page.context.new_cdp_session(page)
    for text in ("d", "du", "du l", "du lou"):
        cdp.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
    for key, code in (("Enter", 13), ("Escape", 27)):
        page.evaluate(
            """([field, key, code]) => { const e = new KeyboardEvent('keydown', {key: key, isComposing: true, bubbles: true, cancelable: true});
            Object.defineProperty(e, 'keyCode', {value: 229}); document.querySelector(field).dispatchEvent(e); }""",
            [field, key, code],
        )
    page.wait_for_timeout(400)
    assert page.input_value(field) == "du lou"
    assert [url for url in page.noted["asked"] if "/index/" in url] == before, (
        "nothing was searched"
    )
    assert "?q" not in page.url
    if not address:
        assert (
            page.evaluate("document.getElementById('find').open")
            and page.locator("#find-list [role=option]").count() == 0
        )
    cdp.send("Input.insertText", {"text": "堵漏"})
    if address:
        counted(page)
        assert "木塞堵漏法" in titles(page)
        page.wait_for_function("decodeURIComponent(location.search) === '?q=堵漏'")
    else:
        found(page)
        assert "木塞堵漏法" in titles(page, "#find-list")
    assert clean(page)


def test_composition_events_alone(chromium, served: str) -> None:
    """The same by the events themselves: WebViews differ in how they fire `input`."""
    page = visit(chromium, "phone")
    page.goto(served)
    page.keyboard.press("/")
    page.wait_for_function("window.jiangpuFind")
    page.evaluate("""() => { const q = document.getElementById('find-q'); q.dispatchEvent(new CompositionEvent('compositionstart'));
        q.value = 'tan h'; q.dispatchEvent(new Event('input')); }""")
    page.wait_for_timeout(300)
    assert page.locator("#find-list [role=option]").count() == 0
    page.evaluate(
        """() => { const q = document.getElementById('find-q'); q.value = '碳化'; q.dispatchEvent(new CompositionEvent('compositionend')); }"""
    )
    found(page)
    assert titles(page, "#find-list")[0].startswith("碳化")
    assert clean(page)


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>",
        '"><script>alert(1)</script>',
        "堵" * 10_000,
        "a" * 10_000,
        "\" ' \\ % & ? #",
        "？！。",
        "-",
        '"',
        "-堵漏",
        "constructor __proto__",
        "𠮷\ud83d\ude00",
    ],
)
def test_hostile_queries(query: str, chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.on("dialog", lambda dialog: page.noted["errors"].append("alert"))
    page.goto(served)
    page.keyboard.press("/")
    page.wait_for_function("window.jiangpuFind")
    page.evaluate(
        "text => { const q = document.getElementById('find-q'); q.value = text; q.dispatchEvent(new Event('input')); }",
        query,
    )
    page.wait_for_function("/找/.test(document.querySelector('#find [role=status]').textContent)")
    page.wait_for_timeout(400)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator("#find img, #find script").count() == 0
    page.press("#find-q", "Enter")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_function("/找/.test(document.querySelector('[data-count]').textContent)")
    assert len(unquote(page.url)) < 300
    assert page.locator("article img, article script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert clean(page)


def test_marks_only_ask_for_nothing(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "search/?q=" + quote("？！"))
    counted(page, "没有找到")
    assert clean(page)


@pytest.mark.parametrize("query", ["-é", "-𠮷"])
def test_a_word_of_any_script_may_be_excluded(query: str, chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "search/?q=" + quote(query))
    counted(page, "找到")
    assert len(titles(page)) == 8
    assert clean(page)


def test_a_long_query_is_not_cut_inside_a_character(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "search/?q=" + quote("没" * 23 + "𠮷" + "没"))
    counted(page, "没有找到")
    assert page.inner_text("[data-count]") == "没有找到“" + "没" * 23 + "𠮷…”"
    assert clean(page)
