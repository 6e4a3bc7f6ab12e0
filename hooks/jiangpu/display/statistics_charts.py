"""The charts of the statistics page, made from the ledger and from what the records say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ..assessment.statistics import NOT_STATED, Series, Sum, series, sums
from ..figures.formatting import shown
from ..figures.ledger import Entry, Ledger
from ..figures.rules.comparisons import PARTS
from ..figures.totals import Total, total
from ..language.dates import in_words
from ..language.numerals import plain
from ..library.documents import Document
from ..schema import vocabularies
from ..schema.base import Record, Rule
from ..schema.report import Report
from ..schema.studio import Achievement, Studio
from .charts import DASHED, Bar, Chart, bars, ending, figure_bar, funnel

BENEFITS = (
    "经济效益",
    "节约资金",
    "节约能源",
    "减少排放",
    "增产",
    "产汽",
    "效率提升",
    "质量改善",
    "故障减少",
    "误差",
    "安全",
)
"""Indicators that count as a benefit, in the order of display."""

IN_MONEY = ("经济效益", "节约资金")
"""Benefits in one unit, so that the figures can be drawn beside each other."""

COLLECTED = ("studio", "method")
"""The kinds of record whose benefits are shown; what reports say stands elsewhere."""


def reached(studios: Iterable[Document[Record]]) -> Chart:
    """Achievements by 转化阶段: each counts at its stage and at every stage before it; those
    without one are dashed.
    """
    achievements = _achievements(studios)
    ranks = [vocabularies.STAGES.rank(item.stage) for item in achievements if item.stage]
    rows = []
    for rank, word in enumerate(vocabularies.STAGES.words):
        number = sum(reached_rank >= rank for reached_rank in ranks)
        rows.append(Bar(word, number, str(number)))
    unknown = len(achievements) - len(ranks)
    if unknown:
        rows.append(Bar(NOT_STATED, unknown, str(unknown), kind=DASHED))
    note = (
        f"{len(achievements)} 项成果里 {len(ranks)} 项写明了阶段；走到后一步的，前面几步也算走过。"
    )
    return funnel("reached", "成果走到了哪一步", rows, "项", note=note)


def _achievements(studios: Iterable[Document[Record]]) -> list[Achievement]:
    found: list[Achievement] = []
    for document in studios:
        if isinstance(document.record, Studio):
            found += document.record.achievements
    return found


def reported_sums(ledger: Ledger, report: Document[Record]) -> list[Chart]:
    """A report's totals with what they are made of; the shares are derived (推算), each with its
    formula.
    """
    return [_sum_chart(report, place, found) for place, found in enumerate(sums(ledger, report), 1)]


def _sum_chart(report: Document[Record], place: int, found: Sum) -> Chart:
    whole = found.total.figure
    rows = []
    for part in found.parts:
        bar = _part_bar(part, found.total)
        if bar:
            rows.append(bar)
    if len(rows) > 2:
        parts = f"{rows[0].label}等 {len(rows)} 类"
    else:
        parts = "、".join(bar.label for bar in rows)
    return bars(
        f"sum-{report.number}-{place}",
        f"{whole.label}：{parts}",
        rows,
        heading="类别",
        note=f"《{report.name}》上报，合计 {shown(whole)}，相加相符。",
        entry=found.total,
    )


def _part_bar(part: Entry, whole: Entry) -> Bar | None:
    """A part of a total with its share."""
    share = _share(part, whole)
    note = ""
    if share:
        note = f"占 {share}（推算：{shown(part.figure)} ÷ {shown(whole.figure)}）"
    return figure_bar(part.figure.label, part, part.address, unit=share, note=note)


def _share(part: Entry, whole: Entry) -> str:
    """What share of a total a part is, 约 where either is not exact; "" where it cannot be
    divided.
    """
    part_value, whole_value = part.figure.value, whole.figure.value
    if part_value is None or not whole_value:
        return ""
    about = "约" if part.figure.qualifiers or whole.figure.qualifiers else ""
    percent = (part_value / whole_value * 100).quantize(Decimal("0.1"))
    return f"{about}{plain(percent)}%"


def reported_funnels(ledger: Ledger, reports: Iterable[Document[Record]]) -> list[Chart]:
    """A report's total with the part of it that got further; the stages of which it says nothing
    are dashed.
    """
    result = []
    for report in reports:
        entries = {entry.figure.code: entry for entry in ledger.of(report)}
        for rule in report.record.rules:
            pair = _part_and_whole(rule, entries)
            if pair:
                result.append(_funnel_chart(report, *pair))
    return result


def _part_and_whole(rule: Rule, entries: dict[str, Entry]) -> tuple[Entry, Entry] | None:
    """The two figures of a rule that one is no more than the other, where the one counts a part of
    the other.
    """
    if rule.kind != "不大于" or len(rule.items) != 2:
        return None
    part, whole = (entries.get(code) for code in rule.items)
    if part is None or whole is None or part.figure.value is None:
        return None
    if PARTS.get(part.figure.indicator) != whole.figure.indicator:
        return None
    return part, whole


def _funnel_chart(report: Document[Record], part: Entry, whole: Entry) -> Chart:
    of_projects = part.figure.indicator == "课题完成数"
    first, second = ("立项", "完成") if of_projects else ("成果", "转化")
    rows = [_stage_bar(first, whole), _stage_bar(second, part)]
    note = ""
    if of_projects:
        for word in vocabularies.STAGES.words[2:]:
            rows.append(Bar(word, 0, NOT_STATED, kind=DASHED))
        note = "应用、推广、产业化三级未提供，虚框只表示不会多于完成数。"
    return funnel(
        f"reported-{report.number}",
        f"{report.name}：{whole.figure.label}走到哪一步",
        rows,
        whole.figure.unit or "",
        note=note,
    )


def _stage_bar(label: str, entry: Entry) -> Bar:
    figure = entry.figure
    return Bar(
        label,
        float(figure.value or 0),
        str(shown(figure)),
        url=entry.address,
        entry=entry,
    )


def benefit_kinds(ledger: Ledger) -> Chart:
    """How many figures tell of each kind of benefit; what is only expected or background is not
    among them.
    """
    rows = []
    for indicator in BENEFITS:
        entries = _collected(ledger, indicator)
        if not entries:
            continue
        number = sum(entry.is_result for entry in entries)
        rest = len(entries) - number
        note = f"另有 {rest} 个是估计、背景或来源未能对应" if rest else ""
        rows.append(Bar(indicator, number, str(number), "个数字", note=note))
    return bars("benefits", "见效写到了哪几样", rows, "个数字", heading="哪一类")


def benefits(ledger: Ledger) -> list[tuple[Chart, Total]]:
    """The figures of each benefit in money, and what may be added of them."""
    result: list[tuple[Chart, Total]] = []
    for indicator in IN_MONEY:
        results = [entry for entry in _collected(ledger, indicator) if entry.is_result]
        rows = sorted(_benefit_bars(results), key=lambda bar: bar.value, reverse=True)
        if rows:
            chart = bars(
                f"benefit-{len(result) + 1}",
                indicator,
                rows,
                heading="哪一家",
                note=_without_number(results),
            )
            result.append((chart, total(results)))
    return result


def _collected(ledger: Ledger, indicator: str) -> list[Entry]:
    """The figures of an indicator that stand on a studio or a method."""
    return [entry for entry in ledger.query(indicator) if entry.document.kind.key in COLLECTED]


def _without_number(entries: Iterable[Entry]) -> str:
    """A note of the figures that cannot be drawn because their source gives no numeral; "" where
    there are none.
    """
    words = [
        f"{entry.document.name}{shown(entry.figure)}"
        for entry in entries
        if entry.figure.value is None
    ]
    return f"没有数码、画不成条的：{'；'.join(words)}。" if words else ""


def _benefit_bars(entries: Iterable[Entry]) -> list[Bar]:
    """A bar a figure; of somebody with several, each says what it counts."""
    drawn = [entry for entry in entries if entry.figure.value is not None]
    times = Counter(_owner(entry) for entry in drawn)
    result = []
    for entry in drawn:
        owner = _owner(entry)
        label = f"{owner}：{entry.figure.label}" if times[owner] > 1 else owner
        bar = figure_bar(label, entry, entry.document.url)
        if bar:
            result.append(bar)
    return result


def _owner(entry: Entry) -> str:
    """Whose figure it is, with the period that it holds for."""
    name = entry.document.name.removesuffix("劳模创新工作室") or entry.document.name
    period = entry.figure.period
    return f"{name}（{period}）" if period else name


def over_time(ledger: Ledger, reports: Sequence[Document[Record]]) -> list[Chart]:
    """Figures of reports of one series over time, only where indicator, scope and unit are the
    same.
    """
    result: list[Chart] = []
    for name, members in _by_series(reports).items():
        entries: list[Entry] = []
        for report in members:
            entries += ledger.of(report)
        for found in series(entries):
            result.append(_series_chart(f"series-{len(result) + 1}", name, found))
    return result


def _by_series(reports: Iterable[Document[Record]]) -> dict[str, list[Document[Record]]]:
    """Series → its reports."""
    members: dict[str, list[Document[Record]]] = {}
    for report in reports:
        record = report.record
        if isinstance(record, Report) and record.series:
            members.setdefault(record.series, []).append(report)
    return members


def _series_chart(id: str, name: str, found: Series) -> Chart:
    rows = [_point_bar(date, entry) for date, entry in found.points]
    return bars(id, f"{name}：{found.scope}", rows, found.unit, heading="时间")


def _point_bar(date: str, entry: Entry) -> Bar:
    return Bar(
        in_words(date),
        float(entry.figure.value or 0),
        str(shown(entry.figure)),
        kind=ending(entry.figure.qualifiers),
        url=entry.address,
        entry=entry,
    )
