"""What the library holds, as charts: studios, projects, methods, honours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..assessment.statistics import honors_by_level, tally
from ..display.charts import Chart, bars, counted
from ..display.view import View
from ..language.pinyin import sort_key
from ..library.library import Library
from ..schema import vocabularies
from ..schema.studio import Project

UNKNOWN = "未提供"


class CountRow(NamedTuple):
    """How many things have a word; `address` is that of the page that lists them, if any."""

    label: str
    number: int
    address: str = ""


@dataclass(frozen=True)
class CountedBy:
    """Things counted in one way: by this heading.

    Attributes:
        heading: what they are counted by: 行业.
        rows: the counts, in their order.
        note: what has to be said below the chart.
    """

    heading: str
    rows: list[CountRow]
    note: str = ""


@dataclass(frozen=True)
class Subject:
    """Things that are counted in several ways.

    Attributes:
        title: what they are: 工作室.
        unit: their measure word.
        ways: the counts.
    """

    title: str
    unit: str
    ways: list[CountedBy]


class ChartGroup(NamedTuple):
    """The charts of one subject."""

    title: str
    charts: list[Chart]


def collected_charts(view: View) -> list[ChartGroup]:
    """The charts of the subjects of which there is anything."""
    library = view.library
    subjects = [_studios(view), _projects(library), _methods(view), _honors(library)]
    groups = []
    for place, subject in enumerate(subjects, 1):
        charts = _charts(subject, f"chart-{place}")
        if charts:
            groups.append(ChartGroup(subject.title, charts))
    return groups


def _charts(subject: Subject, id: str) -> list[Chart]:
    """The charts of a subject whose identifiers begin with `id`; none where nothing is counted."""
    charts = []
    for place, way in enumerate(subject.ways, 1):
        if not way.rows:
            continue
        title = way.heading if subject.title in way.heading else subject.title + way.heading
        chart = bars(
            f"{id}-{place}",
            title,
            counted(way.rows, subject.unit),
            subject.unit,
            heading=way.heading,
            note=way.note,
        )
        charts.append(chart)
    return charts


def _studios(view: View) -> Subject:
    records = [studio.record for studio in view.library.studios]
    levels: list[str | None] = []
    for record in records:
        levels += record.levels or (None,)
    industries = [record.industry for record in records]
    provinces = [record.province for record in records]
    years = [str(record.year) if record.year else None for record in records]
    ways = [
        CountedBy(
            "级别",
            _in_order(levels, vocabularies.LEVELS.words),
            "一个工作室有几级称号的，每级各算一次。",
        ),
        CountedBy("行业", _by_size(view, industries, "industries")),
        CountedBy("地区", _by_size(view, provinces, "regions")),
        CountedBy("成立年份", _by_year(years)),
    ]
    return Subject("工作室", "个", ways)


def _projects(library: Library) -> Subject:
    projects: list[Project] = []
    for studio in library.studios:
        projects += studio.record.projects
    kinds = [project.kind for project in projects]
    states = [project.state for project in projects]
    ways = [
        CountedBy("类别", _in_order(kinds, vocabularies.PROJECT_KINDS.words)),
        CountedBy("状态", _in_order(states, vocabularies.PROJECT_STATES.words)),
    ]
    return Subject("课题", "项", ways)


def _methods(view: View) -> Subject:
    records = [method.record for method in view.library.methods]
    kinds = [record.kind for record in records]
    industries = [record.industry for record in records]
    risks = [record.risk for record in records]
    ways = [
        CountedBy("类别", _in_order(kinds, vocabularies.METHOD_KINDS.words)),
        CountedBy("风险", _in_order(risks, vocabularies.RISKS.words)),
        CountedBy("行业", _by_size(view, industries, "industries")),
    ]
    return Subject("操作法", "种", ways)


def _honors(library: Library) -> Subject:
    rows = [CountRow(label, number) for label, number in honors_by_level(library.listed)]
    return Subject("荣誉", "项", [CountedBy("荣誉级别", rows)])


def _in_order(values: Iterable[str | None], order: Sequence[str]) -> list[CountRow]:
    """Counts in the order of a vocabulary, 未提供 last."""
    return [CountRow(label, number) for label, number in tally(values, order)]


def _by_size(view: View, values: Iterable[str | None], grouping: str) -> list[CountRow]:
    """Counts, the largest first, 未提供 last; each word leads to its group.

    Args:
        values: one word a thing.
        grouping: the key of the grouping to which the words belong: industries.
    """
    rows = []
    for label, number in tally(values):
        known = label != UNKNOWN
        address = view.links.group_url(grouping, label) if known else ""
        rows.append(CountRow(label, number, address))
    rows.sort(key=lambda row: (row.label == UNKNOWN, -row.number, sort_key(row.label)))
    return rows


def _by_year(values: Iterable[str | None]) -> list[CountRow]:
    """Counts by year, 未提供 last."""
    rows = [CountRow(label, number) for label, number in tally(values)]
    rows.sort(key=lambda row: (row.label == UNKNOWN, row.label))
    return rows
