"""CSV as spreadsheets in China open it without a question: UTF-8 with BOM, CRLF, and no cell that could be taken for a formula."""

from __future__ import annotations

import csv
import io

from .cells import cell
from .columns import INTEGER, NUMBER, Table

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""A text that begins so might be calculated; the full-width signs too, which some spreadsheets take for the plain ones. An apostrophe of
the text's own is doubled, so that what was added can be taken away again."""


def table_csv(table: Table) -> bytes:
    """Headings in Chinese, a row a record, an empty cell where nothing is known."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(column.name for column in table.flat)
    for row in table.rows:
        rows.writerow(
            cell(row.get(column.name), column)
            if column.type in (NUMBER, INTEGER) and not column.many
            else safe(cell(row.get(column.name), column))
            for column in table.flat
        )
    return text.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """With an apostrophe before what a spreadsheet might calculate."""
    return f"'{text}" if text.startswith(RISKY) else text
