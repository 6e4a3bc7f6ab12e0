"""The home page: what this is in one screen, and the doors."""

from __future__ import annotations

from ..display.view import Site, View
from ..exports.linked import website
from ..figures.ledger import Entry
from ..library.documents import Document
from ..site.artefacts import Page
from .rendering import newest, write_page

ON_HOME = 7
"""Methods on the home page's row of years."""

_DESCRIPTION = "劳模创新工作室和先进操作法的公共知识库，每个数字都有来历。"


def home_page(site: Site) -> Page:
    view = View(site, "")
    methods, studios = view.library.of_kind("method"), view.library.of_kind("studio")
    headline = _headline(view)
    featured = [found for found in map(view.library.get, view.settings.featured) if found] or list(
        studios[:5]
    )
    dated = sorted(
        ((doc.record.born, doc) for doc in methods if doc.record.born),
        key=lambda entry: (entry[0], entry[1].number),
    )
    timeline = _spread(dated)
    awaited = view.library.get(view.settings.awaited) if view.settings.awaited else None
    if awaited is not None and (
        awaited.kind.key != "method" or not awaited.record.verse_length or awaited.record.verse
    ):
        awaited = None
    doors = [
        ("看", "看绝活", "按行业、地区、荣誉找工作室和操作法", "methods/"),
        ("查", "查数字", "报告说了多少，这里数出多少", "statistics/"),
        ("编", "编一页", "会用 Word 就能把本单位的加进来", "contribute/"),
    ]
    return write_page(
        view,
        "home.html",
        title=view.settings.site_name,
        description=_DESCRIPTION,
        section="",
        headline=headline,
        headline_reports=list(dict.fromkeys(entry.document for entry in headline)),
        today=_today(list(methods)),
        featured=featured,
        studio_count=len(studios),
        timeline=timeline if len(timeline) > 2 else [],
        awaited=awaited,
        doors=[door for door in doors if view.has_page(door[3])],
        updated=newest(doc.record.updated for doc in (*methods, *studios)),
        things=[website(site, _DESCRIPTION)],
    )


def _spread(dated: list[tuple[int, Document]]) -> list[tuple[int, Document]]:
    """A few methods across the years: the first of a year, one near each of some evenly spaced years, oldest and newest kept."""
    first = dict(reversed(dated))
    years = sorted(first)
    if len(years) <= ON_HOME:
        return [(year, first[year]) for year in years]
    wanted = [
        years[0] + (years[-1] - years[0]) * number / (ON_HOME - 1) for number in range(ON_HOME)
    ]
    chosen = sorted({min(years, key=lambda year: (abs(year - target), year)) for target in wanted})
    return [(year, first[year]) for year in chosen]


def _headline(view: View) -> list[Entry]:
    """The figures named in the settings as 编号/代号."""
    found = [entry for entry in map(view.site.ledger.find, view.settings.headline) if entry]
    for entry in found:
        view.told(view.library.get(entry.document.number))  # noted as read
    return found


def _today(methods: list[Document]) -> list[Document]:
    """The methods that take turns; the first is shown without JavaScript. High-risk ones are not put in a shop window."""
    safe = [doc for doc in methods if doc.record.teachable.showcase and doc.record.summary]
    told = sorted(safe, key=lambda doc: (not doc.record.verse, not doc.record.steps, doc.number))
    return told[:31]
