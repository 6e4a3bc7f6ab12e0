"""展厅: a page of slides for the display in a hall. What is shown, and in which order, follows from the records alone;
the browser turns the pages and chooses by the day where to begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from markupsafe import Markup, escape

from ..display.qr import qr_svg
from ..display.view import Site, View
from ..figures.formatting import shown, source_line
from ..figures.ledger import Entry
from ..language.dates import REDACTED, in_words
from ..library.documents import Document
from ..schema.registry import KINDS
from ..site.artefacts import Page
from .rendering import newest, write_page

SECONDS = 15
"""How long a slide stays."""
METHODS, RISKY, STUDIOS, FIGURES = 6, 2, 5, 4
"""Methods that may be followed, 高危 ones told as experience, studios; figures on a slide."""
POINTS, STEPS, LETTERS = 4, 6, 170
"""What a slide has room for: points, steps, characters of them. Steps are shown all or not at all."""

_LEAD = "展厅大屏用的一页：自己翻页，也可以触摸和按键。"


@dataclass(frozen=True)
class Slide:
    """One slide: its template block (`kind`), its record, its title, its figures, and where its code leads."""

    kind: str
    title: str
    url: str
    document: Document | None = None
    figures: tuple[Entry, ...] = ()
    lines: tuple[str, ...] = ()
    """Steps or points as the source has them; of a studio, its methods."""
    ordered: bool = False
    more: str = ""


def show_page(site: Site) -> Page:
    view = View(site, "show/")
    slides = list(_slides(view))
    records = list(dict.fromkeys(slide.document for slide in slides if slide.document))
    totals = [(kind, len(view.library.of_kind(kind.key))) for kind in KINDS if kind.grouped]
    return write_page(
        view,
        "show.html",
        title="展厅",
        description=_LEAD,
        section="",
        layout="kiosk",
        indexed=False,
        slides=slides,
        seconds=SECONDS,
        totals=[entry for entry in totals if entry[1]],
        address=view.settings.site_url.rstrip("/") + "/",
        qr=qr_svg,
        who=who,
        remarks=remarks,
        sources=source_lines,
        widest_of=widest,
        updated=newest(document.record.updated for document in records),
    )


def _slides(view: View) -> Iterable[Slide]:
    """Opening, the report's figures, methods and studios in turn, the report's rough figures, the verse that is awaited."""
    yield Slide("opening", view.settings.site_name, "")
    told = _reports(view)
    yield from told[:1]
    awaited = _awaited(view)
    methods, studios = _methods(view, awaited), _studios(view)
    for pair in zip_longest(methods, studios):
        yield from (slide for slide in pair if slide)
    yield from told[1:]
    if awaited:
        yield Slide("awaited", awaited.name, awaited.short_url, awaited)


def _reports(view: View) -> list[Slide]:
    """The figures named in the settings, a slide a record; then what the first of these records gives only roughly."""
    named: dict[Document, list[Entry]] = {}
    for entry in filter(None, map(view.site.ledger.find, view.settings.headline)):
        named.setdefault(entry.document, []).append(entry)
    slides = [
        Slide("figures", doc.name, doc.short_url, doc, tuple(entries[:FIGURES]))
        for doc, entries in named.items()
    ]
    for document, entries in list(named.items())[:1]:
        rest = [entry for entry in results(view, document) if entry not in entries]
        rough = [entry for entry in rest if entry.figure.qualified or entry.figure.unit_missing]
        if rough:
            slides.append(
                Slide(
                    "figures",
                    document.name,
                    document.short_url,
                    document,
                    tuple(rough[: FIGURES - 1]),
                )
            )
    return slides


def results(view: View, document: Document) -> list[Entry]:
    """What was reached, as a source states it: no goals, nothing expected, nothing computed, nothing that cannot be traced."""
    return [
        entry
        for entry in view.told(document)
        if entry.figure.nature == "实际" and entry.figure.traced and not entry.figure.derived
    ]


def _methods(view: View, awaited: Document | None) -> list[Slide]:
    """Methods whose published verse fits the ruled grid: those that tell most first, 高危 ones last."""
    fit = [
        doc
        for doc in view.library.of_kind("method")
        if doc != awaited
        and doc.record.summary
        and doc.record.verse
        and view.verse_grid(doc.record.verse)
    ]
    safe = [doc for doc in fit if doc.record.teachable.kiosk]
    safe.sort(key=lambda doc: len(doc.record.steps or doc.record.points) < 2)
    risky = [doc for doc in fit if not doc.record.teachable.kiosk]
    return [_method(view, doc) for doc in (*safe[:METHODS], *risky[:RISKY])]


def _method(view: View, document: Document) -> Slide:
    record = document.record
    slide = Slide(
        "method", document.name, document.short_url, document, tuple(results(view, document)[:1])
    )
    if not record.teachable.kiosk:
        return Slide("risky", document.name, document.short_url, document)
    if record.steps:
        steps = tuple(step.action for step in record.steps)
        if len(steps) <= STEPS and sum(map(len, steps)) <= LETTERS:
            return Slide("method", slide.title, slide.url, document, (), steps, ordered=True)
        return Slide(
            "method",
            slide.title,
            slide.url,
            document,
            slide.figures,
            more=f"共 {len(steps)} 步，扫码看全",
        )
    points = [point.text for point in record.points]
    kept = _within(points)
    more = f"另有 {len(points) - len(kept)} 条，扫码看" if len(kept) < len(points) else ""
    return Slide(
        "method", slide.title, slide.url, document, () if kept else slide.figures, kept, more=more
    )


def _within(points: Sequence[str]) -> tuple[str, ...]:
    """The first points that there is room for."""
    kept: list[str] = []
    for point in points[:POINTS]:
        if sum(map(len, kept)) + len(point) > LETTERS:
            break
        kept.append(point)
    return tuple(kept)


def _studios(view: View) -> list[Slide]:
    """The studios of the home page; without any in the settings, the first that have something to tell."""
    named = [
        found
        for found in map(view.library.get, view.settings.featured)
        if found and found.listed and found.kind.key == "studio"
    ]
    told = [
        doc for doc in view.library.of_kind("studio") if doc.record.summary and results(view, doc)
    ]
    return [
        Slide(
            "studio",
            doc.name,
            doc.short_url,
            doc,
            tuple(results(view, doc)[:2]),
            tuple(method.name for method in view.library.referring(doc, "method", "studio"))[
                :POINTS
            ],
        )
        for doc in (named or told)[:STUDIOS]
    ]


def _awaited(view: View) -> Document | None:
    """The method whose verse is known to exist and not public: the one in the settings, else the first."""
    named = view.library.get(view.settings.awaited) if view.settings.awaited else None
    for document in (named, *view.library.of_kind("method")):
        if (
            document
            and document.listed
            and document.kind.key == "method"
            and document.record.verse_length
            and not document.record.verse
        ):
            return document
    return None


def who(view: View, document: Document) -> str:
    """The people of a record and their unit, before its name."""
    record = document.record
    people = record.leaders if document.kind.key == "studio" else record.authors
    names = "、".join(
        found.name if found else name for name, found in view.resolved("person", people)
    )
    return "，".join(part for part in (names, record.unit) if part)


def remarks(entry: Entry) -> str:
    """What must be said beside a figure: its period, how it was computed, what its qualifiers and its nature mean."""
    rows = dict(entry.passport)
    parts = (rows.get("期间"), f"推算：{rows['推算']}" if "推算" in rows else "", rows.get("说明"))
    return "；".join(part for part in parts if part)


def widest(entries: Iterable[Entry]) -> int:
    """How many characters the longest of some figures has: the figures of a slide are set in one size."""
    return max(len(str(shown(entry.figure))) + 5 * entry.figure.unit_missing for entry in entries)


def source_lines(entries: Iterable[Entry]) -> Markup:
    """Where the figures of a slide stand, each source once, with the time that the figures hold for where it is another."""
    lines = []
    for entry in entries:
        figure, source = entry.figure, entry.document.record.source(entry.figure.source)
        line = source_line(source) if source else "来源未能对应"
        if figure.as_of and not (source and source.date == figure.as_of):
            line += (
                "，数字的年份原文隐去"
                if figure.as_of == REDACTED
                else f"，数字截至 {in_words(figure.as_of)}"
            )
        lines.append(line)
    text = str(escape("；".join(dict.fromkeys(lines))))
    return Markup(re.sub(r"\d{4}-\d\d-\d\d", r'<span class="j-nb">\g<0></span>', text))
