"""Tables made from the records: every figure with its passport, and what was reconciled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ..figures.formatting import shown, source_line
from ..figures.ledger import Entry
from ..figures.reconciliation import AGREE, DIFFER, DISAGREE, UNKNOWN, Result, reconcile
from ..figures.rules.catalogue import disagreements
from ..library.documents import Document
from ..schema.base import Record
from ..schema.figure import Figure
from ..schema.registry import KINDS
from ..schema.vocabularies import RULE_KINDS
from ..site.site import Site
from .columns import INTEGER, Column, Table, columns_of
from .lines import Line, Row, line_of
from .projection import Projection, projection

_KIND_LABELS = tuple(kind.label for kind in KINDS)

_OWNER = (
    Column("", "记录", "出自哪一条记录，写编号", required=True),
    Column("", "记录名称", "那条记录的名称", required=True),
    Column("", "记录类型", "那条记录是哪一类", required=True, words=_KIND_LABELS),
)
"""The columns that say which record a row belongs to."""

_COUNTED_ELSEWHERE = "同一来源的同一句话，已经算在别的记录上"


def _owner(document: Document[Record]) -> Row:
    return {
        "记录": document.number,
        "记录名称": document.name,
        "记录类型": document.kind.label,
    }


def figures_table(out: Projection) -> Table:
    """One row for each figure of each record, in the order of the records."""
    rows = tuple(json.loads(line.json) for line in figure_lines(out))
    return replace(empty_figures(), rows=rows)


def figure_lines(out: Projection) -> Iterator[Line]:
    """The rows of that table as text."""
    with_figures = [document for document in out.listed if document.record.figures]
    for lines in out.site.each(_figure_lines_of, with_figures):
        for line in lines:
            yield Line(*line)


def _figure_lines_of(site: Site, document: Document[Record]) -> list[tuple[str, str]]:
    """The figures of a record as text. They are kept with those of its neighbours."""
    out, counted = projection(site), site.once(_counted)
    lines = []
    for entry in site.ledger.of(document):
        row = _figure_row(out, entry, counted=entry.anchor in counted)
        line = line_of(row, _flat_figures())
        lines.append((line.json, line.csv))
    return lines


def _counted(site: Site) -> frozenset[str]:
    """The figures that stand for all that state the same."""
    return frozenset(entry.anchor for entry in site.ledger.entries)


@cache
def _flat_figures() -> tuple[Column, ...]:
    """The columns of that table in CSV."""
    return empty_figures().flat


def empty_figures() -> Table:
    """The table of figures without its rows."""
    note = "每个数字一行，带着限定、单位、截至、来源和原文；来源没说互不重叠的，不要相加"
    return Table("figures", "数字", note, _figure_columns(), (), ("记录", "代号"))


def _figure_columns() -> tuple[Column, ...]:
    code, *others = columns_of(Figure)
    as_shown = "页面上的写法，“近”“多”“余”和单位都在，引用时请用这一列"
    also = "同一来源的同一句话，别的记录也记了：合计时只算一次"
    return (
        *_OWNER,
        code,
        Column("", "写法", as_shown, required=True),
        *others,
        Column("", "来源全称", "发布者、题名、日期"),
        Column("", "不进合计", "为什么不能进任何合计；空着的，也要看口径重不重叠"),
        Column("", "另见", also, many=True),
    )


def _figure_row(out: Projection, entry: Entry, *, counted: bool) -> Row:
    """One figure.

    Args:
        counted: whether this entry stands for all that state the same, so that only it is added
            up.
    """
    document, figure = entry.document, entry.figure
    row = _owner(document)
    row["写法"] = shown(figure).whole
    row |= out.part(figure, columns_of(Figure))
    source = document.record.source(figure.source)
    if source:
        row["来源全称"] = source_line(source)
    excluded = entry.exclusion_reason if counted else _COUNTED_ELSEWHERE
    if excluded:
        row["不进合计"] = excluded
    if entry.also:
        row["另见"] = sorted(other.number for other in entry.also)
    return row


def reconciliation_table(out: Projection) -> Table:
    """One row for each rule that a record states, and for each disagreement with a general rule.

    Both sides are named in every row.
    """
    return replace(empty_reconciliation(), rows=tuple(out.site.lasting(_reconciliation_rows)))


def _reconciliation_rows(site: Site) -> list[Row]:
    """Its rows, plain. They last: nothing is reconciled again for another body."""
    general = _general_rows(site)
    rows = []
    for document in site.library.listed:
        stated = [_result_row(result) for result in reconcile(document.record)]
        found = stated + general.get(document.number, [])
        for place, row in enumerate(found, 1):
            rows.append({**_owner(document), "序号": place, **row})
    return rows


def empty_reconciliation() -> Table:
    """The table of what was reconciled without its rows."""
    note = "记录写明的数量关系，逐条算过；通用规则只列对不上的"
    columns = _reconciliation_columns()
    return Table("reconciliation", "核对", note, columns, (), ("记录", "序号"))


def _reconciliation_columns() -> tuple[Column, ...]:
    results = (AGREE, DISAGREE, DIFFER, UNKNOWN)
    rules = "、".join(RULE_KINDS.words)
    return (
        *_OWNER,
        Column("", "序号", "在那条记录里是第几条核对", INTEGER, required=True),
        Column("", "规则", f"{rules}，或者通用规则的名字", required=True),
        Column("", "各项", "数字的代号；“点数”是名字", many=True),
        Column("", "等于", "总数的代号"),
        Column("", "结果", "一致、不一致、说法不一，或无法核对", required=True, words=results),
        Column("", "说明", "两边各是多少，差在哪里", required=True),
    )


def _general_rows(site: Site) -> dict[str, list[Row]]:
    """Number of a record → where it disagrees with the rules that hold for all."""
    rows: dict[str, list[Row]] = {}
    for rule, found in disagreements(site.library.listed):
        row = {"规则": rule.title, "结果": found.state, "说明": found.text}
        rows.setdefault(found.document.number, []).append(row)
    return rows


def _result_row(result: Result) -> Row:
    """A rule that the record states, applied."""
    row: Row = {
        "规则": result.rule.kind,
        "各项": [item for item in result.rule.items],
    }
    if result.rule.equals is not None:
        row["等于"] = result.rule.equals
    row["结果"] = result.state
    row["说明"] = result.text
    return row
