"""What a data file holds: tables with columns. The columns of a record kind are derived from its schema."""

from __future__ import annotations

import re
import typing
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

from ..schema.base import Record
from ..schema.declare import labels
from ..schema.fieldnames import part_of
from ..schema.types import Address, Date, FullDate, Ref
from ..schema.vocabularies import Vocabulary

TEXT, NUMBER, INTEGER, YES, DATE, DAY, REF, PART, LINK = (
    "text",
    "number",
    "integer",
    "yes",
    "date",
    "day",
    "ref",
    "part",
    "link",
)
"""Kinds of value: DATE may be partial (2019-06) or 原文隐去, DAY is whole; REF is {编号, 名称}; PART holds columns of its own."""


@dataclass(frozen=True)
class Column:
    """One column of a table, or one field of an entry.

    Attributes:
        attribute: the schema's name for it, "" for a column that the export computes.
        name, help, example: as editors know it.
        type: one of the kinds of value above.
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
    type: str = TEXT
    many: bool = False
    required: bool = False
    words: tuple[str, ...] = ()
    parts: tuple[Column, ...] = ()
    ref: str = ""
    example: str = ""
    flat: bool = True


@dataclass(frozen=True)
class Table:
    """A table with its rows: column name → JSON value; what is unknown is not there.

    `key` is the file name without ending, `identity` the columns that together are unlike in every row.
    """

    key: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[dict[str, Any], ...] = field(repr=False)
    identity: tuple[str, ...] = ()

    @property
    def flat(self) -> tuple[Column, ...]:
        """The columns of CSV and XLSX."""
        return tuple(column for column in self.columns if column.flat)


OPEN = frozenset(
    re.findall(
        r"\w+",
        """
    number name aliases summary sources figures rules updated tags alike former
    unit province city county industry trades
    code title publisher date kind address report note levels year body source text place items equals tolerance
    indicator value low high before after words unit_missing qualifiers nature scope region period as_of locator quote derived
    namesakes leaders founded titles makeup features evidence item regulations projects state contract achievements stage effects
    patents apprenticeships master apprentice activities alliances
    origin risk authors studio year_kind problem principle verse verse_length steps action points safety basis tools suits unsuited
    difficulty duration honors reach quiz ask options answer why step
    skill post works deeds records
    region_origin region_reason practices problems suggestions studios series conflicts defects side
    document reviews group rule
    goals audience stops method page
""",
    )
)
"""The allow-list: only fields of these names leave the site as data. A field that is new in the schema stays at home until it is named
here (or in KEPT: a test asks for the decision)."""

KEPT = frozenset(
    {"status", "editors", "wrote", "confirmed", "waivers", "about", "reason", "consent", "display"}
)
"""Fields that stay at home: the state of the work, who worked on it, and what somebody consented to."""

LONG = frozenset({"figures", "rules"})
"""Fields with a table of their own: no column in CSV and XLSX."""


@cache
def columns_of(model: type[BaseModel]) -> tuple[Column, ...]:
    """The open fields of a model, in its order."""
    return tuple(_column(model, name, spec) for name, spec in labels(model) if name in OPEN)


def _column(model: type[BaseModel], name: str, spec: dict[str, Any]) -> Column:
    info = model.model_fields[name]
    marks, many, base = _look(info.annotation)
    marks += list(info.metadata)
    part = part_of(info.annotation)
    ref = next((mark.kind for mark in marks if isinstance(mark, Ref)), "")
    words = next((mark.words for mark in marks if isinstance(mark, Vocabulary)), ())
    kind = (
        PART
        if part
        else next((found for known, found in _KNOWN if any(mark in known for mark in marks)), None)
    )
    if kind is None:
        kind = REF if ref else {Decimal: NUMBER, int: INTEGER, bool: YES}.get(base, TEXT)
    parts = columns_of(part) if part else ()
    return Column(
        name,
        spec["label"],
        spec["help"],
        kind,
        many,
        spec["required"],
        words,
        parts,
        ref,
        spec["example"],
        not (issubclass(model, Record) and name in LONG),
    )


_KNOWN = tuple(
    (typing.get_args(alias)[1:], kind)
    for alias, kind in ((Date, DATE), (FullDate, DAY), (Address, LINK))
)


def _look(annotation: Any) -> tuple[list[Any], bool, Any]:
    """(everything that marks it, whether it is a list, the plain type) of an annotation such as `Annotated[tuple[Text, ...], …] | None`."""
    marks: list[Any] = []
    many, base = False, annotation
    while True:
        if typing.get_origin(base) is typing.Annotated:
            base, *more = typing.get_args(base)
            marks += more
            continue
        inner = [item for item in typing.get_args(base) if item not in (type(None), Ellipsis)]
        if not inner:
            return marks, many, base
        many = many or typing.get_origin(base) is tuple
        base = inner[0]
