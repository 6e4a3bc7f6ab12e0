"""Every ledger: nothing is lost, nothing is put in twice, the check finds no error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from importing.conftest import Taken
from importing.ledgers import LEDGERS
from jiangpu.importing.plan import CHANGED, CREATED, REFUSED, SKIPPED
from jiangpu.importing.workbooks import column_letter, read_workbook

EACH = pytest.mark.parametrize("name", LEDGERS)
Take = Callable[[str], Taken]


def cells(taken: Taken) -> Iterator[tuple[str, str, str]]:
    """Every cell with a text: sheet, address, text."""
    for sheet in read_workbook(taken.made.name, taken.made.raw).sheets:
        for number, row in enumerate(sheet.rows, 1):
            for index, cell in enumerate(row):
                if not cell.is_empty:
                    yield sheet.name, f"{column_letter(index)}{number}", cell.text


def headings(taken: Taken) -> str:
    return "".join(report.heading for report in taken.plan.headings)


def test_there_are_ledgers_of_sixteen_shapes() -> None:
    assert len(LEDGERS) >= 16


@EACH
def test_every_cell_is_in_a_record_or_in_the_report(name: str, taken: Take) -> None:
    done = taken(name)
    told = {}
    for row in done.plan.rows:
        for cell in row.cells:
            why = cell.place or cell.said or row.state in (SKIPPED, REFUSED)
            told[row.sheet, cell.address] = bool(why)
    for sheet, address, text in cells(done):
        in_heading = text and text.replace("\n", "") in headings(done)
        in_total = text == "" and not any(row.sheet == sheet for row in done.plan.rows)
        skipped = [
            row for row in done.plan.rows if row.state == SKIPPED and address.endswith(str(row.row))
        ]
        assert told.get((sheet, address)) or in_heading or in_total or (not text and skipped), (
            address
        )


@EACH
def test_words_that_were_placed_are_in_the_files(name: str, taken: Take) -> None:
    """Numbers, dates and words of vocabularies are read; all other words stand there as they were."""
    done = taken(name)
    bare = "".join(done.texts.split())
    for row in done.plan.rows:
        for cell in row.cells:
            if row.state != CREATED or not cell.place or cell.said:
                continue
            for word in re.findall(r"[\u3400-\u9fff]{2,}", cell.text):
                assert word in bare or word.rstrip("级年月人项") in bare, (cell.address, word)


@EACH
def test_a_second_run_changes_nothing(name: str, taken: Take) -> None:
    done = taken(name)
    assert not done.again.files
    assert not [row for row in done.again.rows if row.state in (CREATED, CHANGED)]


@EACH
def test_every_refusal_says_why_and_what_to_do(name: str, taken: Take) -> None:
    for row in taken(name).plan.refused:
        assert row.reasons
        said = "".join([*row.reasons, *(cell.said for cell in row.cells)])
        assert "改法" in said


@EACH
def test_what_belongs_to_a_person_is_nowhere(name: str, taken: Take) -> None:
    done = taken(name)
    everything = done.texts + str(done.plan.as_dict())
    for number in (
        "13800000000",
        "11010519491231002X",
        "13900000000",
        "13712345678",
        "1949-12",
        "a@b.cn",
    ):
        assert number not in everything
    assert "大专" not in everything
