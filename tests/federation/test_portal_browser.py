"""The portal in a browser: one search over all cities, filtered by city, on any screen."""

from __future__ import annotations

from importlib.resources import files

import pytest
from searching import visit

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TYPES = (
    "",
    "cities/jia.example/",
    "cities/jia.example/S0001/",
    "cities/jia.example/M0002/",
    "studios/",
    "statistics/",
    "alike/",
    "search/",
)


def test_one_search_finds_the_records_of_all_cities(chromium, served_portal: str) -> None:
    page = visit(chromium, "phone")
    page.goto(f"{served_portal}search/?q=王强")
    rows = page.locator("[data-out] .j-row")
    rows.nth(1).wait_for()
    assert rows.count() == 2
    said = rows.all_inner_texts()
    assert any("南京" in text for text in said) and any("连云港" in text for text in said)
    page.locator(".j-facet summary").first.click()
    page.get_by_label("连云港").check()
    page.wait_for_function("document.querySelectorAll('[data-out] .j-row').length === 1")
    rows.locator("a").first.click()
    page.wait_for_url("**/cities/jia.example/S0001/")
    assert page.locator("h1").inner_text().replace("\n", "") == "王强劳模创新工作室"
    assert not page.noted["errors"]
    assert all(url.startswith(served_portal) for url in page.noted["asked"])
    page.context.close()


@pytest.mark.parametrize(
    ("size", "scheme", "rules"),
    [("phone", "light", {}), ("desk", "dark", {"runOnly": ["color-contrast"]})],
)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    chromium, served_portal: str, size: str, scheme: str, rules: dict
) -> None:
    page = visit(chromium, size, color_scheme=scheme)
    found = {}
    for address in TYPES if not rules else TYPES[2:6]:
        page.goto(served_portal + address)
        page.evaluate(AXE)
        faults = page.evaluate("(rules) => axe.run(document, rules)", rules)["violations"]
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if faults or wide:
            found[address] = [(each["id"], each["nodes"][0]["html"][:120]) for each in faults], wide
    page.context.close()
    assert not found
