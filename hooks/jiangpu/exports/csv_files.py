"""CSV as spreadsheets in China open it without a question.

That is UTF-8 with BOM, CRLF, and no cell that could be taken for a formula.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from .cells import cell
from .columns import INTEGER, NUMBER, Column, Table

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""A text that begins so might be calculated.

Some spreadsheets take the full-width signs for the plain ones. An apostrophe of the text's own is
doubled, so that what was added can be taken away again.
"""


def table_csv(table: Table) -> bytes:
    """Headings in Chinese, a row for each record, an empty cell where nothing is known."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow([column.name for column in table.flat])
    for row in table.rows:
        rows.writerow([_cell(row.get(column.name), column) for column in table.flat])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Any, column: Column) -> str:
    text = cell(value, column)
    is_number = column.type in (NUMBER, INTEGER) and not column.many
    return text if is_number else safe(text)


def safe(text: str) -> str:
    """With an apostrophe before what a spreadsheet might calculate."""
    return f"'{text}" if text.startswith(RISKY) else text
