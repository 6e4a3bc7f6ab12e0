"""Pages that list the whole library another way: sources, what is missing, the complete index."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from ..display.view import Site, View
from ..figures.sources import source_key
from ..language.pinyin import initial, sort_key
from ..library.completeness import completeness
from ..library.documents import Document
from ..schema.base import Source
from ..schema.declare import labels
from ..schema.registry import KINDS
from ..schema.vocabularies import SOURCE_KINDS
from ..site.artefacts import Page
from .directories import page_count, slice_of
from .rendering import newest, write_page

SOURCES_PER_PAGE = 100


@dataclass
class Cited:
    """A source with everything that rests on it."""

    source: Source
    documents: list[Document] = field(default_factory=list)
    figures: int = 0

    @property
    def anchor(self) -> str:
        return self.documents[0].number + "-" + self.source.code


def cited_sources(documents: list[Document]) -> list[Cited]:
    """All sources, those on which most rests first."""
    found: dict[str, Cited] = {}
    for document in documents:
        for source in document.record.sources:
            cited = found.setdefault(source_key(source), Cited(source))
            if document not in cited.documents:
                cited.documents.append(document)
            cited.figures += sum(figure.source == source.code for figure in document.record.figures)
    return sorted(
        found.values(),
        key=lambda cited: (
            -len(cited.documents),
            sort_key(cited.source.publisher),
            cited.source.title,
        ),
    )


def _everything(view: View) -> list[Document]:
    return [document for kind in KINDS for document in view.library.of_kind(kind.key)]


def sources_page(site: Site, page: int) -> Page:
    view = View(site, "sources/" if page == 1 else f"sources/page-{page}/")
    documents = _everything(view)
    entries = cited_sources(documents)
    kinds = [
        (word, sum(entry.source.kind == word for entry in entries)) for word in SOURCE_KINDS.words
    ]
    lead = f"{len(entries)} 份来源。每一份支撑着哪些页、哪些数字，都列在这里。"
    return write_page(
        view,
        "sources.html",
        title="来源一览",
        description=lead,
        section="",
        lead=lead,
        folder=page == 1,
        trail=[("首页", ""), ("来源一览", None)],
        entries=slice_of(entries, page, SOURCES_PER_PAGE),
        page=page,
        indexed=page == 1,
        last=page_count(len(entries), SOURCES_PER_PAGE),
        kinds=[(word, number) for word, number in kinds if number],
        updated=newest(document.record.updated for document in documents),
    )


def quality_page(site: Site, page: int) -> Page:
    """待补资料: what is missing, as an invitation."""
    view = View(site, "quality/" if page == 1 else f"quality/page-{page}/")
    coverage, entries = [], []
    for kind in KINDS:
        documents = view.library.of_kind(kind.key)
        wanted = [(name, spec["label"]) for name, spec in labels(kind.model) if spec["wanted"]]
        if documents and kind.grouped:
            coverage.append(
                (
                    kind,
                    [
                        (
                            label,
                            sum(bool(getattr(doc.record, name)) for doc in documents),
                            len(documents),
                        )
                        for name, label in wanted
                    ],
                )
            )
            entries += [(doc, completeness(doc.record)) for doc in documents]
    entries = sorted(
        (entry for entry in entries if entry[1].missing),
        key=lambda entry: (entry[1].share, entry[0].number),
    )
    lead = "空着的格子不是缺点，是在等知情的人。"
    return write_page(
        view,
        "quality.html",
        title="待补资料",
        description=lead,
        section="",
        lead=lead,
        folder=page == 1,
        trail=[("首页", ""), ("待补资料", None)],
        coverage=coverage if page == 1 else [],
        page=page,
        indexed=page == 1,
        entries=slice_of(entries, page, SOURCES_PER_PAGE),
        last=page_count(len(entries), SOURCES_PER_PAGE),
        updated=newest(document.record.updated for document in _everything(view)),
    )


def search_page(site: Site) -> Page:
    """A complete index by pinyin; with JavaScript the search shows its answers in its place."""
    view = View(site, "search/")
    documents = sorted(
        _everything(view), key=lambda doc: (initial(doc.name) == "#", sort_key(doc.name))
    )
    groups = [
        (letter, list(found))
        for letter, found in groupby(documents, key=lambda doc: initial(doc.name))
    ]
    return write_page(
        view,
        "search.html",
        title="搜索",
        description="全部工作室、操作法和人物，按拼音排。",
        section="",
        indexed=False,
        lead="",
        trail=[("首页", ""), ("搜索", None)],
        groups=groups,
        total=len(documents),
        updated=newest(doc.record.updated for doc in documents),
    )
