"""Edits put right what they are for, and leave everything else of a file as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from jiangpu.build.project import open_project
from jiangpu.problems.span import Edit, Span
from jiangpu.writing.edits import EditError, apply_to_bytes, apply_to_text
from repositories import REPOSITORY

CASES = yaml.safe_load((REPOSITORY / "tests/cases/edits.yml").read_text(encoding="utf-8"))

FORMS = {
    "LF": lambda text: text.encode("utf-8"),
    "BOM 和 CRLF": lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8"),
    "ANSI": lambda text: text.encode("gb18030"),
}
"""How a file may be saved."""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_all_edits_of_a_file(
    case: dict, form: str, tree: Callable[[str], Path], small: str
) -> None:
    """The file becomes exactly what was meant, and after that nothing more is said than is left."""
    root = tree(small)
    file = root / case["file"]
    text = file.read_text(encoding="utf-8")
    assert text.count(case["find"]) >= 1, "the case no longer fits the small repository"
    wrong = text.replace(case["find"], case["put"], 1)
    meant = wrong if case.get("none") else text.replace(case["find"], case["becomes"], 1)
    file.write_bytes(FORMS[form](wrong))

    problems = [problem for problem in open_project(root).problems if problem.uri == case["file"]]
    edits = [edit for problem in problems for edit in problem.edits]
    file.write_bytes(apply_to_bytes(file.read_bytes(), edits))

    assert file.read_bytes() == FORMS[form](meant)
    left = {problem.code for problem in open_project(root).problems} - {"F001"}
    assert left == set(case.get("left", ()))


def test_one_file_with_many_faults(tree: Callable[[str], Path]) -> None:
    """All edits of the awful file go in at once; each fault that had one is gone, the others stay."""
    root = tree((REPOSITORY / "tests/cases/awful.txt").read_text(encoding="utf-8"))
    file = root / "methods/坏.md"
    before = [problem for problem in open_project(root).problems if problem.uri == "methods/坏.md"]
    edits = [edit for problem in before for edit in problem.edits]
    file.write_bytes(apply_to_bytes(file.read_bytes(), edits))
    mended = [problem.code for problem in before if problem.edits]
    assert mended == ["F006", "F012", "F012", "F005", "F007", "F003", "F008", "F013"]
    after = {str(problem) for problem in open_project(root).problems}
    assert not after & {str(problem) for problem in before if problem.edits}
    assert {problem.text for problem in before if not problem.edits} <= {
        problem.text for problem in open_project(root).problems
    }


def at(start: int, end: int, text: str) -> Edit:
    return Edit(Span.within(1, start, end), text)


def test_edits_may_touch_and_come_in_any_order() -> None:
    assert apply_to_text("一二三四", [at(3, 4, "C"), at(2, 3, "B"), at(2, 2, "+")]) == "一+BC四"


def test_the_same_edit_twice_counts_once() -> None:
    assert apply_to_text("一二", [at(1, 2, "A"), at(1, 2, "A")]) == "A二"


@pytest.mark.parametrize(
    "edits",
    [
        [at(1, 3, "A"), at(2, 4, "B")],
        [at(1, 2, "A"), at(1, 2, "B")],
        [at(2, 2, "A"), at(2, 2, "B")],
        [at(1, 4, "A"), at(2, 2, "B")],
    ],
    ids=["交叉", "同一处", "插在同一点", "插在里面"],
)
def test_overlapping_edits_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(EditError, match="第 1 行第 . 列.*同一处"):
        apply_to_text("一二三四", edits)


@pytest.mark.parametrize("span", [(3, 1, 3, 2), (1, 4, 1, 4), (1, 0, 1, 1), (1, 2, 1, 1)])
def test_an_edit_outside_of_the_file_is_refused(span: tuple[int, int, int, int]) -> None:
    with pytest.raises(EditError, match="第 . 行第 . 列"):
        apply_to_text("一二\n三", [Edit(Span(*span), "")])


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_new_line_is_of_the_kind_that_the_file_has(line_end: str) -> None:
    text = apply_to_text(f"一{line_end}二", [Edit(Span.point(1, 2), "\n新")])
    assert text == f"一{line_end}新{line_end}二"


def test_only_what_an_editor_takes_for_a_line_end_is_one() -> None:
    text = apply_to_text("一\u2028\x0b\x0c\x85二\n三", [Edit(Span.within(2, 1, 2), "叁")])
    assert text == "一\u2028\x0b\x0c\x85二\n叁"


def test_utf16_stays_utf16() -> None:
    raw = b"\xff\xfe" + "一二".encode("utf-16-le")
    assert apply_to_bytes(raw, [at(2, 3, "贰")]) == b"\xff\xfe" + "一贰".encode("utf-16-le")


def test_a_file_that_cannot_be_read_for_certain_is_not_touched() -> None:
    with pytest.raises(EditError, match="编码"):
        apply_to_bytes("一".encode() + b"\xff\xff", [at(1, 2, "壹")])
