"""Rules that hold for every record without being written down: data, each naming both sides and its tolerance.

A rule looks at the documents and yields what it compared. 不一致 is a problem with the rule's code; 一致 and 无法核对 are
counted on the page of results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ...library.documents import Document
from ..reconciliation import AGREE, DISAGREE, UNKNOWN
from .figures import (
    Found,
    cardinal,
    computed,
    contradictions,
    kept,
    parts,
    retold,
    shares,
    told_unit,
)
from .studios import twins
from .years import dated, ordered


@dataclass(frozen=True)
class LibraryRule:
    """`left` and `right` are the two sides in words, `tolerance` what may differ."""

    code: str
    title: str
    left: str
    right: str
    tolerance: str
    apply: Callable[[tuple[Document, ...]], Iterator[Found]]


RULES = (
    LibraryRule(
        "N022",
        "限定词没有丢",
        "原文里紧挨着数字的近、多、余、约、超",
        "「限定」和「口径」",
        "不许少",
        kept,
    ),
    LibraryRule("N023", "推算算得对", "推算的数值", "按算式重算的结果", "四舍五入的末位", computed),
    LibraryRule(
        "N024", "单位合得上指标", "「单位」", "这个指标通用的单位", "同类的单位都算", cardinal
    ),
    LibraryRule(
        "N025",
        "单位和原文一样",
        "「单位」",
        "原文里数字后面的单位",
        "个、项、家这些照原文，换算不算",
        told_unit,
    ),
    LibraryRule(
        "N026",
        "一句话两处记得一样",
        "一条记录里的数字",
        "另一条记录里同一来源、同一句原文的数字",
        "一字不差",
        retold,
    ),
    LibraryRule("N027", "占比不出百分之百", "占比、完成率", "0 到 100%", "无", shares),
    LibraryRule(
        "N028",
        "同一个数没有两样写法",
        "「数字」里的一条",
        "指标、口径、期间、截至都相同的另一条",
        "无",
        contradictions,
    ),
    LibraryRule(
        "N029",
        "部分不比整体多",
        "课题完成数、成果转化数、发明专利",
        "同一页的课题数、成果数、专利数",
        "无",
        parts,
    ),
    LibraryRule(
        "R008",
        "工作室没有收两遍",
        "一个工作室",
        "名称、单位、城市都相同的另一个",
        "省略城市的也比",
        twins,
    ),
    LibraryRule(
        "R009",
        "年份不晚于来源",
        "记录里的年份",
        "说这件事的来源的日期",
        "比到两边都写明的那一级",
        dated,
    ),
    LibraryRule(
        "R010", "先成立，后得称号", "「成立年份」", "称号、课题的年份", "同一年算对", ordered
    ),
)
"""Every rule, in the order of its code."""


@dataclass(frozen=True)
class Tally:
    """What became of one rule over the whole library."""

    rule: LibraryRule
    agreed: int
    wrong: tuple[Found, ...]
    unknown: tuple[Found, ...]

    @property
    def state(self) -> str:
        return DISAGREE if self.wrong else AGREE if self.agreed else UNKNOWN


def disagreements(documents: Iterable[Document]) -> Iterator[tuple[LibraryRule, Found]]:
    documents = tuple(documents)
    for rule in RULES:
        for found in rule.apply(documents):
            if found.state == DISAGREE:
                yield rule, found


def tallies(documents: Iterable[Document]) -> list[Tally]:
    """Each rule with its results."""
    documents, result = tuple(documents), []
    for rule in RULES:
        found = list(rule.apply(documents))
        by_state = {
            state: tuple(each for each in found if each.state == state)
            for state in (AGREE, DISAGREE, UNKNOWN)
        }
        result.append(Tally(rule, len(by_state[AGREE]), by_state[DISAGREE], by_state[UNKNOWN]))
    return result
