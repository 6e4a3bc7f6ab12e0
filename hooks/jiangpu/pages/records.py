"""The page of one record."""

from __future__ import annotations

from ..display.view import View
from ..exports.linked import of_record
from ..library.documents import Document, is_of
from ..schema.base import Record
from ..schema.registry import PATH
from ..site.artefacts import Page
from ..site.site import Site
from ..training.courses import course_of
from .lessons import LEARNING
from .rendering import HOME, Crumb, Meta, render_body, write_page


def record_page(site: Site, number: str) -> Page:
    """The page of the record with this number.

    Raises:
        KeyError: the site has no such record.
    """
    view = View(site, site.book.by_number[number])
    document = view.library.get(number)
    if document is None:
        raise KeyError(number)
    record = document.record
    body = render_body(
        site,
        document.body,
        document.uri,
        document.url,
        shift=1,
        own=document,
        with_files=document.listed and not document.draft,
    )
    facts = [document.name, *view.row_line(document)]
    meta = Meta(
        title=document.name,
        description=record.summary or "，".join(facts),
        trail=_trail(view, document),
        section=LEARNING if is_of(document, PATH) else document.kind.url,
        source=document.uri,
        updated=record.updated or "",
        indexed=document.listed,
        things=of_record(site, document, view.references.resolved),
        number=number,
    )
    template = f"kinds/{document.kind.key}.html"
    return write_page(
        view,
        template,
        meta,
        body=body,
        doc=document,
        r=record,
        course=course_of(site, document) if is_of(document, PATH) else None,
    )


def _trail(view: View, document: Document[Record]) -> list[Crumb]:
    """By its kind, then by its industry; a record that is not published is in no industry."""
    if is_of(document, PATH):
        return [HOME, Crumb("学习", LEARNING), Crumb(document.kind.label, document.kind.url)]
    trail = [HOME, Crumb(document.kind.label, document.kind.url)]
    industry = document.record.in_industry
    if industry and document.listed and not document.draft:
        trail.append(Crumb(industry, view.links.group_url("industries", industry)))
    return trail
