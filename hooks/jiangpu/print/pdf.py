"""Sheets of paper as one PDF: fonts embedded, tagged, so many pages as there are sheets.

WeasyPrint sets them (the extra `pdf`); nothing else needs it. It reads the same HTML and
the same style sheet as a browser that prints. Without it, or without a Chinese font, `lacking`
says what to install.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from markupsafe import escape

from ..share.fonts import chinese_fonts

if TYPE_CHECKING:
    from weasyprint import Document as Rendered

_T = TypeVar("_T")

Progress = Callable[[int, int], None]
"""Called with how many sheets of how many have been set; 0 before the first."""

NO_PACKAGE = '没有装 WeasyPrint，印不了 PDF。改法：运行 pip install "jiangpu[pdf]"'
NO_LIBRARY = (
    "WeasyPrint 要用的 Pango 不在这台机器上。"
    "改法：Debian 上运行 apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
)
NO_FONT = (
    "找不到中文字体，印出来会是一个个方框，所以没有印。"
    "改法：Debian 上运行 apt-get install fonts-noto-cjk"
)

_ON_PAPER = {
    "var(--j-fill)": "#a3271e",
    "var(--j-on)": "#fff",
    "var(--j-paper)": "#fff",
    "var(--j-zhu)": "#9e241c",
    '<svg viewBox="0 0 100 100"': (
        '<svg viewBox="0 0 100 100" font-family="Noto Serif CJK SC" font-weight="700"'
    ),
}
"""What has to be written out inside drawings, which WeasyPrint shows without the style sheet."""


@dataclass(frozen=True)
class Sheets:
    """Sheets that belong together: those of one record.

    Attributes:
        name: the number of the record, for messages.
        html: what stands on them.
        pages: how many sheets they are; None where nobody knows before they are set.
    """

    name: str
    html: str
    pages: int | None = 1


@dataclass(frozen=True)
class Pdf:
    """A PDF.

    Attributes:
        content: its bytes.
        pages: how many pages it has.
        overfull: the names of the sheets that took more pages than they should.
    """

    content: bytes
    pages: int
    overfull: tuple[str, ...] = ()


def lacking() -> str:
    """Why no PDF can be made on this machine, and what to do; "" when all is there."""
    try:
        import weasyprint  # noqa: F401
    except ImportError:
        return NO_PACKAGE
    except OSError:
        return NO_LIBRARY
    return "" if chinese_fonts() else NO_FONT


Placed = Mapping[str, int]
"""Anchor → the page on which it stands."""


@dataclass(frozen=True)
class Book:
    """A book: its chapters, and what can only be written when their pages are known.

    Attributes:
        chapters: the HTML of each.
        front: cover and contents, from where everything stands.
        back: the index, likewise.
    """

    chapters: Sequence[str]
    front: Callable[[Placed], str]
    back: Callable[[Placed], str]


def pdf_of(
    sheets: Sequence[Sheets], title: str, style: str, progress: Progress | None = None
) -> Pdf:
    """Set some sheets, one after another, into one PDF.

    Args:
        title: of the PDF.
        style: the style sheet.
        progress: called before the first, and after each of them.
    """
    press = _Press(title, style)
    rendered = []
    overfull = []
    for each in _counted(sheets, progress):
        document = press.set(each.html)
        rendered.append(document)
        if each.pages is not None and len(document.pages) != each.pages:
            overfull.append(each.name)
    return _joined(rendered, overfull)


def book_of(book: Book, title: str, style: str, progress: Progress | None = None) -> Pdf:
    """Set a book: the chapters first, whose pages are counted from 1, then contents and index.

    Args:
        title: of the PDF.
        style: the style sheet.
        progress: called before the first chapter, and after each of them.
    """
    press = _Press(title, style)
    rendered = []
    placed: dict[str, int] = {}
    pages = 0
    for chapter in _counted(book.chapters, progress):
        document = press.set(chapter, first_page=pages + 1)
        for number, page in enumerate(document.pages, pages + 1):
            placed.update(dict.fromkeys(page.anchors, number))
        pages += len(document.pages)
        rendered.append(document)
    front = press.set(book.front(placed))
    back = press.set(book.back(placed), first_page=pages + 1)
    return _joined([front, *rendered, back], ())


class _Press:
    """Sets HTML into pages, all in the same fonts and the same style.

    Args:
        title: of the PDF.
        style: the style sheet.
    """

    def __init__(self, title: str, style: str) -> None:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of what browsers know
        self._title = escape(title)
        self._fonts = FontConfiguration()
        self._style = weasyprint.CSS(string=style, font_config=self._fonts)
        self._read = weasyprint.HTML

    def set(self, html: str, *, first_page: int = 1) -> Rendered:
        """The pages of some HTML.

        Args:
            first_page: the number of the first.
        """
        for found, written in _ON_PAPER.items():
            html = html.replace(found, written)
        start = f"@page :first {{ counter-reset: page {first_page} }}"
        head = f"<title>{self._title}</title><style>{start}</style>"
        document = self._read(
            string=f'<!doctype html><html lang="zh">{head}<body>{html}</body></html>'
        )
        return document.render(stylesheets=[self._style], font_config=self._fonts)


def _joined(rendered: Sequence[Rendered], overfull: Sequence[str]) -> Pdf:
    """Several documents as one."""
    pages = []
    for document in rendered:
        pages += document.pages
    content = rendered[0].copy(pages).write_pdf(pdf_tags=True)
    return Pdf(content, len(pages), tuple(overfull))


def _counted(things: Sequence[_T], progress: Progress | None) -> Iterator[_T]:
    """The things, each counted when the work on it is done."""
    for done, thing in enumerate(things):
        if progress:
            progress(done, len(things))
        yield thing
    if progress:
        progress(len(things), len(things))
