"""What a page asks of its view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jiangpu.display.kinds import NEUTRAL, display_of
from jiangpu.display.view import View
from jiangpu.library.documents import Document
from jiangpu.schema.base import Record
from jiangpu.schema.registry import Kind


@pytest.fixture
def view(opened: Callable, small: str) -> View:
    return View(opened(small).site, "studios/jia/")


def record(view: View, number: str) -> Document[Record]:
    document = view.library.get(number)
    assert document
    return document


def test_a_kind_that_is_not_in_the_table_is_shown_in_the_neutral_way() -> None:
    new = Kind("new", "新类", "个", "N", "docs/new", "new/", Record)
    assert display_of(new) == NEUTRAL


def test_a_method_says_what_its_page_holds(view: View) -> None:
    assert view.marks(record(view, "M0001"))[:2] == ("有口诀", "有步骤 3 步")


def test_a_kind_without_marks_has_none(view: View) -> None:
    assert view.marks(record(view, "R0001")) == ()


def test_the_row_of_a_method_begins_with_its_people(view: View) -> None:
    assert view.row_line(record(view, "M0001"))[0] == "张三"


def test_a_name_without_a_record_stays_as_it_is_written(view: View) -> None:
    assert view.references.people(["P0001", "李四"]) == ["张三", "李四"]


def test_a_studio_is_known_by_its_leader_too(view: View) -> None:
    assert view.references.names_studio("张三")
    assert view.references.names_studio("张三劳模创新工作室")
    assert not view.references.names_studio("李四")


def test_a_figure_of_an_achievement_is_not_at_the_top_of_the_page(view: View) -> None:
    studio = record(view, "S0001")
    main = {entry.figure.code for entry in view.figures.main(studio)}
    assert "sheng" not in main
    assert main <= {entry.figure.code for entry in view.figures.of(studio)}


def test_no_figure_stands_twice_on_a_page(view: View) -> None:
    studio = record(view, "S0001")
    main = {entry.figure.code for entry in view.figures.main(studio)}
    rest = {entry.figure.code for entry in view.figures.rest(studio)}
    assert not main & rest


def test_without_a_repository_nothing_can_be_edited(view: View) -> None:
    assert view.links.edit_link(record(view, "S0001")) == ""


def test_a_group_without_a_page_leads_to_the_index(view: View) -> None:
    assert view.links.group_url("industries", "化工") == "industries/huagong/"
    assert view.links.group_url("industries", "没有这一行") == "industries/"
