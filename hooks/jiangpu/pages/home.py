"""The home page: what this is in one screen, and the doors."""

from __future__ import annotations

from typing import NamedTuple

from ..display.view import View
from ..exports.linked import website
from ..library.documents import Document
from ..schema.base import Record
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import Meta, newest, write_page
from .settings_choice import awaited_method, featured_records, headline_entries
from .today import todays

FEATURED = 5
"""Studios on the home page where the settings name none."""

_DESCRIPTION = "劳模创新工作室和先进操作法的公共知识库，每个数字都有来历。"


class Door(NamedTuple):
    """A way into the site: one large character, a title, what for, an address."""

    glyph: str
    title: str
    text: str
    address: str


DOORS = (
    Door("看", "看绝活", "按行业、地区、荣誉找工作室和操作法", "methods/"),
    Door("查", "查数字", "报告说了多少，这里数出多少", "statistics/"),
)
LAST_DOOR = Door("编", "编一页", "本单位的怎么写，照着例子来", "contribute/")
"""Between these are the doors of the editors' own pages."""

EXHIBITS = (
    Door("印", "印谱", "人物不设头像，一人一方印", "seals/"),
    Door("轴", "挂轴", "口诀挂起来，点一句，讲一句", "scrolls/"),
    Door("师", "一法三师", "同样几个字，几位师傅各有用法", "masters/"),
    Door("卷", "手卷", "操作法和工作室，一年一年展开", "handscroll/"),
)


def home_page(site: Site) -> Page:
    """The page at the site's root."""
    view = View(site, "")
    methods = view.library.methods
    studios = view.library.studios
    headline = headline_entries(view)
    reports = dict.fromkeys(entry.document for entry in headline)
    description = view.settings.description or _DESCRIPTION
    dated_records: list[Document[Record]] = [*methods, *studios]
    meta = Meta(
        title=view.settings.site_name,
        description=description,
        updated=newest(dated_records),
        things=[website(site, description)],
    )
    return write_page(
        view,
        "home.html",
        meta,
        headline=headline,
        headline_reports=list(reports),
        today=todays(methods),
        ways=view.ways.first(),
        exhibits=[door for door in EXHIBITS if view.links.has_page(door.address)],
        featured=featured_records(view) or studios[:FEATURED],
        studio_count=len(studios),
        awaited=awaited_method(view),
        doors=[door for door in _doors(site) if view.links.has_page(door.address)],
    )


def _doors(site: Site) -> list[Door]:
    """The ways in, those of the editors' own pages among them."""
    own = []
    for page in site.pages:
        door = page.page.door
        if door is not None:
            own.append(Door(door.glyph, door.title, door.text, page.url))
    return [*DOORS, *own, LAST_DOOR]
