"""`jiangpu import 表.docx`: a form that somebody has filled in with Word goes into the fields."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest
from jiangpu.commands.main import main
from jiangpu.importing.word_forms import read_form
from summaries import SUMMARIES

Capture = pytest.CaptureFixture[str]
Form = Callable[..., str]


HEAD = ("名称", "类别", "年份", "状态")


@pytest.fixture
def form(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """A form as unions have it: a title, labels beside values, a list, a line to sign."""

    def fill(values: Mapping[str, str], project: tuple[str, ...] = (), *said: str) -> str:
        document = docx.Document()
        document.add_heading("创新工作室申报表", 0)
        table = document.add_table(rows=0, cols=2)
        for label, text in {"工作室名称": "张三劳模创新工作室", "县区": "", **values}.items():
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, text
        document.add_paragraph("课题")
        projects = document.add_table(rows=2, cols=len(HEAD))
        for row, texts in zip(projects.rows, (HEAD, project), strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                cell.text = text
        for text in said:
            document.add_paragraph(text)
        path = tmp_path_factory.mktemp("form") / "申报表.docx"
        document.save(str(path))
        return str(path)

    return fill


def studio(inside: Path) -> str:
    return (inside / "studios/jia.md").read_text(encoding="utf-8")


def test_what_was_filled_in_is_in_the_fields_and_the_second_time_changes_no_byte(
    inside: Path, form: Form
) -> None:
    path = form(
        {"成立年份": "2016年5月", "成员构成": "技师三人"},
        ("听漏棒", "科技开发", "2024"),
        "填报单位：某某厂工会",
    )
    assert main(["import", path, "--yes"]) == 0
    text = studio(inside)
    assert "成立年份: 2016-05\n" in text and "成员构成: 技师三人\n" in text
    assert "- {名称: 听漏棒, 类别: 科技开发, 年份: 2024, 来源: s2}" in text
    assert (
        "- {代号: s2, 题名: 创新工作室申报表, 发布者: 某某厂工会, 类别: 文件, 说明: 台账}" in text
    )
    assert main(["import", path, "--yes"]) == 0
    assert studio(inside) == text


def test_what_stands_beside_the_form_is_told(inside: Path, form: Form, capsys: Capture) -> None:
    path = form({"成员构成": "技师三人", "行业": "化工"}, (), "想办展柜，电话 13812345678。")
    assert main(["import", path]) == 1
    told = capsys.readouterr().out
    assert "想办展柜，电话 138…78。" in told


def test_our_own_form_that_nobody_filled_in_changes_nothing(inside: Path) -> None:
    before = studio(inside)
    assert main(["forms", "S0001"]) == 0
    assert main(["import", "工作室基本情况表-张三劳模创新工作室.docx", "--yes"]) == 0
    assert studio(inside) == before


@pytest.mark.parametrize("first", ["填报单位：某某厂工会", "创新工作室申报表"])
def test_whatever_stands_first_the_title_is_the_title(first: str) -> None:
    document = docx.Document()
    document.add_paragraph(first)
    document.add_paragraph("创新工作室申报表")
    table = document.add_table(rows=3, cols=2)
    for row, texts in zip(
        table.rows, (("工作室名称", "甲"), ("单位", "某厂"), ("行业", "化工")), strict=True
    ):
        row.cells[0].text, row.cells[1].text = texts
    made = io.BytesIO()
    document.save(made)
    found = read_form("表.docx", made.getvalue())
    assert found is not None and found.book.sheets[0].rows[0][0].text == "创新工作室申报表"


def test_labels_merged_over_rows_and_columns_keep_their_values() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=4)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "领衔人"
    for row, column, text in (
        (0, 1, "姓名"),
        (0, 2, "张三"),
        (1, 1, "单位"),
        (1, 2, "某某厂"),
        (2, 0, "行业"),
    ):
        table.cell(row, column).text = text
    table.cell(2, 1).merge(table.cell(2, 3)).text = "化工"
    made = io.BytesIO()
    document.save(made)
    found = read_form("表.docx", made.getvalue())
    assert found is not None
    rows = [[cell.text for cell in row] for row in found.book.sheets[0].rows]
    assert rows == [
        ["表", "", "", ""],
        ["领衔人", "姓名", "张三", ""],
        ["", "单位", "某某厂", ""],
        ["行业", "化工", "", ""],
    ]


@pytest.mark.parametrize("name", SUMMARIES)
def test_a_summary_is_no_form(name: str) -> None:
    assert read_form("总结.docx", SUMMARIES[name]()) is None
