"""What a form may ask of a record: its fields by their Chinese names, as texts and as lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from ..display.references import References
from ..display.view import View
from ..figures.formatting import shown, source_line
from ..language.dates import in_words
from ..language.numerals import plain
from ..library.documents import Document
from ..schema.base import Record, Source
from ..schema.fields import Field, fields_of
from ..schema.figure import Figure
from ..schema.registry import PERSON, Kind
from ..schema.types import ValueType
from ..schema.vocabularies import INDICATORS

OF_THE_SITE = ("站名", "主办单位")
"""What a form may ask of the site."""


class Listed(list[Any]):
    """Several values; written out with a sign between them."""

    def __init__(self, items: Iterable[Any], between: str = "、") -> None:
        super().__init__(items)
        self._between = between

    def __str__(self) -> str:
        return self._between.join(map(str, self))


class Entry(dict[str, Any]):
    """An entry by the names of its fields; written out as one line."""

    def __init__(self, fields: Mapping[str, Any], line: str) -> None:
        super().__init__(fields)
        self._line = line

    def __str__(self) -> str:
        return self._line


def names_known(kind: Kind[Record]) -> set[str]:
    """Every name that a form for this kind of record may use."""
    labels = {field.label for field in fields_of(kind.model)}
    return {*labels, *INDICATORS.words, *OF_THE_SITE}


def parts_known(kind: Kind[Record]) -> set[str]:
    """Every name that a form may use of an entry of such a record."""
    labels: set[str] = set()
    for field in fields_of(kind.model):
        labels.update(part.label for part in field.parts)
    return labels


def values_of(document: Document[Record], view: View) -> dict[str, Any]:
    """The values of a record for a form; what is not there has none.

    A figure stands under its 指标 as well: 成员数, with its qualifier and its unit.
    """
    values: dict[str, Any] = {"站名": view.settings.site_name}
    if view.settings.organiser:
        values["主办单位"] = view.settings.organiser
    for figure in document.record.figures:
        values.setdefault(figure.indicator, shown(figure).whole)
    for field in fields_of(type(document.record)):
        value = _value(field, field.value(document.record), view.references)
        if value not in (None, "", []):
            values[field.label] = value
        elif field.label in values:
            del values[field.label]
    return values


def _value(field: Field, value: Any, references: References) -> Any:
    """The value of a field as a form writes it; None for an empty one."""
    if field.many:
        items = [_one(field, item, references) for item in value]
        return Listed(items, "；" if field.parts else "、")
    return _one(field, value, references)


def _one(field: Field, value: Any, references: References) -> Any:
    if value is None or isinstance(value, BaseModel):
        return None if value is None else _entry(value, references)
    if field.refers_to == PERSON.key:
        return references.people([value])[0]
    if field.refers_to:
        return references.name_of(str(value))
    if field.type in (ValueType.DATE, ValueType.DAY):
        return in_words(str(value))
    if isinstance(value, bool):
        return "是" if value else ""
    return plain(value) if isinstance(value, Decimal) else str(value)


def _entry(entry: BaseModel, references: References) -> Entry:
    """An entry with its fields that are filled, and its line."""
    fields = {}
    for field in fields_of(type(entry)):
        value = _value(field, field.value(entry), references)
        if value not in (None, "", []):
            fields[field.label] = value
    if isinstance(entry, Source):
        return Entry(fields, source_line(entry))
    if isinstance(entry, Figure):
        return Entry({**fields, "写法": shown(entry).whole}, f"{entry.label} {shown(entry).whole}")
    lead = str(getattr(entry, "lead", ""))
    first = fields.get(lead) or next(iter(fields.values()), "")
    return Entry(fields, str(first))
