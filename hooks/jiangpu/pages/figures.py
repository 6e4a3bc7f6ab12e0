"""What lies below the statistics: the ledger of figures, what reconciles and what does not, the problems that reports name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from ..assessment.observatory import observe
from ..assessment.statistics import pairs, reconciliations
from ..display.view import Site, View
from ..figures.ledger import Ledger
from ..figures.reconciliation import AGREE, DISAGREE, UNKNOWN, Result
from ..figures.rules.catalogue import tallies
from ..language.numerals import plain
from ..library.documents import Document
from ..library.grouping import parts
from ..schema import vocabularies
from ..schema.qualifiers import QUALIFIERS
from ..schema.registry import KINDS
from ..site.artefacts import Page
from .directories import page_count, slice_of
from .rendering import newest, write_page
from .statistics import everything, known

FIGURES_PER_PAGE = 100
_BASE = "statistics/figures/"


def figures_page(site: Site, page: int) -> Page:
    """The ledger, by indicator, each figure with its passport."""
    view = View(site, _BASE if page == 1 else f"{_BASE}page-{page}/")
    everything(view)  # noted as read
    book = site.ledger
    anchors = parts(book.by_indicator())
    places = {}
    for place, entry in enumerate(book.entries):
        places.setdefault(entry.figure.indicator, 1 + place // FIGURES_PER_PAGE)
    index = [
        (indicator, len(entries), f"{_address(places[indicator])}#{anchors[indicator]}")
        for indicator, entries in book.by_indicator().items()
    ]
    shown = slice_of(list(book.entries), page, FIGURES_PER_PAGE)
    groups = [
        (indicator, anchors[indicator], list(entries))
        for indicator, entries in groupby(shown, key=lambda entry: entry.figure.indicator)
    ]
    told = len([entry for entry in book.entries if entry.also])
    lead = f"{len(book.entries)} 个数字，按指标排。同一句话写在两条记录里的只算一个，这样的有 {told} 个。"
    return write_page(
        view,
        "figures.html",
        title="数字总账",
        description=lead,
        section="statistics/",
        lead=lead,
        folder=page == 1,
        trail=[("首页", ""), ("统计", "statistics/"), ("数字总账", None)],
        index=index if page == 1 else [],
        groups=groups,
        page=page,
        last=page_count(len(book.entries), FIGURES_PER_PAGE),
        indexed=page == 1,
        totals=_totals(book) if page == 1 else [],
        updated=newest(document.record.updated for document in book.documents),
    )


def _address(page: int) -> str:
    return _BASE if page == 1 else f"{_BASE}page-{page}/"


def _totals(book: Ledger) -> list[tuple[str, list[tuple[str, int, str]]]]:
    """How many figures are of which nature, carry which qualifier, come from which kind of record and which year."""
    entries = book.entries
    natures = Counter(
        "来源未能对应"
        if not entry.figure.traced
        else "推算"
        if entry.figure.derived
        else entry.figure.nature
        for entry in entries
    )
    marks = Counter(mark for entry in entries for mark in entry.figure.qualifiers or ("没有限定",))
    kinds = Counter(entry.document.kind.label for entry in entries)
    years = Counter(str(entry.year) if entry.year else "未提供" for entry in entries)
    return [
        ("性质", _ordered(natures, (*vocabularies.NATURES.words, "推算"))),
        ("限定", _ordered(marks, QUALIFIERS.words)),
        ("写在哪里", _ordered(kinds, [kind.label for kind in KINDS])),
        (
            "年份",
            [
                (year, number, "")
                for year, number in sorted(
                    years.items(), key=lambda item: (item[0] == "未提供", item[0])
                )
            ],
        ),
    ]


def _ordered(counts: Counter, order: tuple[str, ...] | list[str]) -> list[tuple[str, int, str]]:
    ranks = {word: rank for rank, word in enumerate(order)}
    return [
        (word, counts[word], "")
        for word in sorted(counts, key=lambda word: (ranks.get(word, len(ranks)), word))
    ]


@dataclass(frozen=True)
class Checked:
    """One relation held up: where (and the code of a figure of it), both sides in words, what came of it."""

    document: Document
    code: str
    title: str
    left: str
    right: str
    state: str
    text: str

    @property
    def to(self) -> str:
        """Where the figure stands with its passport."""
        return f"{self.document.url}#fig-{self.code}" if self.code else self.document.url

    @property
    def style(self) -> str:
        return {AGREE: "ok", DISAGREE: "no", UNKNOWN: "na"}[self.state]


def checks_page(site: Site) -> Page:
    """对账: what the records say of each other, what is reported against what is collected, what holds for all."""
    view = View(site, "statistics/checks/")
    documents = everything(view)
    written = [
        Checked(
            document,
            _figure_of(result),
            result.rule.kind,
            *_sides(document, result),
            result.state,
            result.text,
        )
        for document, result in reconciliations(documents)
    ]
    reported = [
        Checked(
            report,
            pair.entry.figure.code,
            pair.entry.figure.label,
            f"上报 {view.shown(pair.entry.figure).whole}",
            f"收录 {pair.collected}" if pair.collected is not None else f"收录：{pair.words}",
            UNKNOWN
            if pair.collected is None
            else AGREE
            if pair.collected == pair.entry.figure.value
            else DISAGREE,
            pair.gap,
        )
        for report in view.library.of_kind("report")
        if report.record.studios
        for pair in pairs(
            site.ledger, report, view.documents("studio", report.record.studios), known(view)
        )
    ]
    rules = tallies(documents)
    states = Counter(each.state for each in (*written, *reported))
    lead = f"{states[AGREE]} 处一致，{states[DISAGREE]} 处不一致，{states[UNKNOWN]} 处无法核对。两边各是什么，逐条写明。"
    return write_page(
        view,
        "checks.html",
        title="对账",
        description=lead,
        section="statistics/",
        lead=lead,
        trail=[("首页", ""), ("统计", "statistics/"), ("对账", None)],
        written=written,
        reported=reported,
        rules=rules,
        conflicts=_conflicts(view),
        updated=newest(document.record.updated for document in documents),
    )


def _sides(document: Document, result: Result) -> tuple[str, str]:
    """The two sides of a written rule: the parts, and what they should come to."""
    rule, record = result.rule, document.record
    names = rule.items if rule.kind == "点数" else [_named(record, code) for code in rule.items]
    if rule.kind in ("不大于", "递增"):
        return names[0], "、".join(names[1:])
    tolerance = f"，容差 {plain(rule.tolerance)}" if rule.tolerance is not None else ""
    return "、".join(
        names
    ), f"{_named(record, rule.equals)}{tolerance}" if rule.equals else "没有写"


def _figure_of(result: Result) -> str:
    """The figure that a rule is about: what the parts should come to, else the first part."""
    rule = result.rule
    return (
        ""
        if result.code == "N009"
        else rule.equals or (rule.items[0] if rule.kind != "点数" else "")
    )


def _named(record: object, code: str) -> str:
    figure = record.figure(code)
    return f"{figure.label} {View.shown(figure).whole}" if figure else code


def _conflicts(view: View) -> list[tuple[Document, list[Document]]]:
    """Reports of the same matter that do not say the same, side by side: neither is taken for the right one."""
    return [
        (report, others)
        for report in view.library.of_kind("report")
        if (others := view.documents("report", report.record.conflicts))
    ]


def problems_page(site: Site) -> Page:
    """问题观察: the problems that reports name, each with what the records show."""
    view = View(site, "statistics/problems/")
    number = view.settings.standard
    standard = view.library.get(number) if number else None
    observations = observe(
        site.library,
        standard if standard and standard.kind.key == "standard" else None,
    )
    states = Counter(observation.state for observation in observations)
    lead = "报告点的问题，一条一条对着今天的记录看。数不出来的，写明还要什么资料。"
    return write_page(
        view,
        "problems.html",
        title="问题观察",
        description=lead,
        section="statistics/",
        lead=lead,
        trail=[("首页", ""), ("统计", "statistics/"), ("问题观察", None)],
        observations=observations,
        states=states,
        updated=newest(document.record.updated for document in everything(view)),
    )
