"""The whole handbook as a book: methods by trade, studios by province, contents, index by pinyin.

A 高危 method is told of without its steps and points: a book leaves the site, and with it the place
where a reader is warned.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..display.view import View
from ..figures.formatting import source_line
from ..library.documents import Document
from ..print.pdf import Book, Placed
from ..schema.base import Record
from ..schema.registry import METHOD, STUDIO
from ..site.site import Site
from .templates import environment

UNKNOWN = "未提供"
"""The chapter of the records that name no trade or no province; it comes last."""


HANDBOOK_STYLE = """
@page {
  size: A4;
  margin: 16mm 18mm 18mm 22mm;
  @bottom-center { content: counter(page); font: 10.6pt "Noto Sans CJK SC", sans-serif; }
}
@page front { @bottom-center { content: counter(page, lower-roman); } }
@page cover { @bottom-center { content: none; } }
body { margin: 0; }
.p-front { page: front; }
.p-cover { page: cover; }
"""
"""The pages of the book: those of the chapters are counted from 1, the contents by i, ii, iii."""


@dataclass(frozen=True)
class Chapter:
    """A chapter: its title, and its records in the order of the pinyin of their names.

    Attributes:
        part: 操作法, 工作室.
    """

    part: str
    title: str
    documents: tuple[Document[Record], ...]

    @property
    def anchor(self) -> str:
        """Where it begins."""
        return f"{self.part}-{self.title}"


@dataclass(frozen=True)
class Letter:
    """The records of the index under one letter."""

    letter: str
    documents: tuple[Document[Record], ...]


def handbook(site: Site) -> Book:
    """The book of a site."""
    view = View(site, "")
    chapters = [*_methods(view), *_studios(view)]

    def front(placed: Placed) -> str:
        return _rendered("book/front.html", view, chapters=chapters, placed=placed)

    def back(placed: Placed) -> str:
        return _rendered("book/index.html", view, letters=_letters(chapters), placed=placed)

    return Book([_chapter(view, chapter) for chapter in chapters], front, back)


def _methods(view: View) -> list[Chapter]:
    grouped = _grouped(view.library.methods, lambda document: document.record.in_industry)
    return [Chapter(METHOD.label, title, documents) for title, documents in grouped.items()]


def _studios(view: View) -> list[Chapter]:
    grouped = _grouped(view.library.studios, lambda document: document.record.in_province)
    return [Chapter(STUDIO.label, title, documents) for title, documents in grouped.items()]


def _grouped(
    documents: Sequence[Document[Record]], group_of: Callable[[Document[Record]], str | None]
) -> Mapping[str, tuple[Document[Record], ...]]:
    """The records by group, the largest group first and the unknown one last."""
    groups: dict[str, list[Document[Record]]] = {}
    for document in sorted(documents, key=lambda document: document.sort_key):
        groups.setdefault(group_of(document) or UNKNOWN, []).append(document)
    names = sorted(groups, key=lambda name: (name == UNKNOWN, -len(groups[name]), name))
    return {name: tuple(groups[name]) for name in names}


def _letters(chapters: Sequence[Chapter]) -> list[Letter]:
    """All records of the book by the first letter of their pinyin."""
    documents: list[Document[Record]] = []
    for chapter in chapters:
        documents += chapter.documents
    documents.sort(key=lambda document: document.sort_key)
    letters: dict[str, list[Document[Record]]] = {}
    for document in documents:
        letters.setdefault(document.initial, []).append(document)
    return [Letter(letter, tuple(found)) for letter, found in letters.items()]


def _chapter(view: View, chapter: Chapter) -> str:
    return _rendered("book/chapter.html", view, chapter=chapter, source_line=source_line)


def _rendered(template: str, view: View, **context: object) -> str:
    return environment().get_template(template).render(context, v=view)
