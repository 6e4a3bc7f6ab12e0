"""What people type: with an input method, oddly, or marks only."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from searching import Slow, clean, counted, titles, visit

pytestmark = pytest.mark.browser


FIELDS = {"": "#find-q", "search/": "#q", "methods/": "#q"}
"""Where one types, by the address of the page."""


class Composer:
    """A word that is being composed in a field, over an engine and a clock that the test moves."""

    def __init__(self, chromium, served: str, address: str) -> None:
        self.search = Slow(chromium, served + address, size="phone")
        self.page = self.search.page
        self.field = FIELDS[address]
        if address:
            self.page.focus(self.field)
            self.page.wait_for_function("window.jiangpuFind")
        else:
            self.search.open()
        self.search.pass_time(1000)
        self.before = self.search.questions()
        self.cdp = self.page.context.new_cdp_session(self.page)
        for text in ("d", "du", "du l", "du lou"):
            composition = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
            self.cdp.send("Input.imeSetComposition", composition)

    def press(self, key: str, code: int) -> None:
        """A key that the input method takes for itself."""
        self.page.evaluate(
            """([field, key, code]) => {
                const e = new KeyboardEvent('keydown', {key: key, isComposing: true, bubbles: true, cancelable: true});
                Object.defineProperty(e, 'keyCode', {value: 229});
                document.querySelector(field).dispatchEvent(e); }""",
            [self.field, key, code],
        )

    def finish(self, text: str) -> None:
        self.cdp.send("Input.insertText", {"text": text})
        self.search.pass_time(60)


@pytest.mark.parametrize("address", FIELDS)
def test_nothing_is_searched_while_a_word_is_composed(address: str, chromium, served: str) -> None:
    word = Composer(chromium, served, address)
    word.search.pass_time(1000)
    assert word.page.input_value(word.field) == "du lou"
    assert word.search.questions() == word.before and "?q" not in word.page.url
    assert clean(word.page)


@pytest.mark.parametrize("address", FIELDS)
@pytest.mark.parametrize(("key", "code"), [("Enter", 13), ("Escape", 27)])
def test_keys_of_an_input_method_are_not_ours(
    key: str, code: int, address: str, chromium, served: str
) -> None:
    word = Composer(chromium, served, address)
    word.press(key, code)
    word.search.pass_time(1000)
    assert word.page.input_value(word.field) == "du lou"
    assert word.search.questions() == word.before and "?q" not in word.page.url
    assert word.page.evaluate("document.getElementById('find').open") == (address == "")
    assert clean(word.page)


@pytest.mark.parametrize("address", FIELDS)
def test_a_composed_word_is_searched(address: str, chromium, served: str) -> None:
    word = Composer(chromium, served, address)
    word.finish("堵漏")
    assert word.search.questions()[-1] == ["堵漏", False]
    assert clean(word.page)


@pytest.fixture
def composing(chromium, served: str):
    """The events of a composition alone: WebViews differ in how they fire `input`."""
    search = Slow(chromium, served, size="phone")
    search.open()
    search.page.evaluate("""() => { const q = document.getElementById('find-q');
        q.dispatchEvent(new CompositionEvent('compositionstart'));
        q.value = 'tan h'; q.dispatchEvent(new Event('input')); }""")
    yield search
    assert clean(search.page)


def test_composition_events_hold_the_search_back(composing: Slow) -> None:
    composing.pass_time(1000)
    assert composing.questions() == []


def test_the_end_of_a_composition_searches(composing: Slow) -> None:
    composing.page.evaluate("""() => { const q = document.getElementById('find-q');
        q.value = '碳化'; q.dispatchEvent(new CompositionEvent('compositionend')); }""")
    composing.pass_time(60)
    assert composing.questions() == [["碳化", False]]


ANSWERED = "/找|最接近/"
"""What is said of an answer: 找到, 没有找到, or 最接近的是."""


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
    page.wait_for_function(
        f"{ANSWERED}.test(document.querySelector('#find [role=status]').textContent)"
    )
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator("#find img, #find script").count() == 0
    page.press("#find-q", "Enter")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_function(f"{ANSWERED}.test(document.querySelector('[data-count]').textContent)")
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
