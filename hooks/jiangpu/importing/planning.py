"""The story of a ledger: its sheets become tables, their columns fields, their rows drafts of
records, and these, beside the records that are there, a plan.

Nothing is written here, and the records are only read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from ..language.names import name_key
from ..language.pinyin import slug
from ..library.names import Names
from ..reading.text import decode
from ..schema.fields import Field, field_named, fields_of
from ..schema.registry import BY_KEY, PERSON, STUDIO
from ..writing.changes import FileChange
from ..writing.composing import CannotPlace, composed, with_body, with_fields
from ..writing.skeleton import next_number
from .asked import UNKNOWN_PUBLISHER, Choices, Known
from .forms import find_form, looks_like_form
from .headings import (
    COUNTER,
    REGION,
    REMARK,
    AnyKind,
    kind_of_headings,
)
from .matching import AnyDocument, Directory, Identity, Match, identity_of_draft
from .merging import LedgerSource, Merged, Said, merged
from .placing import UNKNOWN, kept_mapping, placed_columns
from .plan import (
    CHANGED,
    CREATED,
    REFUSED,
    SAME,
    SKIPPED,
    WRONG,
    CellReport,
    HeadingReport,
    Plan,
    RowReport,
    SheetReport,
)
from .rows import Context, Draft, Placed, masked, read_row
from .tables import Line, Passed, Table, explains, filled_down, find_table, passed_rows
from .told import Shown
from .workbooks import Sheet, Workbook, column_letter


@dataclass(frozen=True)
class _Read:
    """A table with its rows read."""

    table: Table
    kind: AnyKind
    columns: tuple[Placed, ...]
    drafts: tuple[Draft, ...]

    @property
    def covered(self) -> frozenset[str]:
        """The fields that it has a column for."""
        labels = {placed.place.partition(".")[0] for placed in self.columns}
        if labels & {"课题", "成果", "专利"}:
            labels.add("数字")
        return frozenset(labels)


def plan_ledger(book: Workbook, known: Known, choices: Choices) -> Plan:
    """What a ledger would do.

    Args:
        book: the ledger.
        known: what there is already.
        choices: what the editor says.
    """
    reads: list[_Read] = []
    sheets: list[SheetReport] = []
    headings: list[HeadingReport] = []
    rows: list[RowReport] = []
    for sheet in book.sheets:
        table, why = _table_of(sheet)
        if table is None:
            sheets.append(SheetReport(sheet.name, "", why))
            rows += _passed(sheet.name, passed_rows(sheet, why, "这张表"))
            continue
        kind = _kind_of(table, choices)
        columns, reports = placed_columns(table, kind, known, choices)
        headings += reports
        read = _read(table, kind, columns, book)
        reads.append(read)
        rows += _passed(sheet.name, table.passed)
        form = "，是一张登记表" if table.is_form else ""
        sheets.append(SheetReport(sheet.name, kind.label, f"读作{kind.label}台账{form}"))
    publisher = next((read.table.publisher for read in reads if read.table.publisher), "")
    title = next((read.table.title for read in reads if read.table.title), "")
    sources = {read.table.sheet: _source(book, read.table, choices, publisher) for read in reads}
    records = _Records(known, choices)
    for read in reads:
        records.take(read, sources[read.table.sheet])
    records.put_together()
    rows += records.rows
    order = {sheet.name: place for place, sheet in enumerate(book.sheets)}
    rows.sort(key=lambda row: (order[row.sheet], row.row))
    mapping = kept_mapping(known, choices, headings)
    return Plan(
        file=book.name,
        title=title or _stem(book.name),
        sheets=tuple(sheets),
        headings=tuple(headings),
        rows=tuple(rows),
        files=(*records.files, *mapping),
        asked=tuple(report for report in headings if report.how == UNKNOWN),
    )


def _table_of(sheet: Sheet) -> tuple[Table | None, str]:
    """The table or form of a sheet, or why there is none."""
    if sheet.hidden:
        return None, "这张表是隐藏的，没有读"
    if explains(sheet.name):
        return None, "这张表是说明，没有读"
    table = find_table(sheet)
    if looks_like_form(sheet, table):
        form = find_form(sheet)
        table = form or table
    if table is None:
        return None, "这张表里找不到表头，没有读"
    return table, ""


def _kind_of(table: Table, choices: Choices) -> AnyKind:
    if choices.kind:
        return BY_KEY[choices.kind]
    heads = [column.head for column in table.columns]
    return kind_of_headings(heads, f"{table.title} {table.sheet}")


def _read(table: Table, kind: AnyKind, columns: tuple[Placed, ...], book: Workbook) -> _Read:
    """The rows of a table, those that go on with the record above them joined to it."""
    context = Context(kind, table, columns, book.epoch)
    drafts: list[Draft] = []
    for line in _complete(table, columns):
        draft = read_row(context, line)
        if not draft.name:
            draft.name = _name_in(table) if not _has_name(columns) else ""
        drafts.append(draft)
    return _Read(table, kind, columns, tuple(drafts))


def _has_name(columns: Iterable[Placed]) -> bool:
    return any(placed.place == "名称" for placed in columns)


_NAME_IN_TITLE = re.compile(r"([\u3400-\u9fff、·]{2,30}?工作室)")


def _name_in(table: Table) -> str:
    """The studio that a title names, of a table that has no column for names."""
    for text in (table.title, table.sheet):
        match = _NAME_IN_TITLE.search(text)
        if match and not re.search(r"^(全市|全省|各)?(劳模|创新|工匠|人才|和)*工作室$", match[1]):
            return match[1]
    return ""


def _complete(table: Table, columns: tuple[Placed, ...]) -> tuple[Line, ...]:
    """The rows with what they leave to the row above: a unit or a place that stands before the
    name, and the name itself where a row only goes on.
    """
    names = [placed.column.index for placed in columns if placed.place == "名称"]
    if not names or table.is_form:
        return table.lines
    before = [
        placed.column.index
        for placed in columns
        if placed.column.index < names[0] and placed.place in _FILLED_DOWN
    ]
    lines = filled_down(table.lines, tuple(before))
    counters = [placed.column.index for placed in columns if placed.place == COUNTER]
    found: list[Line] = []
    for line in lines:
        goes_on = found and line.cell(names[0]).is_empty
        if goes_on and all(line.cell(index).is_empty for index in counters):
            line = filled_down((found[-1], line), (names[0],))[1]
        found.append(line)
    return tuple(found)


_FILLED_DOWN = ("单位", "省", "市", "县区", "行业", REGION)


def _passed(sheet: str, passed: Iterable[Passed]) -> list[RowReport]:
    """The rows that are none of a record."""
    rows = []
    for each in passed:
        cells = []
        for column, text in each.cells:
            letter = column_letter(column)
            cells.append(CellReport(f"{letter}{each.number}", letter, "", masked(text)))
        name = masked(each.name)
        row = RowReport(sheet, each.number, name, "", SKIPPED, (each.why,), (), tuple(cells))
        rows.append(row)
    return rows


_COPIES = re.compile(r"( ?[（(]\d+[)）]|[-_ ]?副本|[-_ ]?已标注|[-_ ]?改好|[-_ ]?修改)+$")


def _stem(name: str) -> str:
    """The name of a file without its ending, and without what copies of it are called."""
    return _COPIES.sub("", re.sub(r"\.[A-Za-z0-9]+$", "", name)) or name


def _source(book: Workbook, table: Table, choices: Choices, publisher: str) -> LedgerSource:
    stem = _stem(book.first_name or book.name)
    title = table.title or (stem if len(book.sheets) == 1 else f"{stem} {table.sheet}")
    who = choices.publisher or table.publisher or publisher or UNKNOWN_PUBLISHER
    return LedgerSource(title, who, table.date, table.year)


@dataclass
class _Group:
    """The rows that are about one record."""

    kind: AnyKind
    document: AnyDocument | None
    identity: Identity | None
    number: str
    uri: str
    notes: list[str] = field(default_factory=list)
    drafts: list[tuple[Draft, LedgerSource, frozenset[str]]] = field(default_factory=list)


class _Records:
    """The records that the rows are about, put together one after the other."""

    def __init__(self, known: Known, choices: Choices) -> None:
        self.known = known
        self.choices = choices
        self.names = Names(known.documents)
        self.directory = Directory(known.documents)
        self.groups: list[_Group] = []
        self.refused: list[Draft] = []
        self.rows: list[RowReport] = []
        self.files: list[FileChange] = []
        self.numbers = [document.number for document in known.documents]
        self.uris = {document.uri for document in known.documents}

    def take(self, read: _Read, source: LedgerSource) -> None:
        """Find the record of each row."""
        for draft in read.drafts:
            if (draft.sheet, draft.row) in self.choices.left_out:
                row = _report(draft, SKIPPED, ("您说这一行先不要",))
                self.rows.append(row)
            elif reasons := self._why_refused(draft):
                draft.reasons = reasons
                self.refused.append(draft)
                self.rows.append(_report(draft, REFUSED, tuple(reasons)))
            else:
                self._join(draft, source, read.covered)

    def _why_refused(self, draft: Draft) -> list[str]:
        reasons = list(draft.reasons)
        if not draft.name and not draft.number:
            reasons.append("没有名称;改法:写上名称，或者删掉这一行")
        missing = [
            described
            for described in fields_of(draft.kind.model)
            if described.required and described.label not in (*draft.values, "编号", "名称")
        ]
        if missing and self.directory.match(draft).document is None:
            reasons += [_missing(draft.kind.label, described) for described in missing]
        return reasons

    def _join(self, draft: Draft, source: LedgerSource, covered: frozenset[str]) -> None:
        found = self.directory.match(draft)
        if found.refusal:
            draft.reasons.append(found.refusal)
            self.rows.append(_report(draft, REFUSED, tuple(draft.reasons)))
            return
        group = self._group(draft, found)
        group.drafts.append((draft, source, covered))

    def _group(self, draft: Draft, found: Match) -> _Group:
        identity = identity_of_draft(draft)
        for group in self.groups:
            if group.kind != draft.kind:
                continue
            if found.document is not None and group.document is found.document:
                return group
            if found.document is None and group.identity and group.identity.may_be(identity):
                group.identity = group.identity.joined(identity)
                return group
        group = self._new_group(draft, found, identity)
        self.groups.append(group)
        return group

    def _new_group(self, draft: Draft, found: Match, identity: Identity) -> _Group:
        notes = [found.note] if found.note else []
        document = found.document
        if document is not None:
            return _Group(draft.kind, document, None, document.number, document.uri, notes)
        number = next_number(draft.kind, self.numbers, self.known.published)
        self.numbers.append(number)
        uri = f"{draft.kind.folder}/{slug(draft.name)}.md"
        if uri in self.uris or self.known.read(uri) is not None:
            uri = f"{draft.kind.folder}/{slug(draft.name)}-{number.lower()}.md"
        self.uris.add(uri)
        return _Group(draft.kind, None, identity, number, uri, notes)

    def put_together(self) -> None:
        """Make each record of its rows."""
        for group in self.groups:
            self._resolve_studios(group)
        for group in self.groups:
            try:
                self._put_together(group)
            except CannotPlace as error:
                reasons = (f"{group.uri}: {error};改法:先运行 jiangpu fix {group.uri}",)
                self.rows += [_report(each[0], REFUSED, reasons) for each in group.drafts]

    def _resolve_studios(self, group: _Group) -> None:
        """A studio that a row names is the number of its record; a name without one is kept."""
        for draft, _, _ in group.drafts:
            for label, value in list(draft.values.items()):
                described = field_named(draft.kind.model, label)
                if described is None or described.refers_to != STUDIO.key:
                    continue
                number = self._studio(str(value), draft)
                if number:
                    draft.values[label] = number
                    continue
                del draft.values[label]
                draft.remarks.append({"项": label, "内容": str(value), "来源": "@"})
                said = "还没有这个工作室的条目，名字先放进备注"
                _say(draft, label, said, place=REMARK)

    def _studio(self, name: str, draft: Draft) -> str:
        """The number of the studio of that name: one that is there, or one of this ledger."""
        wanted = Draft(STUDIO, draft.sheet, draft.row, name=name)
        wanted.values = {"单位": draft.values.get("单位", ""), "市": draft.values.get("市", "")}
        found = self.directory.match(wanted)
        if found.document is not None:
            return found.document.number
        identity = identity_of_draft(wanted)
        for group in self.groups:
            if group.kind == STUDIO and group.identity and group.identity.may_be(identity):
                return group.number
        return ""

    def _put_together(self, group: _Group) -> None:
        document = group.document
        data: dict[str, Any] = dict(document.tree.data) if document is not None else {}
        body = document.body if document is not None else ""
        result = merged(group.kind, data, body, _by_ledger(group), self._same_person)
        if document is None:
            result.data = {"编号": group.number, **result.data, "状态": "草稿"}
        change = self._change(group, result)
        changed = change.before != change.after
        state = CHANGED if changed else SAME
        if document is None:
            state = CREATED
        if changed:
            self.files.append(change)
        told = Shown(data, result, document is None)
        rows = []
        for draft, _, _ in group.drafts:
            notes = tuple(dict.fromkeys([*group.notes, *result.notes]))
            report = _report(draft, state, (), notes)
            cells = tuple(told.cell(draft, cell) for cell in report.cells)
            rows.append(replace(report, cells=cells, uri=group.uri, number=group.number))
        self.rows += _each_state(rows, tuple(told.rest())) if state == CHANGED else rows

    def _same_person(self, there: str, name: str) -> bool:
        """Whether a name or number in a record is the person that a ledger names."""
        document = self.names.by_number.get(there)
        if document is not None and document.kind == PERSON:
            there = document.name
        return name_key(there) == name_key(name)

    def _change(self, group: _Group, result: Merged) -> FileChange:
        """The file of a record, before and after."""
        document = group.document
        if document is None:
            text = composed(group.kind.model, result.data, result.body)
            return FileChange(group.uri, None, text.encode("utf-8"))
        raw = self.known.read(group.uri) or b""
        text, _ = decode(group.uri, raw)
        given = {
            label: value
            for label, value in result.data.items()
            if value != document.tree.data.get(label)
        }
        gone = {label: "" for label in document.tree.data if label not in result.data}
        after = text
        if given or gone:
            after = with_fields(text, document.tree, group.kind.model, {**given, **gone})
        if result.body != document.body:
            after = with_body(after, document.body_line + _moved(text, after), result.body)
        return FileChange(group.uri, raw, raw if after == text else after.encode("utf-8"))


def _missing(kind: str, described: Field) -> str:
    """A field that a new record needs, and that the ledger has not."""
    listed = "、".join(described.words)
    words = f"，可写:{listed}" if listed else ""
    return (
        f"新的{kind}要有「{described.label}」，台账里没有，不替人猜"
        f";改法:添一列“{described.label}”{words}"
    )


def _moved(before: str, after: str) -> int:
    """How many lines the body moved down."""
    return after.count("\n") - before.count("\n")


def _each_state(rows: list[RowReport], rest: tuple[str, ...]) -> list[RowReport]:
    """Of the rows of a changed record, those that change it. What no cell tells stands at one."""
    changing = [row for row in rows if any(cell.was or cell.now for cell in row.cells)]
    first = (changing or rows)[-1]
    found = []
    for row in rows:
        notes = (*row.notes, *rest) if row is first else row.notes
        state = CHANGED if row in changing or row is first else SAME
        found.append(replace(row, notes=notes, state=state))
    return found


def _by_ledger(group: _Group) -> list[Said]:
    """The rows of a record by ledger, the older ledger first."""
    found: dict[LedgerSource, list[Draft]] = {}
    covered: dict[LedgerSource, frozenset[str]] = {}
    for draft, source, labels in group.drafts:
        found.setdefault(source, []).append(draft)
        covered[source] = covered.get(source, frozenset()) | labels
    said = [Said(source, tuple(drafts), covered[source]) for source, drafts in found.items()]
    return sorted(said, key=lambda each: (each.source.year or "9999", each.source.date))


def _report(
    draft: Draft, state: str, reasons: tuple[str, ...], notes: tuple[str, ...] = ()
) -> RowReport:
    cells = tuple(draft.cells)
    if state != REFUSED:
        cells = tuple(replace(cell, weight="") if cell.weight == WRONG else cell for cell in cells)
    name = draft.name or draft.number or "（没有名称）"
    return RowReport(draft.sheet, draft.row, name, draft.kind.label, state, reasons, notes, cells)


def _say(draft: Draft, label: str, said: str, place: str) -> None:
    """Say something of the cells that a field is made from."""
    addresses = draft.given.get(label, [])
    for index, cell in enumerate(draft.cells):
        if cell.address in addresses:
            draft.cells[index] = replace(cell, said=said, place=place)
