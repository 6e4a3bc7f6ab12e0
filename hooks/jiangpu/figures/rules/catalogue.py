"""Rules that hold for every record without being written down: data, each naming both sides and
its tolerance.

A rule looks at the documents and yields what it compared. 不一致 is a problem with the rule's
code; 一致 and 无法核对 are counted on the page of results.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ...library.documents import ReadDocument
from ...schema.base import Record
from ..reconciliation import AGREE, DISAGREE, UNKNOWN
from .comparisons import (
    one_value_each,
    parts_within_wholes,
    sentences_agree,
    shares_within_bounds,
    units_fit_indicators,
)
from .finding import Documents, Finding
from .formulas import formulas_hold
from .quotes import qualifiers_kept, units_match_quotes
from .studios import studios_unique
from .years import dates_before_sources, founded_before_honoured


@dataclass(frozen=True)
class LibraryRule:
    """One rule.

    Attributes:
        code: the problem's code where it does not hold.
        title: the rule, as a sentence for readers.
        left, right: its two sides, in words.
        tolerance: what may differ, in words.
        apply: records → everything that was compared.
        alone: it compares nothing of one record with another.
    """

    code: str
    title: str
    left: str
    right: str
    tolerance: str
    apply: Callable[[Documents], Iterator[Finding]]
    alone: bool = True


RULES = (
    LibraryRule(
        code="N022",
        title="限定词没有丢",
        left="原文里紧挨着数字的近、多、余、约、超",
        right="「限定」和「口径」",
        tolerance="不许少",
        apply=qualifiers_kept,
    ),
    LibraryRule(
        code="N023",
        title="推算算得对",
        left="推算的数值",
        right="按算式重算的结果",
        tolerance="四舍五入的末位",
        apply=formulas_hold,
    ),
    LibraryRule(
        code="N024",
        title="单位合得上指标",
        left="「单位」",
        right="这个指标通用的单位",
        tolerance="同类的单位都算",
        apply=units_fit_indicators,
    ),
    LibraryRule(
        code="N025",
        title="单位和原文一样",
        left="「单位」",
        right="原文里数字后面的单位",
        tolerance="个、项、家这些照原文，换算不算",
        apply=units_match_quotes,
    ),
    LibraryRule(
        code="N026",
        title="一句话两处记得一样",
        left="一条记录里的数字",
        right="另一条记录里同一来源、同一句原文的数字",
        tolerance="一字不差",
        apply=sentences_agree,
        alone=False,
    ),
    LibraryRule(
        code="N027",
        title="占比不出百分之百",
        left="占比、完成率",
        right="0 到 100%",
        tolerance="无",
        apply=shares_within_bounds,
    ),
    LibraryRule(
        code="N028",
        title="同一个数没有两样写法",
        left="「数字」里的一条",
        right="指标、口径、期间、截至都相同的另一条",
        tolerance="无",
        apply=one_value_each,
    ),
    LibraryRule(
        code="N029",
        title="部分不比整体多",
        left="课题完成数、成果转化数、发明专利",
        right="同一页的课题数、成果数、专利数",
        tolerance="无",
        apply=parts_within_wholes,
    ),
    LibraryRule(
        code="R008",
        title="工作室没有收两遍",
        left="一个工作室",
        right="名称、单位、城市都相同的另一个",
        tolerance="省略城市的也比",
        apply=studios_unique,
        alone=False,
    ),
    LibraryRule(
        code="R009",
        title="年份不晚于来源",
        left="记录里的年份",
        right="说这件事的来源的日期",
        tolerance="比到两边都写明的那一级",
        apply=dates_before_sources,
    ),
    LibraryRule(
        code="R010",
        title="先成立，后得称号",
        left="「成立年份」",
        right="称号、课题的年份",
        tolerance="同一年算对",
        apply=founded_before_honoured,
    ),
)
"""Every rule, in the order of its code."""


@dataclass(frozen=True)
class Tally:
    """What became of one rule over the whole library.

    Attributes:
        rule: the rule.
        agreed: in how many places both sides agree.
        wrong: the findings that are 不一致.
        unknown: the findings that are 无法核对.
    """

    rule: LibraryRule
    agreed: int
    wrong: tuple[Finding, ...]
    unknown: tuple[Finding, ...]

    @property
    def state(self) -> str:
        """One word for the rule: 不一致 as soon as it fails once."""
        if self.wrong:
            return DISAGREE
        if self.agreed:
            return AGREE
        return UNKNOWN


def disagreements(
    documents: Iterable[ReadDocument[Record]], *, alone: bool | None = None
) -> Iterator[tuple[LibraryRule, Finding]]:
    """Everything that is 不一致, with the rule that says so.

    Args:
        documents: the records.
        alone: by the rules that look at one record at a time, or by the others; None is by all.
    """
    documents = tuple(documents)
    for rule in RULES:
        if alone is not None and rule.alone is not alone:
            continue
        for finding in rule.apply(documents):
            if finding.state == DISAGREE:
                yield rule, finding


def tallies(documents: Iterable[ReadDocument[Record]]) -> list[Tally]:
    """Each rule with its results."""
    documents = tuple(documents)
    return [_tally(rule, documents) for rule in RULES]


def _tally(rule: LibraryRule, documents: Documents) -> Tally:
    findings = tuple(rule.apply(documents))
    agreed = _with_state(findings, AGREE)
    return Tally(rule, len(agreed), _with_state(findings, DISAGREE), _with_state(findings, UNKNOWN))


def _with_state(findings: Iterable[Finding], state: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.state == state)
