"""上报与收录: reported beside collected, what the library holds, charts of it."""

from __future__ import annotations

from collections.abc import Callable

from ..assessment import statistics
from ..display import statistics_charts as drawn
from ..display.charts import Chart, bars, counted
from ..display.view import Site, View
from ..language.pinyin import sort_key
from ..library.documents import Document
from ..schema import vocabularies
from ..schema.registry import KINDS
from ..site.artefacts import Page
from .rendering import newest, write_page

_LEAD = "左边是报告说的，右边是本站数得出的。两边的差，就是还要做的事。"

MORE = (
    ("statistics/figures/", "数字总账", "每个数字一条，带着来历"),
    ("statistics/checks/", "对账", "一致、不一致、无法核对，两边都写明"),
    ("statistics/problems/", "问题观察", "报告点的问题，今天看得出多少"),
    ("standards/compare/", "标准对照", "各地的要求并排看"),
)
"""The pages below this one: address, name, what for."""


def everything(view: View) -> list[Document]:
    return [document for kind in KINDS for document in view.library.of_kind(kind.key)]


def statistics_page(site: Site) -> Page:
    view = View(site, "statistics/")
    studios, methods, reports = (
        view.library.of_kind(kind) for kind in ("studio", "method", "report")
    )
    naming = [report for report in reports if report.record.studios]
    documents, book = everything(view), site.ledger
    paired = [
        (
            report,
            statistics.pairs(
                book, report, view.documents("studio", report.record.studios), known(view)
            ),
        )
        for report in naming
    ]
    return write_page(
        view,
        "statistics.html",
        title="上报与收录",
        description=_LEAD,
        section="statistics/",
        lead=_LEAD,
        trail=[("首页", ""), ("统计", None)],
        paired=[entry for entry in paired if entry[1]],
        more=MORE,
        sums=[chart for report in naming for chart in drawn.reported_sums(book, report)],
        totals=[(kind, len(view.library.of_kind(kind.key))) for kind in KINDS],
        funnels=drawn.reported_funnels(book, reports),
        reached=drawn.reached(studios),
        benefit_kinds=drawn.benefit_kinds(book),
        benefits=drawn.benefits(book),
        over_time=drawn.over_time(book, reports),
        collected=_collected(view, studios, methods, documents),
        updated=newest(doc.record.updated for doc in documents),
    )


def _collected(
    view: View, studios: tuple, methods: tuple, documents: list[Document]
) -> list[tuple[str, list[Chart]]]:
    projects = [project for doc in studios for project in doc.record.projects]
    levels = [level for doc in studios for level in doc.record.levels or (None,)]
    tables = [
        (
            "工作室",
            "个",
            [
                (
                    "级别",
                    _rows(view, levels, vocabularies.LEVELS.words),
                    "一个工作室有几级称号的，每级各算一次。",
                ),
                (
                    "行业",
                    _rows(view, [doc.record.industry for doc in studios], (), "industries"),
                    "",
                ),
                ("地区", _rows(view, [doc.record.province for doc in studios], (), "regions"), ""),
                (
                    "成立年份",
                    _rows(
                        view,
                        [str(doc.record.year) if doc.record.year else None for doc in studios],
                        ("年份",),
                    ),
                    "",
                ),
            ],
        ),
        (
            "课题",
            "项",
            [
                (
                    "类别",
                    _rows(
                        view,
                        [project.kind for project in projects],
                        vocabularies.PROJECT_KINDS.words,
                    ),
                    "",
                ),
                (
                    "状态",
                    _rows(
                        view,
                        [project.state for project in projects],
                        vocabularies.PROJECT_STATES.words,
                    ),
                    "",
                ),
            ],
        ),
        (
            "操作法",
            "种",
            [
                (
                    "类别",
                    _rows(
                        view, [doc.record.kind for doc in methods], vocabularies.METHOD_KINDS.words
                    ),
                    "",
                ),
                (
                    "行业",
                    _rows(view, [doc.record.industry for doc in methods], (), "industries"),
                    "",
                ),
                (
                    "风险",
                    _rows(view, [doc.record.risk for doc in methods], vocabularies.RISKS.words),
                    "",
                ),
            ],
        ),
        (
            "荣誉",
            "项",
            [
                (
                    "荣誉级别",
                    [
                        (label, number, "")
                        for label, number in statistics.honors_by_level(documents)
                    ],
                    "",
                )
            ],
        ),
    ]
    result = []
    for group, (title, unit, charts) in enumerate(tables, 1):
        made = [
            bars(
                f"chart-{group}-{index}",
                f"{title if title not in heading else ''}{heading}",
                counted(rows, unit),
                unit,
                heading=heading,
                note=note,
            )
            for index, (heading, rows, note) in enumerate(charts, 1)
            if rows
        ]
        result.append((title, made))
    return [entry for entry in result if entry[1]]


def known(view: View) -> Callable[[str], bool]:
    """Whether a name stands for a listed studio, by its own name or by its leader's."""

    def stands(name: str) -> bool:
        person = view.library.find("person", name)
        return bool(
            view.library.find("studio", name)
            or person
            and view.library.referring(person, "studio", "leaders")
        )

    return stands


def _rows(
    view: View, values: list[str | None], order: tuple[str, ...] = (), grouping: str = ""
) -> list[tuple[str, int, str]]:
    """Counts in the order of a vocabulary, by size, or (order 年份) by year; 未提供 last."""
    years = order == ("年份",)
    counts = statistics.tally(values, () if years else order)
    if years:
        counts.sort(key=lambda item: (item[0] == "未提供", item[0]))
    elif not order:
        counts.sort(key=lambda item: (item[0] == "未提供", -item[1], sort_key(item[0])))
    return [
        (label, number, view.group_url(grouping, label) if grouping and label != "未提供" else "")
        for label, number in counts
    ]
