"""从你的活计进: the ways in by trade, with what can be learnt in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..library.documents import Document, R
from ..library.grouping import parts
from ..schema.base import Record
from ..schema.method import Method
from ..schema.ways import Way, Ways, words_of
from ..site.site import Site

WAYS_URL = "ways/"
"""The address of the page that lists them; the page of each lies below it."""


FIRST = 12
"""How many stand where there is no room for all: those that editors wrote first."""


@dataclass(frozen=True)
class WayRow:
    """A way in, with its methods.

    The counts of two ways may overlap, so they are never added up.

    Attributes:
        name: what the job is called by those who do it.
        question: one difficulty of the job; "" where none is written.
        address: of the page of the way, "" for a job without a record.
        methods: those that teach most come first.
        steps, verses, points: how many of the methods have steps, a verse, points.
        accounts: how many are 高危, which are told and not taught.
    """

    name: str
    question: str
    address: str
    methods: tuple[Document[Method], ...]
    steps: int
    verses: int
    points: int
    accounts: int


def way_addresses(ways: Ways) -> dict[str, Way]:
    """Address of the page of each way, from the site's root → the way."""
    by_name = {way.name: way for way in ways.ways}
    return {f"{WAYS_URL}{part}/": by_name[name] for name, part in parts(by_name).items()}


def members_of(ways: Ways, documents: Iterable[Document[R]]) -> Iterator[list[Document[R]]]:
    """For each way, those of some records that belong to it, in their order."""
    words = [(document, words_of(document.record)) for document in documents]
    for way in ways.ways:
        wanted = way.words
        yield [document for document, own in words if not wanted.isdisjoint(own)]


def taught_first(methods: Iterable[Document[Method]]) -> list[Document[Method]]:
    """Methods that may be followed first, and of these the ones with steps, a verse, points."""
    return sorted(methods, key=_lack)


def _lack(document: Document[Method]) -> tuple[bool, bool, bool, bool, str]:
    """What a method lacks: sorts by what it teaches, then by number."""
    method = document.record
    taught = method.teachable.instructions
    return (not taught, not method.steps, not method.verse, not method.points, document.number)


def way_rows(site: Site) -> list[WayRow]:
    """Every way in, in the order in which editors wrote them. Made once a site."""
    ways = site.data_files.ways.content
    addresses = {way.name: address for address, way in way_addresses(ways).items()}
    rows = []
    for way, methods in zip(ways.ways, members_of(ways, site.library.methods), strict=True):
        rows.append(_row(way, addresses[way.name], taught_first(methods)))
    return rows


def _row(way: Way, address: str, methods: list[Document[Method]]) -> WayRow:
    records = [document.record for document in methods]
    return WayRow(
        name=way.name,
        question=way.question or "",
        address=address if methods else "",
        methods=tuple(methods),
        steps=sum(bool(method.steps) for method in records),
        verses=sum(bool(method.verse) for method in records),
        points=sum(bool(method.points) for method in records),
        accounts=sum(not method.teachable.instructions for method in records),
    )


class WaysIn:
    """What a page asks about the ways in.

    Args:
        site: whose ways in they are.
    """

    def __init__(self, site: Site) -> None:
        self._site = site

    def rows(self) -> list[WayRow]:
        """Every way in; one without a record keeps its row and asks for the first."""
        return self._site.once(way_rows)

    def first(self) -> list[WayRow]:
        """A few ways in that have a record, for a page that is about more than these."""
        return [row for row in self.rows() if row.address][:FIRST]

    def members(self, way: Way) -> list[Document[Record]]:
        """The records that belong to a way: methods first, then studios and people."""
        return self._site.once(_members)[way.name]


def _members(site: Site) -> dict[str, list[Document[Record]]]:
    """Name of a way in → its records. Made once a site: a way has many pages."""
    library = site.library
    studios = sorted(library.studios, key=lambda document: document.sort_key)
    people = sorted(library.people, key=lambda document: document.sort_key)
    others: list[Document[Record]] = [*studios, *people]
    ways = site.data_files.ways.content
    found: dict[str, list[Document[Record]]] = {}
    methods = members_of(ways, library.methods)
    for way, own, rest in zip(ways.ways, methods, members_of(ways, others), strict=True):
        found[way.name] = [*taught_first(own), *rest]
    return found
