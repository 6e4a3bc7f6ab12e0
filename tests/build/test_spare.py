"""Builds of a repository one after the other: each begins with the site before the last."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.build.spare import FOLDER
from repositories import content_of, run_build

HOME = "index.html"


def build(root: Path, **environment: str) -> dict[str, bytes]:
    """Build with all that earlier builds have left, and return what stands in `site`."""
    done = run_build(
        root, "--strict", JIANGPU_ANEW="", JIANGPU_KEYS=str(root.parent), **environment
    )
    assert done.returncode == 0, done.stderr
    return content_of(root / "site")


def times(folder: Path) -> dict[str, int]:
    """When each file was written last, in nanoseconds."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.stat().st_mtime_ns
    return found


def edit(root: Path, words: str) -> None:
    page = next((root / "studios").glob("*.md"))
    page.write_text(page.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")


@pytest.fixture
def twice(tree: Callable[[str], Path], small: str, tmp_path: Path) -> Path:
    """A repository that was built twice, with an edit in between."""
    root = tree(small)
    build(root)
    edit(root, "第一笔。")
    build(root)
    return root


def test_the_third_build_writes_what_differs_and_nothing_else(twice: Path) -> None:
    (spare,) = (path for path in (twice / FOLDER).iterdir() if path.is_dir())
    first = times(spare)
    edit(twice, "第二笔。")
    third = build(twice)
    changed = [path for path, content in third.items() if "第二笔".encode() in content]
    now = times(twice / "site")
    written = [path for path in now if now[path] != first.get(path)]
    assert set(changed) <= set(written) and changed and len(written) < len(now) / 2
    shutil.rmtree(twice / ".cache")
    shutil.rmtree(twice / "site")
    assert build(twice) == third


def test_what_was_changed_in_the_site_by_hand_does_not_come_back(twice: Path) -> None:
    right = content_of(twice / "site")
    (twice / "site" / HOME).write_text("by hand")
    (twice / "site/more.html").write_text("by hand")
    assert build(twice) == right
    assert build(twice) == right


def test_a_spare_that_another_user_has_left_does_not_count(twice: Path, tmp_path: Path) -> None:
    (spare,) = (path for path in (twice / FOLDER).iterdir() if path.is_dir())
    before = max(times(spare).values())
    right = content_of(twice / "site")
    (tmp_path / "other").mkdir()
    done = run_build(twice, JIANGPU_ANEW="", JIANGPU_KEYS=str(tmp_path / "other"))
    assert done.returncode == 0 and content_of(twice / "site") == right
    assert min(times(twice / "site").values()) > before
