"""What an editor is told: one bad input at a time, each with exactly its messages, and all at once with all of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jiangpu.build.project import open_project
from jiangpu.problems.codes import CODES
from jiangpu.problems.examples import cases, may_be_waived
from laying import lay
from repositories import REPOSITORY

CASES = [
    *(case for case in cases() if "says" in case),
    *yaml.safe_load((REPOSITORY / "tests/cases/messages.yml").read_text(encoding="utf-8")),
]
"""The examples that the pages of the codes show, then what else may go wrong."""

NAMES = [case.get("name", case.get("code")) for case in CASES]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_one_bad_input(case: dict, tree: Callable[[str], Path], small: str) -> None:
    """One fault in a sound repository gives exactly these lines: the right place, and nothing lost or added.

    A case about a file that the repository has not finds nothing in it and puts all of it in.
    """
    root = tree(small)
    lay(root, case)
    assert [str(problem) for problem in open_project(root).problems] == case["says"]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_what_may_be_waived_names_its_subject(
    case: dict, tree: Callable[[str], Path], small: str
) -> None:
    """Every warning that may be waived quotes its subject, which a waiver copies."""
    root = tree(small)
    lay(root, case)
    for problem in open_project(root).problems:
        if not problem.is_error and may_be_waived(problem.code):
            assert problem.subject and problem.subject in problem.text


def test_the_small_repository_is_clean(opened: Callable, small: str) -> None:
    assert opened(small).problems == ()


@pytest.mark.parametrize(
    "written", ["省了不少[^1]。\n\n{}", "!!! note\n    省了不少[^1]。\n\n    {}"]
)
def test_a_footnote_that_says_something_is_right(
    written: str, opened: Callable, small: str
) -> None:
    """One in a box too; and what it says is looked at like the rest."""
    text = written.format("[^1]: 见[指南](/guide/)。")
    assert opened(small.replace("一年省下 28 余万元。", text)).problems == ()
    wrong = opened(small.replace("一年省下 28 余万元。", text.replace("guide", "none")))
    assert [problem.code for problem in wrong.problems] == ["L001"]


def test_not_utf8(tree: Callable[[str], Path], small: str) -> None:
    """A file saved as ANSI says so on its first foreign line; the other problems of the file are still found."""
    root = tree(small)
    file = root / "methods/sanbu.md"
    text = file.read_text(encoding="utf-8").replace("类别: 操作法", "类别: 操作")
    file.write_bytes(text.encode("gb18030"))
    assert [str(problem) for problem in open_project(root).problems] == [
        "methods/sanbu.md:2:1: 错误 F001 文件不是 UTF-8 编码，像是 GB18030（记事本里的 ANSI）;"
        "改法:用记事本打开，点“另存为”，编码选 UTF-8，再覆盖原文件",
        "methods/sanbu.md:9:5: 错误 F012 「类别」不认识“操作”;可选:操作法、工作法、堵漏法、管理法、培训方式、技改、故障处理、绝招;改法:改为“操作法”",
    ]


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_windows_line_ends_and_mark(mark: bytes, tree: Callable[[str], Path], small: str) -> None:
    """A file saved by Notepad, with a byte order mark and CRLF, is as good as any."""
    root = tree(small)
    file = root / "studios/jia.md"
    file.write_bytes(mark + file.read_bytes().replace(b"\n", b"\r\n"))
    assert open_project(root).problems == ()


def test_everything_wrong_at_once(tree: Callable[[str], Path]) -> None:
    """One awful file, and the complete list of what is said about it, in order, each at its line."""
    folder = REPOSITORY / "tests/cases"
    root = tree((folder / "awful.txt").read_text(encoding="utf-8"))
    said = [str(problem) for problem in open_project(root).problems]
    assert said == (folder / "awful.messages.txt").read_text(encoding="utf-8").splitlines()


def test_all_levels_and_codes_are_reachable() -> None:
    """Every code but those of encoding, names and settings is proved by a case of the table or by the awful file."""
    awful = (REPOSITORY / "tests/cases/awful.messages.txt").read_text(encoding="utf-8")
    said = awful + "\n".join(line for case in CASES for line in case["says"])
    elsewhere = {
        "F001",
        "F019",
        "F020",
        "F022",
        "F033",
        "F036",
        "B014",
        "B015",
        "B016",
        "B017",
        "B020",
        "B021",
        "B022",
        "F037",
        "F038",
        "L003",
        "R002",
        "R004",
        "R006",
        "R008",
        "R022",
        "S001",
        "S002",
        "S003",
        "S004",
        "S033",
    }
    unproved = {code for code in CODES if f" {code} " not in said} - elsewhere
    assert not unproved


def test_an_error_cannot_be_waived_but_a_warning_can(opened: Callable, small: str) -> None:
    text = small.replace(
        "提出人: 张三", "提出人: 李四\n豁免: {提示: R005, 内容: 李四, 理由: 只在报道里出现一次}"
    )
    assert opened(text).problems == ()
    text = small.replace(
        "工作室: 张三劳模创新工作室",
        "工作室: 不存在\n豁免: {提示: R003, 内容: 不存在, 理由: 不想改}",
    )
    assert [problem.code for problem in opened(text).problems] == ["R003"]
