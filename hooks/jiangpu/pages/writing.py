"""操作法一页纸: a form for a worker to write down a way of working. It needs no server."""

from __future__ import annotations

from ..display.view import View
from ..schema.teaching import ACCOUNT_NOTICE
from ..schema.vocabularies import INDUSTRIES
from ..site.artefacts import Page
from ..site.site import Site
from ..training.writing import ROWS
from .rendering import HOME, Crumb, Meta, write_page

WRITING = "contribute/method/"
"""The address of the form."""

GUIDE = "write-method/"
"""The address of the page that says how to fill it in."""


def writing_page(site: Site) -> Page:
    """The form."""
    view = View(site, WRITING)
    lead = "填着填着，它会提醒哪里写得虚。填好了存成一个小文件，也能印出来请班组看。"
    meta = Meta(
        title="操作法一页纸",
        description=lead,
        trail=(HOME, Crumb("参编", "contribute/"), Crumb("操作法一页纸")),
        section="contribute/",
    )
    return write_page(
        view,
        "writing.html",
        meta,
        lead=lead,
        rows=ROWS,
        industries=INDUSTRIES.words,
        notice=ACCOUNT_NOTICE,
        guide=GUIDE if view.links.has_page(GUIDE) else "",
    )
