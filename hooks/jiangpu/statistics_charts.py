"""The charts of the statistics page, made from the ledger and from what the records say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from . import vocab
from .charts import Bar, Chart, bars, ending, figure_bar, funnel
from .dates import in_words
from .figures import shown
from .ledger import Entry, Ledger, Total, total
from .library import Document
from .rules_figures import PARTS
from .schema.figure import Figure
from .statistics import series

BENEFITS = ("经济效益", "节约资金", "节约能源", "减少排放", "增产", "产汽", "效率提升", "质量改善", "故障减少", "误差", "安全")
"""What counts as a benefit, in the order of display."""

DRAWN = ("经济效益", "节约资金")
"""Benefits in one unit (money), so that the figures can be drawn beside each other."""

COLLECTED = ("studio", "method")


def reached(studios: Iterable[Document]) -> Chart:
    """Achievements by 转化阶段: each counts at its stage and at every stage before it; those without one are dashed."""
    items = [item for studio in studios for item in studio.record.achievements]
    ranks = [vocab.STAGES.words.index(item.stage) for item in items if item.stage]
    rows = [Bar(word, number, str(number)) for rank, word in enumerate(vocab.STAGES.words) for number in [sum(r >= rank for r in ranks)]]
    unknown = len(items) - len(ranks)
    rows += [Bar("未提供", unknown, str(unknown), kind="虚")] if unknown else []
    note = f"{len(items)} 项成果里 {len(ranks)} 项写明了阶段；走到后一步的，前面几步也算走过。"
    return funnel("reached", "成果走到了哪一步", rows, "项", note=note)


def reported_funnels(reports: Iterable[Document]) -> list[Chart]:
    """A report's total with the part of it that got further; the stages of which it says nothing are dashed."""
    result = []
    for report in reports:
        for rule in report.record.rules:
            found = [report.record.figure(code) for code in rule.items] if rule.kind == "不大于" else []
            if len(found) != 2 or None in found or PARTS.get(found[0].indicator) != found[1].indicator or found[0].value is None:
                continue
            part, whole = found
            stages = ["立项", "完成"] if part.indicator == "课题完成数" else ["成果", "转化"]
            rows = [_stage(stages[0], report, whole), _stage(stages[1], report, part)]
            rest = vocab.STAGES.words[2:] if stages[1] == "完成" else ()
            rows += [Bar(word, 0, "未提供", kind="虚") for word in rest]
            note = "应用、推广、产业化三级未提供，虚框只表示不会多于完成数。" if rest else ""
            result.append(funnel(f"reported-{report.number}", f"{report.name}：{whole.label}走到哪一步", rows, whole.unit or "", note=note))
    return result


def _stage(label: str, report: Document, figure: Figure) -> Bar:
    return Bar(label, float(figure.value or 0), f"{shown(figure)}", url=f"{report.url}#fig-{figure.code}", source=(report.record, figure))


def benefit_kinds(ledger: Ledger) -> Chart:
    """How many figures tell of each kind of benefit; what is only expected or background is not among them."""
    rows = []
    for kind in BENEFITS:
        entries = [entry for entry in ledger.query(kind) if entry.document.kind.key in COLLECTED]
        actual = [entry for entry in entries if entry.figure.nature == "实际" and entry.figure.traced]
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
        actual = [entry for entry in entries if entry.figure.nature == "实际" and entry.figure.traced]
        rows = sorted((bar for bar in map(_benefit, actual) if bar), key=lambda bar: -bar.value)
        words = [f"{entry.document.name}{shown(entry.figure)}" for entry in actual if entry.figure.value is None]
        note = f"没有数码、画不成条的：{'；'.join(words)}。" if words else ""
        if rows:
            result.append((bars(f"benefit-{len(result) + 1}", kind, rows, "", heading="哪一家", note=note), total(actual)))
    return result


def _benefit(entry: Entry) -> Bar | None:
    name = entry.document.name.removesuffix("劳模创新工作室") or entry.document.name
    period = f"（{entry.figure.period}）" if entry.figure.period else ""
    return figure_bar(f"{name}{period}", entry.figure, f"{entry.document.url}", (entry.document.record, entry.figure))


def over_time(reports: Sequence[Document]) -> list[Chart]:
    """Figures of reports of one series over time, only where indicator, scope and unit are the same."""
    names = dict.fromkeys(report.record.series for report in reports if report.record.series)
    result = []
    for name in names:
        for scope, unit, points in series([report for report in reports if report.record.series == name]):
            rows = [Bar(in_words(date), float(figure.value), str(shown(figure)), "", ending(figure.qualifiers),
                        f"{report.url}#fig-{figure.code}", source=(report.record, figure)) for date, report, figure in points]
            result.append(bars(f"series-{len(result) + 1}", f"{name}：{scope}", rows, unit, heading="时间"))
    return result
