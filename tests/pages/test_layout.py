"""Layout of the real pages: nothing scrolls sideways, nothing moves by itself, filters fold on a phone."""

from __future__ import annotations

import pytest
from jiangpu.build.project import Project
from page_types import page_types
from searching import SIZES, counted, search_address, visit

pytestmark = pytest.mark.browser

READERS = {
    "a narrow phone": (320, False),
    "a phone": (390, False),
    "a desk": (1280, False),
    "a desk at 200 %": (640, False),
    "large type on a phone": (390, True),
}
"""Who reads: the width in CSS pixels, and whether large type is chosen."""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def widths(chromium, served: str, repository: Project) -> dict[str, dict[str, int]]:
    """For each of READERS, by how many pixels each type of page is wider than the screen. A page
    is opened once in each size of type, and then seen at every width.
    """
    found: dict[str, dict[str, int]] = {name: {} for name in READERS}
    for large in (False, True):
        page = visit(chromium, "phone")
        if large:
            page.add_init_script("localStorage.setItem('j-big', '1')")
        for address in page_types(repository):
            page.goto(served + address)
            for name, (width, has_large) in READERS.items():
                if has_large == large:
                    page.set_viewport_size({"width": width, "height": 800})
                    found[name][address] = page.evaluate(SIDEWAYS)
        page.context.close()
    return found


@pytest.mark.parametrize("reader", READERS)
def test_nothing_scrolls_sideways(reader: str, widths: dict[str, dict[str, int]]) -> None:
    assert not {address: pixels for address, pixels in widths[reader].items() if pixels > 0}


WATCH_SHIFTS = """() => {
  window.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
    if (!entry.hadRecentInput) window.shift += entry.value;
  })).observe({type: 'layout-shift', buffered: true});
}"""
"""Sums up what moves without the reader's doing, as Chromium measures it."""

PAINTED = "() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))"

MOST_SHIFT = 0.05


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", ["studios/", "methods/", "people/", "search/"])
def test_nothing_moves_when_a_list_comes_alive(
    chromium, served: str, address: str, size: str
) -> None:
    page = visit(chromium, size)
    page.add_init_script(f"({WATCH_SHIFTS})()")
    page.goto(served + address)
    page.evaluate(PAINTED)
    assert page.evaluate("window.shift") <= MOST_SHIFT
    page.context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("asked", "status"), [("碳化", "找到"), ("qqqq", "没有")])
def test_nothing_moves_when_the_search_page_answers(
    chromium, served: str, asked: str, status: str, size: str
) -> None:
    page = visit(chromium, size)
    page.add_init_script(f"({WATCH_SHIFTS})()")
    page.goto(search_address(served, asked))
    counted(page, status)
    page.evaluate(PAINTED)
    assert page.evaluate("window.shift") <= MOST_SHIFT
    page.context.close()


def test_the_filters_of_a_phone_lead_to_what_they_found(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + "methods/")
    page.locator("[data-find] .j-facet summary").click()
    page.locator("[data-groups] label", has_text="化工").click()
    counted(page)
    number = page.inner_text("[data-count]").split()[1]
    button = page.locator("[data-see]")
    assert button.inner_text().startswith(f"看 {number} ")
    button.click()
    assert button.is_hidden()
    page.context.close()


def test_the_filters_of_a_phone_take_less_than_two_screens(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + "methods/")
    page.locator("[data-find] .j-facet summary").click()
    height = page.evaluate("document.querySelector('.j-filters').offsetHeight")
    assert height < 2 * 844
    page.context.close()


def test_the_filters_open_without_javascript(chromium, served: str) -> None:
    page = visit(chromium, "phone", java_script_enabled=False)
    page.goto(served + "methods/")
    page.locator("[data-find] .j-facet summary").click()
    assert page.get_by_role("link", name="化工").first.is_visible()
    page.context.close()


TORN = """() => [...document.querySelectorAll('.j-fig__v b:not(.j-words)')].filter((number) =>
  number.offsetHeight > 1.5 * parseFloat(getComputedStyle(number).fontSize)
).map((number) => number.textContent)"""


@pytest.mark.parametrize("address", ["methods/caozong-shiyitu/", "studios/ninglu-shihua/"])
def test_the_digits_of_a_number_stand_in_one_line(chromium, served: str, address: str) -> None:
    page = visit(chromium, "desk")
    page.goto(served + address)
    assert page.evaluate(TORN) == []
    page.context.close()


LAST_LINES = """() => [...document.querySelectorAll('h1, .j-lead')].map((text) => {
  const all = document.createRange();
  all.selectNodeContents(text);
  const lines = new Map();
  for (const box of all.getClientRects()) {
    const line = Math.round(box.bottom);
    lines.set(line, (lines.get(line) || 0) + box.width);
  }
  const last = [...lines.values()].pop() || 0;
  return lines.size > 1 ? last / parseFloat(getComputedStyle(text).fontSize) : 9;
})"""
"""How many characters wide the last line of the title and of the lead is."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", ["methods/fangwenmo-cuoxue/", "methods/caozong-shiyitu/"])
def test_no_title_ends_with_a_character_or_two_of_its_own(
    chromium, served: str, address: str, size: str
) -> None:
    page = visit(chromium, size)
    page.goto(served + address)
    assert min(page.evaluate(LAST_LINES)) > 2.5
    page.context.close()


@pytest.mark.parametrize("address", ["topics/", "honors/", "regions/", "industries/", "sources/"])
def test_a_list_uses_the_whole_width_of_a_desk(chromium, served: str, address: str) -> None:
    page = visit(chromium, "desk")
    page.goto(served + address)
    right = """(selector) => Math.max(...[...document.querySelectorAll(selector)].map(
      (thing) => thing.getBoundingClientRect().right))"""
    assert page.evaluate(right, ".j-row") == pytest.approx(
        page.evaluate(right, ".j-foot .j-wen"), abs=1
    )
    page.context.close()


BOXES = """() => [...document.querySelectorAll('[type=checkbox]')].map(
  (box) => getComputedStyle(box).backgroundColor)"""


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_a_box_to_tick_is_of_the_paper_of_the_page(chromium, served: str, tone: str) -> None:
    page = visit(chromium, "desk", color_scheme=tone)
    page.goto(served + "methods/")
    field = page.evaluate("getComputedStyle(document.querySelector('.j-search')).backgroundColor")
    assert set(page.evaluate(BOXES)) == {field}
    page.context.close()


COVERED = """() => [...document.querySelectorAll('.j-chart .n')].filter((number) => {
  number.scrollIntoView({block: 'center', behavior: 'instant'});
  const at = number.getBoundingClientRect();
  const hit = document.elementFromPoint(at.left + 2, at.top + at.height / 2);
  return hit && hit.tagName === 'rect';
}).map((number) => number.textContent)"""


def test_no_number_lies_under_its_bar(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "statistics/")
    assert page.locator(".j-chart .n").count() > 20
    assert page.evaluate(COVERED) == []
    page.context.close()


LEAST_TARGET = 44

LOW = """([selector, least]) => [...document.querySelectorAll(selector)]
  .filter((e) => e.offsetParent && e.getBoundingClientRect().height < least)
  .map((e) => e.textContent.trim())"""


@pytest.mark.parametrize(
    ("address", "selector"),
    [
        ("methods/tanhua-qizi/", ".j-crumb a"),
        ("methods/tanhua-qizi/", ".j-facts a"),
        ("statistics/", "a.j-tag"),
        ("standards/compare/", ".j-check a"),
        ("standards/compare/", ".j-matrix td"),
        ("methods/", ".j-pages .j-tag"),
    ],
)
def test_a_finger_finds_it(chromium, served: str, address: str, selector: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + address)
    assert page.locator(selector).count() > 0
    assert page.evaluate(LOW, [selector, LEAST_TARGET]) == []
    page.context.close()


SMALL = """() => [...document.querySelectorAll('.j-note, .j-has, .j-check small, .j-pass dd')]
  .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 14).length"""


def test_no_sentence_is_smaller_than_14_pixels(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    for address in ("methods/tanhua-qizi/", "studios/", "statistics/", "standards/compare/"):
        page.goto(served + address)
        assert page.evaluate(SMALL) == 0, address
    page.context.close()


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_paper_is_white_whatever_tone_was_chosen(chromium, served: str, tone: str) -> None:
    page = visit(chromium)
    page.add_init_script(f"localStorage.setItem('j-tone', '{tone}')")
    page.goto(served + "404.html")
    page.emulate_media(media="print")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.context.close()
