"""Every step of the walks is run: what the page says to type, to change, and what is then said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jiangpu.commands.main import every_command
from repositories import REPOSITORY, write_tree
from walking import CHANGE, SAYS, TABLE, TEXT, TYPE, Step, change, make, steps_of, typed

PAGE = REPOSITORY / "docs/contribute/ten-minutes.md"
TEXT_OF_PAGE = PAGE.read_text(encoding="utf-8")
STEPS = list(steps_of(TEXT_OF_PAGE))
DESK = "在编写台上改一条"

MORE = """== docs/people/lisi.md
---
编号: P0088
名称: 李四
来源: {代号: s1, 题名: 年度总结, 发布者: 某某厂, 类别: 文件}
更新: 2024-05-08
---
"""
"""The last person who is there already."""
SHOWN, GIVEN = "P0000", "P0089"
"""The number of a person on the page, which nobody has, and the one that the program gives here:
whoever types what the page shows withdraws nobody else."""


def test_the_walks_are_these_ten() -> None:
    assert re.findall(r"^## (.+)$", TEXT_OF_PAGE, re.MULTILINE) == [
        "加一个工作室",
        "加一种操作法",
        "改一个数字",
        "补一个来源",
        DESK,
        "从 Excel 台账放进来",
        "从 Word 总结放进来",
        "收下读者的小文件",
        "填一张表和写一封信",
        "撤下一个人",
        "练完了",
    ]


def test_each_block_is_of_a_known_sort() -> None:
    assert {step.does for step in STEPS} == {TYPE, CHANGE, SAYS, TABLE, TEXT}
    assert TEXT_OF_PAGE.count("```") == 2 * len(STEPS)


def test_each_thing_that_is_typed_is_followed_by_what_is_said() -> None:
    for step, after in zip(STEPS, STEPS[1:], strict=False):
        assert (step.does == TYPE) == (after.does == SAYS)


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory, small: str) -> Iterator[set[str]]:
    """All walks, one after another in one repository, as a reader does them; the files made."""
    around = tmp_path_factory.mktemp("walks")
    root = write_tree(around / "project", small + MORE)
    before = set(_files(around))
    shown = ""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        for step in STEPS:
            shown = _done(root, step, shown)
    yield {_in_words(path, root) for path in set(_files(around)) - before}


def _done(root: Path, step: Step, shown: str) -> str:
    """Do a step; what the screen shows after it."""
    if step.does == TYPE:
        lines = [line.replace(SHOWN, GIVEN) for line in step.lines]
        return typed(lines).replace(str(root.resolve().parent), "…").replace(GIVEN, SHOWN)
    if step.does == CHANGE:
        change(root / step.file, step.lines)
    elif step.does == SAYS:
        assert [line.rstrip() for line in shown.splitlines()] == step.lines, step.section
    else:
        make(root / step.file, step.lines)
    return shown


def _files(around: Path) -> list[Path]:
    return [path for path in around.rglob("*") if path.is_file() and ".cache" not in path.parts]


def _in_words(path: Path, root: Path) -> str:
    """A file as the end of the page names it: a record by its path, of a new folder its name."""
    if not path.is_relative_to(root):
        return path.name.replace(GIVEN, SHOWN)
    inside = path.relative_to(root)
    return inside.as_posix() if path.suffix == ".md" else inside.parts[0]


def test_the_walks_go_as_the_page_says_and_leave_what_is_to_be_deleted(walked: set[str]) -> None:
    end = TEXT_OF_PAGE.partition("## 练完了")[2]
    named = set(re.findall(r"`([^`]+)`", end))
    assert walked == named


def test_the_walk_at_the_desk_names_what_stands_on_the_desk() -> None:
    """That the steps do what it says is proven at the desk itself, in tests/desk."""
    walk = TEXT_OF_PAGE.partition(f"## {DESK}\n")[2].partition("\n## ")[0]
    package = REPOSITORY / "hooks/jiangpu"
    desk = (package / "templates/desk/page.html").read_text(encoding="utf-8")
    for script in (package / "assets/desk").glob("*.js"):
        desk += script.read_text(encoding="utf-8")
    named = re.findall(r"点“([^”]+)”|左边的“([^”]+)”|说“(都[^”]+)”|有“([^”]+)”", walk)
    words = {word for groups in named for word in groups if word} - {"练习工作室"}
    assert {"找一条", "保存", "都保存了", "退一步", "退回", "替我改好"} <= words
    for word in words:
        assert f">{word}<" in desk or f'"{word}"' in desk, word


def test_the_walks_name_only_commands_that_there_are() -> None:
    named = set(re.findall(r"jiangpu ([a-z]+)", TEXT_OF_PAGE))
    assert "desk" in named and named <= {command.name for command in every_command()}
