"""大事年表: dated events and honours, newest first, by decade."""

from __future__ import annotations

from itertools import groupby

from ..display.view import Site, View
from ..library.events import events
from ..schema.registry import KINDS
from ..site.artefacts import Page
from .directories import page_count, slice_of
from .rendering import newest, write_page

EVENTS_PER_PAGE = 120


def timeline_page(site: Site, page: int) -> Page:
    view = View(site, "timeline/" if page == 1 else f"timeline/page-{page}/")
    documents = [
        document for kind in KINDS if kind.grouped for document in view.library.of_kind(kind.key)
    ]
    everything = events(documents)
    decades = [
        (f"{decade}0 年代", list(found))
        for decade, found in groupby(
            slice_of(everything, page, EVENTS_PER_PAGE), key=lambda event: event.year // 10
        )
    ]
    lead = f"{len(everything)} 件记录写明了年份的事，近的在前。"
    return write_page(
        view,
        "timeline.html",
        title="大事年表",
        description=lead,
        section="",
        lead=lead,
        folder=page == 1,
        trail=[("首页", ""), ("大事年表", None)],
        decades=decades,
        page=page,
        indexed=page == 1,
        last=page_count(len(everything), EVENTS_PER_PAGE),
        updated=newest(document.record.updated for document in documents),
    )
