"""Fixtures: a repository written as one text, opened or built; the real repository; a served site; a browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from exporting import Files, changed, files_of
from hypothesis import settings
from jiangpu.build.files import INDEX_FOLDER
from jiangpu.build.project import ANEW, Project, in_mode, open_project
from jiangpu.search.items import Item, library_items
from jiangpu.search.page_items import page_items
from jiangpu.search.script_rules import script_rules
from jiangpu.site import assets
from repositories import REPOSITORY, run_build, write_tree

os.environ[ANEW] = "1"
"""Each test makes what it looks at: those of what earlier builds have left take this away."""


settings.register_profile("same", derandomize=True, database=None)
settings.load_profile("same")
"""The suite tries the same texts every time; `make fuzz` goes looking for others."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that open a browser come first: they take longest, and two processes then end at
    about the same time.
    """
    slow = {item.path for item in items if "chromium" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[str], Path]:
    return functools.partial(write_tree, tmp_path)


@pytest.fixture
def opened(tree: Callable[[str], Path]) -> Callable[..., Project]:
    """Write a tree and open it."""
    return lambda text, **options: open_project(tree(text), **options)


@pytest.fixture(scope="session")
def small() -> str:
    """A small repository with one record of each kind, without a single problem."""
    return (REPOSITORY / "tests/cases/small.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def files(repository: Project) -> Files:
    """The open data of the repository itself."""
    return files_of(repository)


@pytest.fixture
def little(opened: Callable, small: str) -> Callable[[str], Files]:
    """The open data of the small repository with something changed."""
    return lambda *changes: files_of(opened(changed(small, *changes)))


@pytest.fixture(scope="session")
def repository() -> Project:
    return open_project(REPOSITORY)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The repository's own site, built under strict. Tests read it and leave it as it is: in a
    folder that somebody emptied, many a test would find nothing wrong.
    """
    site = tmp_path_factory.mktemp("built") / "site"
    done = run_build(REPOSITORY, "--strict", "--site-dir", str(site))
    assert done.returncode == 0, done.stdout + done.stderr
    files = _count(site)
    yield site
    assert _count(site) == files, "a test took files of the built site away, or added some"


def _count(folder: Path) -> int:
    """How many files a folder holds, with those of its folders."""
    return sum(path.is_file() for path in folder.rglob("*"))


@pytest.fixture(scope="session")
def items(repository: Project) -> list[Item]:
    """What the repository's search finds."""
    return [*library_items(repository.site), *page_items(repository.site)]


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of page.js, kiosk.js, engine.js and ui.js, joined as they are published."""
    folder = tmp_path_factory.mktemp("scripts")
    for name in (*assets.FIRST, "engine"):
        (folder / f"{name}.js").write_bytes(assets.joined(name))
    (folder / "ui.js").write_bytes(assets.joined("ui", script_rules()))
    return folder


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Quiet."""

    def send_error(self, code: int, *arguments: object, **options: object) -> None:
        """Serve 404.html as a static host does."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, *arguments, **options)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def served(built: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Handler, directory=str(built))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    from playwright.sync_api import sync_playwright
    from prepare import browser

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=browser(), args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        # What a service worker answers, a test cannot count or refuse: those that want one ask for it.
        # Waiting evaluates texts in the page, which its policy forbids: the tests of the policy ask
        # for it.
        launched.new_context = functools.partial(
            launched.new_context, service_workers="block", bypass_csp=True
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def disk(built: Path, repository: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site for pages that are opened as files: its index comes as scripts."""
    site = tmp_path_factory.mktemp("disk") / "site"
    shutil.copytree(built, site, ignore=shutil.ignore_patterns("index.json", "*.gz", "*.bin"))
    for item in in_mode(repository, "file").data_files():
        if item.path.startswith(INDEX_FOLDER):
            target = site / item.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(item.content)
    return site
