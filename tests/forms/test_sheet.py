"""The sheet in a real browser, from a disk and without a network: filled in, saved, received."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pytest
from filling import go_back, go_on, saved, screen, write_sheet
from jiangpu.build.project import open_project
from jiangpu.commands.main import main
from jiangpu.importing.letter import read_letters
from jiangpu.library.settings import Settings
from repositories import REPOSITORY, write_tree

pytestmark = pytest.mark.browser

CONTACT = {"联系方式": {"邮箱": "bian@pu.example", "电话": "0518-85800000"}}
SILENT = ("口诀: [一看, 二停, 三换]", "口诀字数: 7")


@pytest.fixture(scope="module")
def text() -> str:
    small = (REPOSITORY / "tests/cases/small.txt").read_text(encoding="utf-8")
    return small.replace(*SILENT)


@pytest.fixture(scope="module")
def disk(text: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the site on the disk."""
    root = write_tree(tmp_path_factory.mktemp("repository"), text)
    project = open_project(root, settings=Settings.model_validate(CONTACT))
    return write_sheet(project, tmp_path_factory.mktemp("site")).as_uri()


@pytest.fixture(scope="module")
def opened_pages(chromium) -> Any:
    """Opens pages without a network, under their own policy; no page may complain."""
    complaints: list[str] = []
    contexts = []

    def open_page(address: str, width: int = 390, heard: bool = True, **options: Any) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 844},
            offline=True,
            bypass_csp=False,
            has_touch=width < 800,
            accept_downloads=True,
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if heard:
            page.on("console", lambda said: complaints.extend(errors_in(said)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


def errors_in(said: Any) -> list[str]:
    """The text of a message of the browser that tells an error."""
    return [said.text] if said.type == "error" else []


def new(disk: str, query: str = "") -> str:
    return f"{disk}/contribute/new/index.html{query}"


def filled_method(page: Any) -> None:
    """Fill in a new method by keyboard, as far as the last screen."""
    go_on(page)
    page.get_by_label("名称", exact=False).first.fill("听音辨漏法")
    page.get_by_label("风险").select_option("一般")
    page.get_by_label("解决问题").fill("漏点难找")
    page.locator("summary", has_text="谁和哪里").click()
    page.get_by_label("单位").fill("某某厂")
    page.get_by_label("年份", exact=True).fill("2019年6月")
    assert page.locator(".w-told", has_text="读作 2019-06").is_visible()
    page.locator("summary", has_text="做了什么").click()
    page.get_by_role("button", name="加一条步骤").click()
    page.get_by_label("做什么").fill("停泵")
    page.locator("summary", has_text="数字和来源").click()
    page.get_by_role("button", name="加一条数字").click()
    page.get_by_label("指标").fill("故障减少")
    page.get_by_label("写法").fill("近20次")
    page.get_by_label("原文").fill("每年减少近20次")
    page.get_by_label("经过").fill("先听，再看。")
    go_on(page)
    page.get_by_label("叫什么").fill("年度总结")
    page.get_by_label("谁写的").fill("某某厂")
    page.get_by_label("怎么称呼您").fill("张师傅")
    page.get_by_label("怎么找您").fill("13812345678")
    go_on(page)
    page.wait_for_selector("[data-save]")


def test_a_new_method_is_filled_in_saved_received_and_received_again(
    opened_pages, disk: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    page = opened_pages(new(disk, "?kind=method"))
    filled_method(page)
    small_file = saved(page, tmp_path)
    assert small_file.name == "新建-听音辨漏法.txt"
    for_people = small_file.read_text(encoding="utf-8-sig")
    assert for_people.index("名称：") < for_people.index("步骤：") < for_people.index("数字：")

    root = write_tree(tmp_path / "root", text)
    monkeypatch.chdir(root)
    assert main(["receive", str(small_file), "--yes"]) == 0
    told = capsys.readouterr().out
    assert "张师傅，13812345678" in told and "不写进记录" in told
    draft = root / "methods/tingyinbianloufa.md"
    written = draft.read_bytes()
    for part in (
        "编号: M0002",
        "状态: 草稿",
        "限定: [近]",
        "数值: 20",
        "做什么: 停泵",
        "先听，再看。",
        "年份: 2019-06",
    ):
        assert part in written.decode(), part
    assert "张师傅" not in written.decode() and "138" not in written.decode()
    assert not [each for each in open_project(root).errors if each.uri.startswith("methods/ting")]

    before = {path: path.read_bytes() for path in root.rglob("*.md")}
    assert main(["receive", str(small_file), "--yes"]) == 0
    assert "一个字也没有动" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in root.rglob("*.md")} == before


def test_what_is_filled_in_is_there_after_closing_and_opening_again(
    opened_pages, disk: str
) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=add"))
    go_on(page)
    page.get_by_label("成员构成").fill("技师 3 人")
    page.locator("[data-saved]", has_text="已存在这部手机上").wait_for()
    page.goto(new(disk, "?about=S0001&want=add"))
    go_on(page)
    assert page.get_by_label("成员构成").input_value() == "技师 3 人"
    page.goto(new(disk, "?about=M0001&want=add"))
    assert page.get_by_label("成员构成").count() == 0


def test_the_record_is_filled_in_and_nothing_is_asked_twice(opened_pages, disk: str) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=add"))
    page.wait_for_selector(".j-facts")
    assert "补充：张三劳模创新工作室" in page.inner_text(".w-scr h2")
    assert "某某厂" in page.inner_text(".j-facts")
    go_on(page)
    assert page.get_by_label("单位", exact=True).count() == 0


def test_the_characters_of_a_verse_are_asked_for_one_by_one(
    opened_pages, disk: str, tmp_path: Path
) -> None:
    page = opened_pages(new(disk, "?about=M0001&want=verse"))
    go_on(page)
    for n, character in enumerate("看听摸闻停换试", 1):
        page.get_by_label(f"第 {n} 个").fill(character)
    go_on(page)
    go_on(page)
    (letter,) = read_letters(saved(page, tmp_path).read_bytes())
    assert letter.values == {"口诀": list("看听摸闻停换试")} and letter.number == "M0001"


def test_a_correction_says_what_the_site_says_and_what_is_right(
    opened_pages, disk: str, tmp_path: Path
) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=correct"))
    go_on(page)
    page.locator("summary", has_text="单位").tap()
    page.get_by_label("应该是").locator("visible=true").fill("某某二厂")
    go_on(page)
    go_on(page)
    (letter,) = read_letters(saved(page, tmp_path).read_bytes())
    assert letter.values == {"单位": "某某二厂"} and letter.shown == {"单位": "某某厂"}


def test_a_correction_opens_at_the_figure_that_is_meant(opened_pages, disk: str) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=correct&what=数字：课题数"))
    go_on(page)
    assert page.locator("[data-asked-title]").inner_text() == "哪里写得不对：数字：课题数"
    opened = page.locator("[data-fields] details[open] > summary")
    assert [each[:2] for each in opened.all_inner_texts()] == ["数字"]
    assert page.locator("[data-fields] summary").first.inner_text()[:2] == "数字"
    assert "False" not in page.locator("[data-fields]").text_content()


def correct_a_figure(page: Any) -> None:
    """Fill in all that a correction asks, up to its last screen."""
    go_on(page)
    page.get_by_label("应该是").locator("visible=true").fill("应为 4 项")
    go_on(page)
    page.get_by_label("叫什么").fill("台账")
    page.get_by_label("谁写的").fill("某某厂")
    go_on(page)


def test_a_correction_of_a_figure_begins_with_the_figures(
    opened_pages, disk: str, tmp_path: Path
) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=correct&what=数字：课题数"))
    correct_a_figure(page)
    (letter,) = read_letters(saved(page, tmp_path).read_bytes())
    assert letter.values == {"数字": "应为 4 项"} and letter.wanted == "数字：课题数"


def test_a_mail_holds_what_was_written_even_where_the_whole_is_too_long(
    opened_pages, disk: str
) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=correct&what=数字：课题数"))
    correct_a_figure(page)
    mail = unquote(page.locator("[data-write]").get_attribute("href"))
    assert "应为 4 项" in mail and "小文件请放进附件里" in mail


def test_the_sheet_tells_nothing_that_is_not_so(disk: str) -> None:
    facts = Path(url2pathname(urlsplit(disk).path), "contribute/facts/S0001.js").read_text("utf-8")
    assert "数字" in facts and "False" not in facts


def test_dangerous_work_is_not_asked_for_steps(opened_pages, disk: str) -> None:
    page = opened_pages(new(disk, "?kind=method"))
    go_on(page)
    page.locator("summary", has_text="做了什么").click()
    assert page.get_by_role("button", name="加一条步骤").is_visible()
    page.get_by_label("风险").select_option("高危")
    assert not page.get_by_role("button", name="加一条步骤").is_visible()
    assert "不是操作规程" in page.inner_text("[data-notice]")


def test_of_a_part_that_nobody_has_begun_nothing_has_to_be_filled_in(
    opened_pages, disk: str
) -> None:
    """It is left out; as soon as something stands in it, it is told what else has to."""
    page = opened_pages(new(disk, "?kind=method"))
    go_on(page)
    page.get_by_label("名称", exact=False).first.fill("听音辨漏法")
    page.get_by_label("风险").select_option("一般")
    page.locator("summary", has_text="做了什么").click()
    page.get_by_role("button", name="加一条步骤").click()
    entry = page.locator(".w-entry")
    assert not entry.get_by_text("要填").is_visible()
    entry.get_by_label("要点").fill("先看表")
    assert entry.get_by_text("要填").is_visible()
    go_on(page)
    assert entry.get_by_text("这一样要填").is_visible()
    entry.get_by_label("要点").fill("")
    go_on(page)
    assert page.get_by_label("怎么称呼您").is_visible()


def test_the_sheet_is_filled_in_by_keyboard_alone(opened_pages, disk: str) -> None:
    page = opened_pages(new(disk), 1280)
    focused = "document.activeElement"
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate(f"{focused}.name") == "deed":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{focused}.value") == "person"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{focused}.textContent") == "开始填"
    page.keyboard.press("Enter")
    page.locator("[data-at]", has_text="第 2 屏").wait_for()
    assert page.evaluate(f"{focused}.textContent") == "您知道的"
    page.keyboard.press("Tab")
    page.keyboard.type("李四")
    assert page.get_by_label("名称", exact=False).first.input_value() == "李四"


def test_in_wechat_the_text_comes_first_and_is_the_red_button(opened_pages, disk: str) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=add"), user_agent="MicroMessenger/8.0")
    for _ in range(3):
        go_on(page)
    red = page.locator(".w-ends .j-btn").all_inner_texts()
    assert red == ["复制成文字"]
    assert page.locator(".w-ends li").first.get_attribute("data-copying") == ""


def test_without_a_contact_the_sheet_can_be_filled_in_and_offers_no_mail(
    text: str, tmp_path: Path, opened_pages
) -> None:
    project = open_project(write_tree(tmp_path / "root", text))
    page = opened_pages(new(write_sheet(project, tmp_path / "site").as_uri(), "?kind=person"))
    assert page.locator("[data-write]").count() == 0
    assert page.locator("text=还没有公布联系方式").count() == 1
    assert page.locator("[data-save]").count() == 1


def test_what_is_required_keeps_the_screen(opened_pages, disk: str) -> None:
    page = opened_pages(new(disk, "?kind=person"))
    go_on(page)
    go_on(page)
    assert screen(page) == "第 2 屏，共 4 屏"
    assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"


def test_a_mobile_number_is_pointed_out_where_it_would_be_published(
    opened_pages, disk: str
) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=add"))
    go_on(page)
    page.get_by_label("成员构成").fill("打 13812345678")
    assert "手机号 138…78" in page.inner_text(".w-told--bad")


def test_what_would_be_refused_cannot_be_handed_over(opened_pages, disk: str) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=add"))
    go_on(page)
    page.get_by_label("成员构成").fill("一三八一二三四五六七八")
    assert "编者那边收不下" in page.inner_text(".w-told--bad")
    go_on(page)
    page.get_by_label("怎么找您").fill("13812345678")
    go_on(page)
    assert "里面还有手机号" in page.inner_text("[data-left]")
    assert page.locator("[data-save]").is_disabled() and page.locator("[data-copy]").is_disabled()
    go_back(page)
    go_back(page)
    page.get_by_label("成员构成").fill("技师 3 人")
    go_on(page)
    go_on(page)
    assert page.locator("[data-save]").is_enabled()


def test_a_number_in_a_verse_is_pointed_out(opened_pages, disk: str) -> None:
    page = opened_pages(new(disk, "?about=M0001&want=verse"))
    go_on(page)
    page.get_by_label("第 1 个").fill("13812345678")
    assert "手机号 138…78" in page.inner_text(".w-told--bad")


def test_the_way_back_of_the_browser_goes_a_screen_back(opened_pages, disk: str) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=add"))
    go_on(page)
    page.locator("[data-at]", has_text="第 2 屏").wait_for()
    page.go_back()
    page.locator("[data-at]", has_text="第 1 屏").wait_for()


def test_the_one_file_asks_for_nothing_and_is_received(
    opened_pages, disk: str, tmp_path: Path
) -> None:
    page = opened_pages(f"{disk}/contribute/sheet.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label("指出一处错误").check()
    page.get_by_label("哪一条").fill("s0001")
    go_on(page)
    page.get_by_label("错在哪里").fill("单位改名了")
    go_on(page)
    go_on(page)
    (letter,) = read_letters(saved(page, tmp_path).read_bytes())
    assert letter.number == "S0001" and letter.words == "单位改名了"
    assert not [url for url in asked if not url.startswith("blob:")]


def test_the_copied_text_is_what_is_saved(opened_pages, disk: str, tmp_path: Path) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=add"))
    go_on(page)
    page.get_by_label("成员构成").fill("技师 3 人【完】")
    go_on(page)
    go_on(page)
    small_file = saved(page, tmp_path).read_text(encoding="utf-8-sig")
    page.evaluate("Object.defineProperty(window, 'isSecureContext', {value: false})")
    page.click("[data-copy]")
    assert page.input_value("[data-text]") == small_file
    assert read_letters(small_file.encode())[0].values == {"成员构成": "技师 3 人【完】"}


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    opened_pages, disk: str, width: int, scheme: str
) -> None:
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = opened_pages(
        new(disk, "?kind=method"), width, heard=False, color_scheme=scheme
    )  # axe asks
    page.evaluate(axe)
    for number in range(4):
        if number == 1:
            page.get_by_label("名称", exact=False).first.fill("某法")
            page.get_by_label("风险").select_option("一般")
            page.get_by_label("解决问题").fill("打 13812345678")
            page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
            page.get_by_role("button", name="加一条步骤").click()
        found = page.evaluate("axe.run()")["violations"]
        assert not [(each["id"], each["nodes"][0]["html"]) for each in found], number
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, number
        if number < 3:
            go_on(page)
            page.wait_for_timeout(100)


def test_every_control_is_large_enough_for_a_finger(opened_pages, disk: str) -> None:
    page = opened_pages(new(disk, "?about=S0001&want=add"))
    small = []
    for number in range(4):
        small += page.evaluate("""() => [...document.querySelectorAll(
          '.w-scr.now a, .w-scr.now button, .w-scr.now .w-in, .w-scr.now summary')].filter((one) => {
            const box = one.getBoundingClientRect();
            return box.width && box.height < 43.5;
          }).map((one) => one.outerHTML.slice(0, 80))""")
        if number < 3:
            go_on(page)
            page.wait_for_timeout(100)
    assert not small


def test_facts_hold_only_what_is_published(disk: str) -> None:
    path = Path(disk.removeprefix("file://")) / "contribute/facts/S0001.js"
    text = path.read_text(encoding="utf-8")
    facts = json.loads(text.removeprefix("jiangpuFacts(").removesuffix(");\n"))
    assert facts["values"]["单位"] == "某某厂" and "编号" not in facts["values"]
    assert facts["missing"] == ["摘要", "成立年份", "成员构成", "制度", "课题"]
