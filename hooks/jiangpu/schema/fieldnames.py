"""The Chinese field names of a model and of the entries inside it."""

from __future__ import annotations

import typing
from functools import cache

from pydantic import BaseModel


@cache
def part_of(annotation: object) -> type[BaseModel] | None:
    """The entry model inside an annotation such as `tuple[Source, ...]`; None for a plain value."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in typing.get_args(annotation):
        found = part_of(inner) if not isinstance(inner, (dict, list)) else None
        if found:
            return found
    return None


@cache
def field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """All names that may stand before a colon in such a record, its entries' included."""
    names: list[str] = []
    for info in model.model_fields.values():
        names.append(info.alias)
        part = part_of(info.annotation)
        if part:
            names.extend(field_names(part))
    return tuple(dict.fromkeys(names))
