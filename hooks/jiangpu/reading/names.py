"""The names of fields, as patterns: where one stands, whatever follows it."""

from __future__ import annotations

import re
from functools import cache

from ..schema.fieldnames import field_names
from ..schema.fields import fields_of
from ..schema.page import Page
from ..schema.registry import KINDS

_MODELS = (*(kind.model for kind in KINDS), Page)


@cache
def either_name() -> str:
    """A pattern that fits any field name, of a record or of an entry; longer ones first."""
    names: set[str] = set()
    for model in _MODELS:
        names.update(field_names(model))
    return _either(names)


@cache
def opening_fields() -> re.Pattern[str]:
    """The beginning of a field of a record: its name and a colon of any width."""
    names: set[str] = set()
    for model in _MODELS:
        names.update(field.label for field in fields_of(model))
    return re.compile(rf"(?P<name>{_either(names)})\s*[:：]")


@cache
def entry_fields() -> frozenset[str]:
    """The names of the fields that entries have."""
    names: set[str] = set()
    for model in _MODELS:
        for field in fields_of(model):
            if field.part is not None:
                names.update(inner.label for inner in fields_of(field.part))
    return frozenset(names)


@cache
def entry_at_start() -> re.Pattern[str]:
    """The beginning of an entry of a list, whose dash may lack the space after it."""
    return re.compile(rf"\s*-\s*(?:{either_name()})\s*[:：]")


def field_at_start(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The field with which a line begins, its indentation left aside."""
    return pattern.match(text, len(text) - len(text.lstrip()))


def _either(names: set[str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, longest_first))
