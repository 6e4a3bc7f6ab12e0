"""CSV as spreadsheets in China open it without a question.

That is UTF-8 with BOM, CRLF, and no cell that could be taken for a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any

from .cells import cell
from .columns import INTEGER, NUMBER, Column

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""A text that begins so might be calculated.

Some spreadsheets take the full-width signs for the plain ones. An apostrophe of the text's own is
doubled, so that what was added can be taken away again.
"""


_BOM = "\ufeff"


def csv_head(columns: Iterable[Column]) -> str:
    """What a file begins with: the headings in Chinese."""
    return _BOM + _line([column.name for column in columns])


def csv_line(row: dict[str, Any], columns: Iterable[Column]) -> str:
    """A row, with its line end; an empty cell where nothing is known."""
    return _line([_cell(row.get(column.name), column) for column in columns])


class _Back:
    """Gives back what is written to it; so a writer returns the line that it has made."""

    def write(self, text: str) -> str:
        return text


_WRITER = csv.writer(_Back(), lineterminator="\r\n")


def _line(cells: list[str]) -> str:
    line: Any = _WRITER.writerow(cells)
    return str(line)


def _cell(value: Any, column: Column) -> str:
    text = cell(value, column)
    is_number = column.type in (NUMBER, INTEGER) and not column.many
    return text if is_number else safe(text)


def safe(text: str) -> str:
    """With an apostrophe before what a spreadsheet might calculate."""
    return f"'{text}" if text.startswith(RISKY) else text
