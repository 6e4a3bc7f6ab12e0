"""The card of a method, on a page of its own: one sheet of A4.

It is a page and not a way of printing the method's page: what belongs on a wall is another choice
than what belongs on a screen, and the card can be looked at, sent and saved before it is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..display.qr import qr_svg
from ..display.seals import method_seal, person_seal
from ..display.view import View
from ..library.documents import Document
from ..print.card import Card, Part, card_of
from ..print.editions import changes_since, edition_address
from ..print.fitting import (
    A4,
    NO_SAFETY,
    SAFETY,
    Fitting,
    Format,
    cells_of,
    fit,
    has_large_cells,
    left_out,
)
from ..print.measuring import line_count
from ..schema.method import Method
from ..schema.registry import METHOD, PERSON
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import HOME, Crumb, Meta, write_page

CARD = "card/"
"""Where the page of a card is, from the address of its method."""
SOURCE_LINES, SOURCE_LINE = 3, 35.0
"""How many lines there are for sources on the foot of a sheet, and their width in em."""


def card_url(document: Document[Method]) -> str:
    """The address of the page of a card."""
    return f"{document.url}{CARD}"


def card_page(site: Site, number: str) -> Page:
    """The page of the card of the method with this number.

    Raises:
        KeyError: the site has no such method.
    """
    view = View(site, f"{site.book.by_number[number]}{CARD}")
    document = method_of(view, number)
    meta = Meta(
        title=f"{document.name}：操作法卡",
        description=f"{document.name}，一张 A4，打印出来挂在墙上。",
        layout="sheet",
        indexed=False,
        updated=document.record.updated or "",
    )
    sheet = card_sheet(view, document, A4)
    inner = "sheets/card.html"
    return write_page(view, "sheet.html", meta, inner=inner, doc=document, sheet=sheet, words=WORDS)


def edition_page(site: Site, number: str, edition: int) -> Page:
    """What an old card does not say yet: the page to which its code leads.

    Raises:
        KeyError: the site has no such method.
    """
    view = View(site, edition_address(f"m/{number}/", edition))
    document = method_of(view, number)
    newest = document.record.current_edition
    meta = Meta(
        title=f"您手上的是第 {edition} 版，现在是第 {newest} 版",
        description=f"{document.name}的卡片有了新版。",
        trail=[HOME, Crumb("操作法", METHOD.url), Crumb(document.name, document.url)],
        section=METHOD.url,
        indexed=False,
        updated=document.record.updated or "",
    )
    changes = changes_since(document.record, edition)
    card = card_url(document)
    return write_page(view, "edition.html", meta, doc=document, changes=changes, card=card)


def method_of(view: View, number: str) -> Document[Method]:
    """The method with this number.

    Raises:
        KeyError: the site has no such method.
    """
    document = view.library.get_of(METHOD, number)
    if document is None:
        raise KeyError(number)
    return document


@dataclass(frozen=True)
class CardSheet:
    """What the template of a card is given.

    Attributes:
        card: what stands on it.
        fitting: how it is set.
        grid: the phrases of its verse, where that stands in cells.
        large: whether its cells are large.
        seal: the kind of its seal, and the characters.
        address: where its code leads, in full.
        foot: the lines beside the code.
    """

    card: Card
    fitting: Fitting
    grid: tuple[str, ...]
    large: bool
    seal: tuple[str, tuple[str, ...]]
    address: str
    foot: tuple[str, ...]


@dataclass(frozen=True)
class SheetWords:
    """What the templates of all sheets use: the drawing of a code, and fixed words."""

    qr: Callable[[str], Markup]
    left_out: Callable[[Part], str]
    safety: str
    no_safety: str


WORDS = SheetWords(qr_svg, left_out, SAFETY, NO_SAFETY)


def card_sheet(view: View, document: Document[Method], format: Format) -> CardSheet:
    """The card of a method on a sheet of some format."""
    method = document.record
    people = view.references.people(method.authors)
    card = card_of(method, people)
    address = edition_address(document.short_url, card.edition)
    grid = tuple(cells_of(card.verse, format) or ())
    return CardSheet(
        card=card,
        fitting=fit(card, format),
        grid=grid,
        large=bool(grid) and has_large_cells(grid, format),
        seal=_seal(people, method.industry),
        address=full_address(view, address),
        foot=_foot(view, card, address, format),
    )


def _seal(people: Sequence[str], industry: str | None) -> tuple[str, tuple[str, ...]]:
    """The seal of the first who put the method forward; without anybody, that of the trade."""
    if people:
        return PERSON.key, person_seal(people[0])
    return METHOD.key, method_seal(industry)


def full_address(view: View, address: str) -> str:
    """An address with that of the site before it, as a code carries it."""
    return f"{view.settings.site_url.rstrip('/')}/{address}"


def _foot(view: View, card: Card, address: str, format: Format) -> tuple[str, ...]:
    """The lines beside the code: what it is for, which edition, from where, from whom."""
    number = f"编号 {card.number} · 第 {card.edition} 版"
    if not format.full:
        return ("扫码看全文，也看有没有新版。", number)
    shown = full_address(view, address).partition("://")[2]
    return (
        "扫码看全文，也看这张卡片有没有新版。",
        f"{number} · {shown}",
        f"来源：{sources_in_words(card.sources)}",
        publisher_line(view),
    )


def publisher_line(view: View) -> str:
    """Who publishes the site, and a place for the date of printing, which nobody else knows."""
    names = (view.settings.site_name, view.settings.organiser)
    publisher = " · ".join(name for name in names if name)
    return f"{publisher} · 打印日期 ＿＿＿＿＿＿"


def sources_in_words(sources: Sequence[str]) -> str:
    """As many sources as there is room for, and how many there are where there are more."""
    if not sources:
        return "未提供"
    for count in range(len(sources), 0, -1):
        text = "；".join(sources[:count])
        if count < len(sources):
            text += f"，共 {len(sources)} 处"
        if line_count(text, SOURCE_LINE) <= SOURCE_LINES:
            break
    return text
