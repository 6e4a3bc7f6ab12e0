"""挂轴: short verses hung up, each phrase with its meaning beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..display.scrolls import SCROLLS_URL, hangs
from ..display.view import View
from ..library.documents import Document
from ..schema.method import Method
from ..schema.registry import METHOD
from ..site.artefacts import Page
from ..site.site import Site
from .paging import page_url, sheet_of
from .rendering import HOME, Crumb, Meta, newest, write_page

SCROLLS_PER_PAGE = 12

TITLE = "挂轴"


def hung(methods: Iterable[Document[Method]]) -> list[Document[Method]]:
    """The methods whose verse hangs: those of which most phrases are explained come first."""
    found = [method for method in methods if hangs(method.record)]
    return sorted(found, key=_order)


def _order(method: Document[Method]) -> tuple[int, str]:
    """How many phrases nobody explains, then the number."""
    unexplained = sum(not phrase.points for phrase in method.record.phrases)
    return (unexplained, method.number)


class Overview(NamedTuple):
    """What all walls rest on."""

    methods: list[Document[Method]]
    updated: str


def _overview(site: Site) -> Overview:
    """Made once a site: there are many walls."""
    methods = hung(site.library.methods)
    return Overview(methods, newest(methods))


def scrolls_page(site: Site, page: int) -> Page:
    """A wall of scrolls.

    Args:
        page: its number, from 1.
    """
    view = View(site, page_url(SCROLLS_URL, page))
    overview = site.once(_overview)
    sheet = sheet_of(overview.methods, page, SCROLLS_PER_PAGE)
    meta = Meta(
        title=TITLE,
        description="把口诀挂成一轴，点一句，旁边展开要点。",
        trail=(HOME, Crumb(METHOD.label, METHOD.url), Crumb(TITLE)),
        section=METHOD.url,
        indexed=sheet.is_first,
        folder=sheet.is_first,
        updated=overview.updated,
    )
    return write_page(
        view,
        "scrolls.html",
        meta,
        scrolls=list(sheet.items),
        page=page,
        last=sheet.last,
        base=SCROLLS_URL,
    )
