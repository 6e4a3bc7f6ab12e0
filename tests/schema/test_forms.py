"""The form of a kind: the declared fields as plain data, on a few screens, in the order of writing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jiangpu.schema.fields import fields_of
from jiangpu.schema.forms import NOT_ASKED, SECTIONS, Asker, form_of
from jiangpu.schema.order import usual_order
from jiangpu.schema.registry import BY_KEY, KINDS
from jiangpu.schema.types import LARGEST_COUNT
from repositories import REPOSITORY


def asked(key: str, asker: Asker = Asker.DESK) -> dict[str, Any]:
    """Every field of the form of a kind, by its name."""
    form = form_of(BY_KEY[key], asker)
    return {field["label"]: field for section in form["sections"] for field in section["fields"]}


@pytest.mark.parametrize("asker", list(Asker))
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_a_form_is_plain_data(kind: Any, asker: Asker) -> None:
    form = form_of(kind, asker)
    assert json.loads(json.dumps(form)) == form


@pytest.mark.parametrize("asker", list(Asker))
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_field_is_asked_for_once_or_is_named_as_not_asked(kind: Any, asker: Asker) -> None:
    form = form_of(kind, asker)
    labels = [field["label"] for section in form["sections"] for field in section["fields"]]
    left = [f.label for f in fields_of(kind.model) if f.attribute in NOT_ASKED[asker]]
    assert sorted(labels + left) == sorted(field.label for field in fields_of(kind.model))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_the_fields_of_a_section_stand_in_the_order_of_writing(kind: Any) -> None:
    places = {field.label: place for place, field in enumerate(usual_order(kind.model))}
    for section in form_of(kind, Asker.DESK)["sections"]:
        found = [places[field["label"]] for field in section["fields"]]
        assert found == sorted(found), section["title"]


def test_a_studio_is_asked_on_the_screens_that_a_person_understands() -> None:
    form = form_of(BY_KEY["studio"], Asker.DESK)
    assert [section["title"] for section in form["sections"]] == list(SECTIONS)
    first = [field["label"] for field in form["sections"][0]["fields"]]
    assert first == ["名称", "别名", "摘要", "特色"]


@pytest.mark.parametrize(
    ("key", "name"),
    [("studio", "某某劳模创新工作室"), ("method", "某某专用夹具作业法"), ("person", "某某")],
)
def test_the_example_of_a_name_is_one_of_its_kind(key: str, name: str) -> None:
    assert asked(key)["名称"]["example"] == name


def test_a_reader_is_not_asked_for_the_name_of_a_picture_file() -> None:
    assert "图片" in asked("method") and "图片" not in asked("method", Asker.SHEET)


def test_a_name_is_required_and_a_number_is_not_asked_for() -> None:
    fields = asked("studio")
    assert fields["名称"]["required"] and "编号" not in fields and "豁免" not in fields


def test_a_reader_is_not_asked_for_what_only_an_editor_knows() -> None:
    assert {"状态", "核对", "编者"} <= asked("studio").keys()
    assert not {"状态", "核对", "编者"} & asked("studio", Asker.SHEET).keys()


def test_a_reader_gives_no_short_names() -> None:
    sources = asked("studio", Asker.SHEET)["来源"]
    assert "代号" not in [part["label"] for part in sources["parts"]]
    honors = asked("studio", Asker.SHEET)["称号"]
    assert "来源" not in [part["label"] for part in honors["parts"]]


@pytest.mark.parametrize("asker", list(Asker))
def test_the_number_of_a_patent_is_asked_for(asker: Asker) -> None:
    """It is no number of a record."""
    parts = [part["label"] for part in asked("studio", asker)["专利"]["parts"]]
    assert "专利号" in parts


def examples_in(fields: Any) -> Iterator[str]:
    for field in fields:
        yield field["example"]
        yield from examples_in(field["parts"])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_no_example_names_somebody(kind: Any) -> None:
    """Whoever fills in the form may leave the example in it."""
    people = (REPOSITORY / "docs/people").glob("*.md")
    names = [re.findall("^名称: *(.+)$", path.read_text("utf-8"), re.M)[0] for path in people]
    shown = "\n".join(examples_in(asked(kind.key).values()))
    assert len(names) > 50 and not [name for name in names if name in shown]


def test_a_closed_word_has_its_note_and_what_is_written_instead() -> None:
    state = next(part for part in asked("studio")["课题"]["parts"] if part["label"] == "状态")
    done = next(choice for choice in state["choices"] if choice["word"] == "已完成")
    assert "结题" in done["synonyms"]
    risk = next(choice for choice in asked("method")["风险"]["choices"] if choice["word"] == "高危")
    assert "只作记述" in risk["note"]


def test_usual_words_are_offered_where_others_are_accepted() -> None:
    parts = {part["label"]: part for part in asked("studio")["数字"]["parts"]}
    assert "课题数" in parts["指标"]["offered"] and not parts["指标"]["choices"]
    assert "万元" in parts["单位"]["offered"] and "近" in parts["限定"]["offered"]


def test_a_field_says_what_it_refers_to_and_a_whole_number_its_limit() -> None:
    fields = asked("method")
    assert fields["提出人"]["refers_to"] == "person" and fields["提出人"]["many"]
    assert fields["口诀字数"]["limit"] == LARGEST_COUNT and fields["名称"]["limit"] is None


def test_an_entry_says_what_a_bare_text_stands_for() -> None:
    assert asked("studio")["称号"]["lead"] == "名称"
    assert asked("studio")["来源"]["lead"] == ""
