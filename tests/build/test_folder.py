"""The folder of a build: who may work there, what a dead build leaves, how a site is replaced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jiangpu.build import swap
from jiangpu.build.errors import FolderError
from jiangpu.build.folder import SiteFolder, open_site_folder, wait_seconds
from jiangpu.build.lock import FolderBusy

HOLDER = """
import sys, time
from pathlib import Path
from jiangpu.build.folder import open_site_folder
root = Path(sys.argv[1])
folder = open_site_folder(root / "site", root=root, wait=0, tell=print)
(folder.path / "index.html").write_text("half")
{then}
print("ready", flush=True)
sys.stdin.readline()
"""


def begin(root: Path, wait: float = 0, tell: Callable[[str], None] = print) -> SiteFolder:
    return open_site_folder(root / "site", root=root, wait=wait, tell=tell)


def build(root: Path, text: str) -> None:
    """A build of one page."""
    folder = begin(root)
    (folder.path / "index.html").write_text(text)
    folder.publish()


def page(root: Path) -> str:
    return (root / "site/index.html").read_text()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start another process that builds here until a line is sent to it."""
    started: list[subprocess.Popen[str]] = []

    def holder(then: str = "") -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER.format(then=then), str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout and process.stdout.readline() == "ready\n"
        return process

    yield holder
    for process in started:
        process.kill()
        process.communicate()


def test_the_first_site(tmp_path: Path) -> None:
    build(tmp_path, "new")
    assert page(tmp_path) == "new"
    assert names(tmp_path) == {"site"}


def test_a_site_is_replaced_whole(tmp_path: Path) -> None:
    build(tmp_path, "old")
    (tmp_path / "site/gone.html").write_text("of the old site")
    build(tmp_path, "new")
    assert page(tmp_path) == "new" and names(tmp_path / "site") == {"index.html"}
    assert names(tmp_path) == {"site"}


def test_a_site_is_replaced_by_two_renames_where_names_cannot_be_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_called", lambda *_: False)
    build(tmp_path, "old")
    build(tmp_path, "new")
    assert page(tmp_path) == "new" and names(tmp_path) == {"site"}


def test_the_folder_of_a_site_in_a_new_folder(tmp_path: Path) -> None:
    target = tmp_path / "out/pages"
    open_site_folder(target, root=tmp_path, wait=0, tell=print).publish()
    assert names(tmp_path / "out") == {"pages"}


def test_an_abandoned_build_leaves_the_old_site(tmp_path: Path) -> None:
    build(tmp_path, "old")
    folder = begin(tmp_path)
    (folder.path / "index.html").write_text("half")
    folder.abandon()
    folder.abandon()
    assert page(tmp_path) == "old" and names(tmp_path) == {"site"}


def test_a_swap_that_fails_half_way_leaves_a_whole_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new folder cannot be moved in, as where a program has one of its files open."""
    build(tmp_path, "old")
    folder = begin(tmp_path)
    rename = Path.rename

    def refuse(path: Path, to: Path) -> Path:
        if path == folder.path:
            raise PermissionError(13, "in use")
        return rename(path, to)

    monkeypatch.setattr(swap, "_called", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(FolderError, match="site: 新网站换不上去（in use）"):
        folder.publish()
    monkeypatch.undo()
    assert page(tmp_path) == "old" and names(tmp_path) == {"site"}, "at once, as it is said"


def checkout(root: Path) -> None:
    """A site from which it is published."""
    build(root, "old")
    (root / "site/.git").mkdir()
    (root / "site/.git/HEAD").write_text("ref")


def test_a_disk_that_makes_no_names_last_keeps_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems refuse `fsync` of a folder: the names have changed all the same."""
    checkout(tmp_path)

    def refuse(descriptor: int) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse)
    build(tmp_path, "new")
    assert page(tmp_path) == "new" and (tmp_path / "site/.git/HEAD").exists()


def test_an_interruption_after_the_swap_keeps_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C when the new site stands there and the old one has the name of the new."""
    checkout(tmp_path)
    folder = begin(tmp_path)
    (folder.path / "index.html").write_text("new")

    def interrupt(path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(swap, "sync_folder", interrupt)
    with pytest.raises(KeyboardInterrupt):
        folder.publish()
    assert page(tmp_path) == "new" and names(tmp_path) == {"site"}
    assert (tmp_path / "site/.git/HEAD").exists()


def test_a_checkout_that_cannot_be_moved_is_not_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The next build that can moves it to the site."""
    checkout(tmp_path)
    rename = Path.rename

    def refuse(path: Path, to: Path) -> Path:
        if path.name == ".git":
            raise PermissionError(13, "in use")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", refuse)
    build(tmp_path, "new")
    assert page(tmp_path) == "new" and len(names(tmp_path)) == 2
    assert ".git: 搬不到新网站里（in use），留在这里" in caplog.text
    monkeypatch.undo()
    begin(tmp_path).abandon()
    assert names(tmp_path) == {"site"} and (tmp_path / "site/.git/HEAD").exists()


def test_a_process_that_ends_clears_up(tmp_path: Path, start: Callable) -> None:
    process = start()
    process.communicate("\n")
    assert process.returncode == 0 and names(tmp_path) == set()


def test_a_process_that_is_interrupted_clears_up(tmp_path: Path, start: Callable) -> None:
    process = start()
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert names(tmp_path) == set()


def test_a_second_build_is_told_who_works_here(tmp_path: Path, start: Callable) -> None:
    process = start()
    with pytest.raises(FolderBusy) as stopped:
        begin(tmp_path)
    assert f"{tmp_path}/.site-lock: 主机 " in str(stopped.value)
    assert f"上的进程 {process.pid}（-c {tmp_path}）从 " in str(stopped.value)


def test_what_a_living_build_has_made_is_not_touched(tmp_path: Path, start: Callable) -> None:
    start()
    with pytest.raises(FolderBusy):
        begin(tmp_path, wait=0.3)
    (building,) = tmp_path.glob(".site-building-*")
    assert (building / "index.html").read_text() == "half"


def test_waiting_ends_with_the_other_build(tmp_path: Path, start: Callable) -> None:
    process = start("import threading; threading.Timer(0.5, lambda: folder.publish()).start()")
    told: list[str] = []
    begin(tmp_path, wait=30, tell=told.append).publish()
    assert process.poll() is None, "it was its build that ended, not the process"
    assert len(told) == 1 and "等它做完，最多再等 30 秒" in told[0]


def test_waiting_ends_with_its_bound(tmp_path: Path, start: Callable) -> None:
    start()
    begun = time.monotonic()
    with pytest.raises(FolderBusy):
        begin(tmp_path, wait=0.5)
    assert time.monotonic() - begun >= 0.5


def test_a_dead_build_blocks_nobody_and_is_cleared_away(tmp_path: Path, start: Callable) -> None:
    process = start()
    process.kill()
    process.wait()
    assert len(list(tmp_path.glob(".site-building-*"))) == 1
    build(tmp_path, "new")
    assert page(tmp_path) == "new" and names(tmp_path) == {"site"}


def test_a_worker_that_outlives_a_dead_build_blocks_nobody(tmp_path: Path, start: Callable) -> None:
    process = start("import os\nif not os.fork():\n    time.sleep(2)\n    os._exit(0)")
    process.kill()
    process.wait()
    build(tmp_path, "new")
    assert page(tmp_path) == "new"


def test_builds_of_two_sites_do_not_wait_for_each_other(tmp_path: Path, start: Callable) -> None:
    start()
    open_site_folder(tmp_path / "other", root=tmp_path, wait=0, tell=print).publish()


def test_what_only_looks_like_a_leftover_stays(tmp_path: Path) -> None:
    others = {".site-building-mine", ".site-older", ".site", ".sites-building", "site-building"}
    for name in others:
        (tmp_path / name).mkdir()
    build(tmp_path, "new")
    assert names(tmp_path) == others | {"site"}


@pytest.mark.parametrize("name", [".site-building", ".site-old", ".site-building-7-0a1b"])
def test_a_leftover_is_cleared_away(name: str, tmp_path: Path) -> None:
    (tmp_path / name / "deep").mkdir(parents=True)
    build(tmp_path, "new")
    assert names(tmp_path) == {"site"}


@pytest.mark.parametrize(
    "name",
    [
        "site",
        ".site-building",
        ".site-old",
        ".site-building-7-0a1b",
        ".site-old-7-0a1b",
        ".site-swap",
        ".site-lock",
    ],
)
@pytest.mark.parametrize("kind", ["folder", "file", "nothing"])
def test_a_link_is_refused_by_name(name: str, kind: str, tmp_path: Path) -> None:
    """Where it leads nothing is written and nothing deleted."""
    victim, root = tmp_path / "victim", tmp_path / "root"
    root.mkdir()
    if kind == "folder":
        victim.mkdir()
        (victim / "keep.txt").write_text("kept")
    elif kind == "file":
        victim.write_text("kept")
    (root / name).symlink_to(victim)
    with pytest.raises(FolderError, match=rf"/{name}: 这是一个链接.*;改法:.*删掉这个链接"):
        begin(root)
    assert names(root) == {name}, "and nothing is left beside it"
    if kind == "folder":
        assert (victim / "keep.txt").read_text() == "kept" and names(victim) == {"keep.txt"}
    elif kind == "file":
        assert victim.read_text() == "kept"
    else:
        assert not victim.exists()


def test_a_link_on_the_way_to_the_site_is_refused(tmp_path: Path) -> None:
    victim, root = tmp_path / "victim", tmp_path / "root"
    victim.mkdir()
    root.mkdir()
    (root / "out").symlink_to(victim)
    with pytest.raises(FolderError, match="/out: 这是一个链接"):
        open_site_folder(root / "out/site", root=root, wait=0, tell=print)
    assert names(victim) == set()


def test_a_link_above_the_repository_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "home").symlink_to(tmp_path / "real")
    build(tmp_path / "home", "new")
    assert page(tmp_path / "real") == "new"


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("kept")
    with pytest.raises(FolderError, match="/site: 这里已经有一个文件"):
        begin(tmp_path)
    assert (tmp_path / "site").read_text() == "kept" and names(tmp_path) == {"site"}


@pytest.mark.parametrize("name", [".site-lock"])
def test_a_folder_in_the_place_of_the_lock_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(FolderError, match=f"/{name}: "):
        begin(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"new": "../victim", "old": "../victim"}',
        '{"new": ".site-building-1-a/../../victim", "old": 1}',
    ],
)
def test_a_journal_is_not_believed(text: str, tmp_path: Path) -> None:
    """It may have been cut off, or come with the repository."""
    victim, root = tmp_path / "victim", tmp_path / "root"
    victim.mkdir()
    root.mkdir()
    (root / ".site-swap").write_text(text)
    begin(root).abandon()
    assert victim.is_dir() and names(root) == set()


def test_how_long_to_wait_comes_from_the_environment() -> None:
    assert wait_seconds({}) == 60
    assert wait_seconds({"JIANGPU_WAIT": "0"}) == 0
    assert wait_seconds({"JIANGPU_WAIT": "soon"}) == 60


def test_a_forked_process_does_not_abandon_the_build_of_its_parent(tmp_path: Path) -> None:
    folder = begin(tmp_path)
    child = os.fork()
    if not child:
        folder.abandon()
        os._exit(0)
    os.waitpid(child, 0)
    assert folder.path.is_dir()
    folder.abandon()
