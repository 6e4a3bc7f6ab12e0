"""Real pages in a real browser: every page type on a phone in the dark and at a desk in the light; toggles, 404, keyboard."""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass

import pytest
from pypdf import PdfReader
from searching import visit

pytestmark = pytest.mark.browser

PAGES = [
    "",
    "studios/",
    "methods/",
    "people/",
    "reports/",
    "standards/",
    "topics/",
    "honors/",
    "industries/",
    "regions/",
    "industries/huagong/",
    "statistics/",
    "guide/",
    "sources/",
    "quality/",
    "search/",
    "contribute/",
    "contribute/fields/",
    "contribute/codes/",
    "studios/tianhengyu/",
    "studios/guningfeng/",
    "studios/ninglu-shihua/",
    "methods/tanhua-qizi/",
    "methods/tanyangji-jiaju/",
    "methods/hexin-jishu-taolun/",
    "people/tianhengyu/",
    "people/zhangyongjie/",
    "reports/lianyungang-shijian/",
    "standards/lianyungang-2008/",
    "nowhere/tanhua/",
]
SURVEY = """() => {
  const shown = (e) => e.offsetParent !== null || e.closest('.j-vh') || e.className.includes('j-vh');
  const leaf = (e) => !e.children.length && e.textContent.trim() && e.namespaceURI.endsWith('xhtml');
  const size = (e) => parseFloat(getComputedStyle(e).fontSize);
  return {
    wide: document.documentElement.scrollWidth - innerWidth,
    levels: [...document.querySelectorAll('h1,h2,h3,h4')].filter(shown).map((e) => +e.tagName[1]),
    small: [...document.querySelectorAll('article *')].filter((e) => leaf(e) && size(e) < 12.5)
      .map((e) => e.tagName + ':' + e.textContent.slice(0, 20)),
    background: getComputedStyle(document.body).backgroundColor}; }"""
BACKGROUND = {"dark": "rgb(24, 20, 18)", "light": "rgb(247, 243, 234)"}


@dataclass
class Looked:
    """Every page as it looks at one width and in one scheme, and what was noted on the way."""

    scheme: str
    seen: dict[str, dict]
    errors: list[str]
    asked: list[str]


VISITS = [("phone", "dark"), ("desk", "light")]
"""A scheme changes colours and nothing else, so each is seen at one width."""


@pytest.fixture(scope="module", params=VISITS, ids="-".join)
def looked(request: pytest.FixtureRequest, chromium, served: str) -> Looked:
    size, scheme = request.param
    page = visit(chromium, size, color_scheme=scheme)
    seen = {}
    for address in PAGES:
        page.goto(served + address)
        seen[address] = page.evaluate(SURVEY)
    page.context.close()
    return Looked(scheme, seen, page.noted["errors"], page.noted["asked"])


def test_no_page_scrolls_sideways(looked: Looked) -> None:
    assert not {address: seen["wide"] for address, seen in looked.seen.items() if seen["wide"] > 0}


def test_every_page_has_one_first_level_heading(looked: Looked) -> None:
    assert {seen["levels"].count(1) for seen in looked.seen.values()} == {1}


def test_no_page_skips_a_level_of_headings(looked: Looked) -> None:
    for address, seen in looked.seen.items():
        steps = [later - earlier for earlier, later in itertools.pairwise(seen["levels"])]
        assert max(steps, default=0) <= 1, (address, seen["levels"])


def test_no_words_are_too_small(looked: Looked) -> None:
    assert not {
        address: seen["small"][:3] for address, seen in looked.seen.items() if seen["small"]
    }


def test_pages_follow_the_scheme(looked: Looked) -> None:
    assert {seen["background"] for seen in looked.seen.values()} == {BACKGROUND[looked.scheme]}


def test_no_page_has_an_error(looked: Looked) -> None:
    assert not [error for error in looked.errors if "404" not in error]


def test_no_page_asks_another_host(looked: Looked, served: str) -> None:
    assert all(url.startswith((served, "data:")) for url in looked.asked)


def test_large_type_is_kept_on_the_device(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served)
    page.click("[data-big]")
    page.goto(served + "studios/")
    assert page.evaluate("document.documentElement.classList.contains('j-big')")
    page.context.close()


def test_tone_is_kept(chromium, served: str) -> None:
    page = visit(chromium, "desk")
    page.goto(served)
    page.click("[data-tone]")
    page.goto(served + "studios/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(24, 20, 18)"
    page.context.close()


def test_the_passport_opens(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served)
    page.locator(".j-pass summary").first.click()
    assert page.get_by_text("“市级命名劳模创新工作室28个”").is_visible()
    page.context.close()


def test_the_404_page_offers_the_nearest_names(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + "methods/tanhua-qizii/")
    page.wait_for_selector("#nearest:not([hidden])")
    assert page.locator("#nearest a").first.inner_text() == "碳化七字操作法"
    page.locator("#nearest a").first.click()
    assert page.url.endswith("/methods/tanhua-qizi/")
    page.context.close()


def test_a_permanent_address_leads_to_the_record(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + "m/M0001/")
    page.wait_for_url("**/methods/tanhua-qizi/")
    page.context.close()


def test_a_method_of_seven_steps_is_printed_on_two_sheets(chromium, served: str) -> None:
    """No heading ends a sheet, and the sources do not begin a third."""
    page = visit(chromium, "desk")
    page.goto(served + "methods/zhoujianmin-yanmo/")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    page.context.close()
    sheets = [sheet.extract_text().split() for sheet in PdfReader(io.BytesIO(printed)).pages]
    assert len(sheets) == 2 and "来源" in sheets[1]
    assert sheets[0][-1] not in ("用什么", "怎么做", "要点", "见效")


def test_without_javascript_everything_is_there(chromium, served: str) -> None:
    page = visit(chromium, "phone", java_script_enabled=False)
    page.goto(served + "search/?q=x")
    assert page.locator("#index li").count() > 40
    page.goto(served + "studios/")
    assert page.get_by_role("link", name="田恒余劳模创新工作室").is_visible()
    page.goto(served)
    assert page.locator(".j-today").first.is_visible()
    page.context.close()


def test_keyboard_reaches_the_content(chromium, served: str) -> None:
    page = visit(chromium, "desk")
    page.goto(served + "studios/tianhengyu/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.context.close()
