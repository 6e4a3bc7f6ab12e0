"""Word documents written here: one look, and the same bytes for the same content.

It takes python-docx (`pip install "jiangpu[office]"`); `lacking` says so where it is not there.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import Table

NO_PACKAGE = '没有装读写 Word 的软件包。改法：运行 pip install "jiangpu[office]"'

FONT, HEAD_FONT = "宋体", "黑体"
BLANK = "＿＿＿＿＿＿"
"""What is left to be filled in by hand."""

_NO_TIME = datetime(2000, 1, 1)
"""The time that stands in every document: the clock is no input."""
_FIRST_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def lacking() -> str:
    """Why no Word document can be written on this machine, and what to do; "" when all is there."""
    try:
        import docx  # noqa: F401
        import docxtpl  # noqa: F401
    except ImportError:
        return NO_PACKAGE
    return ""


def new_document(title: str) -> Word:
    """An empty sheet of A4 in our fonts."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.2)
    normal = document.styles["Normal"]
    set_font(normal, FONT, 11)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.35
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.created = properties.modified = _NO_TIME
    return document


def set_font(holder: Any, font: str, size: float, *, bold: bool = False) -> None:
    """Set the font of a run or a style, for Chinese characters too."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    holder.font.name, holder.font.size, holder.font.bold = font, Pt(size), bold
    fonts = holder.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), font)


def add_title(document: Word, text: str) -> None:
    """The title in the middle of the first line."""
    paragraph = document.add_paragraph()
    paragraph.alignment = 1
    set_font(paragraph.add_run(text), HEAD_FONT, 17, bold=True)


def add_heading(document: Word, text: str) -> None:
    """A heading, with its space above."""
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(10)
    paragraph.paragraph_format.keep_with_next = True
    set_font(paragraph.add_run(text), HEAD_FONT, 12.5, bold=True)


def add_table(
    document: Word,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    head: bool = False,
    height: float = 0.7,
) -> Table:
    """A table with lines.

    Args:
        rows: the texts of its cells.
        widths: of its columns, in centimetres.
        head: whether the first row is its head, repeated on every page.
        height: of a row at least, in centimetres: one that is filled in by hand takes more.
    """
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    table = document.add_table(rows=len(rows), cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for place, texts in enumerate(rows):
        row = table.rows[place]
        row.height = Cm(height)
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if head and place == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for column, text in enumerate(texts):
            cell = row.cells[column]
            cell.width = Cm(widths[column])
            cell.vertical_alignment = 1  # in the middle
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = Pt(2)
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.paragraph_format.line_spacing = 1
            is_head = head and place == 0
            run = paragraph.add_run(text)
            set_font(run, HEAD_FONT if is_head else FONT, 10.5, bold=is_head)
    return table


def saved(document: Word) -> bytes:
    """A document as bytes; the same document gives the same bytes."""
    made = io.BytesIO()
    document.save(made)
    return with_fixed_times(made.getvalue())


def with_fixed_times(content: bytes) -> bytes:
    """A zip file whose parts carry no time and no trace of the machine."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in given.namelist():
            info = zipfile.ZipInfo(name, _FIRST_OF_ZIP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            archive.writestr(info, given.read(name))
    return made.getvalue()
