"""Sheets of paper as one PDF: fonts embedded, tagged, so many pages as there are sheets.

WeasyPrint sets them (`pip install -e '.[pdf]'`); nothing else needs it. It reads the same HTML and
the same style sheet as a browser that prints. Without it, or without a Chinese font, `lacking`
says what to install.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..share.fonts import chinese_fonts

if TYPE_CHECKING:
    from weasyprint import Document as Rendered

Progress = Callable[[int, int], None]
"""Called with how many sheets of how many have been set; 0 before the first."""

NO_PACKAGE = "没有装 WeasyPrint，印不了 PDF。改法：运行 pip install -e '.[pdf]'"
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


def pdf_of(
    sheets: Sequence[Sheets], title: str, style: str, progress: Progress | None = None
) -> Pdf:
    """Set some sheets, one after another, into one PDF.

    Args:
        title: of the PDF.
        style: the style sheet.
        progress: called before the first, and after each of them.
    """
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of what browsers know
    fonts = FontConfiguration()
    css = weasyprint.CSS(string=style, font_config=fonts)
    _report(progress, 0, len(sheets))
    rendered = []
    for number, each in enumerate(sheets, 1):
        document = weasyprint.HTML(string=_document(title, each.html))
        rendered.append(document.render(stylesheets=[css], font_config=fonts))
        _report(progress, number, len(sheets))
    return _joined(rendered, sheets)


def _joined(rendered: Sequence[Rendered], sheets: Iterable[Sheets]) -> Pdf:
    """Several documents as one."""
    pages = []
    overfull = []
    for document, each in zip(rendered, sheets, strict=True):
        pages += document.pages
        if each.pages is not None and len(document.pages) != each.pages:
            overfull.append(each.name)
    content = rendered[0].copy(pages).write_pdf(pdf_tags=True)
    return Pdf(content, len(pages), tuple(overfull))


def _document(title: str, html: str) -> str:
    for found, written in _ON_PAPER.items():
        html = html.replace(found, written)
    return f'<!doctype html><html lang="zh"><title>{title}</title><body>{html}</body></html>'


def _report(progress: Progress | None, done: int, total: int) -> None:
    if progress:
        progress(done, total)
