"""数字总账: the ledger of figures, by indicator, each figure with its passport."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ..display.view import View
from ..figures.ledger import Entry, Ledger
from ..library.grouping import parts
from ..schema import vocabularies
from ..schema.figure import Figure
from ..schema.qualifiers import QUALIFIERS
from ..schema.registry import KINDS
from ..site.artefacts import Page
from ..site.site import Site
from .paging import page_url, sheet_of
from .rendering import HOME, Crumb, Meta, newest, write_page

FIGURES_PER_PAGE = 100
UNKNOWN_YEAR = "未提供"

_BASE = "statistics/figures/"


class IndicatorLink(NamedTuple):
    """An indicator in the index: how many figures it has, and where they begin."""

    indicator: str
    number: int
    address: str


class IndicatorGroup(NamedTuple):
    """The figures of an indicator that stand on a page, with the anchor of their section."""

    indicator: str
    anchor: str
    entries: list[Entry]


class CountRow(NamedTuple):
    """How many figures have something in common; `address` is that of their page, if any."""

    label: str
    number: int
    address: str = ""


class CountTable(NamedTuple):
    """The figures counted in one way."""

    heading: str
    rows: list[CountRow]


class Overview(NamedTuple):
    """What all pages of the ledger rest on.

    Attributes:
        anchors: indicator → the anchor of its section.
        told_twice: how many figures more than one record states.
        updated: the newest 更新 of the library.
    """

    anchors: Mapping[str, str]
    told_twice: int
    updated: str


def _overview(site: Site) -> Overview:
    """Made once a site: the ledger has many pages."""
    ledger = site.ledger
    told_twice = sum(bool(entry.also) for entry in ledger.entries)
    return Overview(parts(ledger.by_indicator()), told_twice, newest(ledger.documents))


def ledger_page(site: Site, page: int) -> Page:
    """One page of the ledger.

    Args:
        page: its number, from 1.
    """
    view = View(site, page_url(_BASE, page))
    ledger = site.ledger
    overview = site.once(_overview)
    anchors = overview.anchors
    sheet = sheet_of(ledger.entries, page, FIGURES_PER_PAGE)
    lead = (
        f"{len(ledger.entries)} 个数字，按指标排。"
        f"同一句话写在两条记录里的只算一个，这样的有 {overview.told_twice} 个。"
    )
    meta = Meta(
        title="数字总账",
        description=lead,
        trail=(HOME, Crumb("统计", "statistics/"), Crumb("数字总账")),
        section="statistics/",
        folder=sheet.is_first,
        indexed=sheet.is_first,
        updated=overview.updated,
    )
    return write_page(
        view,
        "figures.html",
        meta,
        lead=lead,
        index=_index(ledger, anchors) if sheet.is_first else [],
        groups=_by_indicator(sheet.items, anchors),
        page=page,
        last=sheet.last,
        totals=_totals(ledger.entries) if sheet.is_first else [],
    )


def _index(ledger: Ledger, anchors: Mapping[str, str]) -> list[IndicatorLink]:
    """Every indicator, with the page and the section in which its figures begin."""
    links = []
    before = 0
    for indicator, entries in ledger.by_indicator().items():
        page = 1 + before // FIGURES_PER_PAGE
        address = f"{page_url(_BASE, page)}#{anchors[indicator]}"
        links.append(IndicatorLink(indicator, len(entries), address))
        before += len(entries)
    return links


def _by_indicator(entries: Iterable[Entry], anchors: Mapping[str, str]) -> list[IndicatorGroup]:
    """Sorted entries by indicator, in their order."""
    groups = []
    for indicator, found in groupby(entries, key=lambda entry: entry.figure.indicator):
        groups.append(IndicatorGroup(indicator, anchors[indicator], list(found)))
    return groups


def _totals(entries: Sequence[Entry]) -> list[CountTable]:
    """How many figures there are of each nature, qualifier, kind of record and year."""
    natures = Counter(_nature(entry.figure) for entry in entries)
    kinds = Counter(entry.document.kind.label for entry in entries)
    years = Counter(str(entry.year or UNKNOWN_YEAR) for entry in entries)
    qualifiers: Counter[str] = Counter()
    for entry in entries:
        qualifiers.update(entry.figure.qualifiers or ("没有限定",))
    return [
        CountTable("性质", _rows(natures, (*vocabularies.NATURES.words, "推算"))),
        CountTable("限定", _rows(qualifiers, QUALIFIERS.words)),
        CountTable("写在哪里", _rows(kinds, [kind.label for kind in KINDS])),
        CountTable("年份", _rows_by_year(years)),
    ]


def _nature(figure: Figure) -> str:
    if not figure.traced:
        return "来源未能对应"
    return "推算" if figure.derived else figure.nature


def _rows(counts: Counter[str], order: Sequence[str]) -> list[CountRow]:
    """Counts in the order of some words; other words come last."""
    ranks = {word: rank for rank, word in enumerate(order)}
    words = sorted(counts, key=lambda word: (ranks.get(word, len(ranks)), word))
    return [CountRow(word, counts[word]) for word in words]


def _rows_by_year(counts: Counter[str]) -> list[CountRow]:
    """Counts by year, the unknown one last."""
    years = sorted(counts, key=lambda year: (year == UNKNOWN_YEAR, year))
    return [CountRow(year, counts[year]) for year in years]
