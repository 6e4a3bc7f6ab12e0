"""Typing errors are mended in the copy that is read: nothing else of the file is lost to them."""

from __future__ import annotations

import pytest
from jiangpu.reading.frontmatter import parse


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("类别：操作法", "类别", "操作法"),
        ("类别　：　操作法", "类别", "操作法"),
        ("行业:\t化工", "行业", "化工"),
        ("工种: “泵工”", "工种", "泵工"),
        ('工种: “泵"\\工”', "工种", '泵"\\工'),
        ("工种：“泵工”", "工种", "泵工"),
        ("名称: 田\x02恒余", "名称", "田恒余"),
        ("名称: 田\u2028恒余", "名称", "田 恒余"),
        ('名称: "{类别：甲}"', "名称", "{类别：甲}"),
    ],
)
def test_read_as_meant(line: str, field: str, value: str) -> None:
    parsed, _ = parse("x.md", f"---\n编号: S0001\n{line}\n更新: 2024-01-01\n---\n".encode())
    assert parsed.tree.data == {"编号": "S0001", field: value, "更新": "2024-01-01"}


def test_text_blocks_are_left_as_they_are() -> None:
    text = "---\n摘要: |\n  类别：操作法\n更新：2024-01-01\n---\n"
    parsed, problems = parse("x.md", text.encode())
    assert parsed.tree.data["摘要"] == "类别：操作法\n"
    assert [(problem.code, problem.line) for problem in problems] == [("F006", 4)]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("\t类别　：“操作法”", {"F005": (2, 1, 2), "F006": (2, 5, 6), "F007": (2, 6, 11)}),
        ("　行业: 化\x02工", {"F003": (2, 7, 8), "F008": (2, 1, 2)}),
    ],
)
def test_several_on_one_line_each_where_it_stands(
    line: str, place: dict[str, tuple[int, int, int]]
) -> None:
    _, problems = parse("x.md", f"---\n{line}\n---\n".encode())
    assert place == {
        problem.code: (problem.line, problem.column, problem.end[1])
        for problem in problems
        if problem.end
    }


def test_a_file_of_nothing_but_faults_is_read_to_its_end() -> None:
    """What cannot be read is reported once for each block, and reading ends."""
    _, problems = parse("x.md", b"---\n@\n@\n- [\n---\n")
    assert {problem.code for problem in problems} == {"F003"}
