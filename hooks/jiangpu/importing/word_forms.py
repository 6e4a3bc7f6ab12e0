"""A form that somebody has filled in with Word, as the sheets of a ledger: a label beside its
value, and below them tables of projects, achievements and the like.

What it makes goes the way of every ledger, so that a form and a table are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import PurePath

from ..schema.fields import field_named
from .forms import find_form, pairs_in
from .headings import kinds_of_ledgers, place_of
from .plan import SKIPPED, CellReport, Plan, RowReport
from .rows import masked
from .tables import says_who_or_when
from .word_blocks import Block, Paragraph, Table, read_word
from .workbooks import EMPTY, Cell, Sheet, Workbook, tidy

ELSEWHERE = "表格以外"
"""What the words beside the form are called where they are told."""

_WHY = "没有放进字段;改法:要的话，再运行一次，加上 --into 编号，整份放进正文"
_BLANK = re.compile(r"[＿_\s]+")
"""A line to write on, with nothing written on it."""


@dataclass(frozen=True)
class WordForm:
    """A filled form.

    Attributes:
        book: its tables as sheets.
        rest: what else the document says, to be told.
        top: so many rows stand above each sheet: the title, who filled it in, and when.
    """

    book: Workbook
    rest: tuple[RowReport, ...]
    top: int = 0

    def told(self, plan: Plan) -> Plan:
        """The plan of its sheets with what else the document says, and nothing told twice."""
        first = self.book.sheets[0].name
        rows = []
        for row in plan.rows:
            repeated = row.sheet != first and row.row <= self.top
            if not (repeated and row.state == SKIPPED):
                rows.append(row)
        return replace(plan, rows=(*rows, *self.rest))


@dataclass
class _Found:
    """What stands in a document, taken apart."""

    title: str = ""
    filled_in: list[str] = field(default_factory=list)
    form: list[tuple[Cell, ...]] = field(default_factory=list)
    lists: list[tuple[str, Table]] = field(default_factory=list)
    rest: list[tuple[str, str]] = field(default_factory=list)
    prose: int = 0

    @property
    def is_mostly_prose(self) -> bool:
        """Whether more is said beside the form than in it."""
        rows = list(self.form)
        for _, table in self.lists:
            rows += _grid(table)
        inside = sum(len(cell.text) for cell in chain.from_iterable(rows))
        return self.prose > inside


def read_form(name: str, raw: bytes) -> WordForm | None:
    """The form in a Word document; None where it is none, or a summary that begins with one.

    Args:
        name: of the file.
        raw: its content.

    Raises:
        Unreadable: it cannot be read.
    """
    found = _taken_apart(read_word(raw).blocks)
    if not found.form or found.is_mostly_prose:
        return None
    title = found.title or PurePath(name).stem
    top = tuple((Cell(text),) for text in (title, *found.filled_in))
    sheets = [_sheet("表", (*top, *found.form))]
    who = _who(sheets[0])
    for title, table in found.lists:
        sheets.append(_listed(title, table, top, who))
    return WordForm(Workbook(name, tuple(sheets)), tuple(_told(found.rest)), len(top))


def _taken_apart(blocks: Iterable[Block]) -> _Found:
    """The form, the lists below it, and the rest, in their order."""
    found = _Found()
    above = ""
    for number, block in enumerate(blocks, 1):
        if isinstance(block, Paragraph):
            text = tidy(block.whole)
            above = text or above
            if says_who_or_when(text):
                found.filled_in.append(" ".join(text.split("\n")))
            elif text and not found.title:
                found.title = " ".join(text.split("\n"))
            elif text:
                found.rest.append((f"第 {number} 段", text))
                found.prose += len(_BLANK.sub("", text))
            continue
        rows = _grid(block)
        if _lists(above, rows):
            found.lists.append((above, block))
        elif _is_form(rows):
            found.form += rows
        else:
            found.rest += _rows_told(number, rows)
    return found


def _is_form(rows: list[tuple[Cell, ...]]) -> bool:
    """Whether a table holds labels with their values. One that begins with a row of labels alone
    is a list.
    """
    for row in rows:
        if sum(bool(cell.text) for cell in row) > 1:
            pairs, _ = pairs_in(row, 0)
            begins = any(cell.text for _, cell, _ in pairs)
            return begins and find_form(_sheet("", rows)) is not None
    return False


def _grid(table: Table) -> list[tuple[Cell, ...]]:
    """The rows of a table, cells that are merged standing at their first place."""
    rows: list[tuple[Cell, ...]] = []
    taken: dict[int, int] = {}
    for row in table.rows:
        cells: list[Cell] = []
        below = {column: count - 1 for column, count in taken.items() if count > 1}
        for cell in row:
            while taken.get(len(cells), 0):
                cells.append(EMPTY)
            text = tidy("\n".join(paragraph.whole for paragraph in cell.paragraphs))
            if cell.rows > 1:
                below.update((len(cells) + place, cell.rows - 1) for place in range(cell.columns))
            cells.append(EMPTY if _BLANK.fullmatch(text) or not text else Cell(text))
            cells += [EMPTY] * (cell.columns - 1)
        taken = below
        rows.append(tuple(cells))
    return rows


def _sheet(name: str, rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    """Rows as a sheet, all of one length."""
    rows = tuple(rows)
    width = max((len(row) for row in rows), default=0)
    return Sheet(name, tuple(row + (EMPTY,) * (width - len(row)) for row in rows))


def _lists(title: str, rows: list[tuple[Cell, ...]]) -> bool:
    """Whether a table lists entries of the field that stands above it."""
    heads = [cell.text for cell in rows[0]] if rows else []
    for kind in kinds_of_ledgers():
        described = field_named(kind.model, title)
        labels = {part.label for part in described.parts} if described else set()
        if heads and labels.issuperset(heads):
            return True
    return False


def _who(sheet: Sheet) -> list[tuple[str, str]]:
    """The labels and values of a form that say which record it is about."""
    form = find_form(sheet)
    found = []
    for column in form.columns if form else ():
        places = {place_of(column.head, kind, {}) for kind in kinds_of_ledgers()}
        text = form.lines[0].cell(column.index).text if form else ""
        if text and places & {"名称", "编号", "单位"}:
            found.append((column.head.text, text))
    return found


def _listed(
    title: str, table: Table, top: tuple[tuple[Cell, ...], ...], who: list[tuple[str, str]]
) -> Sheet:
    """A list of entries as a ledger: each row names its record."""
    rows = _grid(table)
    named = [Cell(text) for _, text in who]
    first = (*(Cell(label) for label, _ in who), Cell(title), *[EMPTY] * (len(rows[0]) - 1))
    second = (*[EMPTY] * len(who), *rows[0])
    filled = [(*named, *row) for row in rows[1:] if any(not cell.is_empty for cell in row)]
    sheet = _sheet(title, (*top, first, second, *filled))
    over = ((len(top), len(who)), (len(top), len(first) - 1))
    return Sheet(title, sheet.rows, (over,))


def _rows_told(number: int, rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        text = "｜".join(cell.text for cell in row if cell.text)
        if text:
            yield f"第 {number} 段的表", text


def _told(rest: Iterable[tuple[str, str]]) -> Iterator[RowReport]:
    """What is not put into fields, told as a ledger tells what it passes over."""
    cells = tuple(CellReport(where, "", "", masked(text)) for where, text in rest)
    if cells:
        yield RowReport(ELSEWHERE, 1, "别的话", "", SKIPPED, (_WHY,), (), cells)
