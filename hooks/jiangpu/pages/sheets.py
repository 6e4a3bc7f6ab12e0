"""Every kind of sheet that can be printed: for which records, and what stands on it.

A sheet is HTML of the same templates as the pages; `print/pdf.py` makes a PDF of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ..display.seals import studio_seal
from ..display.view import View
from ..figures.formatting import source_line
from ..library.documents import Document, is_of
from ..print.fitting import A4, A6, Format
from ..print.papers import asked_in_order
from ..print.pdf import Sheets
from ..print.poster import poster_of
from ..print.studio import StudioCard, StudioList, fit_studio
from ..print.titles import title_of
from ..print.trainer import TITLE, TITLE_ROOM
from ..schema.base import Honor, Record
from ..schema.method import Method
from ..schema.registry import METHOD, PATH, STUDIO, Kind
from ..schema.studio import Studio
from ..site.site import Site
from ..training.courses import Course, course_of
from .cards import WORDS, card_sheet, full_address, publisher_line, sources_in_words
from .templates import environment
from .trainers import has_trainer_sheet, trainer_sheet

POSTER_TITLE, POSTER_TITLE_ROOM = 19.0, 217.0
"""The largest size of the title of a poster and the width that it has, in millimetres."""
FLOWING = """margin: 13mm 14mm 16mm 20mm;
@bottom-center {
  content: string(sheet) "　第 " counter(page) " 页，共 " counter(pages) " 页";
  font: 10.6pt "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
}"""
"""The margins of sheets that are numbered, with room at the left for the punch."""


class NoSheet(Exception):
    """A record has no sheet of a kind. The message says in Chinese why."""


@dataclass(frozen=True)
class SheetKind:
    """One kind of sheet.

    Attributes:
        key: what it is called on the command line.
        label: what readers call it.
        paper: the size of its sheets.
        of: the kind of record that has such sheets.
        make: the sheets of a record, and of a test the copy with this 卷号; raises `NoSheet`.
        flows: whether it takes as many sheets as it needs, which are numbered.
        companion: the key of what is printed along with it, apart from it.
    """

    key: str
    label: str
    paper: str
    of: Kind[Record]
    make: Callable[[Site, Document[Record], int], Sheets]
    flows: bool = False
    companion: str = ""

    @property
    def style(self) -> str:
        """The style of the pages, before that of the sheets."""
        margins = FLOWING if self.flows else "margin: 0"
        return f"@page {{ size: {self.paper}; {margins} }} body {{ margin: 0 }}"


def method_card(site: Site, document: Document[Record], copy: int = 0) -> Sheets:
    """The card of a method."""
    return _card(site, document, A4)


def pocket_card(site: Site, document: Document[Record], copy: int = 0) -> Sheets:
    """The card of a method for the pocket."""
    return _card(site, document, A6)


def _card(site: Site, document: Document[Record], format: Format) -> Sheets:
    method = _carded(document)
    view = View(site, method.url)
    return _sheets(method, "sheets/card.html", view, {"sheet": card_sheet(view, method, format)})


def verse_poster(site: Site, document: Document[Record], copy: int = 0) -> Sheets:
    """The poster of a verse."""
    method = _carded(document)
    if not method.record.verse:
        raise NoSheet("没有公开的口诀")
    poster = poster_of(method.record)
    if poster is None:
        raise NoSheet("口诀太长，一张 A3 放不下")
    view = View(site, method.url)
    context = {
        "sheet": card_sheet(view, method, A4),
        "poster": poster,
        "title": title_of(method.name, POSTER_TITLE, POSTER_TITLE_ROOM),
        "label": _label("口诀", method.record.industry),
    }
    return _sheets(method, "sheets/poster.html", view, context)


def trainer_sheets(site: Site, document: Document[Record], copy: int = 0) -> Sheets:
    """The sheet for the master who teaches a method."""
    method = _carded(document)
    if not has_trainer_sheet(method.record):
        raise NoSheet("来源没有分步骤，没有拆解表")
    view = View(site, method.url)
    sheet = trainer_sheet(view, method)
    return _sheets(method, "sheets/trainer.html", view, {"sheet": sheet}, sheet.pages)


def test_paper(site: Site, document: Document[Record], copy: int) -> Sheets:
    """A copy of a test, with its answer sheet."""
    return _test(site, document, copy, "sheets/test.html")


def answer_key(site: Site, document: Document[Record], copy: int) -> Sheets:
    """The key of a copy of a test."""
    return _test(site, document, copy, "sheets/key.html")


def _test(site: Site, document: Document[Record], copy: int, template: str) -> Sheets:
    method = _carded(document)
    if not method.record.quiz or not method.record.teachable.quiz:
        raise NoSheet("还没有自测题，出不了试卷")
    view = View(site, method.url)
    sheet = card_sheet(view, method, A4)
    context = {
        "sheet": sheet,
        "card": sheet.card,
        "title": title_of(method.name, TITLE, TITLE_ROOM),
        "asked": asked_in_order(method.record.quiz, copy),
        "number": f"{copy:04}",
        "foot": list(sheet.foot[1:]),
    }
    return _sheets(method, template, view, context, None)


def path_booklet(site: Site, document: Document[Record], copy: int = 0) -> Sheets:
    """The 学艺手册 of a path: what is learnt, boxes to sign, the certificate."""
    if not is_of(document, PATH):
        raise NoSheet("不是学习路径，没有学艺手册")
    view = View(site, document.url)
    course = course_of(site, document)
    address = full_address(view, document.short_url)
    context = {
        "course": course,
        "title": title_of(document.name, TITLE, TITLE_ROOM),
        "byline": " · ".join(part for part in (document.record.audience, _minutes(course)) if part),
        "address": address,
        "foot": [
            "扫码看这条路径，一课一课地学。",
            f"编号 {document.number} · {address.partition('://')[2]}",
            "签字的格子只由师傅填。",
            publisher_line(view),
        ],
    }
    return _sheets(document, "sheets/booklet.html", view, context, None)


def _minutes(course: Course) -> str:
    return f"约 {course.minutes} 分钟" if course.minutes else ""


def studio_card(site: Site, document: Document[Record], copy: int = 0) -> Sheets:
    """The card of a studio."""
    if not is_of(document, STUDIO):
        raise NoSheet("不是工作室，没有工作室卡")
    view = View(site, document.url)
    studio = document.record
    card = StudioCard(
        facts=_studio_facts(view, studio),
        summary=studio.summary or studio.features or "",
        lists=_studio_lists(view, document),
    )
    leaders = "、".join(view.references.people(studio.leaders or studio.namesakes))
    context = {
        "doc": document,
        "card": fit_studio(card),
        "label": _label("工作室", studio.industry),
        "title": title_of(document.name, A4.title, A4.width - A4.beside_title),
        "byline": "，".join(part for part in (leaders or "领衔人未提供", studio.unit) if part),
        "seal": (STUDIO.key, (studio_seal(document.name),)),
        "address": full_address(view, document.short_url),
        "foot": _studio_foot(view, document),
    }
    return _sheets(document, "sheets/studio.html", view, context)


def _label(what: str, industry: str | None) -> str:
    """What kind of sheet it is, and from which trade."""
    return f"{what} · {industry}" if industry else what


def _studio_facts(view: View, studio: Studio) -> tuple[tuple[str, str], ...]:
    facts = (
        ("在哪里", view.region(studio)),
        ("成立", view.date(studio.founded)),
        ("工种", "、".join(studio.trades)),
        ("成员", studio.makeup or ""),
    )
    return tuple((name, text) for name, text in facts if text)


def _studio_lists(view: View, document: Document[Studio]) -> tuple[StudioList, ...]:
    """Titles, methods and achievements; what the record has none of is left out."""
    studio = document.record
    methods = view.library.referring(document, METHOD.key, "studio")
    lists = (
        StudioList("称号", tuple(_honor(view, title) for title in studio.titles)),
        StudioList("操作法", tuple(method.name for method in methods)),
        StudioList("做成了什么", tuple(item.name for item in view.related.achievements(document))),
    )
    return tuple(each for each in lists if each.items)


def _honor(view: View, honor: Honor) -> str:
    line = view.honor_line(honor)
    return f"{honor.name}（{line}）" if line else honor.name


def _studio_foot(view: View, document: Document[Studio]) -> list[str]:
    sources = tuple(map(source_line, document.record.sources))
    shown = full_address(view, document.short_url).partition("://")[2]
    return [
        "扫码看这个工作室的资料。",
        f"编号 {document.number} · {shown}",
        f"来源：{sources_in_words(sources)}",
        publisher_line(view),
    ]


def _carded(document: Document[Record]) -> Document[Method]:
    """A method that has a card.

    Raises:
        NoSheet: it has none, or it is no method.
    """
    if not is_of(document, METHOD):
        raise NoSheet("不是操作法，没有这种纸")
    method = document.record
    if not method.teachable.card:
        raise NoSheet(f"{method.notice}，不印卡片")
    if not method.has_card:
        raise NoSheet("来源没有写步骤、要点或口诀，没有可印的")
    return document


def _sheets(
    document: Document[Record],
    template: str,
    view: View,
    context: Mapping[str, object],
    pages: int | None = 1,
) -> Sheets:
    html = environment().get_template(template).render(context, v=view, words=WORDS)
    return Sheets(document.number, html, pages)


SHEET_KINDS: Mapping[str, SheetKind] = MappingProxyType(
    {
        kind.key: kind
        for kind in (
            SheetKind("card", "操作法卡", "A4", METHOD, method_card),
            SheetKind("pocket", "口袋卡", "A6", METHOD, pocket_card),
            SheetKind("poster", "口诀挂图", "A3", METHOD, verse_poster),
            SheetKind("trainer", "拆解表", "A4", METHOD, trainer_sheets),
            SheetKind("test", "试卷", "A4", METHOD, test_paper, flows=True, companion="key"),
            SheetKind("key", "答案", "A4", METHOD, answer_key, flows=True),
            SheetKind("booklet", "学艺手册", "A4", PATH, path_booklet, flows=True),
            SheetKind("studio", "工作室卡", "A4", STUDIO, studio_card),
        )
    }
)
"""Every kind of sheet by its key."""
