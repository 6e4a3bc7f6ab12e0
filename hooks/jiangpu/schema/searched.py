"""Which fields of a record are found by the words in them.

A field that is new in the schema is found: it need not be named here. What a record's entries hold
is found with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from .base import Record
from .fields import fields_of

_NAMED_APART = frozenset({"number", "name", "aliases", "summary", "figures"})
"""Attributes of fields that have a place of their own in what is searched."""

_NOT_FOUND_BY = frozenset(
    {
        "sources",
        "rules",
        "status",
        "updated",
        "editors",
        "former",
        "waivers",
        "alike",
        "quiz",
        "edition",
        "revisions",
        "consent",
    }
)
"""Attributes of fields that say nothing of what a record is about, or give an answer away."""


_SHORT_NAMES = frozenset({"code", "source", "effects"})
"""Attributes of entries that hold the short names of figures and sources: no words."""


def searched_texts(record: Record) -> Iterator[str]:
    """Every text by which a record is found, in the order of its fields.

    Numbers, dates that are no texts and the like are none. What has a place of its own in the
    index (name, aliases, summary, figures) is not among them.
    """
    for field in fields_of(type(record)):
        if field.attribute not in _NAMED_APART and field.attribute not in _NOT_FOUND_BY:
            yield from _texts(field.value(record))


def _texts(value: Any) -> Iterator[str]:
    """The texts of a value: of a list those of its items, of an entry those of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, BaseModel):
        for field in fields_of(type(value)):
            if field.attribute not in _SHORT_NAMES:
                yield from _texts(field.value(value))
