"""A table as its two files, JSON and CSV, from lines of which one is there at a time."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import NamedTuple

from .columns import Shape, Table, shape_of
from .csv_files import csv_head
from .json_files import json_head
from .lines import Line


class TableFiles(NamedTuple):
    """A table as it is written.

    Attributes:
        shape: what is known of the table when its rows are gone.
        json, csv: the contents of its files.
    """

    shape: Shape
    json: bytes
    csv: bytes


_FIRST, _NEXT = b"[\n  ", b",\n  "
"""What stands before the first record, and before any other."""
_END, _EMPTY = b"\n ]\n}\n", b"[]\n}\n"
"""What stands behind the last one, or in the place of all."""


def table_files(table: Table, lines: Iterable[Line], *, version: str, updated: str) -> TableFiles:
    """A table as JSON, a row a line, what is unknown left out of its row; and as CSV.

    Args:
        table: its rows are not looked at.
        lines: its rows as text.
        version: of the format.
        updated: the date of the data, YYYY-MM-DD.
    """
    records, cells = io.BytesIO(), io.BytesIO()
    cells.write(csv_head(table.flat).encode())
    count = 0
    for line in lines:
        records.write(_NEXT if count else _FIRST)
        records.write(line.json.encode())
        cells.write(line.csv.encode())
        count += 1
    shape = shape_of(table, count)
    head = json_head(shape, version=version, updated=updated)
    content = b"".join((head, records.getbuffer(), _END if count else _EMPTY))
    return TableFiles(shape, content, cells.getvalue())
