"""大事年表: dated events and honours, newest first, by decade."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from ..display.view import View
from ..library.events import Event, events
from ..site.artefacts import Page
from ..site.site import Site
from .paging import page_url, sheet_of
from .rendering import HOME, Crumb, Meta, newest, write_page

EVENTS_PER_PAGE = 120


class Decade(NamedTuple):
    """The events of ten years, under a heading: 2010 年代."""

    heading: str
    events: list[Event]


class Overview(NamedTuple):
    """What all pages of the timeline rest on."""

    dated: list[Event]
    updated: str


def _overview(site: Site) -> Overview:
    """Made once a site: the timeline has many pages."""
    grouped = [document for document in site.library.listed if document.kind.grouped]
    return Overview(events(grouped), newest(grouped))


def timeline_page(site: Site, page: int) -> Page:
    """One page of the timeline.

    Args:
        page: its number, from 1.
    """
    view = View(site, page_url("timeline/", page))
    overview = site.once(_overview)
    sheet = sheet_of(overview.dated, page, EVENTS_PER_PAGE)
    lead = f"{len(overview.dated)} 件记录写明了年份的事，近的在前。"
    meta = Meta(
        title="大事年表",
        description=lead,
        trail=(HOME, Crumb("大事年表")),
        folder=sheet.is_first,
        indexed=sheet.is_first,
        updated=overview.updated,
    )
    return write_page(
        view,
        "timeline.html",
        meta,
        lead=lead,
        decades=_by_decade(sheet.items),
        page=page,
        last=sheet.last,
    )


def _by_decade(dated: Sequence[Event]) -> list[Decade]:
    """Sorted events by decade, in their order."""
    decades = []
    for decade, found in groupby(dated, key=lambda event: event.year // 10):
        decades.append(Decade(f"{decade}0 年代", list(found)))
    return decades
