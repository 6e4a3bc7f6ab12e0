"""来源一览: every source, with the records and figures that rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..display.view import View
from ..figures.sources import source_key
from ..language.pinyin import sort_key
from ..library.documents import Document
from ..schema.base import Record, Source
from ..schema.vocabularies import SOURCE_KINDS
from ..site.artefacts import Page
from ..site.site import Site
from .paging import page_url, sheet_of
from .rendering import HOME, Crumb, Meta, newest, write_page

SOURCES_PER_PAGE = 50


@dataclass
class Cited:
    """A source with everything that rests on it.

    Attributes:
        source: as the first record that cites it describes it.
        documents: the records that cite it.
        figures: how many of their figures rest on it.
    """

    source: Source
    documents: list[Document[Record]] = field(default_factory=list)
    figures: int = 0

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return self.documents[0].number + "-" + self.source.code


class SourceCount(NamedTuple):
    """How many sources there are of one kind of source."""

    kind: str
    number: int


def cited_sources(documents: Iterable[Document[Record]]) -> list[Cited]:
    """All sources, those on which most rests first."""
    found: dict[str, Cited] = {}
    for document in documents:
        figures = document.record.figures
        for source in document.record.sources:
            cited = found.setdefault(source_key(source), Cited(source))
            # records come one after the other: one that is there already is the last
            if not cited.documents or cited.documents[-1] is not document:
                cited.documents.append(document)
            cited.figures += sum(figure.source == source.code for figure in figures)
    return sorted(found.values(), key=_order)


def _order(cited: Cited) -> tuple[int, tuple[str, ...], str]:
    source = cited.source
    return -len(cited.documents), sort_key(source.publisher), source.title


class Overview(NamedTuple):
    """What all pages of the list rest on."""

    sources: list[Cited]
    kinds: list[SourceCount]
    updated: str


def _overview(site: Site) -> Overview:
    """Made once a site: the list has many pages."""
    listed = site.library.listed
    sources = cited_sources(listed)
    return Overview(sources, _count_kinds(sources), newest(listed))


def sources_page(site: Site, page: int) -> Page:
    """One page of the list of sources.

    Args:
        page: its number, from 1.
    """
    view = View(site, page_url("sources/", page))
    overview = site.once(_overview)
    sheet = sheet_of(overview.sources, page, SOURCES_PER_PAGE)
    lead = f"{len(overview.sources)} 份来源。每一份支撑着哪些页、哪些数字，都列在这里。"
    meta = Meta(
        title="来源一览",
        description=lead,
        trail=(HOME, Crumb("来源一览")),
        folder=sheet.is_first,
        indexed=sheet.is_first,
        updated=overview.updated,
    )
    return write_page(
        view,
        "sources.html",
        meta,
        lead=lead,
        entries=sheet.items,
        page=page,
        last=sheet.last,
        kinds=overview.kinds,
    )


def _count_kinds(sources: Sequence[Cited]) -> list[SourceCount]:
    """How many sources there are of each kind, in the order of the vocabulary."""
    counts = []
    for kind in SOURCE_KINDS.words:
        number = sum(cited.source.kind == kind for cited in sources)
        if number:
            counts.append(SourceCount(kind, number))
    return counts
