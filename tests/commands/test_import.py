"""`jiangpu import` and `jiangpu template`: shows, asks, puts in all or nothing, gives back."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from importing.ledgers import LEDGERS
from jiangpu.commands.main import main

Capture = pytest.CaptureFixture[str]
Answer = Callable[[str], None]


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """What somebody types at the questions."""
    return lambda words: monkeypatch.setattr("sys.stdin", io.StringIO(words))


def given(root: Path, name: str) -> str:
    """A ledger beside the repository's content."""
    made = LEDGERS[name]()
    (root / made.name).write_bytes(made.raw)
    return made.name


def studios(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "studios").iterdir())


def test_it_shows_asks_and_puts_in(inside: Path, capsys: Capture, answer: Answer) -> None:
    name = given(inside, "old_notepad")
    answer("y\n")
    assert main(["import", name]) == 0
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "台账.csv，1 张表。现在还什么都没有动",
        "  台账:读作工作室台账",
        "台账 第 2 行 甲某某劳模创新工作室:新建 S0002",
        "  D2 “2019-5”读作 2019-05",
        "  G2 “近2000”读作 2000 人次，带“近”",
        "  H2 “1,000.50”读作 1000.5 万元",
        "没有看到是谁填报的，来源里会写“未写明填报单位”;改法:加上 --publisher 单位",
        "新建 1 行",
        "放进去吗（新建 1 行）？放就打 y，再按回车:放进去了，写了 1 个文件；新的是草稿。要退回，运行 jiangpu undo",
        "  studios/jiamoumoulaomochuangxingongzuoshi.md",
        "接下来:运行 jiangpu check，看还要补什么、核对什么",
    ]
    assert main(["import", name, "--yes"]) == 0
    assert capsys.readouterr().out.endswith("已经有 1 行\n没有要动的\n")
    assert main(["check", "studios"]) == 0
    assert main(["undo", "--yes"]) == 0
    assert studios(inside) == ["jia.md"]


def test_only_a_new_record_is_called_a_draft(inside: Path, capsys: Capture) -> None:
    name = given(inside, "old_notepad")
    assert main(["import", name, "--yes"]) == 0
    table = inside / "后来.csv"
    table.write_text("工作室名称,培训人次\n甲某某劳模创新工作室,90\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["import", "后来.csv", "--yes", "--publisher", "某某厂工会"]) == 0
    said = capsys.readouterr().out
    assert "写了 1 个文件。要退回" in said and "草稿" not in said
    assert "没有看到是谁填报的" not in said


def test_no_answer_puts_nothing_in(inside: Path, capsys: Capture, answer: Answer) -> None:
    answer("")
    assert main(["import", given(inside, "old_notepad")]) == 1
    assert studios(inside) == ["jia.md"]
    assert "没有人回答" in capsys.readouterr().out


def test_one_refused_row_keeps_all_out_unless_the_rest_is_wanted(
    inside: Path, capsys: Capture
) -> None:
    name = given(inside, "unclear")
    assert main(["import", name, "--yes"]) == 1
    said = capsys.readouterr().out
    assert "有 1 行不收（2023年 第 5 行），所以一行也没有放" in said
    assert "  D5 有 2 个级别，分不清哪一级是哪一年;改法:写成“省级 2018；市级 2021”\n" in said
    assert studios(inside) == ["jia.md"]
    assert main(["import", name, "--yes", "--skip", "2023年:5"]) == 0


def test_a_column_that_nobody_knows_is_asked_once(
    inside: Path, capsys: Capture, answer: Answer
) -> None:
    name = given(inside, "unknown_columns")
    answer("特色\ny\n")
    assert main(["import", name]) == 0
    assert "“厂歌”放到哪里" in capsys.readouterr().out
    answer("")
    assert main(["import", name]) == 0
    assert "放到哪里" not in capsys.readouterr().out


def test_the_workbook_comes_back(inside: Path, capsys: Capture) -> None:
    name = given(inside, "unclear")
    assert main(["import", name, "--return", "改.xlsx"]) == 1
    said = capsys.readouterr().out
    assert "另存了 改.xlsx，标了 4 格" in said
    assert "照批注改好、保存，再运行 jiangpu import 改.xlsx" in said
    cell = openpyxl.load_workbook(inside / "改.xlsx")["2023年"]["D5"]
    assert cell.comment is not None
    assert studios(inside) == ["jia.md"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", "没有.xlsx"], "没有 没有.xlsx 这个文件"),
        (["import", "a.csv", "--map", "厂歌"], "写成 表头=放到"),
        (["import", "a.csv", "--skip", "7"], "写成 表名:行号"),
        (["import", "a.csv", "--kind", "报告"], "只有工作室、操作法、人物"),
        (["import", "a.csv", "--return", "b.xlsx"], "只有 .xlsx 的表能标颜色"),
        (["template", "报告"], "没有“报告”的空表"),
        (["template", "--out", "a.csv"], "已经有了，没有动它"),
    ],
)
def test_wrong_use(inside: Path, capsys: Capture, words: list[str], said: str) -> None:
    (inside / "a.csv").write_text("工作室名称,所在单位\n甲工作室,某厂\n", encoding="utf-8")
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_not_read(inside: Path, capsys: Capture) -> None:
    (inside / "旧.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    assert main(["import", "旧.xls"]) == 1
    assert "另存为" in capsys.readouterr().out


def test_the_empty_ledger(inside: Path, capsys: Capture) -> None:
    assert main(["template", "操作法"]) == 0
    assert (inside / "操作法台账.xlsx").is_file()
    assert "jiangpu import 操作法台账.xlsx" in capsys.readouterr().out
