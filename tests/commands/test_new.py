"""`jiangpu new`: a draft with a number that nobody has had."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jiangpu.build.project import open_project
from jiangpu.commands.main import main
from jiangpu.schema.base import Record
from jiangpu.schema.registry import KINDS, Kind
from jiangpu.writing.skeleton import skeleton


def test_kinds_have_chinese_names(inside: Path) -> None:
    assert main(["new", "工作室", "李四工作室"]) == 0
    assert (inside / "studios/lisigongzuoshi.md").exists()


@pytest.mark.parametrize(
    ("kind", "name", "file", "number"),
    [
        ("studio", "李四劳模创新工作室", "studios/lisilaomochuangxingongzuoshi.md", "S0002"),
        ("method", "“三看”法", "methods/sankan-fa.md", "M0002"),
        ("person", "李四", "docs/people/lisi.md", "P0002"),
    ],
)
def test_new_makes_a_draft_that_only_lacks_what_is_marked(
    kind: str, name: str, file: str, number: str, inside: Path
) -> None:
    assert main(["new", kind, name]) == 0
    text = (inside / file).read_text(encoding="utf-8")
    assert f"编号: {number}\n" in text and "状态: 草稿\n" in text
    problems = [problem for problem in open_project(inside).problems if problem.is_error]
    assert {problem.code for problem in problems} <= {"F011"}
    assert open_project(inside).loaded.documents and any(
        doc.name == name for doc in open_project(inside).loaded.documents
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_draft_has_a_line_for_the_date_that_the_check_asks_for(kind: Kind[Record]) -> None:
    _, text = skeleton(kind, "某某", f"{kind.letter}0001")
    assert re.search(r"^# 更新: \d{4}-\d\d-\d\d   # ", text, re.MULTILINE)


def test_new_never_reuses_a_published_number(inside: Path) -> None:
    (inside / "tests").mkdir()
    (inside / "tests/published.txt").write_text("/m/M0041/ /methods/gone/\n/methods/gone/\n")
    assert main(["new", "method", "新办法"]) == 0
    assert "编号: M0042" in (inside / "methods/xinbanfa.md").read_text()


@pytest.mark.parametrize(
    "name",
    [
        '"某"法',
        "甲:",
        "甲: 乙",
        "~",
        "null",
        "甲\n乙",
        "- 甲",
        "甲 #1",
        "[甲]",
        "%甲",
        "'甲",
        "甲\\",
    ],
)
def test_any_name_is_read_back_as_it_was_given(name: str, inside: Path) -> None:
    assert main(["new", "method", name]) == 0
    names = [document.name for document in open_project(inside).loaded.documents]
    assert " ".join(name.split()) in names
