"""The hall display: how its slides turn and fit in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from searching import PATIENCE, visit

SIZES = {
    "landscape": (1920, 1080),
    "portrait": (1080, 1920),
    "small": (1280, 720),
    "tall": (1600, 1200),
    "phone": (390, 844),
}
CURRENT = "[...document.querySelectorAll('.k-slide')].findIndex(s => !s.hidden)"

pytestmark = pytest.mark.browser


@pytest.fixture
def display(chromium, served: str):
    """Open the display: `display("landscape", address="#slide-1", …)` → a page.

    It notes errors and requests.
    """
    contexts = []

    def opening(size: str = "landscape", *, at: int | None = 1, clock: bool = False, **options):
        width, height = SIZES[size]
        options.setdefault("reduced_motion", "no-preference")
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", **options
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.wrong = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on(
            "console",
            lambda message: (
                page.wrong.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        if clock:
            page.clock.install(time="2026-11-22T08:00:00")
        page.goto(f"{served}show/" + (f"#slide-{at}" if at else ""))
        if clock:
            # from here on time passes only when a test says so; the first slide has all its seconds
            page.clock.pause_at("2026-11-22T08:00:10")
            for _ in range(2):
                page.evaluate("document.querySelector('[data-hold]').click()")
        return page

    yield opening
    for context in contexts:
        context.close()


def current(page) -> int:
    """The slide that shows, from 1."""
    return page.evaluate(CURRENT) + 1


def test_it_rotates_by_itself_and_asks_for_nothing(display: Callable) -> None:
    """Every slide once, in order, one at a time, without a single request after loading."""
    page = display(clock=True)
    total = page.locator(".k-slide").count()
    loaded = len(page.asked)
    assert {url.rpartition(".")[2] for url in page.asked if "/assets/" in url} <= {
        "css",
        "js",
        "svg",
    }
    assert (
        sum(url.endswith(".css") for url in page.asked) == 1
        and sum(url.endswith(".js") for url in page.asked) == 1
    )
    seen = []
    for _ in range(total):
        seen.append(current(page))
        assert page.locator(".k-slide:visible").count() == 1
        page.clock.run_for(14_990)
        assert current(page) == seen[-1], "a slide stays fifteen seconds"
        page.clock.run_for(10)
    assert seen == list(range(1, total + 1)) and current(page) == 1
    assert len(page.asked) == loaded and not page.wrong


def test_the_day_chooses_where_it_begins(display: Callable) -> None:
    page = display(at=None)
    day = page.evaluate(
        "Math.floor((Date.now() - new Date().getTimezoneOffset() * 60000) / 86400000)"
    )
    assert current(page) == day % page.locator(".k-slide").count() + 1


def test_the_keyboard_turns_pages_and_leaves(display: Callable, served: str) -> None:
    page = display()
    total = page.locator(".k-slide").count()
    for key, expected in (
        ("ArrowRight", 2),
        (" ", 3),
        ("ArrowLeft", 2),
        ("Shift+Space", 1),
        ("ArrowLeft", total),
        ("Home", 1),
        ("End", total),
        ("ArrowRight", 1),
    ):
        page.keyboard.press(key)
        assert current(page) == expected, key
    page.keyboard.press("Escape")
    page.wait_for_url(served)


def test_somebody_touching_it_stops_it_for_a_minute(display: Callable) -> None:
    page = display(clock=True)
    page.keyboard.press("ArrowRight")
    page.clock.run_for(50_000)
    assert current(page) == 2 and "一分钟没人动" in page.inner_text("[data-hint]")
    page.clock.run_for(11_000)
    assert current(page) == 3
    page.clock.run_for(15_100)
    assert current(page) == 4


def test_the_button_stops_it_until_it_is_pressed_again(display: Callable) -> None:
    page = display(clock=True)
    page.get_by_role("button", name="暂停").click()
    page.clock.run_for(300_000)
    assert current(page) == 1
    page.get_by_role("button", name="继续").click()
    page.clock.run_for(15_100)
    assert current(page) == 2


SWIPE = """([from, to]) => {
  const at = (x) => new Touch({identifier: 1, target: document.body, clientX: x, clientY: 500});
  const send = (name, touches, changed) => {
    const told = {bubbles: true, touches: touches, changedTouches: changed};
    document.body.dispatchEvent(new TouchEvent(name, told));
  };
  send("touchstart", [at(from)], [at(from)]);
  send("touchend", [], [at(to)]);
}"""

SHORTER_SIDES = """() => {
  const buttons = document.querySelectorAll("[data-dots] button, [data-keys] button");
  return Array.from(buttons, (button) => {
    const box = button.getBoundingClientRect();
    return Math.min(box.width, box.height);
  });
}"""


def test_fingers_swipe_and_press_the_bars(display: Callable) -> None:
    page = display("portrait", has_touch=True)
    for start, end, expected in ((800, 300, 2), (800, 300, 3), (300, 800, 2), (300, 320, 2)):
        page.evaluate(SWIPE, [start, end])
        assert current(page) == expected
    page.locator("[data-dots] button").nth(6).tap()
    assert current(page) == 7 and page.locator("[data-dots] [aria-current]").count() == 1
    sizes = page.evaluate(SHORTER_SIDES)
    assert min(sizes) >= 44


def test_who_asked_for_less_motion_turns_pages_alone(display: Callable) -> None:
    page = display(clock=True, reduced_motion="reduce")
    page.clock.run_for(120_000)
    assert current(page) == 1 and page.get_by_role("button", name="暂停").count() == 0
    page.keyboard.press("ArrowRight")
    assert current(page) == 2


FITS = """() => {
  const root = document.documentElement;
  const slide = document.querySelector(".k-slide:not([hidden])");
  const body = slide.querySelector(".k-body");
  const box = (element) => element.getBoundingClientRect();
  const bar = box(document.querySelector(".k-bar"));
  const code = box(slide.querySelector(".k-code"));
  const beside = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1;
  const above = (a, b) => a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
  const apart = (a, b) => beside(a, b) || above(a, b);
  const start = (element) => element.textContent.slice(0, 12);
  const wrong = [];
  if (body.scrollHeight > body.clientHeight + 1) wrong.push("body scrolls");
  if (body.scrollWidth > body.clientWidth + 1) wrong.push("body scrolls");
  if (!apart(bar, code)) wrong.push("bar on code");
  for (const element of slide.querySelectorAll("*")) {
    const own = box(element);
    if (!own.width || element.closest(".j-vh") || element.closest("svg")) continue;
    const inWidth = own.left >= -1 && own.right <= innerWidth + 1;
    const inHeight = own.top >= -1 && own.bottom <= innerHeight + 1;
    if (!inWidth || !inHeight) wrong.push("cut off: " + element.className + start(element));
    const isText = !element.children.length && element.textContent.trim();
    if (!isText || !body.contains(element)) continue;
    if (!apart(own, bar) || !apart(own, code)) wrong.push("covered: " + start(element));
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 12.9) wrong.push("too small: " + start(element));
  }
  if (root.scrollWidth > innerWidth) wrong.push("page scrolls");
  if (root.scrollHeight > innerHeight) wrong.push("page scrolls");
  return wrong;
}"""


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_off(size: str, display: Callable) -> None:
    page = display(size)
    for number in range(page.locator(".k-slide").count()):
        assert not page.evaluate(FITS), (size, number + 1)
        page.keyboard.press("ArrowRight")
    assert not page.wrong


SMALL_WORDS = """() => {
  const small = [];
  for (const element of document.querySelectorAll(".k-slide:not([hidden]) .k-body *")) {
    const isText = !element.children.length && element.textContent.trim();
    if (!isText || element.closest("svg, .j-vh")) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 24) small.push([size, element.textContent.slice(0, 12)]);
  }
  return small;
}"""

SIZE_OF_TITLE = """() => {
  const title = document.querySelector(".k-slide:not([hidden]) h2");
  return parseFloat(getComputedStyle(title).fontSize);
}"""


@pytest.mark.parametrize("size", ["landscape", "portrait"])
def test_a_hall_reads_it_from_afar(size: str, display: Callable) -> None:
    """Words on a slide are at least 24 px high, titles 60."""
    page = display(size)
    for number in range(page.locator(".k-slide").count()):
        small = page.evaluate(SMALL_WORDS)
        title = page.evaluate(SIZE_OF_TITLE)
        assert not small and title >= 60, (number + 1, small, title)
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("size", ["landscape", "portrait"])
def test_a_slide_that_is_too_full_is_set_smaller(size: str, display: Callable) -> None:
    page = display(size, at=5)
    page.evaluate(
        "document.querySelector('#slide-5 .k-lead').textContent = '很长的一句话，'.repeat(22)"
    )
    page.set_viewport_size({"width": SIZES[size][0], "height": SIZES[size][1] - 1})
    page.wait_for_selector("#slide-5[class*=k-f]")
    assert not page.evaluate(FITS)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark(scheme: str, display: Callable) -> None:
    page = display(color_scheme=scheme)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(24, 20, 18)" if scheme == "dark" else "rgb(247, 243, 234)"
    )
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.k-qr')).backgroundColor")
        == "rgb(255, 255, 255)"
    ), "a code is read on white"


@pytest.mark.parametrize("size", ["landscape", "phone"])
def test_without_javascript_it_is_a_page_of_slides(size: str, display: Callable) -> None:
    page = display(size, at=None, java_script_enabled=False)
    tops = [slide.bounding_box()["y"] for slide in page.locator(".k-slide").all()]
    assert len(tops) >= 12 and tops == sorted(tops) and len(set(tops)) == len(tops)
    assert page.locator("[data-dots]").is_hidden() and page.locator("[data-keys]").is_hidden()
    page.locator("#slide-2 .k-code a").click()
    page.wait_for_url("**/reports/lianyungang-shijian/")


def test_a_low_screen_reads_it_as_a_page(display: Callable) -> None:
    page = display()
    page.set_viewport_size({"width": 844, "height": 390})
    page.wait_for_function("document.querySelectorAll('.k-slide[hidden]').length === 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= 844


def test_the_footer_leads_there(chromium, served: str) -> None:
    page = visit(chromium)
    page.goto(served + "studios/tianhengyu/")
    page.get_by_role("link", name="展厅模式").click()
    page.wait_for_url("**/show/")
    assert page.locator(".j-head").count() == 0 and page.locator(".j-foot").count() == 0
    page.context.close()
