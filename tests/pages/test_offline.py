"""Without a network: pages that were seen open, and never those of two editions together."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jiangpu.build.output import write_site
from jiangpu.build.project import open_project
from jiangpu.site.policy import HEADER

pytestmark = pytest.mark.browser


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves under the policy that the site asks for: the worker is one of its own scripts."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", HEADER)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Quiet."""


class Host:
    """A host whose site can be changed and whose network can be cut."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = 0
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        handler = functools.partial(Handler, directory=str(self.folder))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def cut(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def host(tree: Callable[[str], Path], small: str, tmp_path: Path) -> Iterator[Host]:
    write_site(open_project(tree(small)), tmp_path / "public")
    host = Host(tmp_path / "public")
    yield host
    host.cut()


@pytest.fixture
def page(chromium, host: Host) -> Iterator[object]:
    """A page of a browser in which the worker has kept the home page."""
    context = chromium.new_context(service_workers="allow", bypass_csp=False)
    page = context.new_page()
    page.goto(host.address)
    until(lambda: host.address in kept(page))
    yield page
    context.close()


def until(holds: Callable[[], bool]) -> None:
    """Wait, ten seconds at most, until something holds."""
    for _ in range(100):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def stores(page) -> list[str]:
    """The stores of editions that the browser has."""
    return page.evaluate(
        "caches.keys().then((names) => names.filter((name) => name !== 'jiangpu-saved'))"
    )


def kept(page) -> list[str]:
    """The addresses that are kept, of whatever edition."""
    return page.evaluate(
        """async () => {
          const addresses = [];
          for (const name of await caches.keys()) {
            const keys = await (await caches.open(name)).keys();
            addresses.push(...keys.map((key) => key.url));
          }
          return addresses;
        }"""
    )


def see(page, host: Host, address: str) -> None:
    page.goto(host.address + address)
    until(lambda: host.address + address in kept(page))


def test_what_was_seen_opens_without_a_network_and_the_rest_says_so(page, host: Host) -> None:
    see(page, host, "methods/sanbu/")
    host.cut()
    page.goto(host.address + "methods/sanbu/")
    assert "三步换泵法" in page.inner_text("h1")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"PingFang')
    page.goto(host.address + "studios/jia/")
    assert page.inner_text("h1") == "没有网，这一页还没有存下"
    page.click("text=三步换泵法")
    page.wait_for_url("**/methods/sanbu/")
    host.start()


def test_a_path_is_saved_whole(page, host: Host) -> None:
    page.goto(host.address + "paths/rumen/")
    page.click("[data-save]")
    page.wait_for_selector("text=存好了，没有网也能学")
    host.cut()
    page.goto(host.address + "methods/sanbu/learn/")
    assert "看压力" in page.content()
    page.goto(host.address + "guide/")
    assert page.inner_text("h1") == "指南"
    host.start()


def search(page) -> None:
    """Ask in the dialog, and wait for the method that answers."""
    page.keyboard.press("/")
    page.keyboard.insert_text("换泵")
    page.locator("#find-list a", has_text="三步换泵法").first.wait_for()


def test_what_was_searched_for_is_found_without_a_network(page, host: Host) -> None:
    page.goto(host.address)
    search(page)
    until(lambda: any("/d/" in address for address in kept(page)))
    host.cut()
    page.goto(host.address)
    search(page)
    host.start()


def test_a_new_edition_comes_whole(
    page, host: Host, tree: Callable[[str], Path], small: str
) -> None:
    """What was seen of the old one is there in the new one, and nothing of the old one is left."""
    see(page, host, "methods/sanbu/")
    see(page, host, "guide/")
    (old,) = stores(page)
    shutil.rmtree(host.folder)
    changed = small.replace("以前换泵靠经验。", "从前换泵靠经验。").replace(
        "照着做。", "照新的做。"
    )
    write_site(open_project(tree(changed)), host.folder)
    page.goto(host.address)
    until(lambda: stores(page) and old not in stores(page))
    host.cut()
    page.goto(host.address + "methods/sanbu/")
    assert "从前换泵靠经验" in page.content()
    page.goto(host.address + "guide/")
    assert "照新的做" in page.content()
    host.start()


def test_without_a_worker_nothing_is_different(chromium, host: Host) -> None:
    page = chromium.new_context(bypass_csp=False).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(host.address + "paths/rumen/")
    assert page.locator("[data-save]").is_hidden() and page.locator("[data-offline]").is_hidden()
    page.context.close()
    assert not faults
