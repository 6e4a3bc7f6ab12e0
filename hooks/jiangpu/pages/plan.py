"""The one place that lists every page of the site: its address, and the function that makes it.

A plan is cheap and can be pickled; making the page is not done before somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..display.view import Site
from ..figures.ledger import Ledger
from ..library.documents import Document, Editorial
from ..library.events import events
from ..library.grouping import GROUPINGS, parts
from ..library.library import Library
from ..schema.registry import KINDS
from ..site.artefacts import Page
from . import (
    comparing,
    data,
    directories,
    figures,
    groups,
    handbook,
    home,
    lists,
    records,
    show,
    statistics,
    timeline,
)


@dataclass(frozen=True)
class Plan:
    """A page that will be made by `make(site, *args)` at the address `url`."""

    url: str
    make: Callable[..., Page]
    args: tuple[str | int, ...] = ()

    def page(self, site: Site) -> Page:
        return self.make(site, *self.args)


def plans(
    library: Library,
    pages: Iterable[Editorial],
    ledger: Ledger,
    groupings: Mapping[str, Mapping[str, list[Document]]],
) -> list[Plan]:
    """Every page, in the order in which it is written.

    Args:
        ledger, groupings: the figures and the groups of the library.
    """
    result = [Plan("", home.home_page)]
    for kind in KINDS:
        total = len(library.of_kind(kind.key))
        if total or kind.grouped:
            result += _paged(
                kind.url, total, directories.PAGE_SIZE, directories.directory_page, kind.key
            )
    result += [
        Plan(document.url, records.record_page, (document.number,))
        for document in library.documents
    ]
    for grouping in GROUPINGS:
        found = groupings[grouping.key]
        result.append(Plan(grouping.url, groups.index_page, (grouping.key,)))
        for group, part in parts(found).items():
            result += _paged(
                f"{grouping.url}{part}/",
                len(found[group]),
                directories.PAGE_SIZE,
                groups.group_page,
                grouping.key,
                part,
            )
    listed = [document for document in library.documents if document.listed]
    result.append(Plan("statistics/", statistics.statistics_page))
    result += _paged(
        "statistics/figures/",
        len(ledger.entries),
        figures.FIGURES_PER_PAGE,
        figures.figures_page,
    )
    result += [
        Plan("statistics/checks/", figures.checks_page),
        Plan("statistics/problems/", figures.problems_page),
    ]
    result.append(Plan("standards/compare/", comparing.compare_page))
    result += _paged(
        "sources/", len(lists.cited_sources(listed)), lists.SOURCES_PER_PAGE, lists.sources_page
    )
    result += _paged("quality/", len(listed), lists.SOURCES_PER_PAGE, lists.quality_page)
    dated = [document for document in listed if document.kind.grouped]
    result += _paged(
        "timeline/", len(events(dated)), timeline.EVENTS_PER_PAGE, timeline.timeline_page
    )
    result.append(Plan("search/", lists.search_page))
    result.append(Plan("data/", data.data_page))
    result.append(Plan("show/", show.show_page))
    result += [Plan(page.url, handbook.editorial_page, (page.uri,)) for page in pages]
    result += [
        Plan("contribute/fields/", handbook.fields_page),
        Plan("contribute/codes/", handbook.codes_page),
    ]
    return result


def _paged(
    url: str, total: int, size: int, make: Callable[..., Page], *args: str | int
) -> list[Plan]:
    last = directories.page_count(total, size)
    return [
        Plan(url if page == 1 else f"{url}page-{page}/", make, (*args, page))
        for page in range(1, last + 1)
    ]


def addresses(documents: Iterable[Document], found: Iterable[Plan]) -> frozenset[str]:
    """Every address that a link may name: pages, short addresses, and the pages of records that are broken just now."""
    urls = {plan.url for plan in found}
    for document in documents:
        urls |= {
            document.url,
            document.short_url,
            *(former.strip("/") + "/" for former in document.record.former),
        }
    return frozenset(urls)
