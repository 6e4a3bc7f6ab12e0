"""The charts of the statistics page, made from the ledger and from what the records say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ..assessment.statistics import series, sums
from ..figures.formatting import shown
from ..figures.ledger import Entry, Ledger
from ..figures.rules.figures import PARTS
from ..figures.totals import Total, total
from ..language.dates import in_words
from ..language.numerals import plain
from ..library.documents import Document
from ..schema import vocabularies
from .charts import Bar, Chart, bars, ending, figure_bar, funnel

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
"""What counts as a benefit, in the order of display."""

DRAWN = ("经济效益", "节约资金")
"""Benefits in one unit (money), so that the figures can be drawn beside each other."""

COLLECTED = ("studio", "method")


def reached(studios: Iterable[Document]) -> Chart:
    """Achievements by 转化阶段: each counts at its stage and at every stage before it; those without one are dashed."""
    items = [item for studio in studios for item in studio.record.achievements]
    ranks = [vocabularies.STAGES.words.index(item.stage) for item in items if item.stage]
    rows = [
        Bar(word, number, str(number))
        for rank, word in enumerate(vocabularies.STAGES.words)
        for number in [sum(r >= rank for r in ranks)]
    ]
    unknown = len(items) - len(ranks)
    rows += [Bar("未提供", unknown, str(unknown), kind="虚")] if unknown else []
    note = f"{len(items)} 项成果里 {len(ranks)} 项写明了阶段；走到后一步的，前面几步也算走过。"
    return funnel("reached", "成果走到了哪一步", rows, "项", note=note)


def reported_sums(ledger: Ledger, report: Document) -> list[Chart]:
    """A report's totals with what they are made of; the shares are derived (推算), each with its formula."""
    result = []
    for place, made in enumerate(sums(ledger, report), 1):
        whole, rows = made.total.figure, []
        for part in made.parts:
            about = "约" if part.figure.qualifiers or whole.qualifiers else ""
            share = (
                f"{about}{plain((part.figure.value / whole.value * 100).quantize(Decimal('0.1')))}%"
                if whole.value
                else ""
            )
            note = f"占 {share}（推算：{shown(part.figure)} ÷ {shown(whole)}）" if share else ""
            rows.append(
                figure_bar(
                    part.figure.label,
                    part,
                    f"{report.url}#fig-{part.figure.code}",
                    unit=share,
                    note=note,
                )
            )
        told = (
            f"{rows[0].label}等 {len(rows)} 类"
            if len(rows) > 2
            else "、".join(bar.label for bar in rows)
        )
        result.append(
            bars(
                f"sum-{report.number}-{place}",
                f"{whole.label}：{told}",
                rows,
                "",
                heading="类别",
                note=f"《{report.name}》上报，合计 {shown(whole)}，相加相符。",
                entry=made.total,
            )
        )
    return result


def reported_funnels(ledger: Ledger, reports: Iterable[Document]) -> list[Chart]:
    """A report's total with the part of it that got further; the stages of which it says nothing are dashed."""
    result = []
    for report in reports:
        entries = {entry.figure.code: entry for entry in ledger.of(report)}
        for rule in report.record.rules:
            found = [entries.get(code) for code in rule.items] if rule.kind == "不大于" else []
            if len(found) != 2 or None in found or found[0].figure.value is None:
                continue
            part, whole = found
            if PARTS.get(part.figure.indicator) != whole.figure.indicator:
                continue
            stages = ["立项", "完成"] if part.figure.indicator == "课题完成数" else ["成果", "转化"]
            rows = [_stage(stages[0], whole), _stage(stages[1], part)]
            rest = vocabularies.STAGES.words[2:] if stages[1] == "完成" else ()
            rows += [Bar(word, 0, "未提供", kind="虚") for word in rest]
            note = "应用、推广、产业化三级未提供，虚框只表示不会多于完成数。" if rest else ""
            title = f"{report.name}：{whole.figure.label}走到哪一步"
            result.append(
                funnel(f"reported-{report.number}", title, rows, whole.figure.unit or "", note=note)
            )
    return result


def _stage(label: str, entry: Entry) -> Bar:
    figure = entry.figure
    return Bar(
        label,
        float(figure.value or 0),
        f"{shown(figure)}",
        url=f"{entry.document.url}#fig-{figure.code}",
        entry=entry,
    )


def benefit_kinds(ledger: Ledger) -> Chart:
    """How many figures tell of each kind of benefit; what is only expected or background is not among them."""
    rows = []
    for kind in BENEFITS:
        entries = [entry for entry in ledger.query(kind) if entry.document.kind.key in COLLECTED]
        actual = [
            entry for entry in entries if entry.figure.nature == "实际" and entry.figure.traced
        ]
        rest = len(entries) - len(actual)
        if entries:
            note = f"另有 {rest} 个是估计、背景或来源未能对应" if rest else ""
            rows.append(Bar(kind, len(actual), str(len(actual)), "个数字", note=note))
    return bars("benefits", "见效写到了哪几样", rows, "个数字", heading="哪一类")


def benefits(ledger: Ledger) -> list[tuple[Chart, Total]]:
    """The figures of each benefit in money, and what may be added of them."""
    result = []
    for kind in DRAWN:
        entries = [entry for entry in ledger.query(kind) if entry.document.kind.key in COLLECTED]
        actual = [
            entry for entry in entries if entry.figure.nature == "实际" and entry.figure.traced
        ]
        rows = sorted(_benefit_bars(actual), key=lambda bar: -bar.value)
        words = [
            f"{entry.document.name}{shown(entry.figure)}"
            for entry in actual
            if entry.figure.value is None
        ]
        note = f"没有数码、画不成条的：{'；'.join(words)}。" if words else ""
        if rows:
            result.append(
                (
                    bars(f"benefit-{len(result) + 1}", kind, rows, "", heading="哪一家", note=note),
                    total(actual),
                )
            )
    return result


def _benefit_bars(entries: Iterable[Entry]) -> list[Bar]:
    """A bar a figure; of somebody with several, each says what it counts."""
    drawn = [entry for entry in entries if entry.figure.value is not None]
    often = Counter(map(_owner, drawn))
    return [
        figure_bar(
            f"{_owner(entry)}：{entry.figure.label}" if often[_owner(entry)] > 1 else _owner(entry),
            entry,
            entry.document.url,
        )
        for entry in drawn
    ]


def _owner(entry: Entry) -> str:
    name = entry.document.name.removesuffix("劳模创新工作室") or entry.document.name
    return f"{name}（{entry.figure.period}）" if entry.figure.period else name


def over_time(ledger: Ledger, reports: Sequence[Document]) -> list[Chart]:
    """Figures of reports of one series over time, only where indicator, scope and unit are the same."""
    names = dict.fromkeys(report.record.series for report in reports if report.record.series)
    result = []
    for name in names:
        for found in series(
            entry
            for report in reports
            if report.record.series == name
            for entry in ledger.of(report)
        ):
            rows = [
                Bar(
                    in_words(date),
                    float(entry.figure.value),
                    str(shown(entry.figure)),
                    "",
                    ending(entry.figure.qualifiers),
                    f"{entry.document.url}#fig-{entry.figure.code}",
                    entry=entry,
                )
                for date, entry in found.points
            ]
            result.append(
                bars(
                    f"series-{len(result) + 1}",
                    f"{name}：{found.scope}",
                    rows,
                    found.unit,
                    heading="时间",
                )
            )
    return result
