"""The form of a record kind as plain data: what the desk and the sheet ask, in which order.

Everything about a field comes from its declaration (`fields_of`). What is added here is only what
a form needs besides: on which screen a field stands, and which fields a person is not asked for.
The data is made of dicts, lists, texts, numbers and truth values, so that it can be written into
a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypedDict

from .base import Record
from .declare import Part
from .examples import record_examples
from .fields import Field, fields_of
from .figure import Figure
from .order import usual_order
from .qualifiers import QUALIFIERS
from .registry import Kind
from .types import LARGEST_COUNT, ValueType
from .units import UNITS
from .vocabularies import INDICATORS, Vocabulary


class Choice(TypedDict):
    """A word that a field accepts, with what editors write instead of it."""

    word: str
    note: str
    synonyms: list[str]


class FieldForm(TypedDict):
    """One field of a form.

    `label` is its name in front matter, and the key of its value. `widget` and `type` are words of
    `types.Widget` and `types.ValueType`. `choices` are the only words that it accepts; `offered`
    are usual ones, beside which others may stand. `refers_to` is the key of a kind, "" for none.
    `parts` are the fields of an entry, and `lead` is the part that a bare text stands for.
    `limit` is the largest number, None for no limit.
    """

    label: str
    help: str
    example: str
    required: bool
    wanted: bool
    many: bool
    widget: str
    type: str
    choices: list[Choice]
    offered: list[str]
    refers_to: str
    parts: list[FieldForm]
    lead: str
    limit: int | None


class SectionForm(TypedDict):
    """A screen of a form: what it is called, and its fields in the order of writing."""

    title: str
    fields: list[FieldForm]


class KindForm(TypedDict):
    """The form of a record kind. `key` is that of the registry, `label` is for people."""

    key: str
    label: str
    measure: str
    letter: str
    sections: list[SectionForm]


class Asker(StrEnum):
    """Who asks: an editor may say more than a reader who sends something in."""

    DESK = "desk"
    SHEET = "sheet"


WHAT, WHO, DONE, RESTS, OTHER = "是什么", "谁和哪里", "做了什么", "数字和来源", "其余"

SECTIONS: tuple[str, ...] = (WHAT, WHO, DONE, RESTS, OTHER)
"""The screens, in the order in which they are filled in."""

_ATTRIBUTES: tuple[tuple[str, str], ...] = (
    (WHAT, "name aliases summary kind origin risk problem principle features document date"),
    (WHO, "namesakes leaders authors studio publisher unit province city county"),
    (WHO, "industry trades post skill founded year year_kind makeup audience"),
    (DONE, "steps points verse verse_length tools safety suits unsuited reach"),
    (DONE, "titles honors projects achievements patents regulations apprenticeships"),
    (DONE, "activities works deeds records practices problems suggestions items stops goals"),
    (RESTS, "figures sources rules"),
)
"""Section → attributes of records. A field that is not named stands in the last section."""

_MANAGED = "number waivers former"
"""What has a way of its own: numbers are given, waivers follow a message, addresses are moved."""

_INNER = """
    status updated editors remarks rules alike tags consent quiz revisions edition before origin
    evidence code source effects report region_origin region_reason series conflicts defects
    pictures
"""
"""What only somebody who knows the library can say, and the files that a letter cannot bring."""

NOT_ASKED: Mapping[Asker, frozenset[str]] = MappingProxyType(
    {
        Asker.DESK: frozenset(_MANAGED.split()),
        Asker.SHEET: frozenset((_MANAGED + _INNER).split()),
    }
)
"""Attributes of records that are not asked for."""

NOT_ASKED_INSIDE: Mapping[Asker, frozenset[str]] = MappingProxyType(
    {Asker.DESK: frozenset(), Asker.SHEET: frozenset(_INNER.split())}
)
"""Attributes of entries that are not asked for. The number of a patent is no number of a record."""

_OFFERED: Mapping[tuple[type[Part], str], Vocabulary] = MappingProxyType(
    {
        (Figure, "indicator"): INDICATORS,
        (Figure, "unit"): UNITS,
        (Figure, "qualifiers"): QUALIFIERS,
    }
)
"""The usual words of fields that accept others as well, or that are checked elsewhere."""


def form_of(kind: Kind[Record], asker: Asker) -> KindForm:
    """The form of a record kind.

    A section without fields is left out.
    """
    inside = {title: list[FieldForm]() for title in SECTIONS}
    for field in usual_order(kind.model):
        if field.attribute not in NOT_ASKED[asker]:
            asked = _field(field, kind.model, asker)
            if field.attribute == "name":
                asked["example"] = _name_like(kind) or asked["example"]
            inside[section_of(field.attribute)].append(asked)
    sections = [SectionForm(title=title, fields=fields) for title, fields in inside.items()]
    return KindForm(
        key=kind.key,
        label=kind.label,
        measure=kind.measure,
        letter=kind.letter,
        sections=[section for section in sections if section["fields"]],
    )


def _name_like(kind: Kind[Record]) -> str:
    """A name as records of a kind have it: that of its whole example; "" where it has none."""
    example = record_examples().get(kind.key)
    named = re.search(r"^名称: (.+)$", example.text, re.MULTILINE) if example else None
    return named[1] if named else ""


def choices_of(vocabulary: Vocabulary) -> list[Choice]:
    """The words of a closed vocabulary as a form offers them."""
    choices = []
    for word, note in vocabulary.notes.items():
        meant = [other for other, right in vocabulary.synonyms.items() if right == word]
        choices.append(Choice(word=word, note=note, synonyms=meant))
    return choices


def section_of(attribute: str) -> str:
    """The screen on which a field of a record stands."""
    for title, attributes in _ATTRIBUTES:
        if attribute in attributes.split():
            return title
    return OTHER


def _field(field: Field, model: type[Record] | type[Part], asker: Asker) -> FieldForm:
    return FieldForm(
        label=field.label,
        help=field.help,
        example=field.example,
        required=field.required,
        wanted=field.wanted,
        many=field.many,
        widget=field.widget.value,
        type=field.type.value,
        choices=choices_of(field.vocabulary) if field.vocabulary else [],
        offered=_offered(field, model),
        refers_to=field.refers_to,
        parts=_parts(field, asker),
        lead=_lead(field),
        limit=LARGEST_COUNT if field.type is ValueType.INTEGER else None,
    )


def _offered(field: Field, model: type[Record] | type[Part]) -> list[str]:
    if not issubclass(model, Part):
        return []
    vocabulary = _OFFERED.get((model, field.attribute))
    return list(vocabulary.words) if vocabulary else []


def _parts(field: Field, asker: Asker) -> list[FieldForm]:
    """The fields of an entry that are asked for."""
    part = field.part
    if part is None or not issubclass(part, Part):
        return []
    parts = []
    for inner in fields_of(part):
        if inner.attribute not in NOT_ASKED_INSIDE[asker]:
            parts.append(_field(inner, part, asker))
    return parts


def _lead(field: Field) -> str:
    """The part that a bare text stands for; "" where none does."""
    part = field.part
    return part.lead if part is not None and issubclass(part, Part) else ""
