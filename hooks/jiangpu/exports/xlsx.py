"""ledger.xlsx: a sheet for each table, as a clerk would set it up by hand.

Every text is a text: nothing is calculated when the file is opened.
"""

from __future__ import annotations

import datetime
import gc
import io
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from .cells import cell
from .columns import DATE, DAY, INTEGER, NUMBER, Column, Shape, Table, shape_of

LIMIT = 32_767
"""Characters that a cell of Excel can hold."""
_CUT = "……（太长，全文见 JSON 文件）"
"""Stands at the end of a text that was cut off there."""

_NARROWEST, _WIDEST = 8, 42
"""Of a column, in characters; a Chinese character is two wide."""
_BESIDE_HEADING, _BESIDE_TEXT = 4, 2
"""Room beside a heading, for the filter's arrow, and beside a text."""
_PAGE_WIDTH = 240
"""Characters across a lying A4 that can still be read."""
_A4 = 9
"""A4 as Excel counts paper."""
_WINDOW = (2400, 1400)
"""The window in which the book opens, in pixels."""

_ABOUT_WIDTHS = (14, 10, 80)
"""Of the three columns of the first sheet, in characters."""
_LINE_HEIGHT = 16
"""Of a line of text, in points."""
_LINE_WIDTH = 88
"""Characters on a line of the two merged columns of the first sheet."""

_ONLY_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_HEADING_LOOK = {
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "bg_color": "#EFEBE2",
    "bottom": 1,
}
_TEXT_LOOK = {"text_wrap": True, "valign": "top"}
_DAY_LOOK = {"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}


def ledger(
    tables: Iterable[Table], about: Sequence[tuple[str, str]], *, title: str, created: str
) -> bytes:
    """The workbook: a sheet that says what it is, then the tables.

    Args:
        about: rows of the first sheet, a term and what is to be said of it.
        title: for the file's properties.
        created: a date for the file's properties, YYYY-MM-DD; the clock is not asked.
    """
    target = io.BytesIO()
    _write_book(target, tables, about, title=title, created=created)
    gc.collect()  # its sheets know it and it knows them: a million cells would stay for long
    return target.getvalue()


def _write_book(
    target: io.BytesIO,
    tables: Iterable[Table],
    about: Sequence[tuple[str, str]],
    *,
    title: str,
    created: str,
) -> None:
    book = _Book(target)
    book.set_properties(title, created)
    first = book.add_first()
    shapes = []
    for table in tables:
        book.add_table(table)
        shapes.append(shape_of(table, len(table.rows)))
    book.write_about(first, about, shapes)
    book.close()


class _Book:
    """A workbook being written, with the three looks that its cells have."""

    def __init__(self, target: io.BytesIO) -> None:
        import xlsxwriter  # nobody who only checks should wait for it

        self._book = xlsxwriter.Workbook(target, _ONLY_TEXT)
        self._book.set_size(*_WINDOW)
        self._heading = self._book.add_format(_HEADING_LOOK)
        self._text = self._book.add_format(_TEXT_LOOK)
        self._day = self._book.add_format(_DAY_LOOK)

    def set_properties(self, title: str, created: str) -> None:
        date = datetime.datetime.fromisoformat(created)
        self._book.set_properties({"title": title, "created": date})

    def close(self) -> None:
        """Write everything to the target."""
        self._book.close()

    def add_first(self) -> Any:
        """The first sheet, still empty."""
        return self._book.add_worksheet("说明")

    def write_about(
        self, sheet: Any, about: Sequence[tuple[str, str]], tables: Sequence[Shape]
    ) -> None:
        """Say on the first sheet what the book is, and list the others."""
        for column, width in enumerate(_ABOUT_WIDTHS):
            sheet.set_column(column, column, width)
        for line, (term, text) in enumerate(about):
            sheet.write_string(line, 0, term, self._heading)
            sheet.merge_range(line, 1, line, 2, "", self._text)
            sheet.write_string(line, 1, text, self._text)
            sheet.set_row(line, _LINE_HEIGHT * (1 + _width(text) // _LINE_WIDTH))
        self._list_tables(sheet, max(len(about), 1) + 1, tables)
        _set_paper(sheet, sum(_ABOUT_WIDTHS))

    def _list_tables(self, sheet: Any, first_line: int, tables: Sequence[Shape]) -> None:
        for column, heading in enumerate(("工作表", "行数", "内容")):
            sheet.write_string(first_line, column, heading, self._heading)
        for line, table in enumerate(tables, first_line + 1):
            sheet.write_url(line, 0, f"internal:'{table.title}'!A1", string=table.title)
            sheet.write_number(line, 1, table.count, self._text)
            sheet.write_string(line, 2, table.note, self._text)

    def add_table(self, table: Table) -> None:
        """A sheet with headings that stay in sight, and filters."""
        sheet = self._book.add_worksheet(table.title)
        widths = [_column_width(column, table) for column in table.flat]
        for place, column in enumerate(table.flat):
            sheet.write_string(0, place, column.name, self._heading)
            sheet.set_column(place, place, widths[place])
        for line, row in enumerate(table.rows, 1):
            for place, column in enumerate(table.flat):
                self._write(sheet, line, place, row.get(column.name), column)

        last_line = max(len(table.rows), 1)
        last_place = len(table.flat) - 1
        sheet.freeze_panes(1, min(2, last_place))
        sheet.autofilter(0, 0, last_line, last_place)
        from xlsxwriter.utility import xl_rowcol_to_cell

        whole = f"A1:{xl_rowcol_to_cell(last_line, last_place)}"
        sheet.ignore_errors({"number_stored_as_text": whole})
        sheet.repeat_rows(0)
        _set_paper(sheet, sum(widths))

    def _write(self, sheet: Any, line: int, place: int, value: Any, column: Column) -> None:
        """A cell: numbers as numbers, whole dates as dates, all else as text."""
        if value is None:
            return
        if column.type in (NUMBER, INTEGER) and not column.many:
            sheet.write_number(line, place, value, self._text)
        elif column.type in (DATE, DAY) and not column.many and _is_whole_date(value):
            date = datetime.datetime.fromisoformat(value)
            sheet.write_datetime(line, place, date, self._day)
        else:
            sheet.write_string(line, place, _cut(cell(value, column)), self._text)


def _is_whole_date(text: str) -> bool:
    """False for 2019-06 and 原文隐去."""
    return len(text) == len("2019-06-26") and text[0].isdigit()


def _cut(text: str) -> str:
    """A text that fits into a cell."""
    return text if len(text) <= LIMIT else text[: LIMIT - len(_CUT)] + _CUT


def _set_paper(sheet: Any, width: int) -> None:
    """Lying A4 with page numbers at the foot.

    Args:
        width: of all columns, in characters. What would be too small on one sheet's width goes on
            beside it, under the same first columns.
    """
    sheet.set_landscape()
    sheet.set_paper(_A4)
    if width <= _PAGE_WIDTH:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(80)
        sheet.repeat_columns(0, 1)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _column_width(column: Column, table: Table) -> int:
    """Wide enough for nine rows of ten, within reason. In characters."""
    widths = _text_widths(column, table.rows)
    heading = _width(column.name) + _BESIDE_HEADING
    typical = _ninth_of_ten(widths) + _BESIDE_TEXT
    return max(_NARROWEST, heading, min(_WIDEST, typical))


def _text_widths(column: Column, rows: Iterable[dict[str, Any]]) -> list[int]:
    texts = [cell(row[column.name], column) for row in rows if column.name in row]
    return sorted(_width(text) for text in texts)


def _ninth_of_ten(widths: Sequence[int]) -> int:
    """The width, of sorted ones, that nine of ten do not exceed; 0 of none."""
    if not widths:
        return 0
    if len(widths) == 1:
        return widths[0]
    return widths[len(widths) * 9 // 10 - 1]


class _Widths(dict[str, int]):
    """Character → its width; each is looked up in Unicode's tables once."""

    def __missing__(self, char: str) -> int:
        self[char] = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        return self[char]


_WIDTHS = _Widths()


def _width(text: str) -> int:
    """In characters, a Chinese one counted twice."""
    return sum(map(_WIDTHS.__getitem__, text))
