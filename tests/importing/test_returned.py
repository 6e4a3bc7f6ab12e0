"""The editor's own workbook comes back with colours and notes, and corrected it is taken in."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from importing.conftest import quick_plan
from importing.ledgers import LEDGERS, Made, filled
from jiangpu.importing.headings import kinds_of_ledgers
from jiangpu.importing.plan import CREATED, Plan
from jiangpu.importing.returned import EMPTY_CELL, MEANT, WRONG_COLOUR, returned
from jiangpu.importing.template import columns_of, template
from jiangpu.schema.registry import METHOD, PERSON, STUDIO
from jiangpu.writing.changes import put


@pytest.fixture
def root(tree: Callable[[str], Path], small: str) -> Path:
    return tree(small)


def come_back(root: Path, made: Made) -> tuple[bytes, Plan]:
    plan = quick_plan(root, made)
    content, _ = returned(made.raw, plan)
    return content, plan


def suggestions(content: bytes) -> dict[str, str]:
    """What the notes say that should stand in a cell."""
    found = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows():
            for cell in row:
                match = cell.comment and re.search(rf"{MEANT}(.*)", cell.comment.text)
                if match:
                    found[cell.coordinate] = match[1].replace(EMPTY_CELL, "")
    return found


def test_what_has_to_be_mended_is_coloured_and_says_why(root: Path) -> None:
    content, _ = come_back(root, LEDGERS["unclear"]())
    cell = openpyxl.load_workbook(io.BytesIO(content))["2023年"]["J5"]
    assert cell.fill.start_color.rgb == WRONG_COLOUR
    assert cell.comment.text.startswith("原因:写着“丁某某不同意公开”;改法:取得同意再写")


def test_its_own_suggestions_make_it_clean(root: Path) -> None:
    made = LEDGERS["unclear"]()
    content, _ = come_back(root, made)
    corrected = filled(content, {cell: text or None for cell, text in suggestions(content).items()})
    plan = quick_plan(root, Made(made.name, corrected))
    assert not plan.refused
    text = plan.files[0].after.decode("utf-8")
    assert "{名称: 省级命名, 级别: 省, 年份: 2018, 来源: s1}" in text
    assert "丁某某" not in text


def test_under_another_name_it_is_still_the_same_ledger(root: Path) -> None:
    """A sheet without a title is called by the file, as it was when it was first read."""
    made = LEDGERS["city"]()
    content, plan = come_back(root, made)
    put(root, plan.changes)
    again = quick_plan(root, Made("改.xlsx", content))
    assert not again.files


@pytest.mark.parametrize("name", LEDGERS)
def test_the_layout_and_the_texts_are_untouched(name: str, root: Path) -> None:
    made = LEDGERS[name]()
    if not made.name.endswith(".xlsx"):
        return
    content, _ = come_back(root, made)
    before, after = (openpyxl.load_workbook(io.BytesIO(raw)) for raw in (made.raw, content))
    assert before.sheetnames == after.sheetnames
    for sheet in before:
        other = after[sheet.title]
        assert [each.coord for each in sheet.merged_cells.ranges] == [
            each.coord for each in other.merged_cells.ranges
        ]
        for row in sheet.iter_rows():
            for cell in row:
                assert other[cell.coordinate].value == cell.value
                assert other[cell.coordinate].number_format == cell.number_format


def test_the_results_of_formulas_are_kept(root: Path) -> None:
    import xlsxwriter

    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    sheet = book.add_worksheet("表")
    sheet.write_row(0, 0, ["工作室名称", "所在单位", "成员人数", "备注"])
    sheet.write_row(1, 0, ["甲工作室", "某厂"])
    sheet.write_formula(1, 2, "=7+8", None, 15)
    sheet.write_string(1, 3, "本人不同意公开")
    book.close()
    content, _ = come_back(root, Made("表.xlsx", held.getvalue()))
    values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["表"]
    formulas = openpyxl.load_workbook(io.BytesIO(content))["表"]
    assert (values["C2"].value, formulas["C2"].value) == (15, "=7+8")


@pytest.mark.parametrize("kind", kinds_of_ledgers(), ids=lambda kind: kind.key)
def test_the_empty_ledger_holds_no_record(kind: object, root: Path) -> None:
    plan = quick_plan(root, Made("空表.xlsx", template(kind)))
    assert not plan.files and not plan.asked and not plan.refused


FILLED = {
    STUDIO: {
        "名称": "甲某某工作室",
        "单位": "某厂",
        "称号：名称": "市级工作室",
        "称号：级别": "市",
        "成员数（人）": "约10",
    },
    METHOD: {
        "名称": "某某法",
        "风险": "一般",
        "步骤": "先看\n后动",
        "荣誉：名称": "一等奖",
        "荣誉：级别": "省",
    },
    PERSON: {"名称": "丙某某", "岗位": "班长", "荣誉：名称": "市劳动模范", "荣誉：年份": "2019"},
}


@pytest.mark.parametrize("kind", FILLED, ids=lambda kind: kind.key)
def test_a_filled_empty_ledger_is_taken_in(kind: object, root: Path) -> None:
    places = {column.heading: index for index, column in enumerate(columns_of(kind))}
    book = openpyxl.load_workbook(io.BytesIO(template(kind)))
    for head, value in FILLED[kind].items():
        book.worksheets[0].cell(4, places[head] + 1).value = value
    held = io.BytesIO()
    book.save(held)
    plan = quick_plan(root, Made("填好.xlsx", held.getvalue()))
    assert plan.sums[CREATED] == 1 and not plan.refused
    text = plan.files[0].after.decode("utf-8")
    for value in FILLED[kind].values():
        assert all(part in text for part in value.removeprefix("约").split("\n"))
    assert "备注" not in text


def test_drop_downs_and_notes_come_from_the_fields() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(STUDIO)))
    sheet = book["工作室台账"]
    assert len(sheet.data_validations.dataValidation) >= 5
    industry = next(cell for cell in sheet[2] if cell.value == "行业")
    assert "从表里选一个" in industry.comment.text and "例如:化工" in industry.comment.text


def test_the_same_kind_gives_the_same_bytes() -> None:
    assert template(STUDIO) == template(STUDIO)
