"""ledger.xlsx: a sheet per table, as a clerk would set it up by hand. Every text is a text: nothing is calculated when it is opened."""

from __future__ import annotations

import datetime
import io
import unicodedata
from collections.abc import Iterable

import xlsxwriter

from .cells import cell
from .columns import DATE, DAY, INTEGER, NUMBER, Column, Table

LIMIT = 32_767
"""Characters that a cell can hold."""

_CUT = "……（太长，全文见 JSON 文件）"
_NARROW, _WIDE = 8, 42
_PAPER = 240
"""Characters across a lying A4 that can still be read."""


def ledger(
    tables: Iterable[Table], about: Iterable[tuple[str, str]], *, title: str, created: str
) -> bytes:
    """The workbook: what it is, then the tables.

    Args:
        about: rows of the first sheet.
        created: a date for the file's properties; the clock is not asked.
    """
    tables = list(tables)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": title, "created": datetime.datetime.fromisoformat(created)})
    book.set_size(2400, 1400)
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#EFEBE2", "bottom": 1}
    )
    text = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    _about(book.add_worksheet("说明"), tables, list(about), head, text)
    for table in tables:
        _sheet(book.add_worksheet(table.title), table, head, text, day)
    book.close()
    return target.getvalue()


def _about(
    sheet: xlsxwriter.worksheet.Worksheet,
    tables: list[Table],
    about: list[tuple[str, str]],
    head: object,
    text: object,
) -> None:
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 2, 80)
    line = 0
    for line, (term, told) in enumerate(about):
        sheet.write_string(line, 0, term, head)
        sheet.merge_range(line, 1, line, 2, "", text)
        sheet.write_string(line, 1, told, text)
        sheet.set_row(line, 16 * (1 + _width(told) // 88))
    line += 2
    for column, word in enumerate(("工作表", "行数", "内容")):
        sheet.write_string(line, column, word, head)
    for offset, table in enumerate(tables, 1):
        sheet.write_url(line + offset, 0, f"internal:'{table.title}'!A1", string=table.title)
        sheet.write_number(line + offset, 1, len(table.rows), text)
        sheet.write_string(line + offset, 2, table.note, text)
    _paper(sheet)


def _sheet(
    sheet: xlsxwriter.worksheet.Worksheet, table: Table, head: object, text: object, day: object
) -> None:
    columns = table.flat
    last = len(table.rows)
    widths = [_fitting(column, table) for column in columns]
    for index, column in enumerate(columns):
        sheet.write_string(0, index, column.name, head)
        sheet.set_column(index, index, widths[index])
    for line, row in enumerate(table.rows, 1):
        for index, column in enumerate(columns):
            _write(sheet, line, index, row, column, text, day)
    sheet.freeze_panes(1, min(2, len(columns) - 1))
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
    sheet.ignore_errors(
        {
            "number_stored_as_text": f"A1:{xlsxwriter.utility.xl_rowcol_to_cell(max(last, 1), len(columns) - 1)}"
        }
    )
    sheet.repeat_rows(0)
    _paper(sheet, sum(widths))


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    line: int,
    index: int,
    row: dict,
    column: Column,
    text: object,
    day: object,
) -> None:
    value = row.get(column.name)
    if value is None:
        return
    if column.type in (NUMBER, INTEGER) and not column.many:
        sheet.write_number(line, index, value, text)
    elif column.type in (DATE, DAY) and not column.many and len(value) == 10 and value[0].isdigit():
        sheet.write_datetime(line, index, datetime.datetime.fromisoformat(value), day)
    else:
        told = cell(value, column)
        sheet.write_string(
            line, index, told if len(told) <= LIMIT else told[: LIMIT - len(_CUT)] + _CUT, text
        )


def _paper(sheet: xlsxwriter.worksheet.Worksheet, width: int = 0) -> None:
    """Lying A4, page numbers at the foot; what would be too small on one sheet's width goes on beside it, under the same first columns."""
    sheet.set_landscape()
    sheet.set_paper(9)
    if width <= _PAPER:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(80)
        sheet.repeat_columns(0, 1)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _fitting(column: Column, table: Table) -> int:
    """Wide enough for nine rows of ten, within reason; a Chinese character is two wide."""
    lengths = sorted(
        _width(cell(row[column.name], column)) for row in table.rows if column.name in row
    )
    typical = lengths[len(lengths) * 9 // 10 - (len(lengths) > 1)] if lengths else 0
    return max(_NARROW, _width(column.name) + 4, min(_WIDE, typical + 2))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
