"""Which fields of a record are found by the words in them.

A field that is new in the schema is found: it need not be named here. What a record's entries hold
is found with it.
"""

from __future__ import annotations

from collections.abc import Iterator

from .base import Record
from .fields import fields_of, leaves

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
        "remarks",
    }
)
"""Attributes of fields that say nothing of what a record is about, or give an answer away."""


_SHORT_NAMES = frozenset({"code", "source", "effects", "file", "licence"})
"""Attributes of entries that hold the short names of figures and sources, the name of a file or
the terms of its use: no words by which anybody looks for a record."""


def searched_texts(record: Record) -> Iterator[str]:
    """Every text by which a record is found, in the order of its fields.

    Numbers, dates that are no texts and the like are none. What has a place of its own in the
    index (name, aliases, summary, figures) is not among them.
    """
    for field in fields_of(record.__class__):
        if field.attribute not in _NAMED_APART and field.attribute not in _NOT_FOUND_BY:
            found = leaves(field.value(record), _SHORT_NAMES)
            yield from (text for text in found if isinstance(text, str))
