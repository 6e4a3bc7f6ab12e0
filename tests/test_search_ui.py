"""The search as people use it: by keyboard alone, by touch, with an input method, from a shared address, and when the index is broken."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from conftest import REPOSITORY
from jiangpu.project import INDEX_FOLDER, Project, in_mode

ASSETS = REPOSITORY / "hooks/jiangpu/assets"
SIZES = {"phone": (390, 844), "desk": (1280, 900)}
STATUS = "#find [role=status]"

SLOW_ENGINE = """
window.asked = [];
window.jiangpuSearch = {open: () => Promise.resolve({search: (q, options) => {
  window.asked.push([q, options.excerpts, options.facets, options.offset || 0]);
  const wait = q.length === 1 ? 900 : 120;
  const hits = [0, 1].map((n) => ({id: 'M' + q + n, url: 'methods/tanhua-qizi/', title: q + n, titleMarks: [[0, q.length]], names: [], aliases: [],
    excerpt: options.excerpts ? '正文' + q : '', marks: options.excerpts ? [[2, 2 + q.length]] : [], facets: {类型: ['操作法']}}));
  return new Promise((done) => setTimeout(() => done({total: 2, approximate: false, suggestion: false, terms: [q], hits: hits, facets: null}), wait));
}})};
"""
"""An engine whose answer to one character comes after its answer to two."""

pytestmark = pytest.mark.browser


def visit(chromium, size: str = "desk", **options):
    """A page that notes script errors, console errors and what it asks for."""
    width, height = SIZES[size]
    context = chromium.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
    page = context.new_page()
    page.noted = {"errors": [], "asked": []}
    page.on("console", lambda message: page.noted["errors"].append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.noted["errors"].append(str(error)))
    page.on("request", lambda request: page.noted["asked"].append(unquote(request.url)))
    return page


def clean(page) -> bool:
    """No script error; a browser's own note of a file that it could not load is none."""
    wrong = [error for error in page.noted["errors"] if "Failed to load resource" not in error]
    assert not wrong, wrong
    page.context.close()
    return True


def found(page, text: str = "找到") -> None:
    page.wait_for_function("text => document.querySelector('#find [role=status]').textContent.startsWith(text)", arg=text)


def counted(page, text: str = "找到") -> None:
    page.wait_for_function("text => document.querySelector('[data-count]').textContent.startsWith(text)", arg=text)


def titles(page, where: str = "[data-out] .j-rows") -> list[str]:
    return page.locator(f"{where} .j-row__t").all_inner_texts()


def active(page) -> str:
    """The title of the option that the field names as active; it is also the selected one."""
    return page.evaluate("""() => { const id = document.getElementById('find-q').getAttribute('aria-activedescendant');
        if (!id) return ''; const row = document.getElementById(id);
        return row.getAttribute('aria-selected') === 'true' && row.getAttribute('role') === 'option' ? row.querySelector('.j-row__t').textContent : '?'; }""")


def test_by_keyboard_alone(chromium, served: str) -> None:
    """Open, type, walk through the list with every key, read the record, come back, leave."""
    page = visit(chromium)
    page.goto(served + "guide/")
    page.focus(".j-tools a")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find-q"
    assert page.get_attribute("#find-q", "aria-expanded") == "false"
    page.keyboard.type("堵漏")
    found(page)
    assert page.get_attribute("#find-q", "aria-expanded") == "true"
    shown = titles(page, "#find-list")
    assert len(shown) >= 3 and active(page) == ""
    page.keyboard.press("ArrowDown")
    assert active(page) == shown[0]
    page.keyboard.press("ArrowDown")
    assert active(page) == shown[1]
    page.keyboard.press("End")
    assert active(page) == shown[-1]
    page.keyboard.press("ArrowDown")
    assert active(page) == shown[0], "round the corner"
    page.keyboard.press("ArrowUp")
    assert active(page) == shown[-1]
    page.keyboard.press("Home")
    assert active(page) == shown[0]
    page.wait_for_selector("#find-list .j-hit__x mark")
    assert active(page) == shown[0], "excerpts come without moving the choice"
    stops = []
    for _ in range(5):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.textContent.trim().slice(0, 4)"))
    assert stops[0] == "搜" and stops[1].startswith("筛选") and stops[2:4] == ["全部结果", "关闭"], "options are no stops"
    page.keyboard.press("Escape")
    assert not page.evaluate("document.getElementById('find').open")
    assert page.evaluate("document.activeElement.textContent") == "搜索", "back where one was"
    page.keyboard.press("Control+k")
    assert page.evaluate("getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)") == "堵漏"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/methods/**")
    assert page.inner_text("h1").replace("\n", "") == shown[0]
    page.keyboard.press("Control+k")
    page.wait_for_selector("#find-list [data-q]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    found(page)
    assert page.input_value("#find-q") == "堵漏", "recent searches are kept"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    counted(page)
    assert clean(page)


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


def test_what_a_screen_reader_is_told(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served)
    page.keyboard.press("Control+k")
    page.keyboard.type("田恒余")
    found(page)
    assert page.get_attribute("#find-q", "role") == "combobox"
    assert page.get_attribute("#find-q", "aria-controls") == "find-list" and page.get_attribute("#find-list", "role") == "listbox"
    groups = page.evaluate("""() => [...document.querySelectorAll('#find-list > [role=group]')].map(g =>
        [document.getElementById(g.getAttribute('aria-labelledby')).textContent, g.querySelectorAll('[role=option]').length])""")
    assert {name for name, _ in groups} >= {"人物", "操作法"} and all(number for _, number in groups)
    assert groups[0][0] == "人物", "the exact name is first"
    assert page.locator("#find-list a:not([role=option])").count() == 0
    number = int(re.search(r"\d+", page.inner_text(STATUS))[0])
    assert number >= page.locator("#find-list [role=option]").count()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    assert clean(page)


def test_by_touch_on_a_phone(chromium, served: str) -> None:
    page = visit(chromium, "phone", has_touch=True, is_mobile=True, color_scheme="dark")
    page.goto(served)
    page.tap("[data-find-open]")
    page.locator("#find-q").type("创新")
    found(page)
    before = int(re.search(r"(\d+) 条", page.inner_text(STATUS))[1])
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.tap("#find .j-facet summary")
    page.wait_for_selector("#find .j-facet input")
    small = page.evaluate("""() => [...document.querySelectorAll('#find button, #find a, #find summary, #find label.j-opt')]
        .filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.textContent)""")
    assert not small
    option = page.locator("#find .j-opt", has_text="工作室")
    number = int(option.locator("i").inner_text())
    option.tap()
    page.wait_for_function("text => document.querySelector('#find [role=status]').textContent.includes(text)", arg=f"{number} 条")
    assert number < before
    page.wait_for_function("[...document.querySelectorAll('#find-list [role=group] > p')].map(p => p.textContent).join() === '工作室'")
    assert page.inner_text("#find .j-facet summary").endswith("工作室")
    page.locator("#find .j-opt", has_text="报告").tap()
    page.wait_for_function("number => parseInt(/(\\d+) 条/.exec(document.querySelector('#find [role=status]').textContent)[1]) > number", arg=number)
    page.tap("#find [data-all]")
    page.wait_for_url("**/search/?q=*")
    assert unquote(page.url).endswith("?q=创新&类型=工作室&类型=报告")
    counted(page)
    page.locator("[data-out] .j-row a").first.tap()
    page.wait_for_selector("h1")
    assert "/search/" not in page.url
    assert clean(page)


@pytest.mark.parametrize("address", ["", "search/", "methods/"])
def test_with_an_input_method(address: str, chromium, served: str) -> None:
    """While a word is composed nothing is searched, and neither Enter nor Escape is ours."""
    page = visit(chromium, "phone")
    page.goto(served + address)
    if address:
        field = "#q"
        page.focus(field)
        page.wait_for_function("window.jiangpuFind")
    else:
        field = "#find-q"
        page.keyboard.press("/")
        page.wait_for_function("window.jiangpuFind")
    page.wait_for_timeout(300)
    before = [url for url in page.noted["asked"] if "/index/" in url]
    cdp = page.context.new_cdp_session(page)
    for text in ("d", "du", "du l", "du lou"):
        cdp.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    for key, code in (("Enter", 13), ("Escape", 27)):
        page.evaluate("""([field, key, code]) => { const e = new KeyboardEvent('keydown', {key: key, isComposing: true, bubbles: true, cancelable: true});
            Object.defineProperty(e, 'keyCode', {value: 229}); document.querySelector(field).dispatchEvent(e); }""", [field, key, code])
    page.wait_for_timeout(400)
    assert page.input_value(field) == "du lou"
    assert [url for url in page.noted["asked"] if "/index/" in url] == before, "nothing was searched"
    assert "?q" not in page.url
    if not address:
        assert page.evaluate("document.getElementById('find').open") and page.locator("#find-list [role=option]").count() == 0
    cdp.send("Input.insertText", {"text": "堵漏"})
    if address:
        counted(page)
        assert "木塞堵漏法" in titles(page)
        page.wait_for_function("decodeURIComponent(location.search) === '?q=堵漏'")
    else:
        found(page)
        assert "木塞堵漏法" in titles(page, "#find-list")
    assert clean(page)


def test_composition_events_alone(chromium, served: str) -> None:
    """The same by the events themselves: WebViews differ in how they fire `input`."""
    page = visit(chromium, "phone")
    page.goto(served)
    page.keyboard.press("/")
    page.wait_for_function("window.jiangpuFind")
    page.evaluate("""() => { const q = document.getElementById('find-q'); q.dispatchEvent(new CompositionEvent('compositionstart'));
        q.value = 'tan h'; q.dispatchEvent(new Event('input')); }""")
    page.wait_for_timeout(300)
    assert page.locator("#find-list [role=option]").count() == 0
    page.evaluate("""() => { const q = document.getElementById('find-q'); q.value = '碳化'; q.dispatchEvent(new CompositionEvent('compositionend')); }""")
    found(page)
    assert titles(page, "#find-list")[0].startswith("碳化")
    assert clean(page)


def test_only_the_newest_answer_is_shown_and_nothing_flickers(chromium, served: str) -> None:
    page = visit(chromium)
    page.add_init_script(SLOW_ENGINE)
    page.goto(served)
    page.keyboard.press("/")
    page.wait_for_function("window.jiangpuFind")
    page.keyboard.type("碳")
    page.wait_for_timeout(150)
    page.keyboard.type("化")
    page.wait_for_function("document.querySelector('#find-list .j-row__t') && document.querySelector('#find-list .j-row__t').textContent === '碳化0'")
    page.evaluate("""() => { window.least = 9; window.most = 0; new MutationObserver(() => { const n = document.querySelectorAll('#find-list [role=option]').length;
        window.least = Math.min(window.least, n); }).observe(document.getElementById('find-list'), {childList: true, subtree: true}); }""")
    page.wait_for_selector("#find-list .j-hit__x mark")
    page.wait_for_timeout(1000)
    assert titles(page, "#find-list") == ["碳化0", "碳化1"], "the late answer to 碳 is not shown"
    page.keyboard.type("塔")
    page.wait_for_timeout(90)
    assert titles(page, "#find-list") == ["碳化0", "碳化1"], "old answers stay until the new ones are there"
    page.wait_for_function("document.querySelector('#find-list .j-row__t').textContent === '碳化塔0'")
    assert page.evaluate("window.least") == 2, "the list was never empty"
    page.wait_for_function("window.asked.length >= 5")
    assert [entry[:2] for entry in page.evaluate("window.asked")] == [["碳", False], ["碳化", False], ["碳化", True], ["碳化塔", False], ["碳化塔", True]]
    assert not any(entry[2] for entry in page.evaluate("window.asked")), "facets are not counted before somebody opens them"
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


def test_one_wrong_character_and_nothing_at_all(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type("竺士杰桥掉")
    found(page, "没有一字不差的，您是不是要找")
    assert titles(page, "#find-list")[0].startswith("竺士杰桥吊")
    page.fill("#find-q", "田恒余炼钢")
    found(page, "没有找到“田恒余炼钢”")
    page.wait_for_selector("#find-list:visible")
    assert page.inner_text("#find-list p") == "相近的名称" and "田恒余" in titles(page, "#find-list")
    assert page.locator("#find [data-none] a").get_attribute("href").endswith("/contribute/")
    page.goto(served + "search/?q=田恒余炼钢")
    counted(page, "没有找到")
    page.wait_for_selector("text=相近的名称")
    page.goto(served + "search/?q=堵漏&行业=教育")
    counted(page, "没有找到")
    page.click("text=去掉筛选再找")
    counted(page, "找到")
    assert clean(page)


def test_recent_searches_stay_on_the_device(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.goto(served + "search/")
    page.wait_for_function("window.jiangpuFind")
    for number in range(10):
        page.fill("#q", f"堵漏{number}")
        page.press("#q", "Enter")
    page.goto(served)
    page.keyboard.press("/")
    page.wait_for_selector("#find-list [data-q]")
    assert page.locator("#find-list [data-q]").all_inner_texts() == [f"堵漏{number}" for number in range(9, 1, -1)]
    assert len(json.loads(page.evaluate("localStorage.getItem('j-recent')"))) == 8
    page.click("text=清除最近搜过的")
    assert page.evaluate("localStorage.getItem('j-recent')") is None and page.locator("#find-list [data-q]").count() == 0
    page.evaluate("localStorage.setItem('j-recent', '{broken')")
    page.reload()
    page.keyboard.press("/")
    page.keyboard.type("堵漏")
    found(page)
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


def test_without_javascript_the_lists_and_links_remain(chromium, served: str) -> None:
    page = visit(chromium, "phone", java_script_enabled=False)
    page.goto(served + "methods/?行业=化工")
    assert page.locator(".j-row").count() > 40
    assert page.locator("[data-groups] a", has_text=re.compile("^化工$")).is_visible()
    assert page.locator("input[type=checkbox]").first.is_hidden() and page.locator("[data-sorts]").is_hidden()
    page.goto(served + "search/?q=堵漏")
    assert page.locator("#index li").count() > 40
    page.click(".j-tools a")
    page.wait_for_url("**/search/")
    assert page.locator("#find").is_hidden()
    page.context.close()


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "堵" * 10_000, "a" * 10_000, "\" ' \\ % & ? #", "？！。",
                                   "-", "\"", "-堵漏", "constructor __proto__", "𠮷\ud83d\ude00"])
def test_hostile_queries(query: str, chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.on("dialog", lambda dialog: page.noted["errors"].append("alert"))
    page.goto(served)
    page.keyboard.press("/")
    page.wait_for_function("window.jiangpuFind")
    page.evaluate("text => { const q = document.getElementById('find-q'); q.value = text; q.dispatchEvent(new Event('input')); }", query)
    page.wait_for_function("/找/.test(document.querySelector('#find [role=status]').textContent)")
    page.wait_for_timeout(400)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator("#find img, #find script").count() == 0
    page.press("#find-q", "Enter")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_function("/找/.test(document.querySelector('[data-count]').textContent)")
    assert len(unquote(page.url)) < 300
    assert page.locator("article img, article script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert clean(page)


def test_marks_only_ask_for_nothing(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "search/?q=" + quote("？！"))
    counted(page, "没有找到")
    assert clean(page)


def breaking(how: str):
    """A route handler: the file is missing, cannot be reached, or is cut in half."""
    def handle(route) -> None:
        if how == "unreachable":
            route.abort()
        elif how == "missing":
            route.fulfill(status=404, content_type="text/html", body="<!doctype html><title>404</title>")
        else:
            answer = route.fetch()
            route.fulfill(response=answer, body=answer.body()[:len(answer.body()) // 2])
    return handle


@pytest.mark.parametrize(("pattern", "how"), [("**/search/index/manifest*", "unreachable"), ("**/search/index/manifest*", "missing"),
                                              ("**/search/index/manifest*", "truncated"), ("**/search/index/*/s/*", "missing"), ("**/search/index/*/s/*", "truncated"),
                                              (re.compile("/index/.*/[td]/"), "truncated"), (re.compile("/index/.*/[td]/"), "missing"), ("**/assets/engine.*", "missing"),
                                              ("**/assets/search.*", "missing")])
def test_a_broken_index_gives_a_calm_message(pattern: str | re.Pattern, how: str, chromium, served: str) -> None:
    """No script error, a sentence for the reader, the rest of the page works; once mended, another try finds."""
    page = visit(chromium, "phone")
    page.route(pattern, breaking(how))
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type("堵漏")
    page.wait_for_function("document.querySelector('#find [role=status]').textContent.startsWith('搜索暂时打不开')")
    assert "找到" not in page.inner_text("#find")
    page.keyboard.press("Escape")
    page.click("[data-big]")
    assert page.evaluate("document.documentElement.classList.contains('j-big')")
    page.goto(served + "search/?q=" + quote("堵漏"))
    page.wait_for_function("document.querySelector('[data-count]').textContent.startsWith('搜索暂时打不开')")
    assert page.locator("#index li").first.is_visible(), "the complete index remains"
    page.unroute(pattern)
    if page.locator("text=再试一次").count():
        page.click("text=再试一次")
        counted(page)
        assert "木塞堵漏法" in titles(page)
    assert clean(page)


@pytest.mark.parametrize("how", ["unreachable", "missing", "truncated"])
def test_names_are_found_without_the_texts(how: str, chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.route("**/search/index/*/d/*", breaking(how))
    page.goto(served)
    page.keyboard.press("/")
    page.keyboard.type("堵漏")
    page.wait_for_function("document.querySelector('#find [role=status]').textContent.endsWith('摘录暂时读不到')")
    assert "木塞堵漏法" in titles(page, "#find-list")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_function("document.querySelector('[data-count]').textContent.endsWith('摘录暂时读不到')")
    assert "木塞堵漏法" in titles(page)
    assert clean(page)


@pytest.mark.parametrize("how", ["unreachable", "truncated"])
def test_a_broken_index_leaves_the_directory(how: str, chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.route("**/search/index/**", breaking(how))
    page.goto(served + "methods/?行业=化工")
    page.wait_for_function("document.querySelector('[data-count]').textContent.startsWith('搜索暂时打不开')")
    assert page.locator("[data-still] .j-row").first.is_visible()
    page.unroute("**/search/index/**")
    page.click("text=再试一次")
    counted(page)
    assert clean(page)


def test_under_a_strict_policy(chromium, served: str) -> None:
    """script-src 'self', and nothing inline: no script, no style, no handler."""
    page = visit(chromium)

    def guarded(route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:"})

    page.route(re.compile(r"/(\?.*)?$"), guarded)
    page.goto(served + "methods/?行业=化工")
    counted(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("thy")
    found(page)
    assert "田恒余" in titles(page, "#find-list")
    assert clean(page)


def test_without_decompression(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.add_init_script("delete window.DecompressionStream")
    page.goto(served + "search/?q=" + quote("堵漏"))
    counted(page)
    assert "木塞堵漏法" in titles(page)
    assert clean(page)


def test_without_a_dialog_element_the_link_works(chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.add_init_script("delete HTMLDialogElement.prototype.showModal")
    page.goto(served)
    page.keyboard.press("/")
    page.click("[data-find-open]")
    page.wait_for_url("**/search/")
    assert clean(page)


def test_from_a_disk(chromium, built: Path, repository: Project, tmp_path: Path) -> None:
    """The search page opened as a file: the index comes as scripts, links name the file."""
    site = tmp_path / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns("index.json", "*.gz", "*.bin"))
    for item in in_mode(repository, "file").data_files():
        if item.path.startswith(INDEX_FOLDER):
            target = site / item.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(item.content)
    page = visit(chromium)
    page.goto((site / "search/index.html").as_uri())
    page.fill("#q", "堵漏")
    counted(page)
    assert "木塞堵漏法" in titles(page)
    page.locator("[data-groups] label", has_text=re.compile("^化工")).click()
    page.wait_for_function("decodeURIComponent(location.search) === '?q=堵漏&行业=化工'")
    page.locator("[data-out] a", has_text="木塞堵漏法").first.click()
    page.wait_for_url("**/index.html")
    assert page.inner_text("h1") == "木塞堵漏法"
    page.keyboard.press("Control+k")
    page.keyboard.type("thy")
    found(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/tianhengyu/index.html")
    assert clean(page)


@pytest.mark.parametrize("width", [320, 390])
def test_large_type_fits(width: int, chromium, served: str) -> None:
    page = visit(chromium, "phone")
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(served)
    page.evaluate("localStorage.setItem('j-big', '1')")
    page.reload()
    page.keyboard.press("/")
    page.keyboard.type("创新工作室")
    found(page)
    page.click("#find .j-facet summary")
    page.wait_for_selector("#find .j-facet input")
    wide = "[document.documentElement.scrollWidth - innerWidth, document.getElementById('find').scrollWidth - document.getElementById('find').clientWidth]"
    assert page.evaluate(wide) == [0, 0]
    for address in ("search/?q=创新", "methods/?行业=化工"):
        page.goto(served + address)
        counted(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert clean(page)


def test_print_leaves_it_out(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "methods/?行业=化工")
    counted(page)
    page.emulate_media(media="print")
    assert page.locator("[data-find] .j-facet").is_hidden() and page.locator("[data-sorts]").is_hidden() and page.locator("[data-out] button").is_hidden()
    assert page.locator("[data-out] .j-row").first.is_visible()
    assert clean(page)


def test_the_scripts_are_old_enough(scripts: Path) -> None:
    """ES2017 at most, by Node's own parser; nothing that a policy without `unsafe-eval` or inline scripts refuses."""
    parse = ("const acorn = require('internal/deps/acorn/acorn/dist/acorn'), fs = require('fs');"
             "process.argv.slice(1).forEach((path) => acorn.parse(fs.readFileSync(path, 'utf8'), {ecmaVersion: 2017}));")
    files = [ASSETS / "site.js", scripts / "ui.js"]
    done = subprocess.run(["node", "--expose-internals", "-e", parse, *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\.style\b|replaceAll|\.flat\(|\.at\(|fromEntries|allSettled", text), file


def test_what_a_page_loads_is_small(built: Path) -> None:
    """Pages carry one small script; engine and dialog come later; there is neither Material's search nor jieba."""
    page = (built / "index.html").read_text(encoding="utf-8")
    assert len(re.findall(r"<script[^>]* src=", page)) == 1
    assert (next((built / "assets").glob("jiangpu.*.js"))).stat().st_size < 8_000
    names = [path.name for path in built.rglob("*") if path.is_file()]
    assert not [name for name in names if re.search(r"lunr|wordcut|search_index|worker", name)]
    for file in ("pyproject.toml", "constraints.txt", "mkdocs.yml"):
        assert "jieba" not in (REPOSITORY / file).read_text(encoding="utf-8")
    assert re.search(r"^plugins: \[\]", (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
