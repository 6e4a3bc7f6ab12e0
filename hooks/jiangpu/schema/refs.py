"""The references that a record makes: which field names which kind of record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
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
    for field in _naming(record.__class__):
        for place, value in placed_values(record, field, path):
            if value:
                yield Reference(field.refers_to, field.attribute, value, place)
    for field in _with_naming_entries(record.__class__):
        for place, entry in placed_values(record, field, path):
            if isinstance(entry, BaseModel):
                yield from references(entry, place)


@cache
def _naming(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model that name records themselves."""
    return tuple(field for field in fields_of(model) if field.refers_to)


@cache
def _with_naming_entries(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a model with entries that may name a record: few of them have such entries."""
    found = []
    for field in fields_of(model):
        if field.part and (_naming(field.part) or _with_naming_entries(field.part)):
            found.append(field)
    return tuple(found)


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
