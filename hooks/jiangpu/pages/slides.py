"""What stands on a slide of the hall display. Everything is as the records have it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup, escape

from ..display.view import View
from ..figures.formatting import shown, source_line
from ..figures.ledger import Entry
from ..language.dates import REDACTED, in_words
from ..library.documents import Document
from ..schema.base import Record
from ..schema.method import Method
from ..schema.registry import METHOD
from ..schema.studio import Studio

FIGURES_ON_SLIDE = 4
POINTS_ON_SLIDE = 4
"""Points of a method, or methods of a studio."""
STEPS_ON_SLIDE = 6
"""Steps are shown all or not at all."""
CHARACTERS_ON_SLIDE = 170
"""What there is room for in steps or points, together."""

_UNIT_MISSING_WIDTH = 5
"""The note that the source gives no unit (单位原文缺) is so many characters wide."""

SlideKind = Literal["opening", "figures", "method", "risky", "studio", "awaited"]
"""`risky` is a 高危 method, told as experience; `awaited` one whose verse is not public."""


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes:
        kind: which part of the template draws it.
        title: its heading.
        url: where its code leads, from the site's root.
        document: its record; none on the first slide.
        people: who the record is about, and where they work.
        figures: its figures.
        lines: steps or points as the source has them; of a studio, its methods.
        ordered: whether the lines are steps.
        more: what is said of lines for which there is no room.
    """

    kind: SlideKind
    title: str
    url: str
    document: Document[Record] | None = None
    people: str = ""
    figures: tuple[Entry, ...] = ()
    lines: tuple[str, ...] = ()
    ordered: bool = False
    more: str = ""


def opening_slide(view: View) -> Slide:
    """The first slide: the site itself."""
    return Slide("opening", view.settings.site_name, "")


def figures_slide(document: Document[Record], entries: Iterable[Entry]) -> Slide:
    """Figures of one record."""
    return Slide("figures", document.name, document.short_url, document, figures=tuple(entries))


def awaited_slide(view: View, method: Document[Method]) -> Slide:
    """A method whose verse is known to exist and not public."""
    people = _people(view, method.record.authors, method.record.unit)
    return Slide("awaited", method.name, method.short_url, method, people)


def studio_slide(view: View, studio: Document[Studio]) -> Slide:
    """A studio with its results, else its methods."""
    methods = view.library.referring(studio, METHOD.key, "studio")
    names = tuple(method.name for method in methods)
    return Slide(
        "studio",
        studio.name,
        studio.short_url,
        studio,
        _people(view, studio.record.leaders, studio.record.unit),
        figures=tuple(view.figures.results(studio)[:2]),
        lines=names[:POINTS_ON_SLIDE],
    )


def method_slide(view: View, method: Document[Method]) -> Slide:
    """A method: its steps, else its points, else a result.

    A 高危 one has none of them, so that nobody follows it from a screen.
    """
    record = method.record
    people = _people(view, record.authors, record.unit)
    slide = Slide("method", method.name, method.short_url, method, people)
    if not record.teachable.kiosk:
        return replace(slide, kind="risky")
    result = tuple(view.figures.results(method)[:1])
    if record.steps:
        return _with_steps(slide, record, result)
    return _with_points(slide, record, result)


def _with_steps(slide: Slide, method: Method, result: tuple[Entry, ...]) -> Slide:
    """All steps where there is room for them, else a result and how many steps there are."""
    steps = tuple(step.action for step in method.steps)
    characters = sum(len(step) for step in steps)
    if len(steps) <= STEPS_ON_SLIDE and characters <= CHARACTERS_ON_SLIDE:
        return replace(slide, lines=steps, ordered=True)
    return replace(slide, figures=result, more=f"共 {len(steps)} 步，扫码看全")


def _with_points(slide: Slide, method: Method, result: tuple[Entry, ...]) -> Slide:
    """As many points as there is room for; without any, a result."""
    points = [point.text for point in method.points]
    fitting = _fitting(points)
    left_out = len(points) - len(fitting)
    more = f"另有 {left_out} 条，扫码看" if left_out else ""
    return replace(slide, figures=() if fitting else result, lines=fitting, more=more)


def _fitting(points: Sequence[str]) -> tuple[str, ...]:
    """The first points, as many as there is room for."""
    fitting: list[str] = []
    room = CHARACTERS_ON_SLIDE
    for point in points[:POINTS_ON_SLIDE]:
        room -= len(point)
        if room < 0:
            break
        fitting.append(point)
    return tuple(fitting)


def _people(view: View, references: Iterable[str], unit: str | None) -> str:
    """People and their unit: 张三、李四，某某厂."""
    names = "、".join(view.references.people(references))
    return "，".join(part for part in (names, unit) if part)


def remarks(entry: Entry) -> str:
    """What must be said beside a figure.

    That is its period, how it was computed, and what its qualifiers and its nature mean.
    """
    rows = dict(entry.passport)
    formula = rows.get("推算")
    parts = (rows.get("期间"), f"推算：{formula}" if formula else "", rows.get("说明"))
    return "；".join(part for part in parts if part)


def widest(entries: Iterable[Entry]) -> int:
    """How many characters the longest of some figures has, its note about the unit included.

    The figures of a slide are set in one size.
    """
    return max(_width(entry) for entry in entries)


def _width(entry: Entry) -> int:
    width = len(str(shown(entry.figure)))
    return width + _UNIT_MISSING_WIDTH if entry.figure.unit_missing else width


def source_lines(entries: Iterable[Entry]) -> Markup:
    """Where the figures of a slide stand, each source once; a date is not broken over lines."""
    lines = dict.fromkeys(_source_line(entry) for entry in entries)
    text = str(escape("；".join(lines)))
    return Markup(re.sub(r"\d{4}-\d\d-\d\d", r'<span class="j-nb">\g<0></span>', text))


def _source_line(entry: Entry) -> str:
    """The source of a figure, with the time that it holds for where that is another."""
    figure = entry.figure
    source = entry.document.record.source(figure.source)
    line = source_line(source) if source else "来源未能对应"
    if not figure.as_of or (source and source.date == figure.as_of):
        return line
    if figure.as_of == REDACTED:
        return f"{line}，数字的年份原文隐去"
    return f"{line}，数字截至 {in_words(figure.as_of)}"
