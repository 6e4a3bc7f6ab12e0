"""The exhibits by keyboard, by touch and without script, on the narrowest phone."""

from __future__ import annotations

import re

import pytest
from searching import clean, visit

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}


def opened_at(chromium, address: str, **options):
    page = visit(chromium, "phone", **options)
    page.set_viewport_size(NARROW)
    page.goto(address)
    return page


def test_a_seal_names_itself_to_the_keyboard(chromium, served: str) -> None:
    page = opened_at(chromium, served + "seals/")
    page.locator(".x-yin").first.focus()
    caption = page.locator(".x-cap").first.bounding_box()
    assert caption["width"] == NARROW["width"] and caption["y"] > NARROW["height"] / 2
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/people/"))
    assert clean(page)


def test_the_first_touch_names_a_seal_and_the_second_follows(chromium, served: str) -> None:
    page = opened_at(chromium, served + "seals/", has_touch=True)
    page.locator(".x-yin").nth(3).tap()
    assert page.url == served + "seals/" and page.locator(".x-yin:focus").count() == 1
    page.locator(".x-yin").nth(3).tap()
    page.wait_for_url(re.compile("/people/"))
    assert clean(page)


def test_a_phrase_unfolds_by_keyboard_and_the_scroll_grows(chromium, served: str) -> None:
    page = opened_at(chromium, served + "scrolls/")
    note = page.locator(".x-ju").nth(1)
    assert note.locator(".x-yao").is_hidden()
    note.locator("summary").focus()
    page.keyboard.press("Enter")
    scroll = page.locator(".x-zhou").first.bounding_box()
    words = note.locator(".x-yao p").bounding_box()
    assert words["x"] + words["width"] <= NARROW["width"]
    assert words["y"] + words["height"] < scroll["y"] + scroll["height"]
    assert clean(page)


AT = """() => {
  const band = document.querySelector('.x-hand');
  const room = parseFloat(getComputedStyle(band).scrollPaddingLeft);
  const years = [...document.querySelectorAll('.x-year')];
  const at = years.find((year) => Math.abs(year.offsetLeft - room - band.scrollLeft) < 2);
  return at ? at.id : '';
}"""


def test_arrow_keys_go_from_year_to_year(chromium, served: str) -> None:
    page = opened_at(chromium, served + "handscroll/")
    years = [year.get_attribute("id") for year in page.locator(".x-year").all()]
    page.locator(".x-hand").focus()
    for key, expected in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("Home", 0)):
        page.keyboard.press(key)
        page.wait_for_function(f"({AT})() === '{years[expected]}'")
    assert clean(page)


def test_a_decade_begins_at_the_left(chromium, served: str) -> None:
    page = opened_at(chromium, served + "handscroll/")
    page.locator(".x-jump a").last.click()
    page.wait_for_function(f"({AT})() === location.hash.slice(1)")
    assert clean(page)


def test_without_script_every_exhibit_leads_on(chromium, served: str) -> None:
    page = opened_at(chromium, served + "seals/", java_script_enabled=False, has_touch=True)
    page.locator(".x-yin").first.tap()
    page.wait_for_url(re.compile("/people/"))
    page.goto(served + "scrolls/")
    page.locator(".x-ju summary").nth(1).click()
    assert page.locator(".x-ju").nth(1).locator(".x-yao").is_visible()
    page.goto(served + "handscroll/")
    page.locator(".x-up a").first.click()
    page.wait_for_url(re.compile("/methods/"))
    page.goto(served + "ways/")
    page.locator(".x-way a").first.click()
    page.wait_for_url(re.compile(r"/ways/\w+/"))
    assert clean(page)
