"""The kept answer of a check holds as long as nothing has changed on which it rests, and no longer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jiangpu.build import known, project
from jiangpu.build.project import problems_of
from jiangpu.library import content, loader
from jiangpu.pages import plan
from jiangpu.problems.problem import Problem
from PIL import Image

PICTURE = "docs/people/x.png"
STYLE = "docs/.own/x.css"
PUBLISHED = "tests/published.txt"


@pytest.fixture
def root(tree: Callable[[str], Path], small: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of which the answer is kept, however small it is."""
    monkeypatch.setattr(known, "WORTH_KEEPING", 1)
    monkeypatch.setattr(plan, "_reference", list)  # for the sake of time
    root = tree(small)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nextra_css: [.own/x.css]\n")
    for uri in (STYLE, PICTURE):
        (root / uri).parent.mkdir(exist_ok=True)
    (root / STYLE).write_text("a {}", encoding="utf-8")
    Image.new("RGB", (4, 4)).save(root / PICTURE)
    return root


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return sorted(problem.code for problem in problems)


def broken_and_mended(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data file is broken while the repository is read, and then it is as it was."""
    load = project.load

    def breaking(*given: object, **named: object) -> loader.Loaded:
        (root / "docs/ways.yml").write_text("活计: [:\n", encoding="utf-8")
        return load(*given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(project, "load", breaking)
        problems_of(root)
    (root / "docs/ways.yml").unlink()


def test_what_has_not_changed_is_not_checked_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = problems_of(root)
    monkeypatch.delattr(project, "open_project")
    assert problems_of(root) == first


def picture_of_the_same_size_and_time(root: Path) -> None:
    before = (root / PICTURE).stat()
    (root / PICTURE).write_bytes(bytes(before.st_size))
    os.utime(root / PICTURE, ns=(before.st_atime_ns, before.st_mtime_ns))


def style_in_a_hidden_folder(root: Path) -> None:
    (root / STYLE).unlink()


def handbook_as_a_link(root: Path) -> None:
    (root / "CONTRIBUTING.md").rename(root / "elsewhere.md")
    (root / "CONTRIBUTING.md").symlink_to(root / "elsewhere.md")


CHANGES = [picture_of_the_same_size_and_time, style_in_a_hidden_folder, handbook_as_a_link]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_that_is_hard_to_see_is_seen(change: Callable[[Path], None], root: Path) -> None:
    (root / "CONTRIBUTING.md").write_text("# 手册\n\n看[这里](/nowhere/)。\n", encoding="utf-8")
    before = problems_of(root)
    change(root)
    after = problems_of(root)
    shutil.rmtree(root / ".cache")
    assert codes(after) == codes(problems_of(root)) != codes(before)


def test_a_folder_that_nobody_may_look_into_is_told_of(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty one, so that no file is missing."""
    problems_of(root)

    def with_closed(root: Path) -> content.Content:
        closed = Problem("docs/closed", 1, 1, "F037", "文件夹读不出来（没有权限）")
        return replace(found(root), problems=(closed,))

    found = content.content_of
    monkeypatch.setattr(known, "content_of", with_closed)
    monkeypatch.setattr(loader, "content_of", with_closed)
    assert "F037" in codes(problems_of(root))


def test_what_changed_while_it_was_read_is_checked_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not only records: a data file too."""
    before = problems_of(root)
    shutil.rmtree(root / ".cache")
    broken_and_mended(root, monkeypatch)
    assert codes(problems_of(root)) == codes(before)


def test_a_fault_of_the_moment_is_not_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine had no memory; the next time it has."""

    def short(*given: object, **named: object) -> object:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("jiangpu.library.read_files.read_record", short)
        assert "F038" in codes(problems_of(root))
    assert "F038" not in codes(problems_of(root))
