"""Files that were read before are taken as they were read; those that have changed are read anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.build.project import open_project
from jiangpu.library import reading_again
from jiangpu.library.packing import packed
from jiangpu.library.packs import Packs, code_of, digest
from jiangpu.problems.problem import Problem

FAULT = "== methods/other.md\n---\n编号: M0002\n名称: 另一种\n类别: 操作法則\n风险: 一般\n---\n话 13812345678\n"


@pytest.fixture
def root(tree: Callable[[str], Path], small: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository in which what was read is kept, however small it is."""
    monkeypatch.setattr(reading_again, "WORTH_KEEPING", 1)
    monkeypatch.setattr("jiangpu.library.loader.WORTH_KEEPING", 1)
    return tree(small + FAULT)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read from here on, and not taken from the packs."""
    found: list[str] = []
    make = reading_again.read_file

    def noting(uri: str, raw: bytes) -> reading_again.ReadFile:
        found.append(uri)
        return make(uri, raw)

    monkeypatch.setattr(reading_again, "read_file", noting)
    return found


def test_nothing_is_read_twice(root: Path, read: list[str]) -> None:
    open_project(root)
    assert "methods/sanbu.md" in read
    read.clear()
    open_project(root)
    assert read == []


def test_records_and_problems_are_the_same_as_at_first(root: Path) -> None:
    """And so is where each value stands."""
    first, second = open_project(root), open_project(root)
    assert len(first.problems) >= 3
    assert second.problems == first.problems
    assert second.loaded.documents == first.loaded.documents
    for one, other in zip(first.loaded.documents, second.loaded.documents, strict=True):
        assert (one.tree.marks, one.tree.front) == (other.tree.marks, other.tree.front)


def test_a_file_that_was_changed_is_read_anew_and_no_other(root: Path, read: list[str]) -> None:
    open_project(root)
    read.clear()
    file = root / "methods/other.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("操作法則", "操作法"), encoding="utf-8"
    )
    project = open_project(root)
    assert read == ["methods/other.md"]
    assert "F012" not in {problem.code for problem in project.problems}


def test_a_setting_that_a_check_asks_for_is_asked_again(root: Path) -> None:
    """The words of a figure that the settings list are no news."""
    file = root / "studios/jia.md"
    text = file.read_text(encoding="utf-8").replace("数值: 12, 单位: 项", "数值: 12, 单位: 刻钟")
    file.write_text(text, encoding="utf-8")
    before = {problem.code for problem in open_project(root).problems}
    settings = root / "mkdocs.yml"
    said = settings.read_text(encoding="utf-8")
    settings.write_text(
        said.replace("{标准: B0001}", "{标准: B0001, 单位: [刻钟]}"), encoding="utf-8"
    )
    after = {problem.code for problem in open_project(root).problems}
    assert "N021" in before and "N021" not in after


def test_what_a_stranger_has_put_there_is_read_anew(root: Path, read: list[str]) -> None:
    """A pack that is whole, with something in it that was never a record."""
    open_project(root)
    raw = (root / "methods/sanbu.md").read_bytes()
    forged = Packs(root, reading_again.FOLDER, code_of(*reading_again._ROOMS), "")
    forged.put("methods/sanbu.md", digest(raw), packed(Problem("x", 1, 1, "F001", "")))
    forged.save()
    read.clear()
    assert len(open_project(root).loaded.documents) >= 4
    assert "methods/sanbu.md" in read


def test_without_room_for_it_all_goes_on(root: Path) -> None:
    """A file stands where the folder should be."""
    (root / ".cache").mkdir()
    (root / ".cache/records").write_text("mine")
    project = open_project(root)
    assert project.problems and (root / ".cache/records").read_text() == "mine"


def test_a_small_repository_keeps_nothing(tree: Callable[[str], Path], small: str) -> None:
    root = tree(small)
    open_project(root)
    assert not (root / ".cache/records").exists()
