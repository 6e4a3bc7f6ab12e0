"""Rows as the text that stands in the files: a line of JSON and a line of CSV.

Of a record that has not changed the text is kept, so nothing has to be written out again for it,
and no more than one row is there at a time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .columns import Column, Table
from .csv_files import csv_line

Row = dict[str, Any]
"""Name of a column → JSON value; what is unknown is not there."""


class Line(NamedTuple):
    """A row as text.

    Attributes:
        json: an object, without a line end.
        csv: the cells, with the line end.
    """

    json: str
    csv: str


def line_of(row: Row, columns: Iterable[Column]) -> Line:
    """A row as text.

    Args:
        row: it has a value at least.
        columns: those of CSV.
    """
    return Line(json_of(row), csv_line(row, columns))


def lines_of(table: Table) -> Iterator[Line]:
    """The rows of a table as text."""
    columns = table.flat
    for row in table.rows:
        yield line_of(row, columns)


def json_of(row: Row) -> str:
    """A row as JSON text on one line."""
    return json.dumps(row, ensure_ascii=False)


def with_value(line: Line, name: str, value: str) -> Line:
    """A line with one more value behind the others, for a column that CSV does not have."""
    more = json_of({name: value})
    return line._replace(json=f"{line.json[:-1]}, {more[1:]}")
