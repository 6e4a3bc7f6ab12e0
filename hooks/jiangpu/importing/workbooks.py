"""Bytes to sheets of cells: .xlsx and .xlsm by python-calamine, .csv and .txt by the standard
library.

A cell is the text that an editor sees, as far as the file tells it. What a file tells wrongly is
marked and never trusted: a formula without its result, a number that Excel rounded.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..reading.text import characters
from ..reading.unseen import without_unseen

FORMULA, ROUNDED, ERROR = "formula", "rounded", "error"
"""Flaws of a cell: no result was stored, digits were lost, the result is an error."""

LARGEST_FILE = 200_000_000
"""Bytes of a workbook at most, unpacked."""

MOST_CELLS = 400_000
"""Cells of a sheet at most."""


class CannotRead(ValueError):
    """A file that is not read. The message says in Chinese why, and what to do."""


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        text: what stands in it, without spaces around it; "" where nothing does.
        number: whether the file holds a number and not a text.
        flaw: one of the flaws, or "".
    """

    text: str = ""
    number: bool = False
    flaw: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it, not even a formula."""
        return not self.text and not self.flaw


EMPTY = Cell()

Area = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, each as (row, column) from 0."""


@dataclass(frozen=True)
class Sheet:
    """One sheet.

    Attributes:
        name: on its tab.
        rows: from the first row of the sheet on, all of one length.
        merged: the merged ranges.
        hidden: whether the editor hid it.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Area, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class Workbook:
    """One file.

    Attributes:
        name: the name of the file.
        sheets: in the order of the tabs.
        epoch: the day that Excel counts days from.
        first_name: what the file was called when it was first read, if it came back with colours.
    """

    name: str
    sheets: tuple[Sheet, ...]
    epoch: datetime.date = datetime.date(1899, 12, 30)
    first_name: str = ""


FIRST_NAME = "匠谱台账"
"""The property of a workbook that holds what it was called when it was first read."""


def column_letter(index: int) -> str:
    """0 is A, 25 is Z, 26 is AA."""
    letters = ""
    rest = index + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OTHER_ENDINGS = {
    ".xls": "旧版 Excel 的 .xls",
    ".et": "WPS 的 .et",
    ".xlsb": "二进制的 .xlsb",
    ".ods": "LibreOffice 的 .ods",
    ".numbers": "苹果的 .numbers",
}
_SAVE_AS = "改法:打开它，点“另存为”，类型选“Excel 工作簿（.xlsx）”，再放另存的这一份"


def read_workbook(name: str, raw: bytes) -> Workbook:
    """The sheets of a file.

    Args:
        name: of the file, with its ending.
        raw: its content.

    Raises:
        CannotRead: it is protected, damaged, too large, or of a form that is not read.
    """
    ending = _ending(name)
    if not raw.strip():
        raise CannotRead(f"{name} 是空的")
    if raw.startswith(_OLE):
        raise CannotRead(_why_not_ole(name, ending, raw))
    if raw.startswith(b"PK"):
        return _read_xlsx(name, ending, raw)
    if ending in _OTHER_ENDINGS:
        raise CannotRead(f"{name} 是{_OTHER_ENDINGS[ending]} 格式，读不了；{_SAVE_AS}")
    if raw.lstrip()[:1] == b"<":
        raise CannotRead(f"{name} 其实是一个网页，不是表格；{_SAVE_AS}")
    if ending in (".csv", ".txt", ".tsv"):
        return Workbook(name, (_read_csv(name, raw),))
    raise CannotRead(f"{name} 读不了，不是 Excel 表格，或者坏了；{_SAVE_AS}")


def _ending(name: str) -> str:
    match = re.search(r"\.[A-Za-z0-9]+$", name)
    return match[0].lower() if match else ""


def _why_not_ole(name: str, ending: str, raw: bytes) -> str:
    """A container of Microsoft's: a protected workbook, or one of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return (
            f"{name} 设了打开密码，读不了;改法:用密码打开它，点“文件—信息—保护工作簿”，"
            "选“用密码进行加密”，把密码删空，另存一份再放"
        )
    what = _OTHER_ENDINGS.get(ending, _OTHER_ENDINGS[".xls"])
    return f"{name} 是{what} 格式，读不了；{_SAVE_AS}"


def _read_xlsx(name: str, ending: str, raw: bytes) -> Workbook:
    """A zip file: a workbook of Excel, if it holds one."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(each.file_size for each in archive.infolist())
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        raise CannotRead(f"{name} 坏了，打不开;改法:用 Excel 打开，能打开就另存一份再放") from None
    if "xl/workbook.xml" not in names:
        what = _OTHER_ENDINGS.get(ending, "别的软件的")
        raise CannotRead(f"{name} 是{what} 格式，读不了；{_SAVE_AS}")
    if size > LARGEST_FILE:
        raise CannotRead(f"{name} 太大，展开有 {size // 1_000_000} 兆;改法:删掉图片，拆成几份")
    return _sheets_of(name, raw)


def _sheets_of(name: str, raw: bytes) -> Workbook:
    try:
        import openpyxl
        from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum
    except ModuleNotFoundError:
        raise CannotRead('读 Excel 要先装上两个软件包;改法:pip install "jiangpu[office]"') from None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        forms = openpyxl.load_workbook(io.BytesIO(raw))
    except (CalamineError, ValueError, KeyError, TypeError, OSError, zipfile.BadZipFile) as error:
        raise CannotRead(f"{name} 里面有坏的地方，读不了；{_SAVE_AS}") from error
    sheets = []
    for meta in book.sheets_metadata:
        if meta.name not in forms.sheetnames or not hasattr(forms[meta.name], "iter_rows"):
            continue  # a sheet that holds a chart and no cells
        sheet = book.get_sheet_by_name(meta.name)
        if (sheet.total_height or 0) * (sheet.total_width or 0) > MOST_CELLS:
            raise CannotRead(f"{name} 的表“{meta.name}”太大;改法:删掉空行空列，拆成几份")
        rows = sheet.to_python(skip_empty_area=False)
        hidden = meta.visible != SheetVisibleEnum.Visible
        merged = tuple(_area(each) for each in sheet.merged_cell_ranges or ())
        sheets.append(Sheet(meta.name, _cells(rows, _notes(forms[meta.name])), merged, hidden))
    noted = {each.name: each.value for each in forms.custom_doc_props.props}
    first_name = str(noted.get(FIRST_NAME) or "")
    return Workbook(name, tuple(sheets), forms.epoch.date(), first_name)


def _area(given: Any) -> Area:
    (top, left), (bottom, right) = given
    return (int(top), int(left)), (int(bottom), int(right))


@dataclass(frozen=True)
class _Note:
    """What openpyxl tells of a cell that python-calamine does not."""

    is_formula: bool
    is_error: bool
    number_format: str


def _notes(sheet: Any) -> Mapping[tuple[int, int], _Note]:
    found = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                key = (cell.row - 1, cell.column - 1)
                note = _Note(cell.data_type == "f", cell.data_type == "e", cell.number_format or "")
                found[key] = note
    return found


_PLAIN_NOTE = _Note(False, False, "")


def _cells(
    rows: Iterable[Iterable[Any]], notes: Mapping[tuple[int, int], _Note]
) -> tuple[tuple[Cell, ...], ...]:
    found = []
    for row_index, row in enumerate(rows):
        cells = []
        for column, value in enumerate(row):
            cells.append(_cell(value, notes.get((row_index, column), _PLAIN_NOTE)))
        found.append(tuple(cells))
    return tuple(found)


def _cell(value: Any, note: _Note) -> Cell:
    if note.is_error:
        return Cell(flaw=ERROR)
    if value in ("", None):
        return Cell(flaw=FORMULA) if note.is_formula else EMPTY
    if isinstance(value, bool):
        return Cell("是" if value else "否")
    if isinstance(value, (int, float)):
        return _number(value, note.number_format)
    if isinstance(value, datetime.datetime):
        value = value.date() if value.time() == datetime.time() else value
    if type(value) is datetime.date:
        return Cell(_as_shown(value, note.number_format))
    return Cell(tidy(str(value)))


_NO_LETTERS = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")
"""What a number format only writes: a language, a text in quotes, a character."""


def _as_shown(day: datetime.date, number_format: str) -> str:
    """A day as far as its cell shows it. Who types 2018年5月 gives Excel the first of May, and
    never sees it.
    """
    letters = _NO_LETTERS.sub("", number_format).lower()
    if "d" in letters or "y" not in letters:
        return day.isoformat()
    return f"{day:%Y-%m}" if "m" in letters else f"{day:%Y}"


_LITERAL = re.compile(r"(?P<number>[0#,.]+)\s*\"(?P<unit>[^\"0-9]{1,4})\"$")
"""A number format that shows a unit: 0"人"."""

EXACT = 10**15
"""Excel keeps fifteen digits: what has more is rounded."""


def _number(value: float, number_format: str) -> Cell:
    if abs(value) >= EXACT:
        return Cell(f"{value:.0f}", number=True, flaw=ROUNDED)
    exact = Decimal(f"{value:.15g}")
    if "%" in number_format and '"' not in number_format:
        return Cell(f"{_plain(exact * 100)}%")
    unit = _LITERAL.search(number_format)
    if unit:
        return Cell(f"{_plain(exact)}{unit['unit']}")
    return Cell(_plain(exact), number=True)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def tidy(text: str) -> str:
    """The text of a cell: lines without spaces around them, and nothing that nobody sees."""
    lines = re.split(r"\r\n|\r|\n", text.replace("\xa0", " ").replace("_x000D_", ""))
    kept = [without_unseen(line).strip() for line in lines]
    return "\n".join(line for line in kept if line)


_SCIENTIFIC = re.compile(r"[0-9]\.[0-9]+[eE]\+1[0-9]")
"""What Excel writes into CSV for a number of more than eleven digits: 1.10105E+17."""


def _text_cell(text: str) -> Cell:
    return Cell(text, flaw=ROUNDED) if _SCIENTIFIC.fullmatch(text) else Cell(text)


def _read_csv(name: str, raw: bytes) -> Sheet:
    """A file of separated values, in UTF-8, UTF-16 or GB18030."""
    decoded = characters(raw)
    if not decoded.sound:
        raise CannotRead(f"{name} 的编码认不出来;改法:用 Excel 打开，另存为 .xlsx 再放")
    text = decoded.text
    first = text.split("\n", 1)[0]
    counts = {mark: first.count(mark) for mark in (",", "\t", ";", "，")}
    mark = max(counts, key=lambda each: counts[each])
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:
        raise CannotRead(f"{name} 里有一格太长，或者引号没有配对;{_SAVE_AS}") from None
    width = max((len(row) for row in rows), default=0)
    if len(rows) * width > MOST_CELLS:
        raise CannotRead(f"{name} 太大;改法:拆成几份")
    filled = []
    for row in rows:
        cells = [_text_cell(tidy(value)) for value in row]
        filled.append(tuple(cells + [EMPTY] * (width - len(cells))))
    stem = re.sub(r"\.[A-Za-z0-9]+$", "", name)
    return Sheet(stem, tuple(filled))
