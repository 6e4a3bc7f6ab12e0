"""The description of a field says what its declaration says, for each form that a field can have."""

from __future__ import annotations

from typing import Any

import pytest
from jiangpu.schema import vocabularies
from jiangpu.schema.declare import Part, field
from jiangpu.schema.fieldnames import field_names
from jiangpu.schema.fields import Field, field_named, fields_of, reader_of
from jiangpu.schema.figure import Figure
from jiangpu.schema.method import Method
from jiangpu.schema.person import Person
from jiangpu.schema.refs import Reference, references
from jiangpu.schema.registry import KINDS
from jiangpu.schema.report import Report
from jiangpu.schema.studio import Achievement, Patent, Studio
from jiangpu.schema.types import Text, ValueType, Widget
from pydantic import BaseModel


def described(model: type[BaseModel], attribute: str) -> Field:
    return next(field for field in fields_of(model) if field.attribute == attribute)


FORMS: list[tuple[type[BaseModel], str, dict[str, Any]]] = [
    (
        Studio,
        "name",
        {
            "label": "名称",
            "help": "照来源的叫法写全",
            "example": "某某劳模创新工作室",
            "required": True,
            "wanted": False,
            "public": True,
            "type": ValueType.TEXT,
            "many": False,
            "refers_to": "",
            "vocabulary": None,
            "part": None,
            "parts": (),
            "widget": Widget.LINE,
            "default": "",
        },
    ),
    (Studio, "aliases", {"type": ValueType.TEXT, "many": True, "default": ()}),
    (Studio, "summary", {"wanted": True, "widget": Widget.AREA, "default": None}),
    (Studio, "province", {"vocabulary": vocabularies.PROVINCES, "widget": Widget.CHOICE}),
    (Studio, "leaders", {"type": ValueType.REF, "many": True, "refers_to": "person"}),
    (Studio, "editors", {"type": ValueType.PART, "many": False, "public": False}),
    (Studio, "founded", {"type": ValueType.DATE, "widget": Widget.DATE}),
    (Studio, "updated", {"type": ValueType.DAY}),
    (Method, "studio", {"type": ValueType.REF, "many": False, "refers_to": "studio"}),
    (Method, "risk", {"required": True, "vocabulary": vocabularies.RISKS, "default": ""}),
    (Method, "origin", {"required": False, "default": "原名"}),
    (Method, "verse_length", {"type": ValueType.INTEGER, "widget": Widget.NUMBER}),
    (Person, "consent", {"type": ValueType.PART, "public": False, "widget": Widget.GROUP}),
    (Report, "conflicts", {"refers_to": "report", "many": True}),
    (Figure, "value", {"type": ValueType.NUMBER}),
    (Figure, "unit_missing", {"type": ValueType.YES, "widget": Widget.TICK, "default": False}),
    (Achievement, "effects", {"type": ValueType.TEXT, "many": True}),
    (Patent, "state", {"vocabulary": vocabularies.PATENT_STATES}),
]


@pytest.mark.parametrize(("model", "attribute", "expected"), FORMS)
def test_each_form_of_field_is_described(
    model: type[BaseModel], attribute: str, expected: dict[str, Any]
) -> None:
    found = described(model, attribute)
    assert {name: getattr(found, name) for name in expected} == expected


def test_the_vocabulary_of_a_list_is_that_of_its_values() -> None:
    """Each 级别 is one of the levels, though the field takes 省、市 in one piece."""
    honors = described(Studio, "titles")
    assert honors.many and honors.type == ValueType.PART
    levels = next(part for part in honors.parts if part.attribute == "levels")
    assert levels.many and levels.words == vocabularies.LEVELS.words


def test_every_declaration_is_described_in_its_order() -> None:
    for kind in KINDS:
        assert [field.attribute for field in fields_of(kind.model)] == list(
            kind.model.model_fields
        ), kind.label


def test_names_are_unlike_within_a_model() -> None:
    for kind in KINDS:
        labels = [field.label for field in fields_of(kind.model)]
        assert len(labels) == len(set(labels)), kind.label


def test_a_field_is_found_by_its_name() -> None:
    found = field_named(Studio, "领衔人")
    assert found is not None and found.attribute == "leaders"
    assert field_named(Studio, "领头人") is None


def test_names_in_entries_are_field_names_too() -> None:
    names = field_names(Method)
    assert {"编号", "步骤", "做什么", "指标"} <= set(names)
    assert len(names) == len(set(names)), "来源 is a field of the record and of its entries"


def test_a_value_is_read_as_its_description_says() -> None:
    assert reader_of(Studio, "aliases").validate_python("甲") == ("甲",)
    assert reader_of(Method, "verse_length").validate_python("７") == 7


def test_a_field_of_no_known_type_is_refused() -> None:
    """An annotation that says nothing would be exported as anything."""

    class Loose(Part):
        height: float = field("高度", "有多高", "1.5", default=0.0)

    with pytest.raises(TypeError, match="Loose.height says no type of value"):
        fields_of(Loose)


def test_a_field_without_a_declaration_is_refused() -> None:
    class Bare(Part):
        height: Text = ""

    with pytest.raises(TypeError, match="Bare.height is not declared"):
        fields_of(Bare)


def test_references_are_found_with_their_places() -> None:
    """Own fields first, then those inside entries; a single value has no position."""
    method = Method.model_validate(
        {
            "编号": "M0001",
            "名称": "某法",
            "风险": "一般",
            "提出人": ["张三", "李四"],
            "工作室": "S0001",
            "来源": [{"代号": "s1", "题名": "报告", "发布者": "工会", "报告": "R0001"}],
        }
    )
    assert list(references(method)) == [
        Reference("person", "authors", "张三", ("提出人", 0)),
        Reference("person", "authors", "李四", ("提出人", 1)),
        Reference("studio", "studio", "S0001", ("工作室",)),
        Reference("report", "report", "R0001", ("来源", 0, "报告")),
    ]
