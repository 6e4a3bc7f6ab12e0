"""The references that a record makes, found from its declaration: which field names which kind of record."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from .types import Ref


@dataclass(frozen=True)
class Reference:
    """`value` is a number or a name; `path` is where it stands in the front matter."""

    kind: str
    attribute: str
    value: str
    path: tuple[str | int, ...]


@cache
def _ref_of(annotation: object) -> Ref | None:
    for inner in typing.get_args(annotation):
        if isinstance(inner, Ref):
            return inner
        found = (
            None
            if isinstance(inner, (dict, list)) or not typing.get_args(inner)
            else _ref_of(inner)
        )
        if found:
            return found
    return None


@cache
def _ref_fields(model: type[BaseModel]) -> tuple[tuple[str, str, str], ...]:
    """(attribute, Chinese name, kind) of each field that names records."""
    found = []
    for name, info in model.model_fields.items():
        mark = next((item for item in info.metadata if isinstance(item, Ref)), None) or _ref_of(
            info.annotation
        )
        if mark:
            found.append((name, info.alias or name, mark.kind))
    return tuple(found)


def references(record: BaseModel, path: tuple[str | int, ...] = ()) -> Iterator[Reference]:
    """Every reference of a record, its entries' included."""
    own = _ref_fields(type(record))
    for attribute, label, kind in own:
        value = getattr(record, attribute)
        values = value if isinstance(value, tuple) else (value,)
        for index, item in enumerate(values):
            if item:
                place = (*path, label, index) if isinstance(value, tuple) else (*path, label)
                yield Reference(kind, attribute, item, place)
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from references(item, (*path, info.alias or name, index))
        elif isinstance(value, BaseModel):
            yield from references(value, (*path, info.alias or name))
