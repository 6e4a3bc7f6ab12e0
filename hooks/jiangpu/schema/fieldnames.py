"""The Chinese field names of a model and of the entries inside it."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel

from .fields import fields_of


@cache
def field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """All names that may stand before a colon in such a record or its entries, each once."""
    names: dict[str, None] = {}
    for field in fields_of(model):
        names[field.label] = None
        if field.part:
            names.update(dict.fromkeys(field_names(field.part)))
    return tuple(names)
