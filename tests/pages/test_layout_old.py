"""The real pages in the old web view inside WeChat, which knows no CSS newer than Chrome 86."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jiangpu.site import assets
from searching import visit

pytestmark = pytest.mark.browser

NEWER_PROPERTIES = (
    "aspect-ratio",
    "inset",
    "padding-block",
    "padding-inline",
    "margin-block",
    "margin-inline",
    "accent-color",
    "text-wrap",
    "text-spacing-trim",
    "text-underline-offset",
    "text-decoration-thickness",
    "content-visibility",
    "translate",
    "rotate",
    "scale",
)
NEWER_VALUES = ("dvh", "svh", "lvh", "dvw", "cqw", "color-mix(", "light-dark(", "overflow: clip")
"""What Chrome learnt after version 86, by caniuse.com and MDN."""

NEWER_SELECTORS = (":has(", ":is(", ":where(", "@container", "@layer", "@property", "&")
"""A rule with one of these is dropped whole: no rule may need one."""

DECLARATION = re.compile(r"(?<=[;{\s])([a-z-]+):[^;{}]*(;|(?=\}))")

PAGES = [
    "",
    "studios/",
    "methods/",
    "people/",
    "studios/tianhengyu/",
    "methods/tanhua-qizi/",
    "people/tianhengyu/",
    "reports/lianyungang-shijian/",
    "statistics/",
    "seals/",
    "scrolls/",
    "masters/",
    "handscroll/",
    "ways/",
    "guide/",
    "search/",
]


def without_newer(style: str) -> str:
    """A style sheet as Chrome 86 reads it: without the declarations that it does not know."""

    def kept(found: re.Match[str]) -> str:
        text = found[0]
        if found[1] in NEWER_PROPERTIES or any(value in text for value in NEWER_VALUES):
            return ""
        return text

    return DECLARATION.sub(kept, style)


def test_a_declaration_that_is_newer_is_left_out() -> None:
    style = ".a { color: red; inset: 0; max-height: 100vh; max-height: 100dvh }"
    assert without_newer(style) == ".a { color: red;  max-height: 100vh; }"


def test_no_rule_needs_a_newer_selector() -> None:
    for path in sorted(Path(assets.FOLDER).rglob("*.css")):
        style = re.sub(r"/\*.*?\*/|url\(.*?\)", "", path.read_text(encoding="utf-8"), flags=re.S)
        assert not [word for word in NEWER_SELECTORS if word in style], path.name


@pytest.fixture
def old_view(chromium) -> Iterator[object]:
    """A phone whose style sheets are read as Chrome 86 reads them."""
    page = visit(chromium, "phone")

    def answer(route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=without_newer(response.text()))

    page.route("**/*.css", answer)
    yield page
    page.context.close()


CELLS = """() => [...document.querySelectorAll('#verse .j-ge:not(.j-ge--seal)')].map((cell) => {
  const box = cell.getBoundingClientRect();
  return [Math.round(box.width), Math.round(box.height)];
})"""


def test_seven_empty_cells_are_seven_squares(old_view, served: str) -> None:
    old_view.goto(served + "methods/tanhua-qizi/")
    cells = old_view.evaluate(CELLS)
    assert len(cells) == 7
    assert all(width > 40 and abs(width - height) <= 1 for width, height in cells)


def test_the_cells_of_a_job_are_squares(old_view, served: str) -> None:
    old_view.goto(served + "ways/")
    cells = old_view.evaluate(CELLS.replace("#verse .j-ge:not(.j-ge--seal)", ".x-cells .j-ge"))
    assert len(cells) > 30
    assert all(width > 40 and abs(width - height) <= 1 for width, height in cells)


UNTAPPABLE = """() => [...document.querySelectorAll('[data-still] .j-row')].filter((row) => {
  row.scrollIntoView({block: 'center', behavior: 'instant'});
  const box = row.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + box.width / 2, box.bottom - 8);
  return !hit || !hit.closest('a');
}).length"""


def test_a_row_is_tapped_anywhere(old_view, served: str) -> None:
    old_view.goto(served + "studios/")
    assert old_view.locator("[data-still] .j-row").count() > 10
    assert old_view.evaluate(UNTAPPABLE) == 0


MARGINS = """() => [...document.querySelectorAll('.j-wrap')].filter((e) => e.offsetParent)
  .map((e) => parseFloat(getComputedStyle(e).paddingLeft))"""


def test_pages_keep_their_margins(old_view, served: str) -> None:
    for address in PAGES:
        old_view.goto(served + address)
        assert min(old_view.evaluate(MARGINS)) >= 16, address


def test_nothing_scrolls_sideways(old_view, served: str) -> None:
    for address in PAGES:
        old_view.goto(served + address)
        assert old_view.evaluate("document.documentElement.scrollWidth") <= 390, address


def test_the_dialog_fits_the_screen(old_view, served: str) -> None:
    old_view.goto(served)
    old_view.click("[data-find-open]")
    old_view.wait_for_selector("#find[open]")
    assert old_view.evaluate("document.querySelector('#find').offsetHeight") <= 844
