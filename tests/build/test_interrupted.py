"""Builds that do not come to their end, as a user runs them: the site that stood there stays as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from repositories import run_build

BETWEEN_PAGES = """
import errno, os, pathlib, time
from jiangpu.build import finishing

made = finishing.whole

def whole(page, frame):
    if page.url == "studios/jia/":
        stop()
    return made(page, frame)

finishing.whole = whole
"""
"""A hook that stops the work when some pages are written and others are not."""

BROKEN_HOOK = f"""{BETWEEN_PAGES}
def stop():
    raise RuntimeError("broken")
"""

FULL_DISK_HOOK = f"""{BETWEEN_PAGES}
def stop():
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "site/index.html")
"""

WAITING_HOOK = f"""{BETWEEN_PAGES}
def stop():
    pathlib.Path("begun").touch()
    time.sleep(60)
"""
"""Stays in the middle of the work, so that the test need not be quicker than the build."""


@pytest.fixture
def root(tree: Callable[[str], Path], small: str) -> Path:
    """A repository with a site that can be told from a new one."""
    root = tree(small)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("the old site")
    return root


def assert_as_before(root: Path) -> None:
    assert [path.name for path in (root / "site").iterdir()] == ["index.html"]
    assert (root / "site/index.html").read_text() == "the old site"
    assert not list(root.glob(".site*")), "nothing is left beside it"


def change_settings(root: Path, find: str, put: str) -> None:
    file = root / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert find in text
    file.write_text(text.replace(find, put), encoding="utf-8")


def test_a_strict_build_with_a_warning_of_mkdocs(root: Path) -> None:
    change_settings(root, "nav:\n", "nav:\n  - 没有的: missing.md\n")
    done = run_build(root, "--strict")
    assert done.returncode == 1 and "missing.md" in done.stderr
    assert_as_before(root)


def test_a_build_that_fails_while_pages_are_made(root: Path) -> None:
    (root / "broken.py").write_text(BROKEN_HOOK)
    change_settings(root, "hooks: [", "hooks: [broken.py, ")
    done = run_build(root)
    assert done.returncode == 1
    assert_told_in_one_line(done, "出了没有料到的错（RuntimeError broken）")
    assert_as_before(root)


def test_a_build_on_a_full_disk(root: Path) -> None:
    (root / "full.py").write_text(FULL_DISK_HOOK)
    change_settings(root, "hooks: [", "hooks: [full.py, ")
    done = run_build(root)
    assert done.returncode == 1
    assert_told_in_one_line(done, "site/index.html: 磁盘满了;改法:腾出地方再来")
    assert_as_before(root)


def assert_told_in_one_line(done: subprocess.CompletedProcess[str], words: str) -> None:
    said = done.stdout + done.stderr
    assert words in said
    assert "Traceback" not in said


def test_a_build_that_is_interrupted(root: Path) -> None:
    (root / "waiting.py").write_text(WAITING_HOOK)
    change_settings(root, "hooks: [", "hooks: [waiting.py, ")
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stderr=subprocess.PIPE,
    )
    while not (root / "begun").exists():
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 1
    assert_as_before(root)


@pytest.mark.parametrize(
    ("name", "environment"),
    [(".site-building", {}), ("site", {}), ("site", {"JIANGPU_PREVIEW": "1"})],
)
def test_a_link_to_somebody_elses_folder(
    name: str, environment: dict[str, str], tree: Callable[[str], Path], small: str, tmp_path: Path
) -> None:
    """The build stops, names the link, and the folder keeps its files."""
    root, victim = tree(small), tmp_path / "victim"
    victim.mkdir()
    (victim / "keep.txt").touch()
    (root / name).symlink_to(victim)
    done = run_build(root, "--strict", **environment)
    assert done.returncode == 1
    assert f"{root}/{name}: 这是一个链接，网站不会经过它去写或删别处的文件;改法:" in (
        done.stdout + done.stderr
    )
    assert [path.name for path in victim.iterdir()] == ["keep.txt"]
