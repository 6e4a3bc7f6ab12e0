"""The search page and the directories: filters, order and pages, kept in an address that can be shared."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

import pytest
from searching import clean, counted, titles, visit

pytestmark = pytest.mark.browser


def test_the_search_page_has_a_field_of_its_own(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "search/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q" and page.locator("#find").is_hidden()
    page.keyboard.type("堵漏/")
    assert page.input_value("#q") == "堵漏/", "in a field it is a character"
    page.click("h1")
    page.click("[data-find-open]")
    assert page.evaluate("document.activeElement.id") == "q"
    counted(page)
    assert clean(page)


def test_a_search_can_be_shared(chromium, served: str) -> None:
    """Words, filters and order stand in the address; back and forward lead through them."""
    page = visit(chromium)
    page.goto(served + "search/?q=工作室&行业=化工&行业=港口&from=singlemessage")
    counted(page)
    assert page.input_value("#q") == "工作室"
    assert page.locator("[data-groups] input:checked").evaluate_all("all => all.map(e => e.value).sort()") == ["化工", "港口"]
    both = int(re.search(r"(\d+) 条", page.inner_text("[data-count]"))[1])
    assert page.locator("#index").is_hidden()
    page.locator("[data-groups] label", has_text=re.compile("^港口")).click()
    page.wait_for_function("decodeURIComponent(location.search) === '?q=工作室&行业=化工'")
    page.wait_for_function("number => parseInt(/(\\d+) 条/.exec(document.querySelector('[data-count]').textContent)[1]) < number", arg=both)
    page.click("[data-sort=年份]")
    page.wait_for_function("decodeURIComponent(location.search) === '?q=工作室&行业=化工&排序=年份'")
    assert page.get_attribute("[data-sort=年份]", "aria-current") == "true"
    page.go_back()
    page.wait_for_function("decodeURIComponent(location.search) === '?q=工作室&行业=化工'")
    page.go_back()
    page.wait_for_function("number => /(\\d+) 条/.exec(document.querySelector('[data-count]').textContent)[1] == number", arg=both)
    assert page.locator("[data-groups] input:checked").count() == 2
    page.go_forward()
    page.wait_for_function("number => /(\\d+) 条/.exec(document.querySelector('[data-count]').textContent)[1] < number", arg=both)
    page.fill("#q", "")
    page.wait_for_function("decodeURIComponent(location.search) === '?行业=化工'")
    page.click("[data-clear]")
    page.wait_for_selector("#index:visible")
    assert page.inner_text("[data-count]").startswith("共 ")
    assert clean(page)


def test_paging_and_excerpts(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + "search/?q=" + quote("创新"))
    counted(page)
    assert page.locator("[data-out] .j-rows > li").count() == 8
    page.click("text=再看 8 条")
    page.wait_for_function("document.querySelectorAll('[data-out] .j-rows > li').length === 16")
    shown = titles(page)
    assert len(set(page.locator("[data-out] .j-rows > li").evaluate_all("all => all.map(e => e.dataset.id)"))) == 16
    assert "显示 16 条" in page.inner_text("[data-count]")
    assert page.locator("[data-out] .j-hit__x mark").count() > 3
    page.reload()
    page.wait_for_function("document.querySelectorAll('[data-out] .j-rows > li').length === 16")
    assert sorted(titles(page)) == sorted(shown), "as many as before"
    assert clean(page)


@pytest.mark.parametrize(("typed", "wanted"), [("碳化", "碳化七字操作法"), ("thy", "田恒余"), ("tangyan", "唐艳"), ("七字操作法", "碳化七字操作法"),
                                               ("连云港碱厂", "田恒余劳模创新工作室"), ("CHACHE", "叉车作业胶合板先进操作法")])
def test_the_home_page_finds_by_name_alias_unit_and_pinyin(typed: str, wanted: str, chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served)
    page.fill("#q", typed)
    page.press("#q", "Enter")
    page.wait_for_url("**/search/?q=*")
    counted(page)
    assert wanted in titles(page)
    assert clean(page)


DIRECTORIES = {"studios/": "工作室", "methods/": "操作法", "people/": "人物"}


@pytest.mark.parametrize("address", DIRECTORIES)
def test_a_directory_counts_as_the_engine_does(address: str, chromium, served: str) -> None:
    """Nothing is fetched before somebody filters; what the page counts is what the engine counts."""
    page = visit(chromium)
    page.goto(served + address)
    page.wait_for_timeout(300)
    assert not [url for url in page.noted["asked"] if "engine" in url or "/index/" in url]
    printed = page.evaluate("""() => [...document.querySelectorAll('[data-groups] label')].map(l => [l.querySelector('input').name, l.querySelector('input').value, +l.querySelector('i').textContent])""")
    assert {name for name, _, _ in printed} >= {"行业", "省", "荣誉", "资料"}
    counts = page.evaluate("""async ([root, kind]) => { const script = document.createElement('script'); script.src = document.querySelector('script[data-engine]').dataset.engine;
        await new Promise(done => { script.onload = done; document.head.appendChild(script); });
        const engine = await jiangpuSearch.open(root + 'search/index/');
        return (await engine.search('', {filters: {类型: [kind]}, limit: 1, excerpts: false, facets: true})).facets; }""", [served, DIRECTORIES[address]])
    assert {tuple(entry) for entry in printed} == {(name, value, number) for name, values in counts.items() if name != "类型" for value, number in values}
    assert clean(page)


def test_a_directory_filters(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "methods/")
    before = page.inner_text("[data-count]")

    def number(value: str) -> int:
        return int(page.locator("[data-groups] label", has_text=re.compile(f"^{value}")).first.locator("i").inner_text())

    chemistry, harbour = number("化工"), number("港口")
    jiangsu = number("江苏")
    page.locator("[data-groups] label", has_text=re.compile("^化工")).click()
    counted(page, f"找到 {chemistry} 条")
    page.locator("[data-groups] label", has_text=re.compile("^港口")).click()
    counted(page, f"找到 {chemistry + harbour} 条")
    assert number("化工") == chemistry, "a field is counted under the filters of the others"
    assert number("江苏") < jiangsu
    assert unquote(page.url).endswith("/methods/?行业=港口&行业=化工") or unquote(page.url).endswith("/methods/?行业=化工&行业=港口")
    page.locator("[data-groups] label", has_text=re.compile("^江苏")).click()
    page.wait_for_function("location.search.split('&').length === 3")
    page.wait_for_function("number => +[...document.querySelectorAll('[data-groups] label')].find(l => l.textContent.startsWith('化工')).querySelector('i').textContent <= number", arg=chemistry)
    assert page.evaluate("document.activeElement.value") == "江苏", "the focus stays"
    page.click("[data-sort=拼音]")
    assert page.locator("[data-out] .j-row .j-seal").count() > 0
    assert page.locator("[data-still]").is_hidden()
    page.fill("#q", "田恒余")
    page.press("#q", "Enter")
    page.wait_for_function("decodeURIComponent(location.search).includes('q=田恒余')")
    page.wait_for_function("[...document.querySelectorAll('[data-out] .j-row')].length > 0 && [...document.querySelectorAll('[data-out] .j-row')].every(e => e.textContent.includes('田恒余'))")
    page.fill("#q", "")
    page.wait_for_function("!location.search.includes('q=')")
    page.click("[data-clear]")
    page.wait_for_selector("[data-still]:visible")
    assert page.inner_text("[data-count]") == before and "?" not in page.url
    page.go_back()
    page.wait_for_selector("[data-out]:visible")
    assert clean(page)


def test_a_directory_from_an_address_and_by_year(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + "methods/?年份=2010年代&年份=2020年代&排序=年份")
    counted(page)
    years = [int(year[1]) for text in page.locator("[data-out] .j-row .j-small").all_inner_texts() if (year := re.search(r"· (\d{4})$", text))]
    assert len(years) == 12 and years == sorted(years, reverse=True) and years[0] > years[-1]
    assert page.locator("[data-find] .j-facet").get_attribute("open") is None, "closed on a phone"
    assert "2010年代、2020年代" in page.inner_text("[data-find] .j-facet summary")
    page.noted["asked"].clear()
    page.goto(served + "studios/?from=timeline&isappinstalled=0")
    page.wait_for_timeout(300)
    assert page.locator("[data-still]").is_visible() and not [url for url in page.noted["asked"] if "/index/" in url]
    assert clean(page)


def test_print_leaves_it_out(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "methods/?行业=化工")
    counted(page)
    page.emulate_media(media="print")
    assert page.locator("[data-find] .j-facet").is_hidden() and page.locator("[data-sorts]").is_hidden() and page.locator("[data-out] button").is_hidden()
    assert page.locator("[data-out] .j-row").first.is_visible()
    assert clean(page)
