"""The one place that lists every page of the site: its address, and the function that makes it.

A plan is cheap and can be pickled; making the page is not done before somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ..display.scrolls import SCROLLS_URL
from ..display.ways import WAYS_URL, members_of, way_addresses
from ..figures.ledger import Ledger
from ..figures.sources import source_key
from ..library.data_files import DataFiles
from ..library.documents import Document, Editorial
from ..library.events import events
from ..library.grouping import GROUPINGS, Grouping, parts
from ..library.library import Library
from ..print.editions import edition_address, editions
from ..problems.codes import CODES
from ..schema.base import Record
from ..schema.registry import KINDS, METHOD
from ..site.artefacts import Page
from ..site.reference import CODES_URL, COMMANDS_URL, FIELDS, code_url, fields_url
from ..site.site import Site
from ..training.lessons import can_be_learned
from ..training.self_tests import LEARN, self_tests_of
from .cards import card_page, card_url, edition_page
from .code_pages import code_page, codes_page
from .command_pages import commands_page
from .comparing import compare_page
from .complete_index import RECORDS_PER_PAGE as INDEX_PER_PAGE
from .complete_index import search_page
from .data import EXPORTS, data_page
from .directories import PAGE_SIZE, directory_page
from .field_pages import fields_page, kind_page
from .groups import group_page, index_page
from .handbook import editorial_page
from .handscroll import HANDSCROLL_URL, dated, handscroll_page
from .home import home_page
from .learning import learn_page
from .ledger import FIGURES_PER_PAGE, ledger_page
from .lessons import lesson_page, self_test_page
from .masters import MASTERS_URL, masters_page, shared
from .paging import page_count, page_url
from .problems import problems_page
from .quality import RECORDS_PER_PAGE, quality_page
from .reconciliation import reconciliation_page
from .records import record_page
from .reported import reported_page
from .scrolls import SCROLLS_PER_PAGE, hung, scrolls_page
from .seals import SEALS_PER_PAGE, SEALS_URL, seals_page
from .show import show_page
from .sources import SOURCES_PER_PAGE, sources_page
from .timeline import EVENTS_PER_PAGE, timeline_page
from .trainers import TRAINER, has_trainer_sheet, trainer_page
from .ways import way_page, ways_page
from .writing import METHOD_SHEET, SHEET_URL, method_sheet_page, sheet_page


@dataclass(frozen=True)
class Plan:
    """A page that will be made by `make(site, *args)` at the address `url`.

    Attributes:
        beside: the name of the files that it tells of, where these take long: whoever makes them
            makes the page as well.
    """

    url: str
    make: Callable[..., Page]
    args: tuple[str | int, ...] = ()
    beside: str = ""

    def page(self, site: Site) -> Page:
        """The page."""
        return self.make(site, *self.args)


def plans(
    library: Library,
    pages: Iterable[Editorial],
    ledger: Ledger,
    groupings: Mapping[str, Mapping[str, list[Document[Record]]]],
    data_files: DataFiles,
) -> list[Plan]:
    """Every page, in the order in which it is written; of two with one address the first.

    Args:
        library: the records.
        pages: the editorial pages.
        ledger, groupings: the figures and the groups of the library.
        data_files: the ways in by trade and the ways of seeing.
    """
    every = [
        Plan("", home_page),
        *_directories(library),
        *_records(library),
        *_cards(library),
        *_groups(groupings),
        *_statistics(ledger),
        *_lists(library),
        *_exhibits(library, data_files),
        *_ways(library, data_files),
        *_training(library, pages),
        *_paged("search/", len(library.listed), INDEX_PER_PAGE, search_page),
        Plan("data/", data_page, beside=EXPORTS),
        Plan("show/", show_page),
        *_reference(),
        *_editorial(pages),
    ]
    first: dict[str, Plan] = {}
    for plan in every:
        first.setdefault(plan.url, plan)
    return list(first.values())


def plans_of(text: Document[Record] | Editorial) -> list[Plan]:
    """The pages of one record, or of one page that editors write: its own, its sheets, its test."""
    if isinstance(text, Editorial):
        every = [*_editorial([text]), *_training(Library(()), [text])]
    else:
        alone = Library((text,))
        every = [*_records(alone), *_cards(alone), *_training(alone, [])]
    return [plan for plan in every if plan.args]


def generated(planned: Iterable[Plan]) -> frozenset[str]:
    """The addresses of the pages that no file of the repository stands for."""
    written = (record_page, editorial_page)
    return frozenset(plan.url for plan in planned if plan.make not in written)


def _directories(library: Library) -> list[Plan]:
    """The directory of each kind that has records or a place in the groups."""
    result = []
    for kind in KINDS:
        total = len(library.of(kind))
        if total or kind.grouped:
            result += _paged(kind.url, total, PAGE_SIZE, directory_page, kind.key)
    return result


def _records(library: Library) -> list[Plan]:
    """The page of each record, withdrawn ones included."""
    return [Plan(document.url, record_page, (document.number,)) for document in library.documents]


def _cards(library: Library) -> list[Plan]:
    """The sheets of each method that has a card, and a page for each edition but the newest."""
    result = []
    for document in library.methods:
        if not document.record.has_card:
            continue
        result.append(Plan(card_url(document), card_page, (document.number,)))
        if has_trainer_sheet(document.record):
            result.append(Plan(f"{document.url}{TRAINER}", trainer_page, (document.number,)))
        for edition in list(editions(document))[:-1]:
            url = edition_address(document.short_url, edition)
            result.append(Plan(url, edition_page, (document.number, edition)))
    return result


def _groups(groupings: Mapping[str, Mapping[str, list[Document[Record]]]]) -> list[Plan]:
    """The index of each grouping, and the pages of its groups."""
    result = []
    for grouping in GROUPINGS:
        result.append(Plan(grouping.url, index_page, (grouping.key,)))
        result += _group_pages(grouping, groupings[grouping.key])
    return result


def _group_pages(grouping: Grouping, groups: Mapping[str, list[Document[Record]]]) -> list[Plan]:
    result = []
    for group, part in parts(groups).items():
        url = f"{grouping.url}{part}/"
        total = len(groups[group])
        result += _paged(url, total, PAGE_SIZE, group_page, grouping.key, part)
    return result


def _statistics(ledger: Ledger) -> list[Plan]:
    """What is reported and what is collected, and what lies below."""
    total = ledger.size
    return [
        Plan("statistics/", reported_page),
        *_paged("statistics/figures/", total, FIGURES_PER_PAGE, ledger_page),
        Plan("statistics/checks/", reconciliation_page),
        Plan("statistics/problems/", problems_page),
        Plan("standards/compare/", compare_page),
    ]


def _lists(library: Library) -> list[Plan]:
    """The whole library in other orders: by source, by what is missing, by time."""
    listed = library.listed
    sources: set[str] = set()
    for document in listed:
        sources.update(map(source_key, document.record.sources))
    dated = events(document for document in listed if document.kind.grouped)
    return [
        *_paged("sources/", len(sources), SOURCES_PER_PAGE, sources_page),
        *_paged("quality/", len(listed), RECORDS_PER_PAGE, quality_page),
        *_paged("timeline/", len(dated), EVENTS_PER_PAGE, timeline_page),
    ]


def _training(library: Library, pages: Iterable[Editorial]) -> list[Plan]:
    """The lesson of each method that can be taught, every test, and the way to them all."""
    result = []
    for document in library.methods:
        if can_be_learned(document.record):
            result.append(Plan(document.url + LEARN, lesson_page, (document.number,)))
    for test in self_tests_of(library.listed, tuple(pages)):
        result.append(Plan(test.address, self_test_page, (test.key,)))
    if result or library.paths:
        result.append(Plan("learn/", learn_page))
    return result


def _exhibits(library: Library, data_files: DataFiles) -> list[Plan]:
    """What makes people stop; an exhibit without anything to show has no page."""
    found = []
    people = len(library.people)
    if people:
        found += _paged(SEALS_URL, people, SEALS_PER_PAGE, seals_page)
    verses = len(hung(library.methods))
    if verses:
        found += _paged(SCROLLS_URL, verses, SCROLLS_PER_PAGE, scrolls_page)
    if shared(data_files.seeing.content, library):
        found.append(Plan(MASTERS_URL, masters_page))
    if dated(library):
        found.append(Plan(HANDSCROLL_URL, handscroll_page))
    return found


def _ways(library: Library, data_files: DataFiles) -> list[Plan]:
    """The ways in by trade, and the page of each that has a method."""
    ways = data_files.ways.content
    if not ways.ways:
        return []
    found = [Plan(WAYS_URL, ways_page)]
    listed: list[Document[Record]] = [*library.methods, *library.studios, *library.people]
    names = [way.name for way in ways.ways]
    members = dict(zip(names, members_of(ways, listed), strict=True))
    for url, way in way_addresses(ways).items():
        if any(document.kind == METHOD for document in members[way.name]):
            found += _paged(url, len(members[way.name]), PAGE_SIZE, way_page, url)
    return found


def _reference() -> list[Plan]:
    """The editors' reference, and the sheet for whoever knows something."""
    return [
        Plan(SHEET_URL, sheet_page),
        Plan(METHOD_SHEET, method_sheet_page),
        Plan(FIELDS, fields_page),
        *(Plan(fields_url(kind.key), kind_page, (kind.key,)) for kind in KINDS),
        Plan(CODES_URL, codes_page),
        *(Plan(code_url(code), code_page, (code,)) for code in CODES),
        Plan(COMMANDS_URL, commands_page),
    ]


def _editorial(pages: Iterable[Editorial]) -> list[Plan]:
    """The pages that editors write."""
    return [Plan(page.url, editorial_page, (page.uri,)) for page in pages]


def _paged(
    url: str, total: int, size: int, make: Callable[..., Page], *args: str | int
) -> list[Plan]:
    """The pages of a long list.

    Args:
        url: the address of the first page.
        total: the length of the list.
        size: how many items stand on a page.
        make: makes a page from the site, `args` and the number of the page.
    """
    result = []
    for page in range(1, page_count(total, size) + 1):
        result.append(Plan(page_url(url, page), make, (*args, page)))
    return result
