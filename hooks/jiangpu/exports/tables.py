"""Tables that are made from the records: every figure with its passport, what the records add up to, what was reconciled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..assessment.statistics import honors_by_level, tally
from ..figures.formatting import shown, source_line
from ..figures.ledger import Entry
from ..figures.reconciliation import AGREE, DISAGREE, UNKNOWN, Result, reconcile
from ..figures.rules.catalogue import disagreements
from ..language.pinyin import sort_key
from ..library.documents import Document
from ..schema import vocabularies
from ..schema.figure import Figure
from ..schema.registry import KINDS
from .columns import INTEGER, Column, Table, columns_of
from .projection import Projection

_OWNER = (
    Column("", "记录", "出自哪一条记录，写编号", required=True),
    Column("", "记录名称", "那条记录的名称", required=True),
    Column(
        "", "记录类型", "那条记录是哪一类", required=True, words=tuple(kind.label for kind in KINDS)
    ),
)


def _owner(out: Projection, document: Document) -> dict[str, Any]:
    return {
        "记录": document.number,
        "记录名称": out.say(document.name),
        "记录类型": document.kind.label,
    }


def figures_table(out: Projection) -> Table:
    """One row a figure, in the order of the records."""
    own = columns_of(Figure)
    columns = (
        *_OWNER,
        own[0],
        Column("", "写法", "页面上的写法，“近”“多”“余”和单位都在，引用时请用这一列", required=True),
        *own[1:],
        Column("", "来源全称", "发布者、题名、日期"),
        Column("", "不进合计", "为什么不能进任何合计；空着的，也要看口径重不重叠"),
        Column("", "另见", "同一来源的同一句话，别的记录也记了：合计时只算一次", many=True),
    )
    first = {entry.anchor for entry in out.site.ledger.entries}
    rows = tuple(
        _figure(out, entry, own, entry.anchor in first)
        for document in out.listed
        for entry in out.site.ledger.of(document)
    )
    note = "每个数字一行，带着限定、单位、截至、来源和原文；来源没说互不重叠的，不要相加"
    return Table("figures", "数字", note, columns, rows, ("记录", "代号"))


def _figure(
    out: Projection, entry: Entry, columns: tuple[Column, ...], first: bool
) -> dict[str, Any]:
    """One row; `first` says whether the entry stands for all that tell the same."""
    document, figure = entry.document, entry.figure
    source = document.record.source(figure.source)
    why = entry.exclusion_reason if first else "同一来源的同一句话，已经算在别的记录上"
    return {
        **_owner(out, document),
        "写法": out.say(shown(figure).whole),
        **out.part(figure, columns),
        **({"来源全称": out.say(source_line(source))} if source else {}),
        **({"不进合计": why} if why else {}),
        **({"另见": sorted(other.number for other in entry.also)} if entry.also else {}),
    }


def statistics_table(out: Projection) -> Table:
    """What this site has collected, counted from its records: never what a report says."""
    columns = (
        Column("", "对象", "数的是什么", required=True),
        Column("", "分法", "按什么分；“合计”是总数", required=True),
        Column("", "类别", "分到哪一类；没写明的归“未提供”", required=True),
        Column("", "数量", "本站已收录的数，不是全部，也不是上报数", INTEGER, required=True),
        Column("", "单位", "个、种、位", required=True),
    )
    rows = tuple(
        dict(zip((column.name for column in columns), row, strict=True)) for row in _counts(out)
    )
    note = "由收录的记录数出来的数；报告上报的数在“数字”里，两样不相加"
    return Table("statistics", "收录统计", note, columns, rows, ("对象", "分法", "类别"))


def _counts(out: Projection) -> Iterator[tuple[str, str, str, int, str]]:
    for kind in KINDS:
        yield kind.label, "合计", "合计", len(out.documents(kind)), kind.measure
    for kind in KINDS:
        documents = out.documents(kind)
        for title, attribute, order in (
            ("行业", "industry", vocabularies.INDUSTRIES.words),
            ("省", "province", vocabularies.PROVINCES.words),
        ):
            if attribute in kind.model.model_fields:
                yield from _split(
                    kind.label,
                    title,
                    (getattr(doc.record, attribute) for doc in documents),
                    kind.measure,
                    order,
                )
        if kind.key == "studio":
            levels = [level for doc in documents for level in doc.record.levels or (None,)]
            yield from _split(kind.label, "级别", levels, kind.measure, vocabularies.LEVELS.words)
            yield from _split(
                kind.label, "成立年份", _years(doc.record.year for doc in documents), kind.measure
            )
            made = [item for doc in documents for item in doc.record.achievements]
            yield from _split(
                "成果", "转化阶段", (item.stage for item in made), "项", vocabularies.STAGES.words
            )
            yield from _split(
                "成果",
                "类型",
                (item.kind for item in made),
                "项",
                vocabularies.ACHIEVEMENT_KINDS.words,
            )
            asked = [item for doc in documents for item in doc.record.projects]
            yield from _split(
                "课题",
                "类别",
                (item.kind for item in asked),
                "项",
                vocabularies.PROJECT_KINDS.words,
            )
            yield from _split(
                "课题",
                "状态",
                (item.state for item in asked),
                "项",
                vocabularies.PROJECT_STATES.words,
            )
            held = [item for doc in documents for item in doc.record.patents]
            yield from _split(
                "专利",
                "状态",
                (item.state for item in held),
                "件",
                vocabularies.PATENT_STATES.words,
            )
        if kind.key == "method":
            yield from _split(
                kind.label,
                "类别",
                (doc.record.kind for doc in documents),
                kind.measure,
                vocabularies.METHOD_KINDS.words,
            )
            yield from _split(
                kind.label,
                "风险",
                (doc.record.risk for doc in documents),
                kind.measure,
                vocabularies.RISKS.words,
            )
            yield from _split(
                kind.label, "年份", _years(doc.record.born for doc in documents), kind.measure
            )
    for level, number in honors_by_level(out.listed):
        yield "荣誉", "级别", level, number, "项"


def _years(years: Iterable[int | None]) -> list[str | None]:
    return [str(year) if year else None for year in years]


def _split(
    thing: str, title: str, values: Iterable[str | None], unit: str, order: tuple[str, ...] = ()
) -> Iterator[tuple]:
    counted = tally(values, order)
    if not order:
        counted.sort(key=lambda row: (row[0] == "未提供", sort_key(row[0])))
    for word, count in counted:
        yield thing, title, word, count, unit


def reconciliation_table(out: Projection) -> Table:
    """One row a rule that a record states, and one each disagreement with the rules that hold for all; both sides are named."""
    columns = (
        *_OWNER,
        Column("", "序号", "在那条记录里是第几条核对", INTEGER, required=True),
        Column("", "规则", "合计、不大于、比率、点数、递增，或者通用规则的名字", required=True),
        Column("", "各项", "数字的代号；“点数”是名字", many=True),
        Column("", "等于", "总数的代号"),
        Column(
            "", "结果", "一致、不一致，或无法核对", required=True, words=(AGREE, DISAGREE, UNKNOWN)
        ),
        Column("", "说明", "两边各是多少，差在哪里", required=True),
    )
    general: dict[str, list[dict[str, Any]]] = {}
    for rule, found in disagreements(out.listed):
        general.setdefault(found.document.number, []).append(
            {"规则": rule.title, "结果": found.state, "说明": out.say(found.text)}
        )
    rows = []
    for document in out.listed:
        results = [_result(out, result) for result in reconcile(document.record)] + general.get(
            document.number, []
        )
        rows += [
            {**_owner(out, document), "序号": place, **row} for place, row in enumerate(results, 1)
        ]
    return Table(
        "reconciliation",
        "核对",
        "记录写明的数量关系，逐条算过；通用规则只列对不上的",
        columns,
        tuple(rows),
        ("记录", "序号"),
    )


def _result(out: Projection, result: Result) -> dict[str, Any]:
    row = {
        "规则": result.rule.kind,
        "各项": [out.say(item) for item in result.rule.items],
        "等于": result.rule.equals,
        "结果": result.state,
        "说明": out.say(result.text),
    }
    return {name: value for name, value in row.items() if value is not None}
