"""Reconciliation (核对): do the figures of a record add up?

A record may state rules over its figures: 合计, 不大于, 比率, 点数, 递增, 两说 (DESIGN.md
section 4). Every rule ends in 一致, 不一致, 说法不一 or 无法核对, with both sides named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ..language.dates import is_known
from ..language.numerals import plain
from ..schema.base import Record, Rule
from ..schema.figure import Figure
from ..schema.units import count_alike
from .formatting import bare_or_whole

AGREE, DISAGREE, DIFFER, UNKNOWN = "一致", "不一致", "说法不一", "无法核对"
"""What a rule comes to. 不一致 is a mistake of somebody's; 说法不一 is stated of two sources."""

RATIO_TOLERANCE = Decimal("0.05")
"""How far a percentage may be off where the rule names no tolerance: it is given to one decimal."""

_WITHOUT_TOTAL = ("不大于", "递增", "两说")
"""Kinds of rule that compare their parts with each other and with no total."""


@dataclass(frozen=True)
class Result:
    """One rule applied.

    Attributes:
        index: the rule's place in 核对, from 0.
        rule: the rule.
        state: 一致, 不一致, 说法不一 or 无法核对.
        text: both sides, in words.
        code: the problem's code where the rule is broken or cannot be applied, else "".
    """

    index: int
    rule: Rule
    state: str
    text: str
    code: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of a comparison: state, both sides in words, problem code."""

    state: str
    text: str
    code: str = ""


@dataclass(frozen=True)
class Term:
    """A figure that takes part in a comparison, with its single value."""

    figure: Figure
    value: Decimal

    @property
    def text(self) -> str:
        """The number as it is set in a sentence: 200, but 近200人."""
        return bare_or_whole(self.figure)

    @property
    def named(self) -> str:
        """The number with what it counts."""
        return f"{self.figure.label} {self.text}"


class _CannotReconcile(Exception):
    """A rule that cannot be applied; carries the outcome that says why."""

    def __init__(self, text: str, code: str) -> None:
        super().__init__(text)
        self.outcome = Outcome(UNKNOWN, text, code)


def reconcile(record: Record) -> list[Result]:
    """Apply every rule of a record, in the order in which they are written."""
    results = []
    for index, rule in enumerate(record.rules):
        try:
            outcome = _apply(record, rule)
        except _CannotReconcile as reason:
            outcome = reason.outcome
        results.append(Result(index, rule, outcome.state, outcome.text, outcome.code))
    return results


def _apply(record: Record, rule: Rule) -> Outcome:
    total = _total_of(record, rule)
    if rule.kind == "点数":
        return _compare_count(rule, total)
    figures = _parts_of(record, rule)
    terms = _with_values([*figures, total] if total else figures)
    if rule.kind != "比率":
        _require_one_unit(terms)
    parts = terms[: len(figures)]
    if rule.kind in _WITHOUT_TOTAL:
        return _COMPARISONS_OF_PARTS[rule.kind](rule, parts)
    return _COMPARISONS_WITH_TOTAL[rule.kind](rule, parts, terms[-1])


def _total_of(record: Record, rule: Rule) -> Figure | None:
    """The figure that 等于 names; None where the rule needs none."""
    if rule.equals is None:
        if rule.kind not in _WITHOUT_TOTAL:
            raise _CannotReconcile(f"「{rule.kind}」少了「等于」", "N014")
        return None
    total = record.figure(rule.equals)
    if total is None:
        raise _CannotReconcile(f"「等于」所指的数字“{rule.equals}”不存在", "N009")
    return total


def _parts_of(record: Record, rule: Rule) -> list[Figure]:
    """The figures that 各项 names, in order."""
    parts = []
    for code in rule.items:
        figure = record.figure(code)
        if figure is None:
            raise _CannotReconcile(f"「各项」所指的数字“{code}”不存在", "N009")
        parts.append(figure)
    return parts


def _with_values(figures: Sequence[Figure]) -> list[Term]:
    terms = []
    for figure in figures:
        if figure.value is None:
            raise _CannotReconcile(f"“{figure.code}”没有单个数值，算不出来", "N014")
        terms.append(Term(figure, figure.value))
    return terms


def _require_one_unit(terms: Sequence[Term]) -> None:
    """项 and 家 both count pieces: reports mix them within one sum (122 个 + … = 326 项).

    元 and 万元 are not mixed.
    """
    units = {term.figure.unit for term in terms if term.figure.unit}
    if not count_alike(units):
        raise _CannotReconcile(f"单位不同（{'、'.join(sorted(units))}），不能一起核对", "N014")


def _compare_sum(rule: Rule, parts: Sequence[Term], total: Term) -> Outcome:
    added = sum((part.value for part in parts), Decimal(0))
    if abs(added - total.value) <= _tolerance(rule):
        terms = "+".join(part.text for part in parts)
        return Outcome(AGREE, f"{terms}={plain(added)}，与{total.named} 相符")
    named = "、".join(part.named for part in parts)
    text = f"「合计」对不上:{named}，相加是 {plain(added)}，{total.figure.label}写的是 {total.text}"
    return Outcome(DISAGREE, text, "N010")


def _compare_order(rule: Rule, parts: Sequence[Term]) -> Outcome:
    for smaller, larger in pairwise(parts):
        if smaller.value > larger.value + _tolerance(rule):
            text = f"「不大于」对不上:{smaller.named}，比{larger.named} 还多"
            return Outcome(DISAGREE, text, "N011")
    return Outcome(AGREE, "，不多于".join(part.named for part in parts))


def _compare_growth(rule: Rule, parts: Sequence[Term]) -> Outcome:
    """Cumulative numbers in the order of time: each is later than the last, and not less."""
    if not all(is_known(part.figure.as_of) for part in parts):
        raise _CannotReconcile("「递增」的每一项都要写明「截至」", "N014")
    for earlier, later in pairwise(parts):
        problem = _not_later(earlier, later) or _not_more(earlier, later, rule)
        if problem:
            return Outcome(DISAGREE, f"「递增」对不上:{problem}", "N015")
    return Outcome(AGREE, "，".join(_dated(part) for part in parts))


def _compare_sources(rule: Rule, parts: Sequence[Term]) -> Outcome:
    """Two sources that state different numbers of one thing; neither is taken for the right one."""
    if len({part.value for part in parts}) == 1:
        raise _CannotReconcile(f"「两说」的各项都是 {parts[0].text}，没有两说", "N014")
    sources = {part.figure.source for part in parts}
    if len(sources) < len(parts):
        raise _CannotReconcile("「两说」的各项要出自不同的来源", "N014")
    return Outcome(DIFFER, "，".join(part.named for part in parts) + "：两说并存，不判谁对")


def _not_later(earlier: Term, later: Term) -> str:
    """What is wrong where the second figure is not of a later time; "" where nothing is."""
    first, second = earlier.figure, later.figure
    if (first.as_of or "") < (second.as_of or ""):
        return ""
    return f"{first.code} 截至 {first.as_of}，{second.code} 截至 {second.as_of}，没有更晚"


def _not_more(earlier: Term, later: Term, rule: Rule) -> str:
    """What is wrong where the second number is less; "" where nothing is."""
    if earlier.value <= later.value + _tolerance(rule):
        return ""
    return f"{_dated(earlier)}，到 {_dated(later)}，反而少了"


def _dated(term: Term) -> str:
    return f"{term.figure.as_of} {term.text}"


def _compare_ratio(rule: Rule, parts: Sequence[Term], total: Term) -> Outcome:
    """The first part, divided by the second, is the total in per cent."""
    if len(parts) != 2 or not parts[1].value:
        raise _CannotReconcile("「比率」的「各项」要写两个代号，后一个不能是零", "N014")
    part, whole = parts
    share = part.value / whole.value * 100
    percent = plain(share.quantize(Decimal("0.1")))
    tolerance = RATIO_TOLERANCE if rule.tolerance is None else rule.tolerance
    if abs(share - total.value) <= tolerance:
        return Outcome(AGREE, f"{part.text}÷{whole.text}={percent}%，与{total.figure.label}相符")
    text = (
        f"「比率」对不上:{part.named} 除以{whole.named} 是 {percent}%，"
        f"{total.figure.label}写的是 {total.text}"
    )
    return Outcome(DISAGREE, text, "N012")


def _compare_count(rule: Rule, total: Figure | None) -> Outcome:
    """As many different names are listed as the total says."""
    if total is None:
        raise _CannotReconcile("「点数」少了「等于」", "N014")
    counted = len(set(rule.items))
    written = "未写数值" if total.value is None else bare_or_whole(total)
    if counted == total.value:
        return Outcome(AGREE, f"点名 {counted} 个，与{total.label} {written} 相符")
    names = "、".join(rule.items)
    text = f"「点数」对不上:列出 {counted} 个（{names}），{total.label}写的是 {written}"
    return Outcome(DISAGREE, text, "N013")


def _tolerance(rule: Rule) -> Decimal:
    return rule.tolerance or Decimal(0)


_COMPARISONS_OF_PARTS: Mapping[str, Callable[[Rule, Sequence[Term]], Outcome]] = {
    "不大于": _compare_order,
    "递增": _compare_growth,
    "两说": _compare_sources,
}
_COMPARISONS_WITH_TOTAL: Mapping[str, Callable[[Rule, Sequence[Term], Term], Outcome]] = {
    "合计": _compare_sum,
    "比率": _compare_ratio,
}
