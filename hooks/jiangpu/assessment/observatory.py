"""The problems that the reports name, each beside what the records can say about it today.

Where they can say nothing, what would be needed stands there: 无数据. `PROBLEMS` is data: a problem
as a report words it → the measures that answer it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..library.documents import Document
from ..library.library import Library
from ..schema.base import Record
from ..schema.report import Report, Statement
from ..schema.standard import Standard
from .measures import KNOWN, MEASURES, NO_DATA, PARTLY, Evidence, Measure, Measurement

PROBLEMS: Mapping[str, tuple[str, ...]] = {
    "重部署轻督查": ("督查", "复评", "督查次数"),
    "重形式轻内容": ("步骤", "课题"),
    "重数量轻质量": ("达标", "成效"),
    "普及度不够高": ("推广", "外用"),
    "影响力不够大": ("省级", "来源"),
    "科技成果转化速度不够快": ("转化", "转化时间"),
    "技术革新转化速度不够快": ("转化", "转化时间"),
    "打得响的品牌不多": ("荣誉",),
    "产品产业化程度还不高": ("产业化",),
    "带动能力不够强": ("师徒", "带徒"),
    "节能减排积极性、创造性不够好": ("节能",),
}
"""Which measures answer a problem.

Another report's problem that is not here is shown too, as 无数据.
"""

_UNMAPPED = Measure(
    "还没有对上指标", "先说清这个问题该看什么数", lambda evidence: Measurement(None)
)


@dataclass(frozen=True)
class Observation:
    """A problem with what the records say about it.

    Attributes:
        problem: as the reports word it.
        named: the reports that name it, each with its own words and their position in it, from 1.
        readings: the measures that answer it, each with what was counted.
    """

    problem: str
    named: tuple[tuple[Document[Report], Statement, int], ...]
    readings: tuple[tuple[Measure, Measurement], ...]

    @property
    def state(self) -> str:
        """The best state of its measurements."""
        states = {measurement.state for _, measurement in self.readings}
        for state in (KNOWN, PARTLY):
            if state in states:
                return state
        return NO_DATA


def observe(library: Library, standard: Document[Record] | None) -> list[Observation]:
    """Every problem that a listed report names, in the order in which the reports name them.

    Args:
        library: all sound records.
        standard: the standards profile in force, if there is one.
    """
    profile = standard.record if standard else None
    evidence = Evidence(library, profile if isinstance(profile, Standard) else None)
    found = []
    for problem, named in _problems(library).items():
        measures = [MEASURES[key] for key in PROBLEMS.get(problem, ())] or [_UNMAPPED]
        readings = tuple((measure, measure.count(evidence)) for measure in measures)
        found.append(Observation(problem, tuple(named), readings))
    return found


def _problems(library: Library) -> dict[str, list[tuple[Document[Report], Statement, int]]]:
    """Problem → where it is named."""
    named: dict[str, list[tuple[Document[Report], Statement, int]]] = {}
    for document in library.reports:
        for index, problem in enumerate(document.record.problems, 1):
            named.setdefault(problem.name, []).append((document, problem, index))
    return named
