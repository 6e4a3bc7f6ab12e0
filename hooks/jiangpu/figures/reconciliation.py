"""Reconciliation: do the figures of a record add up? Every rule ends in 一致, 不一致 or 无法核对, with both sides named."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..language.dates import REDACTED
from ..language.numerals import plain
from ..schema.base import Record, Rule
from ..schema.figure import Figure
from .formatting import shown

AGREE, DISAGREE, UNKNOWN = "一致", "不一致", "无法核对"


@dataclass(frozen=True)
class Result:
    """One rule applied. `code` is the problem code where the result is not 一致, `index` the rule's place in 核对."""

    index: int
    rule: Rule
    state: str
    text: str
    code: str = ""


def reconcile(record: Record) -> list[Result]:
    """Apply all rules of a record. A rule that names a figure the record does not have is N009, reported elsewhere too."""
    return [_apply(record, index, rule) for index, rule in enumerate(record.rules)]


def _apply(record: Record, index: int, rule: Rule) -> Result:
    total = record.figure(rule.equals) if rule.equals else None
    if rule.equals and total is None:
        return Result(index, rule, UNKNOWN, f"「等于」所指的数字“{rule.equals}”不存在", "N009")
    if rule.kind not in ("不大于", "递增") and total is None:
        return Result(index, rule, UNKNOWN, f"「{rule.kind}」少了「等于」", "N014")
    if rule.kind == "点数":
        return _count(index, rule, total)
    parts = []
    for code in rule.items:
        figure = record.figure(code)
        if figure is None:
            return Result(index, rule, UNKNOWN, f"「各项」所指的数字“{code}”不存在", "N009")
        parts.append(figure)
    everything = [*parts, total] if total else parts
    vague = next((figure for figure in everything if figure.value is None), None)
    if vague is not None:
        return Result(index, rule, UNKNOWN, f"“{vague.code}”没有单个数值，算不出来", "N014")
    if rule.kind != "比率" and len({figure.unit for figure in everything if figure.unit}) > 1:
        units = "、".join(sorted({figure.unit for figure in everything if figure.unit}))
        if not _same_measure({figure.unit for figure in everything if figure.unit}):
            return Result(index, rule, UNKNOWN, f"单位不同（{units}），不能一起核对", "N014")
    return {"合计": _sum, "不大于": _order, "比率": _ratio, "递增": _growth}[rule.kind](
        index, rule, parts, total
    )


def _told(figure: Figure) -> str:
    """The bare number of an exact figure; one that is not exact never leaves its qualifiers."""
    return shown(figure).whole if figure.qualifiers else plain(figure.value)


def _same_measure(units: set[str]) -> bool:
    """个 and 项 both count pieces of work: the reports mix them within one sum (122 个 + … = 326 项)."""
    return units <= {"个", "项", "件", "种"}


def _sum(index: int, rule: Rule, parts: list[Figure], total: Figure) -> Result:
    added = sum((figure.value for figure in parts), Decimal(0))
    terms = "+".join(map(_told, parts))
    named = "、".join(f"{figure.label} {_told(figure)}" for figure in parts)
    if abs(added - total.value) <= (rule.tolerance or 0):
        return Result(
            index, rule, AGREE, f"{terms}={plain(added)}，与{total.label} {_told(total)} 相符"
        )
    return Result(
        index,
        rule,
        DISAGREE,
        f"「合计」对不上:{named}，相加是 {plain(added)}，{total.label}写的是 {_told(total)}",
        "N010",
    )


def _order(index: int, rule: Rule, parts: list[Figure], total: Figure | None) -> Result:
    for smaller, larger in zip(parts, parts[1:], strict=False):
        if smaller.value > larger.value + (rule.tolerance or 0):
            return Result(
                index,
                rule,
                DISAGREE,
                f"「不大于」对不上:{smaller.label} {_told(smaller)}，"
                f"比{larger.label} {_told(larger)} 还多",
                "N011",
            )
    return Result(
        index, rule, AGREE, "，不多于".join(f"{figure.label} {_told(figure)}" for figure in parts)
    )


def _growth(index: int, rule: Rule, parts: list[Figure], total: Figure | None) -> Result:
    """Cumulative numbers in the order of time: each is later than the one before it, and not less."""
    told = [f"{figure.as_of} {_told(figure)}" for figure in parts]
    if any(not figure.as_of or figure.as_of == REDACTED for figure in parts):
        return Result(index, rule, UNKNOWN, "「递增」的每一项都要写明「截至」", "N014")
    for place, (earlier, later) in enumerate(zip(parts, parts[1:], strict=False)):
        if earlier.as_of >= later.as_of:
            return Result(
                index,
                rule,
                DISAGREE,
                f"「递增」对不上:{earlier.code} 截至 {earlier.as_of}，"
                f"{later.code} 截至 {later.as_of}，没有更晚",
                "N015",
            )
        if earlier.value > later.value + (rule.tolerance or 0):
            return Result(
                index,
                rule,
                DISAGREE,
                f"「递增」对不上:{told[place]}，到 {told[place + 1]}，反而少了",
                "N015",
            )
    return Result(index, rule, AGREE, "，".join(told))


def _ratio(index: int, rule: Rule, parts: list[Figure], total: Figure) -> Result:
    if len(parts) != 2 or not parts[1].value:
        return Result(
            index, rule, UNKNOWN, "「比率」的「各项」要写两个代号，后一个不能是零", "N014"
        )
    share = parts[0].value / parts[1].value * 100
    percent = plain(share.quantize(Decimal("0.1")))
    if abs(share - total.value) <= (
        rule.tolerance if rule.tolerance is not None else Decimal("0.05")
    ):
        return Result(
            index,
            rule,
            AGREE,
            f"{_told(parts[0])}÷{_told(parts[1])}={percent}%，与{total.label}相符",
        )
    return Result(
        index,
        rule,
        DISAGREE,
        f"「比率」对不上:{parts[0].label} {_told(parts[0])} 除以{parts[1].label} "
        f"{_told(parts[1])} 是 {percent}%，{total.label}写的是 {_told(total)}",
        "N012",
    )


def _count(index: int, rule: Rule, total: Figure) -> Result:
    counted = len(set(rule.items))
    if total.value is not None and counted == total.value:
        return Result(index, rule, AGREE, f"点名 {counted} 个，与{total.label} {_told(total)} 相符")
    written = _told(total) if total.value is not None else "未写数值"
    names = "、".join(rule.items)
    return Result(
        index,
        rule,
        DISAGREE,
        f"「点数」对不上:列出 {counted} 个（{names}），{total.label}写的是 {written}",
        "N013",
    )
