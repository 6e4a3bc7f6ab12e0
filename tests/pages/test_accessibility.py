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


def on_every_type(
    page: Any, served: str, repository: Project, rules: dict[str, Any]
) -> dict[str, list[str]]:
    found = {}
    for address in page_types(repository):
        page.goto(served + address)
        lines = faults(page, rules)
        if lines:
            found[address or "home"] = lines
    page.context.close()
    return found


def test_no_page_type_breaks_a_rule_on_a_phone(chromium, served, repository: Project) -> None:
    page = visit(chromium, "phone")
    assert not on_every_type(page, served, repository, ALL)


def test_no_page_type_is_pale_in_the_dark(chromium, served, repository: Project) -> None:
    page = visit(chromium, color_scheme="dark")
    assert not on_every_type(page, served, repository, CONTRAST)


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
