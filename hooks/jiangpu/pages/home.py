"""The home page: what this is in one screen, and the doors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..display.view import View
from ..exports.linked import website
from ..library.documents import Document
from ..schema.base import Record
from ..schema.method import Method
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import Meta, newest, write_page
from .settings_choice import awaited_method, featured_records, headline_entries

ON_HOME = 7
"""Methods on the home page's row of years."""

LEAST_YEARS = 3
"""With methods of fewer years there is no such row."""

FEATURED = 5
"""Studios on the home page where the settings name none."""

DAYS = 31
"""Methods that take turns as 今日一法."""

_DESCRIPTION = "劳模创新工作室和先进操作法的公共知识库，每个数字都有来历。"


class Dated(NamedTuple):
    """A method with its year."""

    year: int
    document: Document[Method]


class Door(NamedTuple):
    """A way into the site: one large character, a title, what for, an address."""

    glyph: str
    title: str
    text: str
    address: str


DOORS = (
    Door("看", "看绝活", "按行业、地区、荣誉找工作室和操作法", "methods/"),
    Door("查", "查数字", "报告说了多少，这里数出多少", "statistics/"),
    Door("编", "编一页", "本单位的怎么写，照着例子来", "contribute/"),
)


def home_page(site: Site) -> Page:
    """The page at the site's root."""
    view = View(site, "")
    methods = view.library.methods
    studios = view.library.studios
    headline = headline_entries(view)
    reports = dict.fromkeys(entry.document for entry in headline)
    timeline = _years(methods)
    dated_records: list[Document[Record]] = [*methods, *studios]
    meta = Meta(
        title=view.settings.site_name,
        description=_DESCRIPTION,
        updated=newest(dated_records),
        things=[website(site, _DESCRIPTION)],
    )
    return write_page(
        view,
        "home.html",
        meta,
        headline=headline,
        headline_reports=list(reports),
        today=_today(methods),
        featured=featured_records(view) or studios[:FEATURED],
        studio_count=len(studios),
        timeline=timeline if len(timeline) >= LEAST_YEARS else [],
        awaited=awaited_method(view),
        doors=[door for door in DOORS if view.links.has_page(door.address)],
    )


def _years(methods: Iterable[Document[Method]]) -> list[Dated]:
    """A few methods across the years, oldest first, at most one a year.

    The oldest and the newest year are among them, and the years nearest to evenly spaced ones.
    """
    first: dict[int, Document[Method]] = {}
    for method in sorted(methods, key=lambda method: method.number):
        year = method.record.born
        if year:
            first.setdefault(year, method)
    years = sorted(first)
    if len(years) > ON_HOME:
        years = _spread(years)
    return [Dated(year, first[year]) for year in years]


def _spread(years: Sequence[int]) -> list[int]:
    """`ON_HOME` of these sorted years or fewer, evenly spaced as far as they allow."""
    span = years[-1] - years[0]
    chosen = set()
    for place in range(ON_HOME):
        chosen.add(_nearest(years, years[0] + span * place / (ON_HOME - 1)))
    return sorted(chosen)


def _nearest(years: Iterable[int], target: float) -> int:
    """The year nearest to a point in time; of two that are equally near, the earlier."""
    return min(years, key=lambda year: (abs(year - target), year))


def _can_be_learnt(method: Method) -> bool:
    """Whether a method may be shown to everybody and has something to learn by."""
    taught = bool(method.verse or method.steps)
    return taught and bool(method.summary) and method.teachable.showcase


def _today(methods: Iterable[Document[Method]]) -> list[Document[Method]]:
    """The methods that take turns; the first is shown without JavaScript.

    Each can be learnt: its verse or its steps are published. Those with most to show come first.
    High-risk ones are not put in a shop window.
    """
    fit = [method for method in methods if _can_be_learnt(method.record)]
    fit.sort(key=lambda method: (not method.record.verse, not method.record.steps, method.number))
    return fit[:DAYS]
