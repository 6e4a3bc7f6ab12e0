"""The directories: their filters and orders, counted as the engine counts; rows as the page has them."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from searching import breaking, clean, counted, visit

pytestmark = pytest.mark.browser


DIRECTORIES = {"studios/": "工作室", "methods/": "操作法", "people/": "人物"}


@pytest.mark.parametrize("address", DIRECTORIES)
def test_a_directory_counts_as_the_engine_does(address: str, chromium, served: str) -> None:
    """Nothing is fetched before somebody filters; what the page counts is what the engine counts."""
    page = visit(chromium)
    page.goto(served + address, wait_until="networkidle")
    assert not [url for url in page.noted["asked"] if "engine" in url or "/index/" in url]
    printed = page.evaluate(
        """() => [...document.querySelectorAll('[data-groups] label')].map(l => [l.querySelector('input').name, l.querySelector('input').value, +l.querySelector('i').textContent])"""
    )
    assert {name for name, _, _ in printed} >= {"活计", "行业", "省", "荣誉", "资料"}
    counts = page.evaluate(
        """async ([root, kind]) => { const script = document.createElement('script'); script.src = document.querySelector('script[data-engine]').dataset.engine;
        await new Promise(done => { script.onload = done; document.head.appendChild(script); });
        const engine = await jiangpuSearch.open(root + 'search/index/');
        return (await engine.search('', {filters: {类型: [kind]}, limit: 1, excerpts: false, facets: true})).facets; }""",
        [served, DIRECTORIES[address]],
    )
    assert {tuple(entry) for entry in printed} == {
        (name, value, number)
        for name, values in counts.items()
        if name != "类型"
        for value, number in values
    }
    assert clean(page)


def test_a_directory_filters(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "methods/")
    before = page.inner_text("[data-count]")

    def number(value: str) -> int:
        return int(
            page.locator("[data-groups] label", has_text=re.compile(f"^{value}"))
            .first.locator("i")
            .inner_text()
        )

    chemistry, harbour = number("化工"), number("港口")
    jiangsu = number("江苏")
    page.locator("[data-groups] label", has_text=re.compile("^化工")).click()
    counted(page, f"找到 {chemistry} 条")
    page.locator("[data-groups] label", has_text=re.compile("^港口")).click()
    counted(page, f"找到 {chemistry + harbour} 条")
    assert number("化工") == chemistry, "a field is counted under the filters of the others"
    assert number("江苏") < jiangsu
    assert unquote(page.url).endswith("/methods/?行业=港口&行业=化工") or unquote(
        page.url
    ).endswith("/methods/?行业=化工&行业=港口")
    page.locator("[data-groups] label", has_text=re.compile("^江苏")).click()
    page.wait_for_function("location.search.split('&').length === 3")
    page.wait_for_function(
        "number => +[...document.querySelectorAll('[data-groups] label')].find(l => l.textContent.startsWith('化工')).querySelector('i').textContent <= number",
        arg=chemistry,
    )
    assert page.evaluate("document.activeElement.value") == "江苏", "the focus stays"
    page.click("[data-sort=拼音]")
    assert page.locator("[data-out] .j-row .j-seal").count() > 0
    assert page.locator("[data-still]").is_hidden()
    page.fill("#q", "田恒余")
    page.press("#q", "Enter")
    page.wait_for_function("decodeURIComponent(location.search).includes('q=田恒余')")
    page.wait_for_function(
        "[...document.querySelectorAll('[data-out] .j-row')].length > 0 && [...document.querySelectorAll('[data-out] .j-row')].every(e => e.textContent.includes('田恒余'))"
    )
    page.fill("#q", "")
    page.wait_for_function("!location.search.includes('q=')")
    page.click("[data-clear]")
    page.wait_for_selector("[data-still]:visible")
    assert page.inner_text("[data-count]") == before and "?" not in page.url
    page.go_back()
    page.wait_for_selector("[data-out]:visible")
    assert clean(page)


def test_what_is_not_there_any_more_is_not_offered(chromium, served: str) -> None:
    """A ticked box stays, so that it can be taken away again."""
    page = visit(chromium)
    page.goto(served + "methods/")
    options = page.locator("[data-groups] label")
    before = options.count()
    options.filter(has_text=re.compile("^叉车")).click()
    counted(page)
    shown = [option.inner_text().split() for option in options.all() if option.is_visible()]
    assert 2 < len(shown) < before / 2 and all(number != "0" for *_, number in shown)
    options.filter(has_text=re.compile("^有步骤")).click()
    page.wait_for_function("location.search.split('&').length === 2")
    assert options.filter(has_text=re.compile("^叉车")).is_visible()
    assert clean(page)


def test_a_directory_from_an_address_and_by_year(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + "methods/?年份=2010年代&年份=2020年代&排序=年份")
    counted(page)
    years = [
        int(year[1])
        for text in page.locator("[data-out] .j-row .j-small").all_inner_texts()
        if (year := re.search(r"· (\d{4})$", text))
    ]
    assert len(years) == 12 and years == sorted(years, reverse=True) and years[0] > years[-1]
    assert page.locator("[data-find] .j-facet").get_attribute("open") is None, "closed on a phone"
    assert "2010年代、2020年代" in page.inner_text("[data-find] .j-facet summary")
    page.noted["asked"].clear()
    page.goto(served + "studios/?from=timeline&isappinstalled=0", wait_until="networkidle")
    assert page.locator("[data-still]").is_visible() and not [
        url for url in page.noted["asked"] if "/index/" in url
    ]
    assert clean(page)


@pytest.mark.parametrize("address", DIRECTORIES)
def test_a_row_made_from_the_index_has_the_seal_of_the_page(
    address: str, chromium, served: str
) -> None:
    """As in a directory of many pages, whose other pages are not fetched."""
    page = visit(chromium)
    page.goto(served + address + "page-2/")
    seals = "where => Object.fromEntries([...document.querySelectorAll(where + ' li.j-row')].map(e => [e.querySelector('a').href, e.querySelector('.j-seal').textContent.replace(/\\s/g, '')]))"
    printed = page.evaluate(seals, "[data-still]")
    page.route("**/page-2/", breaking("unreachable"))
    page.goto(served + address)
    page.click("[data-sort=资料]")
    counted(page)
    while page.locator("[data-out] button:visible").count():
        before = page.locator("[data-out] li.j-row").count()
        page.click("[data-out] button:visible")
        page.wait_for_function(
            "before => document.querySelectorAll('[data-out] li.j-row').length > before", arg=before
        )
    made = page.evaluate(seals, "[data-out]")
    assert len(printed) >= 5 and printed.items() <= made.items()
    assert clean(page)
