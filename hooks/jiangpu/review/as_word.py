"""A review as a Word sheet: a row a change, boxes that can be ticked, room for an opinion.

python-docx is needed only here. The same review gives the same bytes: no clock, no author.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .as_text import written
from .review import FigureChange, Review, TextChange

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_FONT = "宋体"
_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can name: no clock gets into the file."""
_MADE = datetime(2000, 1, 1)
_BOXES = ("同意", "不同意")
_OPEN, _TICKED = "2610", "2612"
"""The characters ☐ and ☒, as Word names them."""


class NoWord(Exception):
    """python-docx is not installed; the message says in Chinese what to do."""


def word_of(review: Review, site_name: str) -> bytes:
    """The Word file.

    Raises:
        NoWord: python-docx is missing.
    """
    try:
        from docx import Document as new_document
    except ImportError as error:
        raise NoWord('要先装 python-docx：pip install "jiangpu[office]"') from error
    document = new_document()
    _plain_properties(document)
    _paper(document)
    document.add_heading("这次改了什么，请看一遍", 0)
    document.add_paragraph(f"{site_name}，和 {review.base} 比。{review.lead}")
    sums = [f"{count} {measure}{what}" for count, measure, what, _ in review.sums]
    if sums:
        document.add_paragraph("；".join(sums))
    _list(document, "没有出处的", review.claims)
    _list(document, "新写了名字的人", [f"{name}（{where}）" for name, where in review.names])
    _figures(document, review)
    _texts(document, review)
    pages = [f"{page.title}　{page.note}".strip() for page in review.pages]
    if review.lists:
        pages.append(f"目录、统计、分组等跟着变的 {review.lists} 页")
    _list(document, "读者在哪里看到", pages)
    document.add_paragraph()
    document.add_paragraph("编者：　　　　　　　　审看人：　　　　　　　　日期：　　　　　　")
    return _same_bytes(document)


def _plain_properties(document: Document) -> None:
    """The properties of the file, which say who made it and when, say nothing."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title = "这次改了什么，请看一遍"
    properties.created = properties.modified = _MADE
    properties.language = "zh-CN"


def _paper(document: Document) -> None:
    """A4, and letters that Chinese Word has."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(16)
    for name in ("Normal", "Title", "Heading 1"):
        style = document.styles[name]
        style.font.name = _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("eastAsia", "ascii", "hAnsi"):
            fonts.set(qn(f"w:{kind}"), _FONT)
    document.styles["Normal"].font.size = Pt(11)


def _list(document: Document, title: str, lines: list[str] | tuple[str, ...]) -> None:
    if lines:
        document.add_heading(f"{title}（{len(lines)}）", 1)
        for line in lines:
            document.add_paragraph(line, style="List Bullet")


def _figures(document: Document, review: Review) -> None:
    if not review.figures:
        return
    document.add_heading(f"数字（{len(review.figures)}）", 1)
    table = _table(
        document, ("哪个数", "先前 → 现在", "为什么", "同意", "意见"), (34, 40, 46, 22, 32)
    )
    for change in review.figures:
        _figure_row(table, change)


def _figure_row(table: Any, change: FigureChange) -> None:
    cells = table.add_row().cells
    cells[0].paragraphs[0].add_run(change.indicator).bold = True
    cells[0].add_paragraph(f"{change.number} {change.name}")
    shown = cells[1].paragraphs[0]
    run = shown.add_run(written(change.before))
    run.font.strike = change.before is not None
    shown.add_run(" → ")
    shown.add_run(written(change.after)).bold = True
    cells[2].text = change.why
    _boxes(cells[3])


def _texts(document: Document, review: Review) -> None:
    if not review.texts:
        return
    document.add_heading(f"文字（{len(review.texts)}）：划线是拿掉的，下划线是加上的", 1)
    table = _table(document, ("哪一处", "先前", "现在", "同意", "意见"), (26, 48, 48, 22, 30))
    for change in review.texts:
        _text_row(table, change)


def _text_row(table: Any, change: TextChange) -> None:
    cells = table.add_row().cells
    cells[0].paragraphs[0].add_run(f"{change.number} {change.name}".strip()).bold = True
    cells[0].add_paragraph(change.label)
    before, after = cells[1].paragraphs[0], cells[2].paragraphs[0]
    for piece in change.pieces:
        if piece.kind != "in":
            before.add_run(piece.text).font.strike = piece.kind == "out"
        if piece.kind != "out":
            run = after.add_run(piece.text)
            run.bold = run.underline = piece.kind == "in"
    if not before.text:
        before.add_run("先前没有")
    if not after.text:
        after.add_run("拿掉了")
    for words in change.unsourced:
        cells[2].add_paragraph().add_run(f"没有出处：“{words}”").bold = True
    _boxes(cells[3])


def _table(document: Document, titles: tuple[str, ...], widths: tuple[int, ...]) -> Any:
    """A table with its heading, which stands on every sheet of paper."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table = document.add_table(rows=1, cols=len(titles))
    table.style = document.styles["Table Grid"]
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for cell, title, width in zip(table.rows[0].cells, titles, widths, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].add_run(title).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def _boxes(cell: _Cell) -> None:
    """Two boxes that Word and WPS tick at a click; on paper they are boxes as well."""
    for place, words in enumerate(_BOXES):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        _box(paragraph)
        paragraph.add_run(f" {words}")


def _box(paragraph: Paragraph) -> None:
    """A check box as a content control (Word 2010 and later)."""
    from docx.oxml import parse_xml

    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    newer = "http://schemas.microsoft.com/office/word/2010/wordml"
    font = "MS Gothic"
    paragraph._p.append(
        parse_xml(
            f'<w:sdt xmlns:w="{word}" xmlns:w14="{newer}"><w:sdtPr><w14:checkbox>'
            f'<w14:checked w14:val="0"/><w14:checkedState w14:val="{_TICKED}" w14:font="{font}"/>'
            f'<w14:uncheckedState w14:val="{_OPEN}" w14:font="{font}"/></w14:checkbox></w:sdtPr>'
            f'<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="{font}" w:eastAsia="{font}" '
            f'w:hAnsi="{font}"/></w:rPr><w:t>{chr(int(_OPEN, 16))}</w:t></w:r>'
            "</w:sdtContent></w:sdt>"
        )
    )


def _same_bytes(document: Document) -> bytes:
    """The file with the same dates and order whenever it is written."""
    made = io.BytesIO()
    document.save(made)
    result = io.BytesIO()
    with (
        zipfile.ZipFile(made) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            item = zipfile.ZipInfo(name, _DATE)
            item.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(item, source.read(name))
    return result.getvalue()
