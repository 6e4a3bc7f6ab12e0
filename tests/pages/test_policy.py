"""Pages do under their content policy whatever they do without it; no browser complains."""

from __future__ import annotations

import pytest
from jiangpu.build.project import Project
from page_types import page_types
from searching import clean, visit

pytestmark = pytest.mark.browser


@pytest.fixture
def held(chromium):
    """A page whose policy is in force; elsewhere the tests switch it off."""
    page = visit(chromium, bypass_csp=False)
    yield page
    assert clean(page)


def test_no_type_of_page_breaks_its_policy(held, served: str, repository: Project) -> None:
    for address in page_types(repository):
        held.goto(served + address)


def test_the_policy_is_in_force(held, served: str) -> None:
    held.goto(served)
    refused = held.evaluate("fetch('https://elsewhere.example/').then(() => '', () => 'refused')")
    held.noted["errors"].clear()  # the browser says what it refused
    assert refused == "refused"


def test_the_search_works_under_it(held, served: str) -> None:
    held.goto(served)
    held.keyboard.press("/")
    held.keyboard.insert_text("堵漏")
    held.locator("#find-list a", has_text="木塞堵漏法").first.wait_for()


def test_the_hall_display_works_under_it(held, served: str) -> None:
    held.goto(served + "show/")
    held.keyboard.press("ArrowRight")
    held.locator("[data-hold]").wait_for()
