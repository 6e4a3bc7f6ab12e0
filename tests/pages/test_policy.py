"""Pages do under their content policy whatever they do without it; no browser complains.

That no type of page breaks it is looked at where a server sends it too: tests/hosting/test_nginx.py.
"""

from __future__ import annotations

import pytest
from searching import clean, visit

pytestmark = pytest.mark.browser


@pytest.fixture
def held(chromium):
    """A page whose policy is in force; elsewhere the tests switch it off."""
    page = visit(chromium, bypass_csp=False)
    yield page
    assert clean(page)


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
