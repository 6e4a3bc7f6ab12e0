"""A preview that is served: a save is seen at once, and when all is built the site is that of a whole build."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jiangpu.adapter import scanning
from jiangpu.adapter.serving import Serving, allowed, show_at_once
from jiangpu.build.output import put_broken, put_site
from jiangpu.build.project import Project, open_project
from jiangpu.build.standing import Standing
from jiangpu.pages import plan
from jiangpu.site.policy import policy
from markupsafe import escape
from repositories import REPOSITORY, content_of, write_tree

TEXT = "".join(
    (REPOSITORY / "tests/cases" / name).read_text(encoding="utf-8")
    for name in ("small.txt", "kept.txt")
)
PAGE = "studios/jia/index.html"


@pytest.fixture(autouse=True)
def without_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    """150 pages that follow from the program alone."""
    monkeypatch.setattr(plan, "_reference", list)


class Previewed:
    """A preview in which builds happen when a test says so."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.folder = root, folder
        self.serving = Serving(root, folder)
        self.build()
        self.serving.serve()
        self.wait()

    def read(self) -> Project:
        """The first half of a build."""
        self.serving.begin_reading()
        project = open_project(self.root, drafts=True)
        self.serving.has_read(project)
        return project

    def put(self, project: Project) -> None:
        """The other half."""
        standing = self.serving.begin()
        put_site(project, standing)
        put_broken(project, standing)
        standing.close()

    def build(self) -> None:
        self.put(self.read())
        if self.serving._is_served:
            self.wait()

    def wait(self) -> None:
        """Until the preview knows what the last build has read, and has worked out what it needs."""
        for _ in range(500):
            if self.serving.shows_all and self.serving.is_ready:
                return
            time.sleep(0.02)
        raise AssertionError("it never took over from the last build")

    def edit(self, uri: str, old: str, new: str) -> bool:
        """Save a file; whether it was shown at once."""
        text = (self.root / uri).read_text(encoding="utf-8")
        assert old in text, old
        (self.root / uri).write_text(text.replace(old, new, 1), encoding="utf-8")
        return self.serving.save([str(self.root / uri)]) is not None

    def page(self, path: str = PAGE) -> str:
        return (self.folder / path).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Previewed]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "_reference", list)
        folder = tmp_path_factory.mktemp("preview")
        yield Previewed(write_tree(folder / "repository", TEXT), folder / "site")


@pytest.fixture
def preview(kept: Previewed) -> Iterator[Previewed]:
    """The repository is as it was afterwards."""
    before = content_of(kept.root)
    yield kept
    changed = []
    for path, content in content_of(kept.root).items():
        if not path.startswith(".") and content != before[path]:
            (kept.root / path).write_bytes(before[path])
            changed.append(str(kept.root / path))
    if kept.serving.save(changed) is None:
        kept.build()


def whole(root: Path, folder: Path) -> dict[str, bytes]:
    """The site of a whole build in an empty folder."""
    standing = Standing(folder)
    project = open_project(root, drafts=True)
    put_site(project, standing)
    put_broken(project, standing)
    standing.close()
    return content_of(folder)


SERIES: dict[str, Callable[[Previewed], None]] = {}
"""What happens in a preview: its name → does it. Afterwards the site is built once more."""


def series(does: Callable[[Previewed], None]) -> Callable[[Previewed], None]:
    SERIES[does.__name__.replace("_", " ")] = does
    return does


@series
def a_body_and_then_a_field(preview: Previewed) -> None:
    assert preview.edit("studios/jia.md", "一年省下", "每年省下")
    assert preview.edit("studios/jia.md", "数值: 12", "数值: 12.5")


@series
def an_error_that_is_mended_after_a_build(preview: Previewed) -> None:
    assert preview.edit("methods/xunxian.md", "类别: 工作法", "类别: 工作法則")
    assert "这一条有错" in preview.page("methods/xunxian/index.html")
    preview.build()
    assert "这一条有错" in preview.page("methods/xunxian/index.html")
    assert preview.edit("methods/xunxian.md", "类别: 工作法則", "类别: 工作法")
    assert "这一条有错" not in preview.page("methods/xunxian/index.html")


@series
def a_save_while_a_build_has_read_but_not_written(preview: Previewed) -> None:
    assert preview.edit("studios/jia.md", "一年省下", "每年省下")
    project = preview.read()
    assert preview.edit("studios/jia.md", "每年省下", "年年省下")
    preview.put(project)
    assert "年年省下" in preview.page()
    preview.wait()
    assert preview.edit("studios/yi.md", "先看压力", "再看压力")


@series
def a_consent_taken_back_before_a_save(preview: Previewed) -> None:
    """Nothing is shown at once until a build knows of it."""
    assert not preview.edit(
        "docs/people/lisi.md", "日期: 2024-01-01}", "日期: 2024-01-01, 显示: 不公开}"
    )
    assert not preview.edit("studios/jia.md", "一年省下", "李四说，一年省下")
    assert "李四说" not in preview.page()


@pytest.mark.parametrize("name", SERIES)
def test_after_the_last_build_the_site_is_that_of_a_whole_build(
    name: str, preview: Previewed, tmp_path: Path
) -> None:
    SERIES[name](preview)
    preview.build()
    assert content_of(preview.folder) == whole(preview.root, tmp_path / "whole")


def test_a_server_of_another_kind_is_left_as_it_is(preview: Previewed) -> None:
    """Then each save is a whole build, as MkDocs has it."""

    class Other:
        builder = None

    server = Other()
    show_at_once(server, preview.serving, lambda problems: None)
    assert vars(server) == {}


def test_the_script_that_has_a_browser_look_again_may_run() -> None:
    """And no other that is written into a page."""
    page = f'<meta content="{escape(policy())}"><p>甲</p><script>look()</script>'.encode()
    total = base64.b64encode(hashlib.sha256(b"look()").digest()).decode()
    said = str(escape(policy().replace("script-src 'self'", f"script-src 'self' 'sha256-{total}'")))
    assert allowed(page).decode() == f'<meta content="{said}"><p>甲</p><script>look()</script>'


def test_what_differs_between_two_looks_is_told(tmp_path: Path) -> None:
    for name in ("a.md", "b.md", ".hidden.md"):
        (tmp_path / name).write_text("甲", encoding="utf-8")
    before = scanning.look([str(tmp_path)])
    (tmp_path / "a.md").unlink()
    (tmp_path / "b.md").write_text("乙乙", encoding="utf-8")
    (tmp_path / ".hidden.md").write_text("乙乙", encoding="utf-8")
    (tmp_path / "new").mkdir()
    (tmp_path / "new/c.md").write_text("丙", encoding="utf-8")
    after = scanning.look([str(tmp_path)])
    found = [Path(path).name for path in scanning.differing(before, after)]
    assert sorted(found) == ["a.md", "b.md", "c.md"]


# ---- a server ----


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where `mkdocs serve` serves a repository."""
    root = write_tree(tmp_path / "repository", TEXT)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    log = (tmp_path / "log.txt").open("w", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", place]
    given = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(tmp_path)}
    process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log, env=given)
    try:
        yield f"http://{place}/pu/"
    finally:
        process.terminate()
        process.wait()
        log.close()


def _seen(address: str, words: str, seconds: float) -> float:
    """After how many seconds the words stand at an address."""
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        try:
            with urllib.request.urlopen(address, timeout=seconds) as page:
                if words in page.read().decode():
                    return time.monotonic() - began
        except OSError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"{words} was not seen at {address}")


def test_a_save_is_seen_while_the_site_is_built(address: str, tmp_path: Path) -> None:
    """The page at once; what else says so when the site is built, and nobody asks for it."""
    _seen(f"{address}studios/jia/", "一年省下", 60)
    time.sleep(2)
    file = tmp_path / "repository/studios/jia.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("标签: 节能", "标签: [节能, 检修]"), encoding="utf-8")
    _seen(f"{address}studios/jia/", "检修", 5)
    log = (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert re.search(r"先做好了保存的这一页（\d\.\d 秒），其余的接着做", log)
    _seen(f"{address}topics/jianxiu/", "studios/jia/", 30)
    _seen(f"{address}studios/jia/", "sha256-", 1)
