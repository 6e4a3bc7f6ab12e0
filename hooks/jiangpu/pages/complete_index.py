"""搜索: a complete index by pinyin, in the place of which the search shows its answers."""

from __future__ import annotations

from typing import NamedTuple

from ..display.view import View
from ..library.documents import Document
from ..schema.base import Record
from ..site.artefacts import Page
from ..site.site import Site
from .letters import by_letter
from .paging import page_url, sheet_of
from .rendering import HOME, Crumb, Meta, newest, write_page

RECORDS_PER_PAGE = 1000
"""A phone lays out so many rows in a moment."""


class Overview(NamedTuple):
    """What all pages of the index rest on.

    Attributes:
        documents: every listed record by pinyin.
        letters: letter → the number of the page on which it begins.
        updated: the newest 更新.
    """

    documents: list[Document[Record]]
    letters: dict[str, int]
    updated: str


def _overview(site: Site) -> Overview:
    """Made once a site: the index of a large library has many pages."""
    documents = sorted(site.library.listed, key=_order)
    letters: dict[str, int] = {}
    for place, document in enumerate(documents):
        letters.setdefault(document.initial, place // RECORDS_PER_PAGE + 1)
    return Overview(documents, letters, newest(documents))


def search_page(site: Site, page: int) -> Page:
    """A page of the search. Without JavaScript it is a page of the index of all records.

    Args:
        page: its number, from 1.
    """
    view = View(site, page_url("search/", page))
    overview = site.once(_overview)
    sheet = sheet_of(overview.documents, page, RECORDS_PER_PAGE)
    crumb = Crumb("搜索")
    meta = Meta(
        title="搜索",
        description="全部工作室、操作法和人物，按拼音排。",
        trail=(HOME, crumb),
        folder=sheet.is_first and sheet.last > 1,
        indexed=sheet.is_first,
        updated=overview.updated,
    )
    letters = {}
    for letter, on_page in overview.letters.items():
        place = "" if on_page == page else page_url("search/", on_page)
        letters[letter] = f"{place}#letter-{letter if letter != '#' else 'other'}"
    return write_page(
        view,
        "search.html",
        meta,
        lead="",
        letters=letters,
        groups=by_letter(sheet.items),
        total=len(overview.documents),
        page=page,
        last=sheet.last,
    )


def _order(document: Document[Record]) -> tuple[bool, tuple[str, ...]]:
    """By pinyin; names that begin with no letter come last."""
    return document.initial == "#", document.sort_key
