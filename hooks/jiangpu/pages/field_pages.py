"""字段说明: an index of all fields, and a page for each kind of record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..display.view import View
from ..problems.examples import Example, examples
from ..schema.base import Record
from ..schema.fields import Field, fields_of
from ..schema.order import usual_order
from ..schema.registry import BY_KEY, KINDS, Kind, kind_of_uri
from ..schema.types import ValueType
from ..site.artefacts import Page
from ..site.reference import FIELDS, code_url, fields_url
from ..site.site import Site
from .reference import reference
from .rendering import Crumb, write_page

_TITLE = "字段说明"


class Choice(NamedTuple):
    """A word that a field accepts, and what it means; "" where the word says all."""

    word: str
    note: str


@dataclass(frozen=True)
class FieldRow:
    """A field of a record, or of an entry in one.

    Attributes:
        anchor: of its place on the page of its kind: 来源, 来源-代号.
        writes: what is written in it, in a few words.
        codes: the codes of the check that speak about it.
        parts: the fields of an entry.
    """

    anchor: str
    label: str
    help: str
    example: str
    required: bool
    wanted: bool
    writes: str
    choices: tuple[Choice, ...]
    codes: tuple[str, ...]
    parts: tuple[FieldRow, ...] = ()


class KindFields(NamedTuple):
    """A kind with its address and the rows of its fields."""

    kind: Kind[Record]
    url: str
    rows: list[FieldRow]


def fields_page(site: Site) -> Page:
    """字段说明: every field of every kind by name; each leads to the page of its kind."""
    view = View(site, FIELDS)
    lead = "每一种记录有哪些字段。点字段的名字，看写什么、怎么写、写错了检查会说什么。"
    kinds = [KindFields(kind, fields_url(kind.key), field_rows(kind)) for kind in KINDS]
    meta = reference(_TITLE, lead, folder=True)
    return write_page(view, "fields.html", meta, lead=lead, kinds=kinds)


def kind_page(site: Site, key: str) -> Page:
    """The fields of one kind: what it is for, a whole example, each field.

    Args:
        key: of the kind.
    """
    kind = BY_KEY[key]
    view = View(site, fields_url(key))
    title = f"{kind.label}的字段"
    lead = kind.purpose or f"{kind.label}有哪些字段，写什么，怎么写。"
    return write_page(
        view,
        "kind_fields.html",
        reference(title, lead, Crumb(_TITLE, FIELDS)),
        lead=lead,
        kind=kind,
        example=site.handbook.records.get(key),
        rows=field_rows(kind),
        code_url=code_url,
    )


def field_rows(kind: Kind[Record]) -> list[FieldRow]:
    """Every field of a kind, with the fields of its entries, in the order in which one writes."""
    spoken = _Spoken(kind)
    rows = []
    for field in usual_order(kind.model):
        parts = []
        for part in field.parts:
            codes = spoken.of_part(field, part)
            parts.append(_row(part, f"{field.label}-{part.label}", codes))
        rows.append(_row(field, field.label, spoken.of(field), tuple(parts)))
    return rows


def _row(
    field: Field, anchor: str, spoken: list[str], parts: tuple[FieldRow, ...] = ()
) -> FieldRow:
    notes = field.vocabulary.notes if field.vocabulary else {}
    codes = {*codes_of_type(field), *spoken}
    return FieldRow(
        anchor=anchor,
        label=field.label,
        help=field.help,
        example=field.example,
        required=field.required,
        wanted=field.wanted,
        writes=_writes(field),
        choices=tuple(Choice(word, note) for word, note in notes.items()),
        codes=tuple(sorted(codes)),
        parts=parts,
    )


_WRITES = {
    ValueType.TEXT: "一行字",
    ValueType.NUMBER: "一个数，只写数",
    ValueType.INTEGER: "一个整数",
    ValueType.YES: "是，或者否",
    ValueType.DATE: "日期，知道多少写多少",
    ValueType.DAY: "日期，写到哪一天",
    ValueType.LINK: "网址，以 http 开头",
    ValueType.PART: "一组字段，放进花括号",
}


def _writes(field: Field) -> str:
    """What is written in a field: 一行字；可以写几样，放进方括号."""
    if field.refers_to:
        one = f"{BY_KEY[field.refers_to].label}的编号或名称"
    elif field.vocabulary:
        one = "下面的词里选"
    else:
        one = _WRITES[field.type]
    if not field.many:
        return one
    if field.type is ValueType.PART:
        return f"{one}；可以有几组，一组一行"
    return f"{one}；可以写几样，放进方括号"


_CODES_OF_TYPE = {
    ValueType.NUMBER: ("F013",),
    ValueType.INTEGER: ("F013",),
    ValueType.YES: ("F013",),
    ValueType.LINK: ("F013",),
    ValueType.DATE: ("F014",),
    ValueType.DAY: ("F014",),
    ValueType.REF: ("R003", "R004"),
}


def codes_of_type(field: Field) -> tuple[str, ...]:
    """The codes that follow from what a field accepts."""
    found = list(_CODES_OF_TYPE.get(field.type, ()))
    if field.required:
        found.append("F011")
    if field.vocabulary:
        found.append("F012")
    return tuple(found)


class _Spoken:
    """Which codes speak about a field by name, as their examples show.

    Args:
        kind: an example in a record of another kind tells only about what all kinds have.
    """

    def __init__(self, kind: Kind[Record]) -> None:
        common = {field.label for field in fields_of(Record)}
        fields = fields_of(kind.model)
        own = {field.label for field in fields}
        inner: set[str] = set()
        for field in fields:
            inner.update(part.label for part in field.parts)
        self.outer_codes: dict[str, list[str]] = {}
        self.inner_codes: dict[str, list[str]] = {}
        for example, label, uri in _mentions():
            begins, is_inside = _place(example, label)
            if not is_inside and label in own and (label in common or kind_of_uri(uri) == kind):
                self.outer_codes.setdefault(label, []).append(example.code)
            elif label in inner and (is_inside or not (begins or label in own)):
                self.inner_codes.setdefault(label, []).append(example.code)

    def of(self, field: Field) -> list[str]:
        """The codes that name a field of the record."""
        return self.outer_codes.get(field.label, [])

    def of_part(self, field: Field, part: Field) -> list[str]:
        """The codes that name a field of an entry; those about figures are not about sources."""
        found = self.inner_codes.get(part.label, [])
        if field.label != _SOURCES:
            return found
        return [code for code in found if not code.startswith(_ABOUT_FIGURES)]


_SOURCES, _ABOUT_FIGURES = "来源", "N"


def _place(example: Example, label: str) -> tuple[bool, bool]:
    """Whether a field begins a line in what is wrong, and whether it stands in an entry instead."""
    lines = example.bad.splitlines()
    begins = any(line.startswith(label) for line in lines)
    is_there = any(f"{label}:" in line for line in lines)
    return begins, is_there and not begins


def _mentions() -> Iterator[tuple[Example, str, str]]:
    """Each field that the message of an example names, with the file of the message."""
    for example in examples().values():
        for line in example.own_says:
            for label in re.findall("「([^」]+)」", line):
                yield example, label, line.partition(":")[0]
