"""A form: labels beside their values, one record to a sheet."""

from __future__ import annotations

from .headings import heading, is_heading
from .tables import About, Column, Line, Passed, Table, year_in
from .workbooks import EMPTY, Cell, Sheet, column_letter

FEWEST = 3
"""So many labels with values make a form."""


def find_form(sheet: Sheet) -> Table | None:
    """The form of a sheet as a table of one row; None where it is none."""
    pairs: list[tuple[str, Cell, str]] = []
    passed: list[Passed] = []
    title = ""
    about = About()
    for index, row in enumerate(sheet.rows):
        found, others = pairs_in(row, index)
        if not found and not pairs and not title and others:
            title = others[0][1]
        pairs += found
        for _, text in others:
            about.take(text)
        if others:
            passed.append(
                Passed(index + 1, others, "不是格子的名称，也没有跟着哪个名称", "表里的话")
            )
    if sum(bool(cell.text) for _, cell, _ in pairs) < FEWEST:
        return None
    columns = tuple(Column(place, heading(label)) for place, (label, _, _) in enumerate(pairs))
    cells = tuple(cell for _, cell, _ in pairs)
    places = {place: address for place, (_, _, address) in enumerate(pairs)}
    return Table(
        sheet=sheet.name,
        columns=columns,
        lines=(Line(1, cells, {}, places),),
        passed=tuple(passed),
        title=title,
        publisher=about.publisher,
        date=about.date,
        year=year_in(title),
        is_form=True,
    )


def pairs_in(
    row: tuple[Cell, ...], index: int
) -> tuple[list[tuple[str, Cell, str]], tuple[tuple[int, str], ...]]:
    """The labels of a row with what stands to their right, and the texts that are neither."""
    found: list[tuple[str, Cell, str]] = []
    others: list[tuple[int, str]] = []
    label, at = "", 0
    for column, cell in enumerate(row):
        if cell.text and is_heading(cell.text) and not label:
            label, at = cell.text.replace("\n", ""), column + 1
        elif cell.text and is_heading(cell.text) and column > at:
            found.append((label, EMPTY, f"{column_letter(at)}{index + 1}"))
            label, at = cell.text.replace("\n", ""), column + 1
        elif not cell.is_empty and label:
            found.append((label, cell, f"{column_letter(column)}{index + 1}"))
            label = ""
        elif cell.text:
            others.append((column, cell.text))
    if label:
        found.append((label, EMPTY, f"{column_letter(at)}{index + 1}"))
    return found, tuple(others)


def looks_like_form(sheet: Sheet, table: Table | None) -> bool:
    """Whether a sheet is rather a form than a table: more labels have values beside them than the
    table has columns that it knows.
    """
    count = 0
    for index, row in enumerate(sheet.rows):
        found, _ = pairs_in(row, index)
        count += sum(bool(cell.text) for _, cell, _ in found)
    if table is None:
        return count >= FEWEST
    return count >= FEWEST and count > len(table.columns)
