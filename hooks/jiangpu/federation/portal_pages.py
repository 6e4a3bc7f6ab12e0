"""Every page of a portal, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from ..pages.files import missing_page_with
from ..pages.paging import page_count, page_url, sheet_of
from ..pages.rendering import HOME, Crumb
from ..pages.templates import environment
from ..schema.base import Record
from ..schema.registry import Kind
from ..site.artefacts import Layout, Page, uri_of
from .alike import Alike, Held, SaidTwice
from .choices import INDUSTRIES, choices, industry_address
from .entries import City
from .portal import Portal
from .receipts import Receipt
from .view import View

RECORDS_A_PAGE = 60
GROUPS_A_PAGE = 20
SORTS_A_PAGE = 10
MOST_ROWS = 500
"""What is longer than this is not for reading on one page."""
MOST_TOLD = 50
"""So many of what is alike are named in one place: each may be named on the page of each."""

CITIES, ALIKE = "cities/", "alike/"
STATISTICS, FIGURES, RECEIPTS, SEARCH = (
    "statistics/",
    "statistics/figures/",
    "receipts/",
    "search/",
)

LIKELY, TWICE, NAMED = "likely", "twice", "named"
"""What the page of what is alike lists, in this order."""

_TITLES = {
    LIKELY: ("可能重复", "名称相同，单位或来源也相同"),
    TWICE: ("同一句话，几处都记了", "合计时只能算一次"),
    NAMED: ("只是同名", "别的对不上，多半不是同一个"),
}


def pages(portal: Portal) -> Iterator[Page]:
    """Every page of a portal, the home page first."""
    yield _home(portal)
    yield from _cities(portal)
    for kind, _ in portal.kinds():
        yield from _directory(portal, kind)
    yield from _industries(portal)
    yield from _statistics(portal)
    yield from _alike(portal)
    yield from _receipts(portal)
    yield _search(portal)
    yield from _records(portal)


def _page(
    portal: Portal,
    template: str,
    here: str,
    title: str,
    *,
    lead: str = "",
    trail: Sequence[Crumb] = (),
    section: str = "",
    indexed: bool = True,
    canonical: str = "",
    **context: Any,
) -> Page:
    """A page from one of the templates of portals."""
    html = (
        environment()
        .get_template(f"portal/{template}")
        .render(
            v=View(here),
            portal=portal,
            title=title,
            lead=lead,
            trail=(HOME, *trail, Crumb(title)),
            **context,
        )
    )
    layout: Layout = "record"
    return Page(
        url=here,
        uri=uri_of(here, folder=True),
        title=title,
        description=lead or title,
        section=section,
        head=html,
        body="",
        tail="",
        updated=portal.updated,
        indexed=indexed,
        layout=layout,
        canonical=canonical,
    )


def _home(portal: Portal) -> Page:
    likely = sum(each.likely for each in portal.alike)
    more = (
        ("按行业看", INDUSTRIES, "同一行的，各个城市怎么做"),
        ("统计", STATISTICS, "各城市收录多少，哪些数能相加"),
        ("重复和不同", ALIKE, f"可能重复的 {likely} 组，说法不同的并排放着"),
        ("回执", RECEIPTS, "每个城市的每一条收下了没有，放在哪里"),
    )
    lead = f"{len(portal.cities)} 个城市，{len(portal.records)} 条记录，放在一处找。"
    stale = [city for city in portal.cities if city.stands_in]
    name = portal.settings.site_name
    return _page(
        portal, "home.html", "", name, lead=lead, kinds=portal.kinds(), more=more, stale=stale
    )


def _cities(portal: Portal) -> Iterator[Page]:
    lead = f"{len(portal.cities)} 个城市，每个城市的数据由它自己发布。"
    yield _page(portal, "cities.html", CITIES, "城市", lead=lead, section=CITIES)
    receipts = {receipt.city.origin: receipt for receipt in portal.receipts}
    for city in portal.cities:
        yield from _city(portal, city, receipts[city.origin])


def _city(portal: Portal, city: City, receipt: Receipt) -> Iterator[Page]:
    records = portal.by_city[city.origin]
    for number in range(1, page_count(len(records), RECORDS_A_PAGE) + 1):
        sheet = sheet_of(records, number, RECORDS_A_PAGE)
        sections = [
            (kind, list(held))
            for kind, held in groupby(sheet.items, key=lambda held: held.entry.kind)
        ]
        yield _page(
            portal,
            "city.html",
            page_url(city.url, number),
            city.name,
            trail=(Crumb("城市", CITIES),),
            section=CITIES,
            indexed=sheet.is_first,
            city=city,
            receipt=receipt,
            sections=sections,
            page=number,
            last=sheet.last,
        )


def _directory(portal: Portal, kind: Kind[Record]) -> Iterator[Page]:
    records = portal.by_kind[kind.key]
    cities = len({held.city.origin for held in records})
    lead = f"{cities} 个城市的 {len(records)} {kind.measure}{kind.label}。"
    for number in range(1, page_count(len(records), RECORDS_A_PAGE) + 1):
        sheet = sheet_of(records, number, RECORDS_A_PAGE)
        yield _page(
            portal,
            "directory.html",
            page_url(kind.url, number),
            kind.label,
            lead=lead,
            section=kind.url,
            indexed=sheet.is_first,
            kind=kind,
            held=sheet.items,
            total=len(records),
            facets=choices(records) if sheet.is_first else [],
            page=number,
            last=sheet.last,
        )


def _industries(portal: Portal) -> Iterator[Page]:
    rows = []
    for word, records in portal.by_industry.items():
        rows.append((word, industry_address(word), len(records)))
    lead = "同一行的，各个城市怎么做。"
    yield _page(portal, "industries.html", INDUSTRIES, "行业", lead=lead, industries=rows)
    for word, address, total in rows:
        for number in range(1, page_count(total, RECORDS_A_PAGE) + 1):
            sheet = sheet_of(portal.by_industry[word], number, RECORDS_A_PAGE)
            yield _page(
                portal,
                "industry.html",
                page_url(address, number),
                word,
                lead=f"{total} 条记录。",
                trail=(Crumb("行业", INDUSTRIES),),
                indexed=sheet.is_first,
                held=sheet.items,
                base=address,
                page=number,
                last=sheet.last,
            )


def _statistics(portal: Portal) -> Iterator[Page]:
    kinds = portal.kinds()
    yield _page(
        portal,
        "statistics.html",
        STATISTICS,
        "统计",
        lead="能加的才加，不能加的并排放着。",
        section=STATISTICS,
        kinds=kinds,
        by_city=_counts_by_city(portal, kinds),
        by_industry=_counts_by_industry(portal, kinds),
        likely=sum(each.likely for each in portal.alike),
        compared=len(portal.compared),
    )
    for number in range(1, page_count(len(portal.compared), SORTS_A_PAGE) + 1):
        sheet = sheet_of(portal.compared, number, SORTS_A_PAGE)
        yield _page(
            portal,
            "figures.html",
            page_url(FIGURES, number),
            "各城市的数字",
            lead="口径、地区都说得清，才相加。",
            trail=(Crumb("统计", STATISTICS),),
            section=STATISTICS,
            indexed=sheet.is_first,
            found=sheet.items,
            most=MOST_ROWS,
            page=number,
            last=sheet.last,
        )


Kinds = Sequence[tuple[Kind[Record], int]]
Counted = tuple[str, str, list[int], int]
"""A row of a table of counts: label, address, a number for each kind, their sum."""


def _counts_by_city(portal: Portal, kinds: Kinds) -> list[Counted]:
    rows: list[Counted] = []
    for city in portal.cities:
        counts = portal.counts_of(city)
        numbers = [counts.get(kind.key, 0) for kind, _ in kinds]
        rows.append((city.name, city.url, numbers, sum(numbers)))
    totals = [number for _, number in kinds]
    return [*rows, ("合计", "", totals, sum(totals))]


def _counts_by_industry(portal: Portal, kinds: Kinds) -> list[Counted]:
    rows: list[Counted] = []
    left = [number for _, number in kinds]
    for word, records in portal.by_industry.items():
        keys = [held.entry.kind.key for held in records]
        numbers = [keys.count(kind.key) for kind, _ in kinds]
        left = [rest - number for rest, number in zip(left, numbers, strict=True)]
        rows.append((word, industry_address(word), numbers, sum(numbers)))
    return [*rows, ("没有写明", "", left, sum(left))]


def _alike(portal: Portal) -> Iterator[Page]:
    found: list[tuple[str, Alike | SaidTwice]] = []
    found += [(LIKELY, each) for each in portal.alike if each.likely]
    found += [(TWICE, each) for each in portal.twice]
    found += [(NAMED, each) for each in portal.alike if not each.likely]
    likely = sum(each.likely for each in portal.alike)
    differing = sum(bool(each.differences) for each in portal.alike)
    lead = (
        f"可能重复 {likely} 组，其中说法不同 {differing} 组；"
        f"同一句话几处都记的 {len(portal.twice)} 句。"
    )
    for number in range(1, page_count(len(found), GROUPS_A_PAGE) + 1):
        sheet = sheet_of(found, number, GROUPS_A_PAGE)
        groups = [
            (name, [each for _, each in pairs])
            for name, pairs in groupby(sheet.items, key=lambda pair: pair[0])
        ]
        yield _page(
            portal,
            "alike.html",
            page_url(ALIKE, number),
            "重复和不同",
            lead=lead,
            section=ALIKE,
            indexed=sheet.is_first,
            groups=groups,
            titles=_TITLES,
            most=MOST_TOLD,
            page=number,
            last=sheet.last,
        )


def _receipts(portal: Portal) -> Iterator[Page]:
    lead = "每个城市的每一条收下了没有，为什么，放在哪里。"
    yield _page(portal, "receipts.html", RECEIPTS, "回执", lead=lead, indexed=False)
    for receipt in portal.receipts:
        yield _page(
            portal,
            "receipt.html",
            receipt.page_url,
            f"{receipt.city.name}的回执",
            trail=(Crumb("回执", RECEIPTS),),
            indexed=False,
            receipt=receipt,
            city=receipt.city,
            most=MOST_ROWS,
        )


def _search(portal: Portal) -> Page:
    return _page(portal, "search.html", SEARCH, "搜索", indexed=False)


def _records(portal: Portal) -> Iterator[Page]:
    for city in portal.cities:
        for entry in city.entries:
            yield _record(portal, Held(city, entry))


def _record(portal: Portal, held: Held) -> Page:
    city, entry = held
    own = (("单位", entry.unit), ("地区", entry.place), ("行业", entry.industry))
    facts = [(label, text) for label, text in (*own, *entry.facts) if text]
    alike = portal.alike_with.get(held.order)
    records = alike.records if alike else ()
    others = islice((other for other in records if other.order != held.order), MOST_TOLD)
    return _page(
        portal,
        "record.html",
        held.address,
        entry.name,
        lead=entry.summary,
        trail=(Crumb(entry.kind.label, entry.kind.url), Crumb(city.name, city.url)),
        section=entry.kind.url,
        canonical=entry.page,
        city=city,
        entry=entry,
        facts=facts,
        alike=alike,
        others=list(others),
        total=len(records) - 1,
    )


def missing(portal: Portal) -> Page:
    """404.html."""
    doors = [(kind.label, kind.url) for kind, _ in portal.kinds()[:3]]
    return missing_page_with(portal.settings, [*doors, ("首页", "")], SEARCH)
