"""The site as one zip file: the same bytes each time, and it opens from a disk without a network."""

from __future__ import annotations

import functools
import http.server
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jiangpu.build import pack
from jiangpu.build.pack import belonging, selected, write_pack
from jiangpu.build.project import Project, open_project

SMALL_ENOUGH = 20_000_000


def test_the_same_input_gives_the_same_bytes(
    tree: Callable[[str], Path], small: str, tmp_path: Path
) -> None:
    root = tree(small)
    write_pack(open_project(root), tmp_path / "one.zip")
    write_pack(open_project(root), tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_pack_that_cannot_be_finished_leaves_nothing(
    opened: Callable[..., Project], small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("the disk is full")

    project = opened(small)
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(pack, "_entry", full)
    with pytest.raises(OSError, match="full"):
        write_pack(project, folder / "all.zip")
    assert not list(folder.iterdir())


def test_directions_are_read_by_notepad(
    opened: Callable[..., Project], small: str, tmp_path: Path
) -> None:
    write_pack(opened(small), tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        content = archive.read("使用说明.txt")
    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") == content.count(b"\n")
    assert "全部解压缩" in content.decode("utf-8-sig")


def test_a_studio_brings_its_methods_and_people(repository: Project) -> None:
    library = repository.site.library
    studio = library.get("S0008")
    assert studio
    numbers = belonging(library, studio)
    for method in library.referring(studio, "method", "studio"):
        assert method.number in numbers
    for person in studio.record.people:
        found = library.find("person", person)
        assert found is None or found.number in numbers


def test_a_part_of_the_site_holds_nothing_else_and_leads_nowhere_else(
    repository: Project,
) -> None:
    library = repository.site.library
    studio = library.get("S0008")
    assert studio
    part = selected(repository, studio)
    kept = {document.number for document in part.site.library.documents}
    assert kept == belonging(library, studio)
    other = next(each for each in library.studios if each.number not in kept)
    for page in part.pages():
        assert f'{other.url.removeprefix("studios/")}"' not in page.html


LESSON = "methods/chendingguo-qizhuan/learn/index.html"
"""A lesson of several steps."""


@pytest.fixture(scope="module")
def stick(repository: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site unzipped into a folder with spaces and Chinese characters."""
    folder = tmp_path_factory.mktemp("stick") / "U 盘 一号" / "匠 谱"
    zipped = folder.parent.parent / "all.zip"
    write_pack(repository, zipped)
    assert zipped.stat().st_size < SMALL_ENOUGH
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def reader(chromium) -> Iterator[Callable[[], object]]:
    """Opens a page of a person of their own, with the network refused; nothing may be asked of it."""
    asked: list[str] = []
    faults: list[str] = []
    contexts = []

    def opened() -> object:
        context = chromium.new_context(offline=True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults
    assert not [url for url in asked if not url.startswith(("file:", "data:", "blob:"))]


@pytest.mark.browser
def test_the_whole_site_is_searched_from_a_folder_on_a_disk(reader: Callable, stick: Path) -> None:
    page = reader()
    page.goto((stick / "index.html").as_uri())
    page.wait_for_url("**/site/index.html")
    page.click("[data-find-open]")
    page.fill("#find-q", "平稳驾")
    page.wait_for_selector("#find-list [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/methods/**/index.html")
    assert "平稳驾驶" in page.inner_text("main")
    page.click("text=打印卡片")
    page.wait_for_url("**/card/index.html")
    assert page.locator(".p-sheet").count() == 1


@pytest.mark.browser
def test_what_was_learned_from_a_disk_is_kept_and_carried_to_somebody_else(
    reader: Callable, stick: Path
) -> None:
    page = reader()
    lesson = (stick / "site" / LESSON).as_uri()
    page.goto(f"{lesson}#b1")
    page.check("[data-tick='1']")
    page.reload()
    assert page.is_checked("[data-tick='1']") and not page.is_checked("[data-tick='2']")
    page.goto((stick / "site/learn/index.html").as_uri())
    code = page.inner_text("[data-code]")

    other = reader()
    other.goto((stick / "site/learn/index.html").as_uri())
    other.fill("#typed-code", code)
    other.click("[data-typed] button")
    other.wait_for_function("document.querySelector('[data-told]').textContent")
    other.goto(f"{lesson}#b1")
    assert other.is_checked("[data-tick='1']")


@pytest.mark.browser
def test_the_same_folder_is_searched_where_a_hotspot_serves_it(chromium, stick: Path) -> None:
    handler = functools.partial(Quiet, directory=str(stick))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = chromium.new_context().new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.wait_for_url("**/site/index.html")
    page.click("[data-find-open]")
    page.fill("#find-q", "砌砖")
    page.wait_for_selector("#find-list [role=option]")
    page.context.close()
    server.shutdown()
    server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is logged."""
