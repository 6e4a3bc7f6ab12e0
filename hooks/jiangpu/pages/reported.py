"""上报与收录: what reports say beside what is collected, and charts of both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..assessment.statistics import Pair, pairs
from ..display import statistics_charts
from ..display.charts import Chart
from ..display.view import View
from ..exports import FOLDER
from ..library.completeness import completeness
from ..library.documents import Document
from ..schema.base import Record
from ..schema.registry import KINDS, STUDIO, Kind
from ..schema.report import Report
from ..site.artefacts import Page
from ..site.site import Site
from .collected import collected_charts
from .reconciliation import disagreement
from .rendering import HOME, Crumb, Meta, newest, write_page

_LEAD = "左边是报告说的，右边是本站数得出的。两边的差，就是还要做的事。"


class Below(NamedTuple):
    """A page below this one: its address, its name, what it is for."""

    address: str
    name: str
    text: str


BELOW = (
    Below("statistics/figures/", "数字总账", "每个数字一条，带着来历"),
    Below("statistics/checks/", "对账", "一致、不一致、无法核对，两边都写明"),
    Below("statistics/problems/", "问题观察", "报告点的问题，今天看得出多少"),
    Below("standards/compare/", "标准对照", "各地的要求并排看"),
)


class Paired(NamedTuple):
    """A report with its figures, each beside what was collected."""

    report: Document[Report]
    pairs: list[Pair]


class KindCount(NamedTuple):
    """How many listed records there are of a kind."""

    kind: Kind[Record]
    number: int


def reported_page(site: Site) -> Page:
    """The page of the statistics."""
    view = View(site, "statistics/")
    ledger = site.ledger
    reports = view.library.reports
    naming = [report for report in reports if report.record.studios]
    meta = Meta(
        title="上报与收录",
        description=_LEAD,
        trail=(HOME, Crumb("统计")),
        section="statistics/",
        updated=newest(view.library.listed),
    )
    return write_page(
        view,
        "statistics.html",
        meta,
        lead=_LEAD,
        paired=_paired(view, naming),
        more=BELOW,
        missing=sum(bool(completeness(each.record).missing) for each in view.library.grouped),
        disagreement=disagreement(view),
        ledger_file=f"{FOLDER}ledger.xlsx",
        sums=_sums(view, naming),
        totals=[KindCount(kind, len(view.library.of(kind))) for kind in KINDS],
        funnels=statistics_charts.reported_funnels(ledger, reports),
        reached=statistics_charts.reached(view.library.studios),
        benefit_kinds=statistics_charts.benefit_kinds(ledger),
        benefits=statistics_charts.benefits(ledger),
        over_time=statistics_charts.over_time(ledger, reports),
        collected=collected_charts(view),
    )


def _paired(view: View, reports: Iterable[Document[Report]]) -> list[Paired]:
    """The reports of whose figures the records say something, or could."""
    paired = []
    for report in reports:
        named = view.references.documents(STUDIO.key, report.record.studios)
        found = pairs(view.site.ledger, report, named, view.references.names_studio)
        if found:
            paired.append(Paired(report, found))
    return paired


def _sums(view: View, reports: Iterable[Document[Report]]) -> list[Chart]:
    """The totals of reports with what they are made of."""
    charts = []
    for report in reports:
        charts += statistics_charts.reported_sums(view.site.ledger, report)
    return charts
