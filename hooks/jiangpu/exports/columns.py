"""What a data file holds: tables with columns. Those of a record kind follow from its schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import BaseModel

from ..schema.base import Image, Record
from ..schema.fields import Field, fields_of
from ..schema.types import ValueType

TEXT = ValueType.TEXT
NUMBER = ValueType.NUMBER
INTEGER = ValueType.INTEGER
YES = ValueType.YES
DATE = ValueType.DATE
DAY = ValueType.DAY
REF = ValueType.REF
PART = ValueType.PART
LINK = ValueType.LINK
"""The types of value, as in the schema. In a data file a REF is {编号, 名称}."""


@dataclass(frozen=True)
class Column:
    """One column of a table, or one field of an entry.

    Attributes:
        attribute: the schema's name for it, "" for a column that the export computes.
        name, help, example: as editors know it.
        type: one of the types above.
        many: a list of them.
        required: present in every row; any other is left out where nothing is known.
        words: the only values that it has, when there is a closed list.
        parts: the fields of an entry.
        ref: the kind of record that it names, a registry key.
        flat: False keeps a long one out of CSV and XLSX; a table or a file of its own holds it.
    """

    attribute: str
    name: str
    help: str
    type: ValueType = TEXT
    many: bool = False
    required: bool = False
    words: tuple[str, ...] = ()
    parts: tuple[Column, ...] = ()
    ref: str = ""
    example: str = ""
    flat: bool = True


@dataclass(frozen=True)
class Heading:
    """What stands over a table.

    Attributes:
        key: the file name without ending.
        title, note: what it holds, for people.
    """

    key: str
    title: str
    note: str
    columns: tuple[Column, ...]

    @property
    def flat(self) -> tuple[Column, ...]:
        """The columns of CSV and XLSX."""
        return tuple(column for column in self.columns if column.flat)


@dataclass(frozen=True)
class Table(Heading):
    """A table with its rows: column name → JSON value; what is unknown is not there.

    Attributes:
        identity: the columns that together are unlike in every row.
    """

    rows: tuple[dict[str, Any], ...] = field(repr=False)
    identity: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shape(Heading):
    """A table without its rows, which only their file holds.

    Attributes:
        count: how many rows there are.
        identity: the columns that together are unlike in every row.
    """

    count: int
    identity: tuple[str, ...]


def shape_of(table: Table, count: int) -> Shape:
    """What is known of a table when its rows are gone.

    Args:
        table: with its rows or without.
        count: how many there are.
    """
    return Shape(table.key, table.title, table.note, table.columns, count, table.identity)


COMPUTED: dict[type[BaseModel], tuple[Column, ...]] = {
    Image: (
        Column("", "网址", "这张图在网站上的地址，已经去掉拍摄地点和相机", LINK, required=True),
        Column("", "宽", "像素", INTEGER, required=True),
        Column("", "高", "像素", INTEGER, required=True),
        Column("", "小图", "同一张图小一些的，宽不超过 480 像素", LINK, required=True),
    )
}
"""Entries that hold more than their fields → the columns that are computed, which come first."""

LONG = frozenset({"figures", "rules"})
"""Fields of a record with a table of their own: no column in CSV and XLSX."""


@cache
def columns_of(model: type[BaseModel]) -> tuple[Column, ...]:
    """The fields of a model that leave the site (`schema/openness.py`), in its order."""
    is_record = issubclass(model, Record)
    columns = list(COMPUTED.get(model, ()))
    for described in fields_of(model):
        if described.public:
            long = is_record and described.attribute in LONG
            columns.append(_column(described, flat=not long))
    return tuple(columns)


def _column(described: Field, flat: bool) -> Column:
    return Column(
        attribute=described.attribute,
        name=described.label,
        help=described.help,
        type=described.type,
        many=described.many,
        required=described.required,
        words=described.words,
        parts=columns_of(described.part) if described.part else (),
        ref=described.refers_to,
        example=described.example,
        flat=flat,
    )
