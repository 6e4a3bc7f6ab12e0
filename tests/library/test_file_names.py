"""Files that cannot be on every machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.adapter import scanning
from jiangpu.build.project import open_project
from jiangpu.language import file_names
from jiangpu.library.file_names import LONGEST_PATH, name_problems


def said(*uris: str) -> list[str]:
    return [f"{problem.code} {problem.text}" for problem in name_problems(sorted(uris))]


def test_a_folder_is_told_of_once() -> None:
    assert said("docs/aux/a.md", "docs/aux/b.md") == ["F060 文件夹“aux”在 Windows 上是设备的名字"]


def test_a_file() -> None:
    assert said("methods/nul.md") == ["F060 文件“nul”在 Windows 上是设备的名字"]


def test_names_that_differ_in_capitals_only() -> None:
    assert said("docs/A.jpg", "docs/a.jpg") == [
        "F061 和 docs/A.jpg 只差大小写，Windows 和苹果电脑上只留得下一个"
    ]


def test_the_same_name_in_two_folders_is_nothing() -> None:
    assert not said("docs/a.jpg", "methods/a.jpg", "docs/b/a.jpg")


@pytest.mark.parametrize(("length", "codes"), [(LONGEST_PATH, []), (LONGEST_PATH + 1, ["F062"])])
def test_a_path_that_is_too_long(length: int, codes: list[str]) -> None:
    uri = "docs/" + "a" * (length - len("docs/.jpg")) + ".jpg"
    assert [problem.code for problem in name_problems([uri])] == codes


def test_a_record_under_such_a_name_is_no_page(tree: Callable[[str], Path], small: str) -> None:
    root = tree(small)
    (root / "methods/sanbu.md").rename(root / "methods/aux.md")
    project = open_project(root)
    assert "F060" in {problem.code for problem in project.problems if problem.is_error}
    assert not [plan.url for plan in project.plans if plan.url.startswith("methods/aux")]


LEFT = [".DS_Store", "~$yi.docx", "yi.md~", "#yi.md#", "Thumbs.db", "desktop.ini", ".yi.md.swp"]


@pytest.mark.parametrize("name", LEFT)
def test_what_programs_leave_is_no_content(name: str, tree: Callable[[str], Path], small: str):
    """An editor has not put it there, and is not asked to take it away."""
    root = tree(small)
    (root / "methods" / name).write_text("x", encoding="utf-8")
    (root / "docs" / name).write_text("x", encoding="utf-8")
    assert not [problem for problem in open_project(root).problems if name in problem.uri]


def test_the_preview_and_the_build_know_the_same_of_them() -> None:
    assert scanning.LEFT == file_names._LEFT
    assert not [
        name
        for name in ("yi.md", "a~b.md", "thumbs.md", "#1.md")
        if file_names.is_left_by_program(name)
    ]
