"""The directory of a kind: complete, in order of pinyin, paged, readable without JavaScript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ..display.kinds import display_of
from ..display.view import View
from ..language.pinyin import sort_key
from ..library.documents import Document
from ..schema.base import Record
from ..schema.registry import BY_KEY, KINDS, Kind
from ..search.facets import FACETS, Facet, facet_words
from ..site.artefacts import Page
from ..site.site import Site
from .letters import LetterGroup, by_letter
from .paging import page_url, sheet_of
from .rendering import HOME, Crumb, Meta, newest, write_page

PAGE_SIZE = 60
"""Records on one page of a directory."""

LETTERS_FROM = 30
"""A list of at most so many records needs no letters between its rows."""

UNKNOWN = "未提供"

_GROUPINGS = {"行业": "industries", "省": "regions"}
"""Field of the search index → the grouping whose pages list the same records."""

_WAYS = "活计"
"""The field whose words are the ways in by trade."""

_MAY_BE_UNKNOWN = frozenset(("行业", "省", "类别", "级别", "年份"))
"""Fields of which a directory says how many records have none."""


class Option(NamedTuple):
    """A word by which the list can be narrowed.

    Attributes:
        word: as the search index has it.
        number: how many records have it.
        address: of the page that lists them, "" where there is none.
    """

    word: str
    number: int
    address: str


class Choice(NamedTuple):
    """A filter of a directory: its field of the search index, its title and its words."""

    field: str
    title: str
    options: list[Option]


class Listing(NamedTuple):
    """What all pages of a directory rest on: the records in its order, what is said of them all."""

    documents: list[Document[Record]]
    lead: str
    updated: str


def _listings(site: Site) -> dict[str, Listing]:
    """Key of a kind → its listing. Made once a site: a directory has many pages."""
    listings = {}
    for kind in KINDS:
        documents = sorted(site.library.of(kind), key=lambda document: document.sort_key)
        listings[kind.key] = Listing(documents, _lead(kind, documents), newest(documents))
    return listings


def directory_page(site: Site, key: str, page: int) -> Page:
    """One page of the directory of a kind.

    Args:
        key: of the kind.
        page: its number, from 1.
    """
    kind = BY_KEY[key]
    display = display_of(kind)
    view = View(site, page_url(kind.url, page))
    documents, lead, updated = site.once(_listings)[key]
    sheet = sheet_of(documents, page, PAGE_SIZE)
    meta = Meta(
        title=display.directory or kind.label,
        description=lead,
        trail=(HOME, Crumb(kind.label)),
        section=kind.url,
        updated=updated,
        indexed=sheet.is_first,
        folder=sheet.is_first,
    )
    return write_page(
        view,
        "directory.html",
        meta,
        kind=kind,
        lead=lead,
        groups=_groups(sheet.items, with_letters=len(documents) > LETTERS_FROM),
        page=page,
        last=sheet.last,
        total=len(documents),
        facets=_choices(view, documents) if sheet.is_first else [],
        placeholder=display.placeholder,
        beside=[link for link in display.beside if view.links.has_page(link[1])],
    )


def _groups(documents: Sequence[Document[Record]], *, with_letters: bool) -> list[LetterGroup]:
    """The rows of a page: by letter, or all in one group without a letter."""
    if with_letters:
        return by_letter(documents)
    return [LetterGroup("", list(documents))] if documents else []


def _lead(kind: Kind[Record], documents: Sequence[Document[Record]]) -> str:
    """How many records there are, and what is known of how many."""
    parts = [f"{len(documents)} {kind.measure}{kind.label}"]
    for share in display_of(kind).shares:
        number = sum(share.includes(document.record) for document in documents)
        parts.append(f"{number} {kind.measure}{share.text}")
    return "，".join(parts) + "。"


def _choices(view: View, documents: Sequence[Document[Record]]) -> list[Choice]:
    """The filters that have words in these records.

    Fields and words are those of the search index, so a filter finds what is counted here.
    """
    ways = view.site.data_files.ways.content
    words = [facet_words(document, ways) for document in documents]
    choices = []
    for facet in FACETS:
        if facet.key == "kind":
            continue  # a directory lists one kind
        values = [found.get(facet.field, []) for found in words]
        options = _options(view, facet, values)
        if options:
            choices.append(Choice(facet.field, facet.label, options))
    return choices


def _options(view: View, facet: Facet, values: Sequence[Sequence[str]]) -> list[Option]:
    """The words of one filter.

    Args:
        values: of each record, the words that it has.
    """
    counts: Counter[str] = Counter()
    for words in values:
        counts.update(words)
    options = []
    for word in _ordered(facet, counts):
        # a word with a page of its own links to it: that is what works without JavaScript
        options.append(Option(word, counts[word], _address(view, facet.field, word)))
    unknown = sum(not words for words in values)
    if options and unknown and facet.field in _MAY_BE_UNKNOWN:
        options.append(Option(UNKNOWN, unknown, ""))
    return options


def _address(view: View, field: str, word: str) -> str:
    """The page that lists the records with a word, "" where there is none."""
    if field in _GROUPINGS:
        return view.links.group_url(_GROUPINGS[field], word)
    if field == _WAYS:
        return next((way.address for way in view.ways.rows() if way.name == word), "")
    return ""


def _ordered(facet: Facet, counts: Counter[str]) -> list[str]:
    """The words that occur, in the order that the filter has."""
    if facet.order == "given":
        return [word for word in facet.words if counts[word]]
    if facet.order == "word":
        return sorted(counts)
    return sorted(counts, key=lambda word: (-counts[word], sort_key(word)))
