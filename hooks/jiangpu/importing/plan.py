"""What a ledger would do: plain data that a command prints and a page shows.

Nothing in it belongs to a person alone: such texts are masked before they come here.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from ..writing.changes import Changes, FileChange

CREATED, CHANGED, SAME, REFUSED, SKIPPED = "新建", "有改动", "已经有", "不收", "跳过"

STATES = (CREATED, CHANGED, SAME, REFUSED, SKIPPED)
"""What becomes of a row, in the order in which they are counted."""

PLAIN, QUIET, LOOK, WRONG = "", "不必看", "看一眼", "要改"
"""How much a cell concerns the editor: what is said of it may help, need not be read, is to be
looked at, or has to be mended."""


@dataclass(frozen=True)
class CellReport:
    """One cell of a row, and what became of it.

    Attributes:
        address: in the sheet, L5.
        column: its letter.
        heading: of the column.
        text: what stands in it; what belongs to a person is masked.
        place: where it went: a field, 备注, or "" where it went nowhere.
        said: what an editor has to know; "" where nothing.
        was, now: a value of the record before and after; both "" where it does not change.
        weight: one of the four.
        suggestion: what should stand in the cell; None where the cell is right or nobody can tell.
            An empty text means that the cell should be empty.
    """

    address: str
    column: str
    heading: str
    text: str
    place: str = ""
    said: str = ""
    was: str = ""
    now: str = ""
    weight: str = PLAIN
    suggestion: str | None = None


@dataclass(frozen=True)
class RowReport:
    """One row of a sheet.

    Attributes:
        sheet: the name of the sheet.
        row: as the editor counts, from 1.
        name: of the record, or what the row is (合计).
        kind: the label of the kind, 工作室; "" of a row that is none of a record.
        state: one of the five.
        reasons: why it is refused or passed over, a sentence each.
        notes: what an editor has to know of the record that it goes into, a sentence each.
        cells: those that hold something.
        uri, number: of the record that it goes into; "" where it goes nowhere.
    """

    sheet: str
    row: int
    name: str
    kind: str
    state: str
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cells: tuple[CellReport, ...] = ()
    uri: str = ""
    number: str = ""


@dataclass(frozen=True)
class HeadingReport:
    """One column of a sheet, and where its cells go.

    Attributes:
        sheet: the name of the sheet.
        column: its letter; the cell of the value, in a form.
        heading: as the editor reads it.
        key: the form in which the mapping keeps it.
        place: where its cells go (`headings.py`).
        how: 表里写着 (the synonym table), 上次选的 (the kept mapping), 这次选的 (asked now),
            没有认出来.
        said: what an editor has to know; "" where nothing.
        choices: the places that it may be sent to.
    """

    sheet: str
    column: str
    heading: str
    key: str
    place: str
    how: str
    said: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetReport:
    """One sheet: whether it was read, and what as."""

    name: str
    kind: str
    said: str


@dataclass(frozen=True)
class Plan:
    """What a ledger would do.

    Attributes:
        file: the name of the file.
        title: of the ledger, as the source of its records names it.
        sheets, headings, rows: the report.
        files: what would be written, the mapping among it.
        asked: the headings that nobody knows: their cells go into 备注 until somebody says.
    """

    file: str
    title: str
    sheets: tuple[SheetReport, ...] = ()
    headings: tuple[HeadingReport, ...] = ()
    rows: tuple[RowReport, ...] = ()
    files: tuple[FileChange, ...] = ()
    asked: tuple[HeadingReport, ...] = ()

    @property
    def sums(self) -> dict[str, int]:
        """How many rows of each state."""
        counts = dict.fromkeys(STATES, 0)
        for row in self.rows:
            counts[row.state] += 1
        return counts

    @property
    def refused(self) -> tuple[RowReport, ...]:
        """The rows that are not taken."""
        return tuple(row for row in self.rows if row.state == REFUSED)

    @property
    def changes(self) -> Changes:
        """What would be written together."""
        return Changes(f"放进来的台账 {self.file}", self.files)

    def with_refused(self, reasons: dict[str, tuple[str, ...]]) -> Plan:
        """The plan without some files: the rows that they are made from are refused.

        Args:
            reasons: file → why it cannot be.
        """
        rows = []
        for row in self.rows:
            why = reasons.get(row.uri)
            taken = row.state in (CREATED, CHANGED)
            rows.append(replace(row, state=REFUSED, reasons=why) if why and taken else row)
        files = tuple(file for file in self.files if file.uri not in reasons)
        return replace(self, rows=tuple(rows), files=files)

    def as_dict(self) -> dict[str, Any]:
        """The report as plain data, without the contents of files."""
        found = asdict(replace(self, files=()))
        del found["files"]
        found["sums"] = self.sums
        return found
