"""上报与收录: reported beside collected, what the library holds, what adds up."""

from __future__ import annotations

from collections.abc import Callable

from .. import statistics, vocab
from ..artefacts import Page
from ..pinyin import sort_key
from ..schema.registry import KINDS
from .rendering import newest, write_page
from .view import Site, View

_LEAD = "左边是报告说的，右边是本站数得出的。两边的差，就是还要做的事。"


def statistics_page(site: Site) -> Page:
    view = View(site, "statistics/")
    studios, methods = view.library.of_kind("studio"), view.library.of_kind("method")
    reports = [report for report in view.library.of_kind("report") if report.record.studios]
    paired = [(report, statistics.pairs(report, view.documents("studio", report.record.studios), _known(view))) for report in reports]
    everything = [document for kind in KINDS for document in view.library.of_kind(kind.key)]
    quality = [
        ("写出步骤的操作法", "对照“重形式轻内容”", sum(bool(doc.record.steps) for doc in methods), len(methods)),
        ("有荣誉记载的操作法", "对照“打得响的品牌不多”", sum(bool(doc.record.honors) for doc in methods), len(methods)),
        ("写明推广范围的操作法", "对照“普及度不够高”", sum(bool(doc.record.reach) for doc in methods), len(methods)),
        ("写明安全要点的操作法", "直接关系到人", sum(bool(doc.record.safety) for doc in methods), len(methods)),
    ]
    stages = [item.stage for doc in studios for item in doc.record.achievements]
    collected = [
        ("工作室", "个", [("级别", _rows(view, [level for doc in studios for level in doc.record.levels or (None,)], vocab.LEVELS.words)),
                       ("行业", _rows(view, [doc.record.industry for doc in studios], (), "industries")),
                       ("地区", _rows(view, [doc.record.province for doc in studios], (), "regions")),
                       ("成立年份", _rows(view, [str(doc.record.year) if doc.record.year else None for doc in studios]))]),
        ("操作法", "种", [("类别", _rows(view, [doc.record.kind for doc in methods], vocab.METHOD_KINDS.words)),
                       ("行业", _rows(view, [doc.record.industry for doc in methods], (), "industries")),
                       ("风险", _rows(view, [doc.record.risk for doc in methods], vocab.RISKS.words))]),
        ("成果与荣誉", "项", [("成果转化阶段", _rows(view, stages, vocab.STAGES.words)),
                         ("荣誉级别", [(label, number, "") for label, number in statistics.honors_by_level(everything)])]),
    ]
    return write_page(view, "statistics.html", title="上报与收录", description=_LEAD, section="statistics/", lead=_LEAD,
                      trail=[("首页", ""), ("统计", None)], paired=[entry for entry in paired if entry[1]],
                      sums=[total for report in reports for total in statistics.sums(report)],
                      totals=[(kind, len(view.library.of_kind(kind.key))) for kind in KINDS],
                      quality=[row for row in quality if row[3]], collected=collected,
                      checks=statistics.checks(everything), updated=newest(doc.record.updated for doc in everything))


def _known(view: View) -> Callable[[str], bool]:
    """Whether a name stands for a listed studio, by its own name or by its leader's."""
    def known(name: str) -> bool:
        person = view.library.find("person", name)
        return bool(view.library.find("studio", name) or person and view.library.referring(person, "studio", "leaders"))

    return known


def _rows(view: View, values: list[str | None], order: tuple[str, ...] = (), grouping: str = "") -> list[tuple[str, int, str]]:
    counted = statistics.tally(values, order)
    if not order:
        counted.sort(key=lambda item: (item[0] == "未提供", -item[1], sort_key(item[0])))
    return [(label, number, view.group_url(grouping, label) if grouping and label != "未提供" else "") for label, number in counted]
