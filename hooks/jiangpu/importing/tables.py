"""A sheet taken apart: its title, its heading in one row or several, its rows, what is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..language.dates import parse_partial
from .headings import Heading, heading, is_heading, key_of
from .workbooks import EMPTY, Cell, Sheet, column_letter

DEEPEST_HEADING = 30
"""So many rows at most stand above the rows of a table."""


@dataclass(frozen=True)
class Column:
    """One column that has a heading: its place in the sheet, from 0, and its letter."""

    index: int
    head: Heading

    @property
    def letter(self) -> str:
        return column_letter(self.index)


@dataclass(frozen=True)
class Line:
    """One row of a table.

    Attributes:
        number: as the editor counts, from 1.
        cells: by column index of the sheet.
        filled: column index → why the text is that of a cell above: 同上 or 合并.
        places: column index → the cell where the text stands, in a form; else letter and number.
    """

    number: int
    cells: tuple[Cell, ...]
    filled: Mapping[int, str] = field(default_factory=dict)
    places: Mapping[int, str] = field(default_factory=dict)

    def cell(self, index: int) -> Cell:
        return self.cells[index] if index < len(self.cells) else EMPTY

    def address(self, index: int) -> str:
        """L5."""
        return self.places.get(index, f"{column_letter(index)}{self.number}")


@dataclass(frozen=True)
class Passed:
    """A row that is none of a record: its cells that are not empty, by column, and why."""

    number: int
    cells: tuple[tuple[int, str], ...]
    why: str
    name: str


@dataclass(frozen=True)
class Table:
    """A table, or a form read as a table of one row.

    Attributes:
        sheet: the name of the sheet.
        columns: those with a heading.
        lines: the rows of records.
        passed: the rows that are none.
        title: what stands above the heading; "" where nothing does.
        publisher: who filled it in (填报单位); "" where it does not say.
        date: when it was filled in, as an ISO partial date; "" where it does not say.
        year: the year that it is about; "" where it does not say.
        unit: the unit that a line above the heading gives for money; "" where none does.
        heading_row: the last row of the heading, from 1; 0 of a form.
        is_form: whether labels stand beside their values.
    """

    sheet: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    passed: tuple[Passed, ...]
    title: str = ""
    publisher: str = ""
    date: str = ""
    year: str = ""
    unit: str = ""
    heading_row: int = 0
    is_form: bool = False


_EXPLAINING = re.compile(
    "填表说明|填写说明|填报说明|^说明|怎么填|字典|下拉|选项|可选的词|代码表|参数|示例|样例"
)
"""Names of sheets that explain and list nothing."""


def explains(name: str) -> bool:
    """Whether a sheet explains how to fill in another, by its name."""
    return _EXPLAINING.search(name) is not None


def find_table(sheet: Sheet) -> Table | None:
    """The table of a sheet; None where no row is a heading."""
    first = _heading_row(sheet)
    if first is None:
        return None
    top, last = _heading_rows(sheet, first)
    columns = _columns(sheet, top, last)
    about = About.of(sheet, top)
    lines, passed = _rows(sheet, columns, last + 1)
    return Table(
        sheet=sheet.name,
        columns=(*columns, *_nameless(columns, lines)),
        lines=tuple(lines),
        passed=(*about.passed, *passed),
        title=about.title,
        publisher=about.publisher,
        date=about.date,
        year=year_in(about.title) or year_in(sheet.name),
        unit=about.unit,
        heading_row=last + 1,
    )


def _heading_row(sheet: Sheet) -> int | None:
    """The row that holds the most headings, from 0."""
    best, found = 1, None
    for index, row in enumerate(sheet.rows[:DEEPEST_HEADING]):
        texts = [cell.text for cell in row if cell.text]
        count = sum(is_heading(text) for text in texts)
        if count > best and 2 * count >= len(texts):
            best, found = count, index
    return found


def _heading_rows(sheet: Sheet, found: int) -> tuple[int, int]:
    """First and last row of the heading: rows beside the one that was found may belong to it."""
    top = last = found
    while top > 0 and _is_above(sheet, top - 1):
        top -= 1
    while last - top < 2 and _is_below(sheet, top, last + 1):
        last += 1
    return top, last


def _is_above(sheet: Sheet, index: int) -> bool:
    """Whether a row holds the upper parts of headings: several texts, a heading among them."""
    texts = [cell.text for cell in sheet.rows[index] if cell.text]
    return len(texts) > 1 and sum(is_heading(text) for text in texts) > len(texts) / 2


def _is_below(sheet: Sheet, top: int, index: int) -> bool:
    """Whether a row holds the lower parts of headings: texts only below headings that stand over
    several columns.
    """
    if index >= len(sheet.rows):
        return False
    spread = _spread(sheet, top)
    given = [column for column, cell in enumerate(sheet.rows[index]) if not cell.is_empty]
    if not given or any(column not in spread for column in given):
        return False
    cells = [sheet.rows[index][column] for column in given]
    return all(cell.text and not cell.number and len(cell.text) <= 20 for cell in cells)


def _spread(sheet: Sheet, top: int) -> set[int]:
    """The columns over which a heading of a row stands that has more than one: by a merged range,
    or by empty cells behind it.
    """
    found: set[int] = set()
    for (first, left), (last, right) in sheet.merged:
        if first <= top <= last and right > left:
            found.update(range(left, right + 1))
    row = sheet.rows[top]
    covered = _covered(sheet)
    for column, cell in enumerate(row):
        if cell.text or (top, column) in covered or column == 0:
            continue
        found.update((_left_of(row, column), column))
    return found


def _left_of(row: tuple[Cell, ...], column: int) -> int:
    """The nearest column to the left that holds a text."""
    while column > 0 and not row[column].text:
        column -= 1
    return column


def _covered(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Every cell that a merged range hides → the cell that holds its text."""
    found = {}
    for (top, left), (bottom, right) in sheet.merged:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    found[row, column] = (top, left)
    return found


def _columns(sheet: Sheet, top: int, last: int) -> tuple[Column, ...]:
    """The columns with their headings, the parts of several rows joined."""
    covered = _covered(sheet)
    found = []
    width = len(sheet.rows[top])
    for column in range(width):
        parts: list[str] = []
        for row in range(top, last + 1):
            text = _heading_text(sheet, covered, row, column, last)
            if text and text not in parts:
                parts.append(text)
        if parts:
            found.append(Column(column, heading(*parts)))
    return tuple(found)


def _nameless(columns: tuple[Column, ...], lines: list[Line]) -> Iterator[Column]:
    """The columns that have texts and no heading."""
    named = {column.index for column in columns}
    width = max((len(line.cells) for line in lines), default=0)
    for index in range(width):
        if index not in named and any(not line.cell(index).is_empty for line in lines):
            yield Column(index, heading(""))


def _heading_text(
    sheet: Sheet,
    covered: Mapping[tuple[int, int], tuple[int, int]],
    row: int,
    column: int,
    last: int,
) -> str:
    """One part of a heading: an empty cell to the right of a spread one has its text."""
    source_row, source_column = covered.get((row, column), (row, column))
    text = sheet.rows[source_row][source_column].text.replace("\n", "")
    if text or row == last or (row, column) in covered:
        return text
    below = any(sheet.rows[each][column].text for each in range(row + 1, last + 1))
    left = _left_of(sheet.rows[row], column)
    return sheet.rows[row][left].text.replace("\n", "") if below else ""


_FILLED_IN_BY = re.compile(
    r"(?:填报单位|填表单位|上报单位|报送单位|制表单位|汇总单位)[^：:]*[：:]\s*(.*)"
)
_FILLED_IN_ON = re.compile(r"(?:填报|填表|上报|报送|制表|汇总)?(?:日期|时间)[：:]\s*(.*)")
_UNIT_OF_ALL = re.compile(r"(?:金额)?单位[：:]\s*(元|万元|亿元)")


@dataclass
class About:
    """What stands above the heading, or beside a form."""

    title: str = ""
    publisher: str = ""
    date: str = ""
    unit: str = ""
    passed: list[Passed] = field(default_factory=list)

    @classmethod
    def of(cls, sheet: Sheet, top: int) -> About:
        about = cls()
        for index in range(top):
            texts = _texts(sheet.rows[index])
            for _, text in texts:
                about.take(text)
            if texts:
                what = "标题" if texts[0][1] == about.title else "表头上面的话"
                about.passed.append(Passed(index + 1, texts, f"{what}，不放进条目", what))
        return about

    def take(self, text: str) -> None:
        """Note what one text says."""
        unit, date = _UNIT_OF_ALL.search(text), _FILLED_IN_ON.search(text)
        publisher = _FILLED_IN_BY.search(text)
        if publisher:
            self.publisher = re.split(r"\s{2,}|填报|填表|日期", publisher[1])[0].strip(" （）()")
        if unit:
            self.unit = unit[1]
        if date:
            self.date = _iso(date[1])
        if not (publisher or unit or date) and not self.title and len(text) > 3:
            self.title = " ".join(text.split())


def says_who_or_when(text: str) -> bool:
    """Whether a text says who filled something in, or when."""
    about = About()
    about.take(text)
    return bool(about.publisher or about.date)


def _iso(text: str) -> str:
    try:
        return parse_partial(text.split()[0] if text.split() else "")
    except ValueError:
        return ""


def _texts(row: tuple[Cell, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((column, cell.text) for column, cell in enumerate(row) if cell.text)


_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:\s*年度?|(?![0-9]))")


def year_in(text: str) -> str:
    """The year that a title names: 台账（2023年度）; "" where it names none, or several."""
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 else ""


_TOTAL = re.compile(r"^(合计|总计|小计|共计|累计|平均|总数|合　计|合 计)")
_NOTE = re.compile(
    r"^(注|备注|说明|填表|填报|审核|制表|附|备\s*注|单位负责人|分管领导|经办|盖章|联系人|报送)[^，,]{0,8}?"
    r"[：:0-9一（(]"
)
_EXAMPLE = re.compile(r"^[（(【]?(例|示例|样例|范例|例如|填写示例)[）)】:：]?$")


def _rows(sheet: Sheet, columns: tuple[Column, ...], first: int) -> tuple[list[Line], list[Passed]]:
    covered = _covered(sheet)
    headings = {key_of(column.head.own) for column in columns}
    lines: list[Line] = []
    passed: list[Passed] = []
    for index in range(first, len(sheet.rows)):
        row = sheet.rows[index]
        texts = _texts(row)
        if all(cell.is_empty for cell in row):
            continue
        why, name = _why_no_row(sheet, index, texts, headings, covered)
        if why:
            passed.append(Passed(index + 1, texts, why, name))
        else:
            lines.append(_line(sheet, index, covered, lines))
    return lines, passed


def _why_no_row(
    sheet: Sheet,
    index: int,
    texts: tuple[tuple[int, str], ...],
    headings: set[str],
    covered: Mapping[tuple[int, int], tuple[int, int]],
) -> tuple[str, str]:
    """Why a row is none of a record, and what it is called; two empty texts where it is one."""
    if not texts:
        return ("只有算式，没有字", "空行") if not _hidden_in(covered, index) else ("", "")
    first = texts[0][1]
    if any(_TOTAL.match(text) for _, text in texts[:2]):
        return "合计不是条目", first
    if any(_EXAMPLE.match(text) for _, text in texts[:2]):
        return "示例，不放进条目", "示例"
    if sum(key_of(text) in headings for _, text in texts) > max(1, len(texts) / 2):
        return "又是一遍表头", "表头"
    if len(texts) <= 3 and _NOTE.match(first):
        return "填表说明，不放进条目", "注"
    if len(texts) == 1 and _is_section(sheet, index, texts[0], covered):
        return "分组的小标题，不放进条目", first
    return "", ""


def _hidden_in(covered: Mapping[tuple[int, int], tuple[int, int]], index: int) -> bool:
    return any(row == index for row, _ in covered)


def _is_section(
    sheet: Sheet,
    index: int,
    only: tuple[int, str],
    covered: Mapping[tuple[int, int], tuple[int, int]],
) -> bool:
    """Whether the only text of a row is a heading for the rows below: numbered, or spread out."""
    column, text = only
    from_above = any(
        (row, _) != (index, _) and row == index and source[0] < index
        for (row, _), source in covered.items()
    )
    spread = covered.get((index, column + 2)) == (index, column)
    numbered = re.match(r"^[（(]?[一二三四五六七八九十]+[、）)]", text) is not None
    return (spread or numbered) and not from_above and bool(text)


SAME_AS_ABOVE = frozenset(("同上", "〃", "″", '"', "”", "同前", "〞", "々"))


def _line(
    sheet: Sheet,
    index: int,
    covered: Mapping[tuple[int, int], tuple[int, int]],
    lines: list[Line],
) -> Line:
    """A row with what it takes from the rows above."""
    cells = list(sheet.rows[index])
    filled: dict[int, str] = {}
    for column, cell in enumerate(cells):
        source = covered.get((index, column))
        if source is not None and source[0] < index and source[1] == column:
            cells[column] = sheet.rows[source[0]][source[1]]
            filled[column] = "合并"
        elif cell.text in SAME_AS_ABOVE and lines and not lines[-1].cell(column).is_empty:
            cells[column] = lines[-1].cell(column)
            filled[column] = "同上"
    return Line(index + 1, tuple(cells), filled)


def filled_down(lines: tuple[Line, ...], columns: tuple[int, ...]) -> tuple[Line, ...]:
    """The rows with empty cells of some columns filled from the row above: a ledger that names a
    unit once for several studios.
    """
    found: list[Line] = []
    for line in lines:
        cells, filled = list(line.cells), dict(line.filled)
        for column in columns:
            if found and line.cell(column).is_empty:
                cells[column] = found[-1].cell(column)
                filled[column] = "上一行"
        found.append(Line(line.number, tuple(cells), filled, line.places))
    return tuple(found)


def passed_rows(sheet: Sheet, why: str, name: str) -> Iterator[Passed]:
    """Every row of a sheet that is not read."""
    for index, row in enumerate(sheet.rows):
        texts = _texts(row)
        if texts:
            yield Passed(index + 1, texts, why, name)
