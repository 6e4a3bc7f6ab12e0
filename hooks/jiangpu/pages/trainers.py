"""The trainer's sheet (拆解表) of a method with steps, on a page of its own: one sheet of A4."""

from __future__ import annotations

from dataclasses import dataclass

from ..display.view import View
from ..library.documents import Document
from ..print.fitting import A4
from ..print.titles import Title, title_of
from ..print.trainer import FOUR_STEPS, TITLE, TITLE_ROOM, size_step
from ..schema.method import Method
from ..site.artefacts import Page
from ..site.site import Site
from .cards import WORDS, CardSheet, card_sheet, method_of
from .rendering import Meta, write_page

TRAINER = "trainer/"
"""Where the page is, from the address of its method."""
_CLASSES = ("", "p-small")
"""The class of each of `print.trainer.SIZES`."""


@dataclass(frozen=True)
class TrainerSheet:
    """What the template of a trainer's sheet is given.

    Attributes:
        of: what is on the card of the method.
        method: its steps with their points and reasons.
        title: the title in lines.
        label: what kind of sheet it is, and from which trade.
        style: the class of its type.
        pages: how many sheets it takes; None where it is more than one.
        four: 讲、做、练、考, and what each asks for.
    """

    of: CardSheet
    method: Method
    title: Title
    label: str
    style: str
    pages: int | None
    four: tuple[tuple[str, str], ...] = FOUR_STEPS


def trainer_page(site: Site, number: str) -> Page:
    """The page of the trainer's sheet of the method with this number.

    Raises:
        KeyError: the site has no such method.
    """
    view = View(site, f"{site.book.by_number[number]}{TRAINER}")
    document = method_of(view, number)
    meta = Meta(
        title=f"{document.name}：拆解表",
        description=f"师傅带徒弟用的一张纸：{document.name}的步骤、要点、理由，讲、做、练、考。",
        layout="sheet",
        indexed=False,
        updated=document.record.updated or "",
    )
    sheet = trainer_sheet(view, document)
    inner = "sheets/trainer.html"
    return write_page(view, "sheet.html", meta, inner=inner, doc=document, sheet=sheet, words=WORDS)


def has_trainer_sheet(method: Method) -> bool:
    """Whether there is one: only where a source presents an order of operations."""
    return method.has_card and bool(method.steps)


def trainer_sheet(view: View, document: Document[Method]) -> TrainerSheet:
    """The trainer's sheet of a method."""
    method = document.record
    sheet = card_sheet(view, document, A4)
    step = size_step(sheet.card, method)
    label = "师傅用的拆解表"
    return TrainerSheet(
        of=sheet,
        method=method,
        title=title_of(document.name, TITLE, TITLE_ROOM),
        label=f"{label} · {method.industry}" if method.industry else label,
        style="p-small p-long" if step is None else _CLASSES[step],
        pages=None if step is None else 1,
    )
