"""Nothing that axe, the checker of accessibility rules, can find on any type of page."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from jiangpu.build.project import Project
from page_types import page_types
from searching import visit

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

ALL: dict[str, Any] = {}
"""All of axe's default rules."""

CONTRAST = {"runOnly": ["color-contrast"]}
"""The rule that depends on the tone of a page."""


def faults(page: Any, rules: dict[str, Any]) -> list[str]:
    """Each violation on an opened page as one line: the rule and the first element that breaks it.

    Args:
        rules: axe's options: ALL or CONTRAST.
    """
    page.evaluate(AXE)
    found = page.evaluate("(rules) => axe.run(document, rules)", rules)
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found["violations"]]


SHORTENED = """() => {
  for (const parent of document.querySelectorAll("ul, ol, tbody, dl, div, section")) {
    const like = (one) => one.tagName + one.className;
    const rows = Array.from(parent.children);
    rows.forEach((row, place) => {
      const before = rows.slice(Math.max(0, place - 5), place);
      if (before.length === 5 && before.every((one) => like(one) === like(row))) {
        row.remove();
      }
    });
  }
}"""
"""Takes the sixth and later ones of rows that look alike: they are of one template, and axe
needs minutes for lists of hundreds."""


@pytest.fixture(scope="module")
def by_tone(chromium, served, repository: Project) -> dict[str, dict[str, list[str]]]:
    """The faults on every type of page on a phone: by all rules in the light tone, by the rule of
    contrast in the dark one.
    """
    page = visit(chromium, "phone")
    found: dict[str, dict[str, list[str]]] = {"light": {}, "dark": {}}
    for address in page_types(repository):
        page.emulate_media(color_scheme="light")
        page.goto(served + address)
        page.evaluate(SHORTENED)
        for tone, rules in (("light", ALL), ("dark", CONTRAST)):
            page.emulate_media(color_scheme=tone)
            lines = faults(page, rules)
            if lines:
                found[tone][address or "home"] = lines
    page.context.close()
    return found


def test_no_page_type_breaks_a_rule_on_a_phone(by_tone: dict[str, dict[str, list[str]]]) -> None:
    assert not by_tone["light"]


def test_no_page_type_is_pale_in_the_dark(by_tone: dict[str, dict[str, list[str]]]) -> None:
    assert not by_tone["dark"]


@pytest.mark.parametrize("size", ["phone", "desk"])
def test_no_slide_of_the_hall_breaks_a_rule(size: str, chromium, served: str) -> None:
    page = visit(chromium, size)
    page.goto(served + "show/")
    slides = page.locator(".k-slide").count()
    assert slides > 5
    found = {}
    for number in range(slides):
        lines = faults(page, ALL)
        if lines:
            found[number] = lines
        page.keyboard.press("ArrowRight")
    page.context.close()
    assert not found
