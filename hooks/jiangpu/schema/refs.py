"""The references that a record makes: which field names which kind of record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from .fields import Field, fields_of


@dataclass(frozen=True)
class Reference:
    """One name or number of another record, as a record states it.

    Attributes:
        kind: the key of the kind of record that is meant.
        attribute: the field that names it.
        value: a number or a name.
        path: where it stands in the front matter; positions count the sound entries of a list.
    """

    kind: str
    attribute: str
    value: str
    path: tuple[str | int, ...]


def references(record: BaseModel, path: tuple[str | int, ...] = ()) -> Iterator[Reference]:
    """Every reference of a record: those of its own fields first, then those of its entries."""
    for field in fields_of(record.__class__):
        if not field.refers_to:
            continue
        for place, value in placed_values(record, field, path):
            if value:
                yield Reference(field.refers_to, field.attribute, value, place)
    for field in fields_of(record.__class__):
        if field.part is None:
            continue
        for place, entry in placed_values(record, field, path):
            if isinstance(entry, BaseModel):
                yield from references(entry, place)


def placed_values(
    record: BaseModel, field: Field, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every value of a field with its place in the front matter; a single value has no position."""
    value = field.value(record)
    here = (*path, field.label)
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield (*here, index), item
    else:
        yield here, value
