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


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("类别:操作法", "类别", "操作法"),
        ("类别 操作法", "类别", "操作法"),
        ("类别\u00a0:\u00a0操作法", "类别", "操作法"),
        ("类别: 操作\u200b法", "类别", "操作法"),
        ("**类别**：操作法", "类别", "操作法"),
        ("名称: 处理 #1 机组", "名称", "处理 #1 机组"),
        ("单位: %", "单位", "%"),
        ("工种: ［泵工，钳工］", "工种", ["泵工，钳工"]),
        ("工种: [泵工, 钳工】", "工种", ["泵工", "钳工"]),
        ("工种: [泵工, 钳工", "工种", ["泵工", "钳工"]),
        ("荣誉: {名称：甲，级别：市｝", "荣誉", {"名称": "甲", "级别": "市"}),
        ("工种:\n  -泵工\n  －钳工", "工种", ["泵工", "钳工"]),
        ("荣誉:\n  - 名称: 甲\n      级别: 市", "荣誉", [{"名称": "甲", "级别": "市"}]),
        ("标签: ''", None, None),
        ("标签: [~]", None, None),
        (
            "摘要: >\n  换泵从半天\n  减到一刻钟，by\n  hand",
            "摘要",
            "换泵从半天减到一刻钟，by hand\n",
        ),
    ],
)
def test_what_is_clear_is_read_as_meant(line: str, field: str | None, value: object) -> None:
    parsed, _ = parse("x.md", f"---\n编号: S0001\n{line}\n更新: 2024-01-01\n---\n".encode())
    wanted = {"编号": "S0001", "更新": "2024-01-01"} | ({field: value} if field else {})
    assert parsed.tree.data == wanted


@pytest.mark.parametrize(
    "line",
    [
        "说明: 参加，单位：某厂",
        "说明: 参加, 单位：某厂",
        "网址: https://a.example/#x",
        "名称: 3#机 C# F#",
        "要点: [先看表，单位：项]",
        "名称: 甲－乙",
        'a: "单位:某厂"',
    ],
)
def test_what_is_right_stays(line: str) -> None:
    parsed, problems = parse("x.md", f"---\n{line}\n---\n".encode())
    name, _, value = line.partition(": ")
    assert not problems
    if not value.startswith(("[", '"')):
        assert parsed.tree.data == {name: value}


@pytest.mark.parametrize(
    "header",
    [
        "数字: " + "[" * 25_000,
        "数字: " + "{a: " * 20_000,
        "数字: " + "- " * 20_000 + "x",
        "? " * 20_000,
        "\n".join(" " * depth + "a:" for depth in range(400)),
        "口径: " + "一" * 200_000,
        "口径: " + "1" * 6_000,
    ],
)
def test_nothing_small_kills(header: str) -> None:
    parsed, problems = parse("x.md", f"---\n{header}\n更新: 2024-01-01\n---\n".encode())
    assert problems
    assert set(parsed.tree.data) <= {"更新", "a"}
