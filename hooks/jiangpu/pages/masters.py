"""一法三师: one way of seeing, several masters side by side. What differs is the lesson."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..display.view import View
from ..display.wording import number_in_chinese
from ..library.documents import Document, is_of
from ..library.library import Library
from ..library.seeing import Column, column, placed_for
from ..schema.method import Method
from ..schema.registry import METHOD
from ..schema.seeing import Seeing, Seeings
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import HOME, Crumb, Meta, newest, write_page

MASTERS_URL = "masters/"

TITLE = "一法三师"

FEWEST = 2
"""One master alone shares nothing."""


@dataclass(frozen=True)
class Master:
    """A method that shares a way of seeing, under the name of who put it forward.

    Attributes:
        name: of the person; the trade, or the name of the method, where nobody is known.
        line: the place and the trade, as far as the name does not say them.
        method: the record of the method.
        column: what it says to each word.
    """

    name: str
    line: tuple[str, ...]
    method: Document[Method]
    column: Column


@dataclass(frozen=True)
class Shown:
    """A way of seeing with its masters.

    Attributes:
        name: 望闻问切.
        title: 望闻问切，三位师傅.
        words: one a row.
        masters: one a column, in the order of every row.
        notice: what has to be said before; "" where every method may be followed.
        accounts: the names of the masters whose method is 高危.
    """

    name: str
    title: str
    words: tuple[str, ...]
    masters: tuple[Master, ...]
    notice: str
    accounts: tuple[str, ...]


def shared(seeings: Seeings, library: Library) -> list[Seeing]:
    """The ways of seeing that have enough methods on the site to be set side by side."""
    found = []
    for seeing in seeings.seeings:
        if len(_methods(seeing, library)) >= FEWEST:
            found.append(seeing)
    return found


def _methods(seeing: Seeing, library: Library) -> dict[str, Document[Method]]:
    """How the way of seeing names a method → the listed method, each once."""
    found: dict[str, Document[Method]] = {}
    for reference in seeing.methods:
        document = library.find(METHOD.key, reference)
        if document is None or not document.listed or not is_of(document, METHOD):
            continue
        if document not in found.values():
            found[reference] = document
    return found


def masters_page(site: Site) -> Page:
    """The page of all ways of seeing that methods share."""
    view = View(site, MASTERS_URL)
    seeings = site.data_files.seeing.content
    shown = [_shown(seeing, seeings, view) for seeing in shared(seeings, view.library)]
    names = "、".join(each.name for each in shown)
    methods: list[Document[Method]] = []
    for each in shown:
        methods += [master.method for master in each.masters]
    meta = Meta(
        title=TITLE,
        description=f"同样几个字，几位师傅各有各的用法：{names}。",
        trail=(HOME, Crumb(METHOD.label, METHOD.url), Crumb(TITLE)),
        section=METHOD.url,
        updated=newest(methods),
    )
    return write_page(view, "masters.html", meta, shown=shown)


def _shown(seeing: Seeing, seeings: Seeings, view: View) -> Shown:
    masters = []
    for reference, method in _methods(seeing, view.library).items():
        placed = placed_for(seeings.placed, seeing, reference)
        masters.append(_master(method, column(seeing, method.record, placed), view))
    accounts = [master for master in masters if not master.method.record.teachable.instructions]
    return Shown(
        name=seeing.name,
        title=f"{seeing.name}，{_counted(masters)}",
        words=seeing.words,
        masters=tuple(masters),
        notice=accounts[0].method.record.notice if accounts else "",
        accounts=tuple(master.name for master in accounts),
    )


def _master(method: Document[Method], said: Column, view: View) -> Master:
    record = method.record
    names = (*view.references.people(record.authors[:1]), *record.trades[:1], method.name)
    facts = (*record.where[-1:], *record.trades[:1])
    line = tuple(fact for fact in facts if fact != names[0])
    return Master(names[0], line, method, said)


def _counted(masters: Iterable[Master]) -> str:
    """How many masters there are; ways of using it where nobody is known of one."""
    masters = list(masters)
    number = number_in_chinese(len(masters))
    named = all(master.method.record.authors for master in masters)
    return f"{number}位师傅" if named else f"{number}种用法"
