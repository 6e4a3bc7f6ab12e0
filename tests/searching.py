"""Searching in a browser, for the tests of the dialog and of the lists.

Tests wait for states, never for a time: what must come is waited for as long as it takes, and where
nothing may happen the page's clock is turned by hand.
"""

from __future__ import annotations

import contextlib
import re
from urllib.parse import quote, unquote

from playwright.sync_api import Error

SIZES = {"phone": (390, 844), "desk": (1280, 900)}
STATUS = "#find [role=status]"

PATIENCE = 120_000
"""Milliseconds after which what must come is given up, on however busy a machine."""


def visit(chromium, size: str = "desk", **options):
    """A page that notes script errors, console errors and what it asks for."""
    width, height = SIZES[size]
    context = chromium.new_context(
        viewport={"width": width, "height": height}, locale="zh-CN", **options
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.noted = {"errors": [], "asked": []}
    page.on(
        "console",
        lambda message: (
            page.noted["errors"].append(message.text) if message.type == "error" else None
        ),
    )
    page.on("pageerror", lambda error: page.noted["errors"].append(str(error)))
    page.on("request", lambda request: page.noted["asked"].append(unquote(request.url)))
    return page


def clean(page) -> bool:
    """No script error; a browser's own note of a file that it could not load is none."""
    wrong = [error for error in page.noted["errors"] if "Failed to load resource" not in error]
    assert not wrong, wrong
    page.context.close()
    return True


def found(page, text: str = "找到") -> None:
    """Wait until the dialog says so."""
    page.wait_for_function(
        "text => document.querySelector('#find [role=status]').textContent.startsWith(text)",
        arg=text,
    )


def counted(page, text: str = "找到") -> None:
    """Wait until the list says so."""
    page.wait_for_function(
        "text => document.querySelector('[data-count]').textContent.startsWith(text)", arg=text
    )


def titles(page, where: str = "[data-out] .j-rows") -> list[str]:
    return page.locator(f"{where} .j-row__t").all_inner_texts()


def in_dialog(page) -> list[str]:
    """The titles in the list of the dialog."""
    return titles(page, "#find-list")


def active(page) -> str:
    """The title of the option that the field names as active; it is also the only selected one."""
    return page.evaluate("""() => {
        const id = document.getElementById('find-q').getAttribute('aria-activedescendant');
        const chosen = [...document.querySelectorAll('#find [aria-selected=true]')];
        if (!id) return chosen.length ? '?' : '';
        const row = document.getElementById(id);
        const sound = chosen.length === 1 && chosen[0] === row && row.getAttribute('role') === 'option';
        return sound ? row.querySelector('.j-row__t, .j-hit__q').textContent : '?'; }""")


def breaking(how: str):
    """A route handler: the file is missing, cannot be reached, or is cut in half."""

    def handle(route) -> None:
        if how == "unreachable":
            route.abort()
        elif how == "missing":
            route.fulfill(
                status=404, content_type="text/html", body="<!doctype html><title>404</title>"
            )
        else:
            answer = route.fetch()
            with contextlib.suppress(Error):  # the test has let go of the route meanwhile
                route.fulfill(response=answer, body=answer.body()[: len(answer.body()) // 2])

    return handle


class Held:
    """Requests that are held back until `release()`: a slow network, as slow as a test wants it."""

    def __init__(self, page, pattern: str | re.Pattern) -> None:
        self.page = page
        self.routes: list = []
        self.open = False
        page.route(pattern, self._handle)

    def _handle(self, route) -> None:
        if self.open:
            route.continue_()
        else:
            self.routes.append(route)

    def wait(self) -> None:
        """Wait until something is held back."""
        while not self.routes:
            self.page.evaluate("new Promise((done) => setTimeout(done, 10))")

    def release(self) -> None:
        self.open = True
        for route in self.routes:
            route.continue_()


ENGINE = """
window.asked = [];
window.jiangpuSearch = {open: () => Promise.resolve({search: (q, options) => new Promise((done, failed) => {
  window.asked.push({q: q, options: options, done: done, failed: failed, open: true});
})})};
window.answer = (q, rows, near) => {
  const question = window.asked.find((one) => one.open && one.q === q);
  const options = question.options;
  const hits = rows.map(([title, url]) => ({id: title, url: url, title: title,
    titleMarks: title.startsWith(q) ? [[0, q.length]] : [], names: [], aliases: [], facets: {类型: ['操作法']},
    excerpt: options.excerpts ? '正文' + q : '', marks: options.excerpts ? [[2, 2 + q.length]] : []}));
  question.open = false;
  question.done({total: hits.length, approximate: false, suggestion: false, near: near, terms: [q], hits: hits,
    facets: options.facets ? {行业: [['化工', 1], ['港口', 1]]} : null});
};
"""
"""An engine that answers when a test says so."""


class Slow:
    """The search over an engine and a clock that a test moves by hand."""

    def __init__(self, chromium, address: str, *, size: str = "desk") -> None:
        self.page = visit(chromium, size)
        self.page.add_init_script(ENGINE)
        self.page.clock.install(time="2026-11-22T08:00:00")
        self.page.goto(address)
        self.page.clock.pause_at("2026-11-22T09:00:00")

    def open(self) -> None:
        """Open the dialog and wait for its script."""
        self.page.keyboard.press("/")
        self.page.wait_for_function("window.jiangpuFind")

    def pass_time(self, milliseconds: int) -> None:
        """Let so much time pass; less than a second is what typing waits for."""
        self.page.clock.run_for(milliseconds)

    def type(self, text: str) -> None:
        """Type and rest, so that the question is asked."""
        self.page.keyboard.type(text)
        self.pass_time(60)

    def questions(self) -> list[list]:
        """(what was asked, with excerpts or without) until now."""
        return self.page.evaluate("asked.map((one) => [one.q, Boolean(one.options.excerpts)])")

    def answer(
        self, q: str, *names: str, urls: dict[str, str] | None = None, near: bool = False
    ) -> None:
        """Answer the oldest open question for `q` with hits of these names.

        Args:
            near: they are only near to what was asked.
        """
        links = urls or {}
        self.page.wait_for_function("q => asked.some((one) => one.open && one.q === q)", arg=q)
        rows = [[name, links.get(name, "methods/tanhua-qizi/")] for name in names]
        self.page.evaluate("([q, rows, near]) => answer(q, rows, near)", [q, rows, near])


def search_address(served: str, q: str) -> str:
    """Where the search page answers a query."""
    return f"{served}search/?q={quote(q)}"
