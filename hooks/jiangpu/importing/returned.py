"""The editor's own workbook with what has to be mended: cells coloured, a note at each with the
reason and what should stand there. Nothing else in it changes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from .plan import LOOK, REFUSED, WRONG, CellReport, Plan, RowReport
from .workbooks import FIRST_NAME

AUTHOR = "匠谱"

WRONG_COLOUR, LOOK_COLOUR = "FFF6C7C0", "FFFBEFC4"
"""The colours of cells that have to be mended, and that are to be looked at."""

REASON, MEANT, EMPTY_CELL = "原因:", "改成:", "（空着）"
"""How a note begins its lines."""


def cannot_return(name: str) -> str:
    """Why a file cannot come back with colours; "" where it can."""
    if name.lower().endswith((".xlsx", ".xlsm")):
        return ""
    return "只有 .xlsx 的表能标颜色；先用 Excel 另存为 .xlsx"


def returned(raw: bytes, plan: Plan) -> tuple[bytes, int]:
    """A workbook with colours and notes, and how many cells are marked.

    Args:
        raw: the editor's file.
        plan: what was found in it.
    """
    import openpyxl

    keep_macros = b"vbaProject.bin" in raw
    book = openpyxl.load_workbook(io.BytesIO(raw), keep_vba=keep_macros, rich_text=True)
    count = 0
    for row in plan.rows:
        for address, notes, colour in _marks(row):
            _mark(book[row.sheet][address], notes, colour)
            count += 1
    _note_name(book, plan.file)
    held = io.BytesIO()
    book.save(held)
    return _with_results(held.getvalue(), raw), count


def _note_name(book: Any, name: str) -> None:
    """Note in the properties what the file was called: under another name it is still the same
    ledger.
    """
    from openpyxl.packaging.custom import StringProperty

    if FIRST_NAME not in [each.name for each in book.custom_doc_props.props]:
        book.custom_doc_props.append(StringProperty(name=FIRST_NAME, value=name))


def _marks(row: RowReport) -> Iterable[tuple[str, str, str]]:
    """The cells of a row that are marked: address, note, colour."""
    for cell in row.cells:
        if cell.weight in (LOOK, WRONG):
            yield cell.address, _note(cell), _colour(cell)
    marked = any(cell.weight == WRONG for cell in row.cells)
    if row.state == REFUSED and not marked and row.cells:
        first = next((cell for cell in row.cells if cell.place == "名称"), row.cells[0])
        yield first.address, "\n".join(REASON + reason for reason in row.reasons), WRONG_COLOUR


def _note(cell: CellReport) -> str:
    lines = [REASON + cell.said]
    if cell.suggestion is not None:
        lines.append(MEANT + (cell.suggestion or EMPTY_CELL))
    return "\n".join(lines)


def _colour(cell: CellReport) -> str:
    return {WRONG: WRONG_COLOUR, LOOK: LOOK_COLOUR}.get(cell.weight, LOOK_COLOUR)


def _mark(cell: Any, note: str, colour: str) -> None:
    """Colour a cell, and put a note to it below what is there."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", start_color=colour, end_color=colour)
    before = cell.comment.text + "\n" if cell.comment is not None else ""
    comment = Comment(before + note, AUTHOR)
    comment.width, comment.height = 320, 40 + 22 * (note.count("\n") + 1 + len(note) // 22)
    cell.comment = comment


_CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)><f([^>]*)>(.*?)</f><v\s*/?>(?:</v>)?</c>', re.S)
"""A formula as openpyxl writes it: without the result that was stored."""


def _with_results(content: bytes, raw: bytes) -> bytes:
    """A workbook with the results of its formulas, which openpyxl leaves out. Until Excel works
    them out again, nobody else could read them.
    """
    import openpyxl

    results = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
    parts = {f"xl/worksheets/sheet{place}.xml": each for place, each in enumerate(results, 1)}
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as given,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for info in given.infolist():
            data = given.read(info)
            sheet = parts.get(info.filename)
            if sheet is not None:
                text = data.decode("utf-8")
                data = _CELL.sub(partial(_result, sheet), text).encode("utf-8")
            made.writestr(zipfile.ZipInfo(info.filename, (2020, 1, 1, 0, 0, 0)), data)
    return held.getvalue()


def _result(sheet: Mapping[str, Any], match: re.Match[str]) -> str:
    """A formula with its result, where it had one."""
    address, attributes, inner, formula = match.groups()
    value = sheet[address].value
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return match[0]
    bare = re.sub(r'\s+t="[^"]*"', "", attributes)
    kind = ' t="str"' if isinstance(value, str) else ""
    start = f'<c r="{address}"{bare}{kind}><f{inner}>{formula}</f>'
    return f"{start}<v>{escape(str(value))}</v></c>"
