"""对账: what is held against something else, and whether it agrees.

Three things are: what the records say of their own figures, what reports say against what is
collected, and what holds for all records.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from ..assessment.statistics import Pair, pairs, reconciliations
from ..display.view import View
from ..figures.formatting import shown
from ..figures.reconciliation import AGREE, DIFFER, DISAGREE, UNKNOWN, Result
from ..figures.rules.catalogue import tallies
from ..language.numerals import plain
from ..library.documents import Document
from ..schema.base import Record, Rule
from ..schema.registry import REPORT, STUDIO
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import HOME, Crumb, Meta, newest, write_page

_BETWEEN_FIRST_AND_REST = frozenset(("不大于", "递增", "两说"))
"""Rules that hold between their first part and the others, and have no total."""

_OF_NAMES = "点数"
"""The rule whose parts are names and not codes of figures."""

_NO_SUCH_FIGURE = "N009"
"""The code of a rule that names a figure that the record does not have."""


@dataclass(frozen=True)
class Check:
    """Two sides held against each other.

    Attributes:
        document: the record that states them.
        code: of a figure that is one of the sides, "" without one.
        title: what is checked.
        left, right: both sides in words.
        state: 一致, 不一致, 说法不一 or 无法核对.
        text: what came of it.
    """

    document: Document[Record]
    code: str
    title: str
    left: str
    right: str
    state: str
    text: str

    @property
    def to(self) -> str:
        """Where the figure stands with its passport; without a figure, the page of the record."""
        return f"{self.document.url}#fig-{self.code}" if self.code else self.document.url


class Conflict(NamedTuple):
    """A report and those that do not say the same of the matter."""

    report: Document[Record]
    others: list[Document[Record]]


def reconciliation_page(site: Site) -> Page:
    """The page of all checks."""
    view = View(site, "statistics/checks/")
    documents = view.library.listed
    written = _all_written(view)
    reported = _reported(view)
    states = Counter(check.state for check in (*written, *reported))
    lead = (
        f"{states[AGREE]} 处一致，{states[DISAGREE]} 处不一致，"
        f"{states[DIFFER]} 处说法不一，{states[UNKNOWN]} 处无法核对。"
        "两边各是什么，逐条写明。"
    )
    meta = Meta(
        title="对账",
        description=lead,
        trail=(HOME, Crumb("统计", "statistics/"), Crumb("对账")),
        section="statistics/",
        updated=newest(documents),
    )
    return write_page(
        view,
        "checks.html",
        meta,
        lead=lead,
        written=written,
        reported=reported,
        rules=tallies(documents),
        conflicts=_conflicts(view),
    )


class Disagreement(NamedTuple):
    """How much does not agree.

    Attributes:
        wrong: checks whose two sides should be equal and are not.
        differing: checks that say that two sources differ.
        reports: reports that others contradict.
    """

    wrong: int
    differing: int
    reports: int


def disagreement(view: View) -> Disagreement:
    """What the page of all checks would show as not agreeing."""
    states = Counter(check.state for check in (*_all_written(view), *_reported(view)))
    return Disagreement(states[DISAGREE], states[DIFFER], len(_conflicts(view)))


def _all_written(view: View) -> list[Check]:
    """The rules that the listed records state about their own figures."""
    found = reconciliations(view.library.listed)
    return [_written(document, result) for document, result in found]


def _written(document: Document[Record], result: Result) -> Check:
    """A rule that a record states about its own figures."""
    left, right = _sides(document.record, result.rule)
    return Check(
        document=document,
        code=_figure_of(result),
        title=result.rule.kind,
        left=left,
        right=right,
        state=result.state,
        text=result.text,
    )


def _sides(record: Record, rule: Rule) -> tuple[str, str]:
    """The two sides of a written rule: the parts, and what they should come to."""
    if rule.kind == _OF_NAMES:
        parts = list(rule.items)
    else:
        parts = [_named(record, code) for code in rule.items]
    if rule.kind in _BETWEEN_FIRST_AND_REST:
        return parts[0], "、".join(parts[1:])
    return "、".join(parts), _total(record, rule)


def _total(record: Record, rule: Rule) -> str:
    """What the parts of a rule should come to."""
    if not rule.equals:
        return "没有写"
    tolerance = f"，容差 {plain(rule.tolerance)}" if rule.tolerance is not None else ""
    return f"{_named(record, rule.equals)}{tolerance}"


def _named(record: Record, code: str) -> str:
    """A figure of a record in words; its code where there is no such figure."""
    figure = record.figure(code)
    return f"{figure.label} {shown(figure).whole}" if figure else code


def _figure_of(result: Result) -> str:
    """The code of the figure that a rule is about: its total, else its first part."""
    rule = result.rule
    if result.code == _NO_SUCH_FIGURE:
        return ""
    if rule.equals:
        return rule.equals
    return "" if rule.kind == _OF_NAMES else rule.items[0]


def _reported(view: View) -> list[Check]:
    """What reports say, against what is collected of the studios that they name."""
    found = []
    for report in view.library.reports:
        if report.record.studios:
            named = view.references.documents(STUDIO.key, report.record.studios)
            for pair in pairs(view.site.ledger, report, named, view.references.names_studio):
                found.append(_reported_check(report, pair))
    return found


def _reported_check(report: Document[Record], pair: Pair) -> Check:
    figure = pair.entry.figure
    if pair.collected is None:
        collected = f"收录：{pair.words}"
        state = UNKNOWN
    else:
        collected = f"收录 {pair.collected}"
        state = AGREE if pair.collected == figure.value else DISAGREE
    return Check(
        document=report,
        code=figure.code,
        title=figure.label,
        left=f"上报 {shown(figure).whole}",
        right=collected,
        state=state,
        text=pair.gap,
    )


def _conflicts(view: View) -> list[Conflict]:
    """Reports of one matter that do not say the same: neither is taken for the right one."""
    conflicts = []
    for report in view.library.reports:
        others = view.references.documents(REPORT.key, report.record.conflicts)
        if others:
            conflicts.append(Conflict(report, others))
    return conflicts
