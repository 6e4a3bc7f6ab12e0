"""收录统计: what this site has collected, counted from its records. Never what a report says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from ..assessment.statistics import honors_by_level, tally
from ..library.documents import Document
from ..schema import vocabularies
from ..schema.base import Place, Record, Trade
from ..schema.method import Method
from ..schema.registry import KINDS, Kind
from ..schema.studio import Studio
from ..site.site import Site
from .columns import INTEGER, Column, Table
from .lines import Row
from .projection import Projection, projection

TOTAL = "合计"
NOT_STATED = "未提供"

_COLUMNS = (
    Column("", "对象", "数的是什么", required=True),
    Column("", "分法", "按什么分；“合计”是总数", required=True),
    Column("", "类别", "分到哪一类；没写明的归“未提供”", required=True),
    Column("", "数量", "本站已收录的数，不是全部，也不是上报数", INTEGER, required=True),
    Column("", "单位", "个、种、位", required=True),
)

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class Count:
    """How many things of one sort there are.

    Attributes:
        thing: what is counted: 工作室, 专利.
        split: how it is divided: 行业; 合计 for the total.
        word: the part: 化工.
        number: how many.
        unit: the measure word: 个, 项.
    """

    thing: str
    split: str
    word: str
    number: int
    unit: str

    @property
    def row(self) -> dict[str, Any]:
        return {
            "对象": self.thing,
            "分法": self.split,
            "类别": self.word,
            "数量": self.number,
            "单位": self.unit,
        }


@dataclass(frozen=True)
class Things:
    """What is counted, and its measure word: (成果, 项)."""

    name: str
    unit: str

    def by_words(
        self, split: str, values: Iterable[str | None], order: Sequence[str]
    ) -> list[Count]:
        """Counts by the words of a vocabulary, in its order; 未提供 last."""
        return self._counts(split, tally(values, order))

    def by_year(self, split: str, years: Iterable[int | None]) -> list[Count]:
        """Counts by year, in the order of time; 未提供 last."""
        found = tally(str(year) if year else None for year in years)
        found.sort(key=lambda row: (row[0] == NOT_STATED, row[0]))
        return self._counts(split, found)

    def _counts(self, split: str, found: Iterable[tuple[str, int]]) -> list[Count]:
        return [Count(self.name, split, word, number, self.unit) for word, number in found]


def statistics_table(out: Projection) -> Table:
    """The counts as a table, one a row."""
    return replace(empty_statistics(), rows=tuple(out.site.lasting(_rows)))


def _rows(site: Site) -> list[Row]:
    """Its rows, plain. They last: nothing is counted again for another body."""
    return [count.row for count in _counts(projection(site))]


def empty_statistics() -> Table:
    """The table of the counts without its rows."""
    note = "由收录的记录数出来的数；报告上报的数在“数字”里，两样不相加"
    return Table("statistics", "收录统计", note, _COLUMNS, (), ("对象", "分法", "类别"))


def _counts(out: Projection) -> list[Count]:
    """The totals, then each kind by what divides it, then the honours of all."""
    counts = [
        Count(kind.label, TOTAL, TOTAL, len(out.documents(kind)), kind.measure) for kind in KINDS
    ]
    for kind in KINDS:
        documents = out.documents(kind)
        counts += _by_trade_and_place(kind, documents)
        counts += _studio_counts(kind, _records(documents, Studio))
        counts += _method_counts(kind, _records(documents, Method))
    for level, number in honors_by_level(out.listed):
        counts.append(Count("荣誉", "级别", level, number, "项"))
    return counts


def _records(documents: Iterable[Document[Record]], model: type[_Model]) -> list[_Model]:
    """The records of a model; none where the documents are of another kind."""
    records = [document.record for document in documents]
    return [record for record in records if isinstance(record, model)]


def _by_trade_and_place(kind: Kind[Record], documents: Sequence[Document[Record]]) -> list[Count]:
    things = Things(kind.label, kind.measure)
    industries = [record.industry for record in _records(documents, Trade)]
    provinces = [record.province for record in _records(documents, Place)]
    return [
        *things.by_words("行业", industries, vocabularies.INDUSTRIES.words),
        *things.by_words("省", provinces, vocabularies.PROVINCES.words),
    ]


def _studio_counts(kind: Kind[Record], studios: Sequence[Studio]) -> list[Count]:
    """Studios by level and year, then what they made, took on and hold."""
    things = Things(kind.label, kind.measure)
    levels: list[str | None] = []
    for studio in studios:
        levels += studio.levels or (None,)
    return [
        *things.by_words("级别", levels, vocabularies.LEVELS.words),
        *things.by_year("成立年份", [studio.year for studio in studios]),
        *_achievement_counts(studios),
        *_project_counts(studios),
        *_patent_counts(studios),
    ]


def _achievement_counts(studios: Sequence[Studio]) -> list[Count]:
    stages: list[str | None] = []
    kinds: list[str | None] = []
    for studio in studios:
        stages += [achievement.stage for achievement in studio.achievements]
        kinds += [achievement.kind for achievement in studio.achievements]
    things = Things("成果", "项")
    return [
        *things.by_words("转化阶段", stages, vocabularies.STAGES.words),
        *things.by_words("类型", kinds, vocabularies.ACHIEVEMENT_KINDS.words),
    ]


def _project_counts(studios: Sequence[Studio]) -> list[Count]:
    kinds: list[str | None] = []
    states: list[str | None] = []
    for studio in studios:
        kinds += [project.kind for project in studio.projects]
        states += [project.state for project in studio.projects]
    things = Things("课题", "项")
    return [
        *things.by_words("类别", kinds, vocabularies.PROJECT_KINDS.words),
        *things.by_words("状态", states, vocabularies.PROJECT_STATES.words),
    ]


def _patent_counts(studios: Sequence[Studio]) -> list[Count]:
    states: list[str | None] = []
    for studio in studios:
        states += [patent.state for patent in studio.patents]
    return Things("专利", "件").by_words("状态", states, vocabularies.PATENT_STATES.words)


def _method_counts(kind: Kind[Record], methods: Sequence[Method]) -> list[Count]:
    things = Things(kind.label, kind.measure)
    kinds = [method.kind for method in methods]
    risks = [method.risk for method in methods]
    return [
        *things.by_words("类别", kinds, vocabularies.METHOD_KINDS.words),
        *things.by_words("风险", risks, vocabularies.RISKS.words),
        *things.by_year("年份", [method.born for method in methods]),
    ]
