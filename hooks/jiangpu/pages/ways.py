"""从你的活计进: the jobs in working words, and the records of each."""

from __future__ import annotations

from ..display.verses import verse_grid
from ..display.view import View
from ..display.ways import WAYS_URL, way_addresses
from ..library.documents import Document
from ..schema.base import Record
from ..schema.registry import BY_LETTER, METHOD, PATH
from ..site.artefacts import Page
from ..site.site import Site
from ..training.courses import courses_with
from .directories import PAGE_SIZE
from .groups import KindSection
from .lessons import LEARNING
from .paging import page_url, sheet_of
from .rendering import HOME, Crumb, Meta, newest, write_page
from .today import todays

TITLE = "从你的活计进"

LESSONS_OF_JOB = 2
"""Methods of a job over which a path must lead to be a path for that job."""


def ways_page(site: Site) -> Page:
    """The page that lists every job."""
    view = View(site, WAYS_URL)
    rows = view.ways.rows()
    methods = view.library.methods
    verses = [method for method in todays(methods) if verse_grid(method.record.verse)]
    names = "、".join(row.name for row in rows if row.address)
    meta = Meta(
        title=TITLE,
        description=f"按活计找操作法：{names}。",
        trail=(*_above(view), Crumb(TITLE)),
        section=LEARNING,
        folder=True,
        updated=newest(methods),
    )
    return write_page(view, "ways.html", meta, ways=rows, today=verses)


def way_page(site: Site, url: str, page: int) -> Page:
    """One page of the records of a job.

    Args:
        url: the address of the first page.
        page: its number, from 1.
    """
    way = way_addresses(site.data_files.ways.content)[url]
    view = View(site, page_url(url, page))
    documents = view.ways.members(way)
    sheet = sheet_of(documents, page, PAGE_SIZE)
    sections = _by_kind(list(sheet.items))
    paths = _paths(view, documents) if sheet.is_first else []
    if paths:
        sections.insert(0, KindSection(PATH, paths))
    meta = Meta(
        title=way.name,
        description=f"{TITLE}：{way.name}。{way.question or ''}",
        trail=(*_above(view), Crumb(TITLE, WAYS_URL), Crumb(way.name)),
        section=LEARNING,
        indexed=sheet.is_first,
        folder=sheet.is_first,
        updated=newest(documents),
    )
    return write_page(
        view,
        "group.html",
        meta,
        lead=way.question or "",
        sections=sections,
        honor=False,
        page=page,
        last=sheet.last,
        base=url,
    )


def _paths(view: View, documents: list[Document[Record]]) -> list[Document[Record]]:
    """The learning paths that lead over several methods of a job, in their order."""
    counted: dict[str, int] = {}
    for document in documents:
        if document.kind == METHOD:
            for course, _ in courses_with(view.site, document.url):
                number = course.document.number
                counted[number] = counted.get(number, 0) + 1
    found: list[Document[Record]] = []
    for path in view.library.of(PATH):
        if counted.get(path.number, 0) >= LESSONS_OF_JOB:
            found.append(path)
    return found


def _above(view: View) -> tuple[Crumb, ...]:
    """What leads to the jobs: 学习, where there is something to learn."""
    if view.links.has_page(LEARNING):
        return (HOME, Crumb("学习", LEARNING))
    return (HOME,)


def _by_kind(documents: list[Document[Record]]) -> list[KindSection]:
    """Records under the names of their kinds, in the order in which they come."""
    found: dict[str, list[Document[Record]]] = {}
    for document in documents:
        found.setdefault(document.kind.letter, []).append(document)
    return [KindSection(BY_LETTER[letter], members) for letter, members in found.items()]
