"""搜索: a complete index by pinyin, in the place of which the search shows its answers."""

from __future__ import annotations

from ..display.view import View
from ..library.documents import Document
from ..schema.base import Record
from ..site.artefacts import Page
from ..site.site import Site
from .letters import by_letter
from .rendering import HOME, Crumb, Meta, newest, write_page


def search_page(site: Site) -> Page:
    """The page of the search. Without JavaScript it is the index of all records."""
    view = View(site, "search/")
    documents = sorted(view.library.listed, key=_order)
    meta = Meta(
        title="搜索",
        description="全部工作室、操作法和人物，按拼音排。",
        trail=(HOME, Crumb("搜索")),
        updated=newest(documents),
    )
    return write_page(
        view,
        "search.html",
        meta,
        lead="",
        groups=by_letter(documents),
        total=len(documents),
    )


def _order(document: Document[Record]) -> tuple[bool, tuple[str, ...]]:
    """By pinyin; names that begin with no letter come last."""
    return document.initial == "#", document.sort_key
