"""Pictures in a real browser: nothing shifts, nothing is too wide, nothing that axe can find."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from drawn import drawn, labelled, photograph
from jiangpu.build.output import write_site
from jiangpu.build.project import open_project
from repositories import REPOSITORY, write_tree
from searching import visit

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
IMAGES = """类别: 操作法
图片:
  - {文件: wide.jpg, 说明: 两名工人在泵房拆泵, 拍摄: 某某厂工会, 来源: s1, 日期: 2019-06}
  - {文件: tall.jpg, 说明: 换泵的三个位置, 拍摄: 某某厂, 生成: 是}
"""
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page of a method with two pictures and a third in its text, served."""
    root = tmp_path_factory.mktemp("pictures")
    small = (REPOSITORY / "tests/cases/small.txt").read_text(encoding="utf-8")
    text = small.replace("类别: 操作法\n", IMAGES)
    write_tree(root, text.replace("以前换泵靠经验。", "以前换泵靠经验。![旧泵](made.png)"))
    for name, content in (
        ("wide.jpg", photograph()),
        ("tall.jpg", photograph(drawn(900, 1400))),
        ("made.png", labelled()),
    ):
        (root / "methods" / name).write_bytes(content)
    write_site(open_project(root), root / "site")
    handler = functools.partial(_Quiet, directory=str(root / "site"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/methods/sanbu/"
    server.shutdown()


@pytest.fixture(params=["phone", "desk"])
def page(request: pytest.FixtureRequest, chromium: Any, address: str) -> Iterator[Any]:
    page = visit(chromium, request.param)
    page.goto(address)
    yield page
    page.context.close()


def scrolled(page: Any) -> None:
    """Every picture was in sight once and is there."""
    for image in page.query_selector_all("img"):
        image.scroll_into_view_if_needed()
        page.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=image)


def test_every_picture_is_there_in_its_own_shape(page: Any) -> None:
    scrolled(page)
    for image in page.query_selector_all("img"):
        shape = image.evaluate("i => i.clientWidth / i.clientHeight - i.width / i.height")
        natural = image.evaluate("i => i.naturalWidth / i.naturalHeight")
        shown = image.evaluate("i => i.clientWidth / i.clientHeight")
        assert abs(shape) < 0.01 and abs(natural - shown) < 0.02


def test_nothing_shifts_when_they_come(page: Any) -> None:
    scrolled(page)
    assert page.evaluate(SHIFTS) < 0.01


def test_nothing_is_wider_than_the_screen(page: Any) -> None:
    scrolled(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_phone_fetches_the_small_ones(chromium: Any, address: str) -> None:
    page = visit(chromium, "phone")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    scrolled(page)
    pictures = [url for url in asked if "/pictures/" in url]
    assert len(pictures) == 3 and all("-480." in url for url in pictures)
    page.context.close()


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_axe_finds_nothing(chromium: Any, address: str, tone: str) -> None:
    page = visit(chromium, "phone", color_scheme=tone)
    page.goto(address)
    scrolled(page)
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run(document)")
    assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found["violations"]] == []
    page.context.close()
