"""The desk in a real browser: create, edit, save, step back, two people, what is refused."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from desking import KNOWN
from repositories import REPOSITORY
from searching import clean, visit
from walking import typed

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
URI = "studios/jia.md"
SIZES = pytest.mark.parametrize("size", ["desk", "phone"])


def text_of(root: Path, uri: str = URI) -> str:
    return (root / uri).read_text(encoding="utf-8")


def state(page: Any, words: str) -> None:
    """Wait until the bar at the foot says so."""
    page.locator("[data-state]", has_text=words).wait_for()


def opened(page: Any, address: str, name: str = "张三劳模创新工作室") -> Any:
    """Open the desk and a record in it."""
    page.goto(address)
    page.locator("[data-key]", has_text="● 好").wait_for()
    page.locator("[data-rows] button", has_text=name).first.click()
    page.locator("#form h1", has_text=name).wait_for()
    state(page, "都保存了")
    return page


def field(page: Any, label: str) -> Any:
    return page.get_by_label(re.compile(f"^{label}(必填)?$")).first


def pressed(page: Any, name: str, *, finger: bool) -> None:
    """Press the last button of that name with a finger or with the mouse."""
    button = page.get_by_role("button", name=name, exact=True).last
    if finger:
        button.tap()
    else:
        button.click()


@SIZES
def test_a_record_is_made_filled_in_and_saved(
    size: str, chromium, address: str, root: Path
) -> None:
    """With a mouse at a desk, with a finger on a phone."""
    finger = size == "phone"
    page = visit(chromium, size, has_touch=finger)
    page.goto(address)
    page.locator("[data-key]", has_text="● 好").wait_for()
    pressed(page, "新建", finger=finger)
    page.get_by_label("是哪一种").select_option(label="操作法")
    page.get_by_label("名称").last.fill("一看二摸法")
    pressed(page, "新建", finger=finger)
    page.locator("#form h1", has_text="一看二摸法").wait_for()
    field(page, "风险").select_option("一般")
    field(page, "摘要").fill("一句话。")
    state(page, "有 2 处没有保存")
    assert page.title().startswith("● ")
    pressed(page, "保存", finger=finger)
    state(page, "都保存了")
    written = text_of(root, "methods/yikanermofa.md")
    assert written == (
        "---\n编号: M0002\n名称: 一看二摸法\n摘要: 一句话。\n风险: 一般\n状态: 草稿\n---\n"
    )
    page.keyboard.press("Control+s")
    state(page, "都保存了")
    assert text_of(root, "methods/yikanermofa.md") == written
    assert clean(page)


def test_it_is_done_by_the_keyboard_alone(chromium, address: str, root: Path) -> None:
    page = visit(chromium)
    page.goto(address)
    page.locator("[data-key]", has_text="● 好").wait_for()
    page.keyboard.press("/")
    page.keyboard.insert_text("zhangsan")
    page.locator("[data-total]", has_text="找到").wait_for()
    page.keyboard.press("Enter")
    page.locator("#form h1").filter(has_text="张三").wait_for()
    assert page.evaluate("document.activeElement.id") == "form"
    field(page, "摘要").focus()
    page.keyboard.insert_text("键盘写的。")
    page.keyboard.press("Control+s")
    state(page, "都保存了")
    assert any("键盘写的。" in path.read_text() for path in root.rglob("*.md"))
    assert clean(page)


@SIZES
def test_what_is_wrong_is_told_while_typing_and_put_right(
    size: str, chromium, address: str, root: Path
) -> None:
    page = opened(visit(chromium, size), address)
    founded = field(page, "成立年份")
    founded.fill("去年")
    page.locator(".w-bad", has_text="看不懂“去年”").wait_for()
    assert founded.get_attribute("aria-invalid") == "true"
    assert founded.evaluate("input => input === document.activeElement")
    assert page.locator(".w-count").inner_text() == "1 处要改"
    founded.fill("2008")
    page.locator(".w-count", has_text="没有要改的").wait_for()
    assert clean(page)


def test_a_number_is_read_while_it_is_typed(chromium, address: str, root: Path) -> None:
    page = opened(visit(chromium), address)
    figures = page.locator("fieldset", has=page.locator("legend", has_text="数字"))
    said = figures.get_by_label(re.compile("^原文怎么写的")).first
    assert said.input_value() == "28余万元"
    said.fill("近2000人")
    figures.locator(".w-read", has_text="2000").first.wait_for()
    assert figures.locator(".w-read").first.inner_text().split("\n") == [
        "数值2000",
        "单位人",
        "限定近",
    ]
    page.locator(".w-bad").first.wait_for()  # the quotation says another number
    assert clean(page)


def test_a_unit_that_the_words_do_not_name_stays(chromium, address: str, root: Path) -> None:
    page = opened(visit(chromium), address)
    figures = page.locator("fieldset", has=page.locator("legend", has_text="数字"))
    said = figures.get_by_label(re.compile("^原文怎么写的")).first
    said.fill("近")
    said.fill("预计近37")
    figures.locator(".w-read", has_text="37").wait_for()
    assert "单位万元" in figures.locator(".w-read").first.inner_text()
    state(page, "没有保存")
    page.keyboard.press("Control+s")
    state(page, "都保存了")
    (figure,) = [line for line in text_of(root).splitlines() if "代号: sheng" in line]
    assert "数值: 37, 单位: 万元, 限定: 近" in figure and "性质: 预期" in figure
    assert clean(page)


def test_the_page_is_shown_as_it_will_be(chromium, address: str) -> None:
    page = opened(visit(chromium), address)
    field(page, "单位").fill("正在写的厂")
    page.frame_locator(".w-frame").locator("main", has_text="正在写的厂").wait_for()
    assert clean(page)


def test_two_people_are_told_and_nothing_is_lost(chromium, address: str, root: Path) -> None:
    first, second = opened(visit(chromium), address), opened(visit(chromium), address)
    field(first, "单位").fill("甲写的厂")
    field(first, "单位").press("Control+s")
    state(first, "都保存了")
    field(second, "单位").fill("乙写的厂")
    field(second, "市").fill("南京")
    second.keyboard.press("Control+s")
    second.get_by_role("dialog").get_by_text("甲写的厂").wait_for()
    assert "甲写的厂" in text_of(root)
    second.get_by_role("button", name="把我写的放上去").click()
    state(second, "有 2 处没有保存")
    second.keyboard.press("Control+s")
    state(second, "都保存了")
    assert "单位: 乙写的厂\n省: 江苏\n市: 南京\n" in text_of(root)
    assert clean(first) and clean(second)


def test_a_step_back_is_a_field_then_a_save(chromium, address: str, root: Path) -> None:
    page = opened(visit(chromium), address)
    before = text_of(root)
    field(page, "单位").fill("甲")
    page.get_by_role("button", name="保存", exact=True).click()
    state(page, "都保存了")
    field(page, "单位").fill("乙")
    page.get_by_role("button", name="退一步").click()
    state(page, "都保存了")
    assert field(page, "单位").input_value() == "甲"
    page.get_by_role("button", name="退一步").click()
    page.get_by_role("dialog").get_by_text("单位: 某某厂").wait_for()
    page.get_by_role("button", name="退回", exact=True).click()
    page.wait_for_function("document.querySelector('dialog') === null")
    page.wait_for_function(
        "[...document.querySelectorAll('#form input')].some((box) => box.value === '某某厂')"
    )
    assert text_of(root) == before
    assert clean(page)


def pictured(page: Any, name: str) -> None:
    """Make the picture of a step anew for docs/contribute/, where JIANGPU_PICTURES is set."""
    if os.environ.get("JIANGPU_PICTURES"):
        page.set_viewport_size({"width": 1280, "height": 720})
        page.evaluate("document.activeElement.blur()")
        page.screenshot(path=REPOSITORY / f"docs/contribute/{name}.png")


def test_the_walk_at_the_desk_goes_as_its_page_says(
    chromium, root: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """docs/contribute/ten-minutes.md, 在编写台上改一条, step by step."""
    monkeypatch.chdir(root)
    typed(["jiangpu new studio 练习工作室"])
    uri = "studios/lianxigongzuoshi.md"
    before = text_of(root, uri)
    page = visit(chromium)
    page.goto(request.getfixturevalue("address"))
    page.locator("[data-key]", has_text="● 好").wait_for()
    page.get_by_label("找一条").fill("练习")
    page.locator("[data-rows] button", has_text="练习工作室").first.click()
    page.locator("#form h1", has_text="练习工作室").wait_for()
    field(page, "摘要").fill("一句话。")
    state(page, "有 1 处没有保存")
    page.frame_locator(".w-frame").locator("main", has_text="一句话。").wait_for()
    pictured(page, "desk-write")
    field(page, "成立年份").fill("去年")
    wrong = page.locator(".w-bad", has_text="看不懂“去年”")
    wrong.wait_for()
    wrong.scroll_into_view_if_needed()
    pictured(page, "desk-wrong")
    field(page, "成立年份").fill("2008")
    wrong.wait_for(state="detached")
    page.get_by_role("button", name="保存", exact=True).click()
    state(page, "都保存了")
    after = text_of(root, uri)
    assert set(after.splitlines()) - set(before.splitlines()) == {
        "摘要: 一句话。",
        "成立年份: 2008",
    }
    page.get_by_role("button", name="退一步").click()
    page.get_by_role("button", name="退回", exact=True).click()
    page.wait_for_function("document.querySelector('dialog') === null")
    boxes = "[...document.querySelectorAll('#form textarea')]"
    page.wait_for_function(f"{boxes}.every((box) => box.value !== '一句话。')")
    assert text_of(root, uri) == before
    assert clean(page)


def test_what_is_typed_outlives_the_page(chromium, address: str) -> None:
    page = opened(visit(chromium), address)
    field(page, "单位").fill("没有保存的厂")
    page.wait_for_function("Object.keys(localStorage).some((key) => key.startsWith('j-desk:'))")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.locator("[data-rows] button", has_text="张三劳模").first.click()
    page.get_by_role("button", name="接着写").click()
    state(page, "有 1 处没有保存")
    assert field(page, "单位").input_value() == "没有保存的厂"
    assert clean(page)


def test_a_broken_file_is_shown_as_text(chromium, address: str, root: Path) -> None:
    raw = text_of(root).replace("冠名: 张三\n", "冠名: [张三\n  李四: {\n")
    (root / URI).write_text(raw, encoding="utf-8")
    page = visit(chromium)
    page.goto(address)
    page.locator("[data-rows] button", has_text="张三劳模").first.click()
    page.get_by_label("整个文件").fill(raw.replace("[张三\n  李四: {", "张三"))
    page.keyboard.press("Control+s")
    state(page, "都保存了")
    assert "冠名: 张三\n单位: 某某厂" in text_of(root)
    field(page, "单位").wait_for()
    assert clean(page)


def test_a_page_elsewhere_can_do_nothing(
    chromium, address: str, served_elsewhere: str, root: Path
) -> None:
    page = visit(chromium, bypass_csp=False)
    page.goto(served_elsewhere)
    before = sorted(path.name for path in root.rglob("*.md"))
    tried = page.evaluate(
        """async ([desk, token]) => {
            const body = JSON.stringify({kind: 'method', name: '偷建'});
            const ways = [
                {method: 'POST', body},
                {method: 'POST', body, mode: 'no-cors'},
                {method: 'POST', body, headers: {'X-Jiangpu-Token': token}},
            ];
            const got = [];
            for (const way of ways) {
                const done = await fetch(desk + 'api/new', way).catch(() => null);
                got.push(done && done.type !== 'opaque' ? done.status : 0);
            }
            return got; }""",
        [address.split("?")[0], KNOWN.token],
    )
    assert tried == [0, 0, 0]
    assert sorted(path.name for path in root.rglob("*.md")) == before
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@SIZES
def test_axe_finds_nothing(size: str, scheme: str, chromium, address: str) -> None:
    page = opened(visit(chromium, size, color_scheme=scheme), address)
    field(page, "成立年份").fill("去年")
    page.locator(".w-bad").first.wait_for()
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    page.evaluate(AXE)
    rules = {"exclude": [[".w-frame"]]}
    found = page.evaluate("(rules) => axe.run(rules, {iframes: false})", rules)
    lines = [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]
    page.get_by_role("button", name="新建").click()
    found = page.evaluate("() => axe.run('dialog')")
    lines += [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]
    assert not lines
    page.context.close()


def test_nothing_breaks_the_policy(chromium, address: str) -> None:
    page = visit(chromium, bypass_csp=False)
    page.goto(address)
    page.locator("[data-rows] button", has_text="张三劳模").first.click()
    page.frame_locator(".w-frame").locator("h1").wait_for()
    assert clean(page)
