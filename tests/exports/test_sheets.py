"""The open data in a spreadsheet: CSV reads back equal, the workbook is proper, no cell is a formula."""

from __future__ import annotations

import datetime
import io
import json
from collections.abc import Callable

import openpyxl
import pytest
from exporting import Files, rows_of
from jiangpu.build.project import Project
from jiangpu.exports import tables_of
from jiangpu.exports.cells import cell
from jiangpu.exports.columns import NUMBER, Column, Table
from jiangpu.exports.csv_files import RISKY, csv_head, csv_line
from jiangpu.exports.projection import Projection
from jiangpu.exports.xlsx import ledger


def test_csv_reads_back_equal(repository: Project, files: Files) -> None:
    for table in tables_of(Projection(repository.site)):
        content = files[f"{table.key}.csv"]
        assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") > 0, table.key
        head, *rows = rows_of(content)
        assert head == [column.name for column in table.flat]
        expected = [
            [cell(row.get(column.name), column) for column in table.flat] for row in table.rows
        ]
        assert [
            [
                text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text
                for text in row
            ]
            for row in rows
        ] == expected


def test_no_cell_is_a_formula(little: Callable) -> None:
    """A name that begins with a sign of arithmetic stays text: an apostrophe in CSV, a text cell in XLSX; numbers stay numbers."""
    files = little(
        (
            "单位: 某某厂\n省: 江苏\n市: 连云港\n行业: 化工\n工种: 泵工\n称号",
            '单位: "=HYPERLINK(1)"\n省: 江苏\n市: "@连云港"\n行业: 化工\n工种: "+泵工"\n称号',
        )
    )
    head, row = rows_of(files["studios.csv"])
    told = dict(zip(head, row, strict=True))
    assert (
        told["单位"] == "'=HYPERLINK(1)" and told["市"] == "'@连云港" and told["工种"] == "'+泵工"
    )
    cells = [
        entry
        for sheet in openpyxl.load_workbook(io.BytesIO(files["ledger.xlsx"]))
        for line in sheet.iter_rows()
        for entry in line
    ]
    assert not [entry for entry in cells if entry.data_type == "f"]
    assert "=HYPERLINK(1)" in {entry.value for entry in cells if entry.data_type == "s"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "'=1"])
def test_what_a_spreadsheet_might_calculate_is_escaped(text: str) -> None:
    table = Table(
        "t",
        "甲",
        "",
        (Column("", "文", ""), Column("", "数", "", NUMBER)),
        ({"文": text, "数": -1.5},),
    )
    (told,) = table.rows
    _, row = rows_of((csv_head(table.flat) + csv_line(told, table.flat)).encode())
    assert row[0].startswith("'") and row[0].endswith(text) and row[1] == "-1.5", (
        "a number below zero is a number"
    )
    sheet = openpyxl.load_workbook(
        io.BytesIO(ledger([table], [], title="甲", created="2024-01-01"))
    )["甲"]
    assert (sheet["A2"].data_type, sheet["B2"].data_type, sheet["B2"].value) == ("s", "n", -1.5)


def test_the_workbook_is_proper(repository: Project, files: Files) -> None:
    """A sheet per table, headings in Chinese that stay, filters, widths, dates as dates, partial dates as they are, no formula."""
    book = openpyxl.load_workbook(io.BytesIO(files["ledger.xlsx"]))
    tables = {table.title: table for table in tables_of(Projection(repository.site))}
    assert book.sheetnames == ["说明", *tables]
    for title, table in tables.items():
        sheet = book[title]
        assert [entry.value for entry in sheet[1]] == [column.name for column in table.flat]
        assert sheet.freeze_panes == "C2" and sheet.auto_filter.ref.startswith("A1:")
        assert sheet.max_row == len(table.rows) + 1
        assert all(8 <= size.width <= 45 for size in sheet.column_dimensions.values())
        for line, row in zip(sheet.iter_rows(min_row=2), table.rows, strict=True):
            for entry, column in zip(line, table.flat, strict=True):
                assert entry.data_type != "f"
                value = row.get(column.name)
                if isinstance(entry.value, datetime.datetime):
                    assert (
                        entry.value.date().isoformat() == value
                        and entry.number_format == "yyyy-mm-dd"
                    )
                elif isinstance(entry.value, int | float):
                    assert entry.value == value
                else:
                    assert (entry.value or "") == cell(value, column)
    (column,) = [entry.column_letter for entry in book["工作室"][1] if entry.value == "更新"]
    assert any(isinstance(entry.value, datetime.datetime) for entry in book["工作室"][column]), (
        "更新 is a date"
    )
    assert book.properties.created == datetime.datetime.fromisoformat(
        json.loads(files["index.json"])["updated"]
    )


def test_a_text_too_long_for_a_cell_says_so(little: Callable) -> None:
    names = [f"{number}{'长' * 4_000}" for number in range(10)]
    files = little(("工种: 泵工\n称号", f"工种: 泵工\n别名: [{', '.join(names)}]\n称号"))
    head, row = (
        [entry.value for entry in line]
        for line in openpyxl.load_workbook(io.BytesIO(files["ledger.xlsx"]))["工作室"].iter_rows()
    )
    told = dict(zip(head, row, strict=True))["别名"]
    assert len(told) <= 32_767 and told.endswith("（太长，全文见 JSON 文件）")
    assert json.loads(files["studios.json"])["records"][0]["别名"] == names
