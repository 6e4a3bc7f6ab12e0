"""The page of one record."""

from __future__ import annotations

from ..display.view import Site, View
from ..exports.linked import of_record
from ..site.artefacts import Page
from .rendering import render_body, write_page


def record_page(site: Site, number: str) -> Page:
    """The page of the record with this number."""
    view = View(site, site.book.by_number[number])
    document = view.library.get(number)
    kind, record = document.kind, document.record
    body = render_body(
        site,
        document.body,
        document.uri,
        document.url,
        shift=1,
        own=document,
        with_files=document.listed and not document.draft,
    )
    trail = [("首页", ""), (kind.label, kind.url)]
    industry = getattr(record, "industry", None)
    if industry and record.status == "已发布":
        trail.append((industry, view.group_url("industries", industry)))
    description = record.summary or "，".join([document.name, *view.row_line(document)])
    return write_page(
        view,
        f"kinds/{kind.key}.html",
        title=document.name,
        description=description,
        section=kind.url,
        body=body,
        source=document.uri,
        updated=record.updated or "",
        indexed=document.listed,
        number=number,
        doc=document,
        r=record,
        trail=trail,
        things=of_record(site, document, view.resolved),
    )
