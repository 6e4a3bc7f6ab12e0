"""A lesson, a test and a path in a browser: walked by keyboard and by touch, carried to another phone."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pypdf
import pytest
from learning import computed
from searching import visit

pytestmark = pytest.mark.browser

LESSON = "methods/liaoming-duibiao-tingche/learn/"
TEST = "methods/liaoming-duibiao-tingche/test/"
PATH = "paths/xintudi-diyizhou/"
STEPS = 5
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def kept(page: Any) -> dict[str, Any]:
    return json.loads(page.evaluate("localStorage.getItem('j-progress') || '{}'"))


def keep(page: Any, progress: dict[str, Any]) -> None:
    page.evaluate("text => localStorage.setItem('j-progress', text)", json.dumps(progress))


def faults(page: Any) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run(document)")
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found["violations"]]


@pytest.fixture(scope="module")
def phone(chromium) -> Iterator[Any]:
    """A phone that keeps what it is given, for one walk after another."""
    page = visit(chromium, "phone", has_touch=True)
    yield page
    page.context.close()


@pytest.fixture
def fresh(phone, served: str) -> Any:
    """The same phone with nothing kept."""
    phone.goto(served + LESSON)
    phone.evaluate("localStorage.clear()")
    phone.reload()
    return phone


def shown(page: Any) -> str:
    """The id of the screen that is shown."""
    return page.evaluate("""() => {
      const stage = document.querySelector('.w-stage');
      const n = Math.round(stage.scrollLeft / stage.clientWidth);
      const open = [...stage.children].filter((one) => one.offsetWidth);
      return open[n].id;
    }""")


def walk_lesson(page: Any) -> None:
    """Every step by keyboard: on, tick."""
    for step in range(1, STEPS + 1):
        page.keyboard.press("ArrowRight")
        page.focus(f"#b{step} [data-tick]")
        page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")


def test_safety_stands_before_the_first_step(fresh) -> None:
    assert shown(fresh) == "b0"
    assert fresh.inner_text(".w-where") == "先说安全"


def test_a_lesson_is_walked_by_keyboard(fresh) -> None:
    walk_lesson(fresh)
    assert shown(fresh) == f"b{STEPS + 1}"
    assert kept(fresh)["lessons"] == {"M0061": [1, 2, 3, 4, 5]}


def test_a_lesson_is_walked_by_touch(fresh) -> None:
    fresh.tap("#b0 .j-btn:not(.j-btn--line)")
    assert shown(fresh) == "b1"
    fresh.tap("#b1 .w-tick")
    fresh.tap("#b1 .j-btn:not(.j-btn--line)")
    assert shown(fresh) == "b2" and kept(fresh)["lessons"] == {"M0061": [1]}
    assert fresh.inner_text(".w-where") == f"第 2 步，共 {STEPS} 步"


def test_what_was_ticked_is_there_after_a_reload(fresh) -> None:
    walk_lesson(fresh)
    fresh.reload()
    assert fresh.locator("[data-tick]:checked").count() == STEPS


def test_a_screen_reader_hears_which_step_it_is(fresh) -> None:
    fresh.keyboard.press("ArrowRight")
    heading = fresh.evaluate("document.activeElement.textContent")
    assert heading.startswith(f"第 1 步，共 {STEPS} 步：")


def test_the_screens_that_are_not_shown_cannot_be_reached(fresh) -> None:
    fresh.keyboard.press("ArrowRight")
    inert = fresh.evaluate(
        "[...document.querySelectorAll('.w-stage > section')].map((s) => s.inert)"
    )
    assert inert == [n != 1 for n in range(STEPS + 2)]


def test_the_master_sees_more(fresh) -> None:
    fresh.keyboard.press("ArrowRight")
    assert not fresh.locator("#b1 .w-m").first.is_visible()
    fresh.tap("[data-view=master]")
    assert fresh.locator("#b1 .w-m").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_lesson_with_its_folds_open(fresh, scheme: str) -> None:
    fresh.emulate_media(color_scheme=scheme)
    fresh.tap("[data-view=master]")
    fresh.keyboard.press("ArrowRight")
    fresh.evaluate(
        "document.querySelectorAll('#b1 details').forEach((one) => { one.open = true; })"
    )
    assert not faults(fresh)
    fresh.emulate_media(color_scheme="light")


def test_every_control_of_a_lesson_is_large_enough_for_a_glove(fresh) -> None:
    small = fresh.evaluate("""() => [...document.querySelectorAll(
      '.w-lesson a, .w-lesson button, .w-tick')].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width && (box.height < 64 || box.width < 40);
      }).map((one) => one.outerHTML.slice(0, 80))""")
    assert not small


# The test


@pytest.fixture
def asked(phone, served: str) -> Any:
    phone.goto(served + TEST)
    phone.evaluate("localStorage.clear()")
    phone.reload()
    return phone


def open_question(page: Any) -> Any:
    return page.locator(f"#{shown(page)}")


def answer(page: Any, right: bool) -> None:
    """Answer the question that is shown, rightly or wrongly."""
    question = open_question(page)
    keys = json.loads(question.get_attribute("data-answers"))
    form = question.get_attribute("data-form")
    if form == "填空":
        question.locator(".w-fill input").fill(keys[0] if right else "一万")
    elif form == "排序":
        for key in keys if right else keys[::-1]:
            question.locator(f'.w-ord[data-value="{key}"]').tap()
    else:
        for choice in question.locator("input").all():
            if (choice.get_attribute("value") in keys) == right:
                choice.check()
    question.locator(".w-check").tap()


def answer_all(page: Any, wrong: tuple[int, ...] = ()) -> None:
    for n in range(page.locator(".w-q").count()):
        answer(page, n not in wrong)
        open_question(page).locator("[data-next]").tap()


def test_the_answer_is_hidden_until_one_attempt(asked) -> None:
    question = open_question(asked)
    assert not question.locator(".w-ans").is_visible()
    assert question.locator(".w-check").is_disabled()
    answer(asked, right=False)
    assert question.locator(".w-ans").is_visible()


def test_a_wrong_answer_leads_back_to_where_the_page_says_it(asked) -> None:
    answer(asked, right=False)
    said = open_question(asked).locator(".w-why")
    assert "不对" in said.inner_text()
    assert said.locator("a").get_attribute("href").startswith(("../learn/#b", "../#"))


def test_a_changed_answer_takes_the_verdict_back(asked) -> None:
    answer(asked, right=False)
    question = open_question(asked)
    question.locator("input, .w-ord").first.dispatch_event("change")
    assert not question.locator(".w-why").is_visible()


def test_the_result_says_how_it_went(asked) -> None:
    answer_all(asked, wrong=(1,))
    assert shown(asked) == "result"
    count = asked.locator(".w-q").count()
    assert asked.inner_text(".w-score b") == str(count - 1)
    assert asked.locator(".w-list .w-st--no").count() == 1


def test_only_what_was_missed_comes_again_and_only_when_it_is_due(asked) -> None:
    answer_all(asked, wrong=(1,))
    asked.reload()
    assert asked.locator(".w-q:not([hidden])").count() == asked.locator(".w-q").count()
    progress = kept(asked)
    (missed,) = [one for one in progress["tests"]["M0061"]["asked"] if one[0] == 0]
    missed[1] -= 1  # a day has passed
    keep(asked, progress)
    asked.reload()
    assert asked.locator(".w-q:not([hidden])").count() == 1
    assert asked.inner_text(".w-where").startswith("复习")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_after_a_wrong_answer_and_at_the_end(asked, scheme: str) -> None:
    asked.emulate_media(color_scheme=scheme)
    answer(asked, right=False)
    after_answer = faults(asked)
    asked.locator("[data-next]:visible").tap()
    for n in range(1, asked.locator(".w-q").count()):
        answer(asked, n % 2 == 0)
        open_question(asked).locator("[data-next]").tap()
    assert not after_answer + faults(asked)
    asked.emulate_media(color_scheme="light")


# The path, and progress carried away

WEEK: dict[str, Any] = {
    "lessons": {"M0053": [1, 2], "M0061": [1, 2, 3, 4, 5]},
    "tests": {"M0061": {"mark": 7, "asked": [[5, 0], None, [1, 340]]}},
    "read": {"read-method": 331},
    "skipped": {"L0001/3": "已经会了"},
    "signed": {"M0061": [["K7Q2", 333]]},
}


@pytest.fixture
def path(phone, served: str) -> Any:
    """The path of the first week, some of it done."""
    phone.goto(served + PATH)
    keep(phone, WEEK)
    phone.reload()
    return phone


def test_the_next_step_is_one_tap_away(path) -> None:
    """The first is read, the second learned, the third skipped; the fourth has not been begun."""
    assert "第 4 课" in path.inner_text("[data-next-where]")
    path.tap("[data-next-go]")
    path.wait_for_url("**/methods/wangjing-dianchao/learn/")


def test_a_lesson_that_was_begun_goes_on_where_it_stopped(path) -> None:
    keep(path, {**WEEK, "skipped": {**WEEK["skipped"], "L0001/4": "练过"}})
    path.reload()
    assert path.get_attribute("[data-next-go]", "href").endswith("learn/#b3")
    assert path.inner_text("[data-next-go]") == "接着学第 3 步"


def test_every_row_says_how_far_one_is(path) -> None:
    words = [each.inner_text() for each in path.locator("[data-units] .w-st").all()]
    assert words[:5] == ["学完了", "学完了", "跳过：已经会了", "没开始", "做到第 2 步"]


def test_a_lesson_is_skipped_with_a_word(path) -> None:
    row = path.locator("#stop-4")
    row.locator("[data-skip]").tap()
    row.locator("input").fill("在厂里练过")
    row.locator(".w-skip button").tap()
    assert kept(path)["skipped"]["L0001/4"] == "在厂里练过"


def test_nothing_is_filled_in_for_the_master(path) -> None:
    signed = [each.inner_text() for each in path.locator("[data-signed]").all()]
    assert signed[1].startswith("K7Q2") and not any(signed[:1] + signed[2:])


def test_the_certificate_is_there_when_everything_is_done(path) -> None:
    assert not path.locator("#certificate").is_visible()
    rows = path.locator("[data-passport] tr[data-unit]").all()
    done: dict[str, Any] = {"lessons": {}, "tests": {}, "read": {}, "skipped": {}, "signed": {}}
    for row in rows:
        key = row.get_attribute("data-unit")
        steps = int(row.get_attribute("data-steps") or 0)
        questions = int(row.get_attribute("data-questions") or 0)
        if steps:
            done["lessons"][key] = list(range(1, steps + 1))
        else:
            done["read"][key] = 331
        if questions:
            mark = int(row.get_attribute("data-mark"))
            done["tests"][key] = {"mark": mark, "asked": [[5, 0]] * questions}
        done["signed"][key] = [["K7Q2", 333]]
    keep(path, done)
    path.reload()
    assert path.locator("#certificate").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_path_that_was_begun(path, scheme: str) -> None:
    path.emulate_media(color_scheme=scheme)
    path.locator("#stop-4 [data-skip]").tap()
    assert not faults(path)
    path.emulate_media(color_scheme="light")


def wiped(page: Any) -> None:
    page.evaluate("localStorage.removeItem('j-progress')")
    page.reload()
    assert kept(page) == {}


def saved(page: Any, button: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.locator(button).tap()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def told(page: Any) -> str:
    page.wait_for_function("document.querySelector('[data-told]').textContent")
    return page.inner_text("[data-told]")


@pytest.mark.parametrize("button", ["[data-save-file]", "[data-save-picture]"])
def test_a_file_and_a_picture_bring_everything_back(path, button: str, tmp_path: Path) -> None:
    file = saved(path, button, tmp_path)
    wiped(path)
    path.set_input_files("[data-open-file]", file)
    assert told(path) == "读进来了。" and kept(path) == WEEK


def test_the_typed_code_brings_everything_back(path) -> None:
    code = path.inner_text("[data-code]")
    wiped(path)
    path.fill("#typed-code", code)
    path.locator("[data-typed] button").tap()
    assert told(path) == "读进来了。" and kept(path) == WEEK


CAMERA = """(code) => {
  const sheet = document.createElement('canvas');
  const ink = sheet.getContext('2d');
  setInterval(() => ink.fillRect(0, 0, 9, 9), 20);
  navigator.mediaDevices.getUserMedia = async () => sheet.captureStream();
  window.looks = 0;
  window.BarcodeDetector = class {
    async detect() {
      window.looks += 1;
      return code && window.looks > 1 ? [{rawValue: code}] : [];
    }
  };
}"""
"""A camera that sees a code when it looks for the second time; "" for one that sees none."""


def with_camera(chromium, address: str, code: str) -> Any:
    page = visit(chromium, "phone", has_touch=True)
    page.add_init_script(f"({CAMERA})({json.dumps(code)})")
    page.goto(address)
    page.locator("[data-scan]").tap()
    return page


def test_the_camera_brings_everything_back_and_says_so_where_one_looks(
    path, chromium, served: str
) -> None:
    page = with_camera(chromium, served + PATH, path.inner_text("[data-code]").replace("\n", ""))
    assert told(page) == "读进来了。" and kept(page) == WEEK
    page.wait_for_function(
        "document.querySelector('[data-told]').getBoundingClientRect().top < innerHeight"
    )
    assert page.locator("[data-camera]").is_hidden()
    page.context.close()


def test_the_camera_is_in_view_and_can_be_stopped(chromium, served: str) -> None:
    page = with_camera(chromium, served + PATH, "")
    page.wait_for_function("window.looks > 0")
    box = page.locator("[data-camera]").bounding_box()
    assert 0 <= box["y"] < 844 and page.inner_text("[data-scan]") == "不扫了"
    page.locator("[data-scan]").tap()
    assert page.locator("[data-camera]").is_hidden()
    page.context.close()


def test_who_cannot_scan_here_is_told_how(path) -> None:
    """Debian's Chromium has no BarcodeDetector; iOS has none either."""
    assert path.locator("[data-scan]").is_hidden()
    assert "微信" in path.inner_text("[data-no-camera]")


def test_a_picture_of_something_else_is_refused_and_nothing_is_lost(path, tmp_path: Path) -> None:
    picture = tmp_path / "photo.png"
    path.locator("h1").screenshot(path=picture)
    path.set_input_files("[data-open-file]", picture)
    assert "没有认出" in told(path) and kept(path) == WEEK


def test_a_master_signs_from_his_phone(path, chromium, served: str) -> None:
    """His phone shows a code; the learner's takes it. Both without the network."""
    master = visit(chromium, "phone", has_touch=True)
    master.goto(served + PATH)
    master.context.set_offline(True)
    master.select_option("[data-sign-what]", "M0053")
    master.locator("[data-sign-show]").tap()
    code = master.inner_text("[data-sign-code]")
    assert master.locator("[data-sign-qr] svg").is_visible()
    master.context.close()
    path.context.set_offline(True)
    path.fill("#typed-code", code)
    path.locator("[data-typed] button").tap()
    assert told(path).startswith("师傅签上了：M0053") and "M0053" in kept(path)["signed"]
    path.context.set_offline(False)


def test_no_request_carries_anything_away(path, served: str) -> None:
    """What was asked for is the site's own files, and nothing is sent with it."""
    sent = []
    path.on(
        "request", lambda request: sent.append((request.method, request.post_data, request.url))
    )
    path.reload()
    path.fill("#typed-code", path.inner_text("[data-code]"))
    path.locator("[data-typed] button").tap()
    told(path)
    path.goto(served + LESSON)
    path.keyboard.press("ArrowRight")
    path.tap("#b1 .w-tick")
    assert sent and all(method == "GET" and not data for method, data, _ in sent)
    assert all(url.startswith((served, "blob:", "data:")) and "?" not in url for *_, url in sent)


def test_no_script_failed(phone) -> None:
    assert not [each for each in phone.noted["errors"] if "Failed to load" not in each]


def test_the_passport_prints_on_one_sheet(path, tmp_path: Path) -> None:
    """A4; what is only for the screen is left out, and the code stands on it."""
    file = tmp_path / "passport.pdf"
    path.pdf(path=file, format="A4", prefer_css_page_size=True)
    (sheet,) = pypdf.PdfReader(file).pages
    text = unicodedata.normalize("NFKC", sheet.extract_text())
    assert "学艺手册" in text and path.inner_text("[data-code]").splitlines()[0] in text


# The whole way, without a network


def learn_unit(page: Any) -> None:
    """What the page that is open asks for: its steps by keyboard, or its tick by touch."""
    if not page.locator("[data-lesson]").count():
        page.locator("[data-read]").tap()
        return
    for step in range(1, int(page.get_attribute("[data-lesson]", "data-steps")) + 1):
        page.keyboard.press("ArrowRight")
        page.focus(f"#b{step} [data-tick]")
        page.keyboard.press("Space")


def test_the_first_week_is_walked_without_a_network_to_the_certificate(
    chromium, served: str, tmp_path: Path
) -> None:
    """Saved on the first visit; then every lesson, every test, every signature, and the print."""
    page = visit(chromium, "phone", has_touch=True, service_workers="allow")
    page.goto(served + PATH)
    page.locator("[data-save]").tap()
    page.locator("#saving", has_text="存好了").wait_for()
    page.context.set_offline(True)
    units = page.locator("[data-units] > li")
    for number in range(units.count()):
        page.goto(served + PATH)
        assert f"第 {number + 1} 课" in page.inner_text("[data-next-where]")
        page.tap("[data-next-go]")
        page.wait_for_url(lambda url: not url.endswith(PATH))
        learn_unit(page)
        page.goto(served + PATH)
        key = units.nth(number).get_attribute("data-unit")
        test = units.nth(number).locator(".w-unit a")
        if test.count():
            test.tap()
            page.locator("[data-mark].w-test").wait_for()
            answer_all(page)
        page.goto(served + PATH)
        page.fill("#typed-code", computed("encodeSignature('K7Q2', given[0], 333)", key))
        page.locator("[data-typed] button").tap()
        assert told(page).startswith("师傅签上了")
    assert page.inner_text("[data-next-where]") == "都走到了"
    assert page.locator("#certificate").is_visible()
    page.pdf(path=tmp_path / "week.pdf", format="A4", prefer_css_page_size=True)
    sheets = [sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "week.pdf").pages]
    certificate = "".join(unicodedata.normalize("NFKC", sheets[1]).split())
    assert len(sheets) == 2 and "《新徒弟第一周》" in certificate and "盖章才算数" in certificate
    page.context.close()
