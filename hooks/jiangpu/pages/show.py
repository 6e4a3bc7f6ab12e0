"""展厅: a page of slides for the display in a hall.

What is shown, and in which order, follows from the records alone. The browser turns the pages and
chooses by the day where to begin.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from ..display.qr import qr_svg
from ..display.view import View
from ..figures.ledger import Entry
from ..library.documents import Document, is_of
from ..schema.base import Record
from ..schema.method import Method
from ..schema.registry import KINDS, STUDIO, Kind
from ..schema.studio import Studio
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import Meta, newest, write_page
from .settings_choice import awaited_method, awaits_verse, featured_records, headline_entries
from .slides import (
    FIGURES_ON_SLIDE,
    Slide,
    awaited_slide,
    figures_slide,
    method_slide,
    opening_slide,
    remarks,
    source_lines,
    studio_slide,
    widest,
)

SECONDS = 15
"""How long a slide stays."""
METHODS = 6
"""Methods that may be followed."""
RISKY_METHODS = 2
"""高危 methods, told as experience."""
STUDIOS = 5

_LEAD = "展厅大屏用的一页：自己翻页，也可以触摸和按键。"


class KindCount(NamedTuple):
    """How many listed records there are of a kind."""

    kind: Kind[Record]
    number: int


def show_page(site: Site) -> Page:
    """The page of slides."""
    view = View(site, "show/")
    slides = _slides(view)
    documents = [slide.document for slide in slides if slide.document]
    meta = Meta(
        title="展厅",
        description=_LEAD,
        layout="kiosk",
        indexed=False,
        updated=newest(documents),
    )
    return write_page(
        view,
        "show.html",
        meta,
        slides=slides,
        seconds=SECONDS,
        totals=_totals(view),
        address=view.settings.site_url.rstrip("/") + "/",
        qr=qr_svg,
        remarks=remarks,
        sources=source_lines,
        widest_of=widest,
    )


def _totals(view: View) -> list[KindCount]:
    """The kinds that the first slide counts."""
    totals = []
    for kind in KINDS:
        number = len(view.library.of(kind)) if kind.grouped else 0
        if number:
            totals.append(KindCount(kind, number))
    return totals


def _slides(view: View) -> list[Slide]:
    """All slides in their order.

    The site, the figures of a report, methods and studios in turn, the other figures, and the
    verse that is awaited.
    """
    awaited = _awaited(view)
    figures = _figures(view)
    slides = [opening_slide(view), *figures[:1]]
    for pair in zip_longest(_methods(view, awaited), _studios(view)):
        slides += [slide for slide in pair if slide]
    slides += figures[1:]
    if awaited:
        slides.append(awaited_slide(view, awaited))
    return slides


def _figures(view: View) -> list[Slide]:
    """The figures that the settings name, a slide a record.

    Another slide has what the first of these records gives only roughly.
    """
    named: dict[Document[Record], list[Entry]] = {}
    for entry in headline_entries(view):
        named.setdefault(entry.document, []).append(entry)
    slides = []
    for document, entries in named.items():
        slides.append(figures_slide(document, entries[:FIGURES_ON_SLIDE]))
    for document, entries in list(named.items())[:1]:
        rough = _rough(view, document, entries)
        if rough:
            slides.append(figures_slide(document, rough[: FIGURES_ON_SLIDE - 1]))
    return slides


def _rough(view: View, document: Document[Record], left_out: Sequence[Entry]) -> list[Entry]:
    """The results of a record that are not exact, without those that are shown already."""
    rest = [entry for entry in view.figures.results(document) if entry not in left_out]
    return [entry for entry in rest if entry.figure.qualified or entry.figure.unit_missing]


def _methods(view: View, awaited: Document[Method] | None) -> list[Slide]:
    """Methods whose published verse fits the ruled grid: those with most to show first.

    高危 ones come last.
    """
    methods = []
    for method in view.library.methods:
        if method != awaited and _fits(view, method.record):
            methods.append(method)
    safe = [method for method in methods if method.record.teachable.kiosk]
    risky = [method for method in methods if not method.record.teachable.kiosk]
    safe.sort(key=lambda method: len(method.record.steps or method.record.points) < 2)
    chosen = (*safe[:METHODS], *risky[:RISKY_METHODS])
    return [method_slide(view, method) for method in chosen]


def _fits(view: View, method: Method) -> bool:
    """Whether a method has what its slide is made of."""
    return bool(method.summary and method.verse and view.verse_grid(method.verse))


def _studios(view: View) -> list[Slide]:
    """The studios of the home page; without any, the first that have a summary and a result."""
    studios = _featured_studios(view) or _studios_with_results(view)
    return [studio_slide(view, studio) for studio in studios[:STUDIOS]]


def _featured_studios(view: View) -> list[Document[Studio]]:
    """The listed studios among the records that the settings name."""
    studios = []
    for document in featured_records(view):
        if document.listed and is_of(document, STUDIO):
            studios.append(document)
    return studios


def _studios_with_results(view: View) -> list[Document[Studio]]:
    studios = []
    for studio in view.library.studios:
        if studio.record.summary and view.figures.results(studio):
            studios.append(studio)
    return studios


def _awaited(view: View) -> Document[Method] | None:
    """The method whose verse is asked for: the one in the settings, else the first."""
    named = awaited_method(view)
    if named and named.listed:
        return named
    for method in view.library.methods:
        if awaits_verse(method.record):
            return method
    return None
