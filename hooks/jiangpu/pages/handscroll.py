"""手卷: the years of the records on one band, with silence to scale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..display.view import View
from ..display.wording import number_in_chinese
from ..library.documents import Document
from ..library.library import Library
from ..schema.base import Record
from ..schema.registry import METHOD
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import HOME, Crumb, Meta, newest, write_page

HANDSCROLL_URL = "handscroll/"
TIMELINE_URL = "timeline/"

TITLE = "手卷"

MOST_A_YEAR = 12
"""Methods, and studios, that stand at one year. The timeline has the others."""


@dataclass(frozen=True)
class Entry:
    """A record at its year.

    Attributes:
        document: the record.
        line: whose it is where the name does not say so, the place, and what the year means.
    """

    document: Document[Record]
    line: str


@dataclass
class Span:
    """One year with its records, or several without any.

    Attributes:
        first, last: the years; the same for a year with records.
        methods: above the line.
        studios: below it.
        more: how many records of the year are not shown.
    """

    first: int
    last: int
    methods: list[Entry] = field(default_factory=list)
    studios: list[Entry] = field(default_factory=list)
    more: int = 0

    @property
    def silent(self) -> bool:
        """Whether no record states any of these years."""
        return not self.methods and not self.studios

    @property
    def years(self) -> int:
        """How many years it is long."""
        return self.last - self.first + 1


def dated(library: Library) -> list[Document[Record]]:
    """The methods and studios that state a year of their own, in its order."""
    documents: list[Document[Record]] = [*library.methods, *library.studios]
    found = [document for document in documents if document.record.in_year]
    return sorted(found, key=lambda document: (document.record.in_year or 0, document.number))


def handscroll_page(site: Site) -> Page:
    """The whole band."""
    view = View(site, HANDSCROLL_URL)
    documents = dated(view.library)
    spans = _spans(documents, view)
    methods = [document for document in documents if document.kind.key == METHOD.key]
    length = spans[-1].last - spans[0].first + 1
    lead = (
        f"线上是 {len(methods)} 种操作法，线下是 {len(documents) - len(methods)} 个工作室的成立。"
        "年份照记录所载，旁边写着是什么年份。没有年份的不上卷。"
    )
    meta = Meta(
        title=f"{number_in_chinese(length)}年，一卷手艺",
        description=f"{spans[0].first} 到 {spans[-1].last}，操作法和工作室按年份排成一卷。",
        trail=(HOME, Crumb(METHOD.label, METHOD.url), Crumb(TITLE)),
        section=METHOD.url,
        updated=newest(documents),
    )
    return write_page(
        view,
        "handscroll.html",
        meta,
        lead=lead,
        spans=spans,
        decades=_decades(spans),
        timeline=TIMELINE_URL if view.links.has_page(TIMELINE_URL) else "",
    )


def _spans(documents: Iterable[Document[Record]], view: View) -> list[Span]:
    """Sorted records at their years, with the years between them.

    At least one record is given.
    """
    spans: list[Span] = []
    for document in documents:
        year = document.record.in_year or 0
        if spans and year - spans[-1].last > 1:
            spans.append(Span(spans[-1].last + 1, year - 1))
        if not spans or spans[-1].last != year:
            spans.append(Span(year, year))
        _add(spans[-1], document, view)
    return spans


def _add(span: Span, document: Document[Record], view: View) -> None:
    """Put a record at its year, as far as there is room."""
    entries = span.methods if document.kind.key == METHOD.key else span.studios
    if len(entries) < MOST_A_YEAR:
        entries.append(Entry(document, _line(document, view)))
    else:
        span.more += 1


def _line(document: Document[Record], view: View) -> str:
    """Whose it is where its name does not say so, the place, and what the year means."""
    record = document.record
    people = view.references.people(record.people[:1])
    unnamed = [name for name in people if name not in document.name]
    meaning = next(record.occasions()).text
    return " · ".join((*unnamed, *record.where[-1:], meaning))


def _decades(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """(decade, its first year with a record), for the links above the band."""
    first: dict[int, int] = {}
    for span in spans:
        if not span.silent:
            first.setdefault(span.first // 10 * 10, span.first)
    return list(first.items())
