"""The empty ledger in Excel: a column for each field, with a drop-down where there are words to
choose from, an example, and a note. All of it is read from the declarations of the fields.
"""

from __future__ import annotations

import datetime
import io
import re
from dataclasses import dataclass

import xlsxwriter

from ..schema.fields import Field, fields_of
from ..schema.units import INDICATOR_UNITS
from .headings import FIGURE, AnyKind
from .placing import choices_of

GUIDE, WORDS = "怎么填", "可选的词"
"""The other sheets: they are not read again."""

ROWS = 500
"""So many rows have drop-downs."""


@dataclass(frozen=True)
class TemplateColumn:
    """One column of the empty ledger."""

    heading: str
    help: str
    example: str
    words: tuple[str, ...] = ()
    required: bool = False


def columns_of(kind: AnyKind) -> tuple[TemplateColumn, ...]:
    """The columns of the empty ledger of a kind."""
    named = {described.label: described for described in fields_of(kind.model)}
    found = [TemplateColumn("序号", "数行用的，不放进条目", "例")]
    for place in choices_of(kind):
        label, _, part = place.partition(".")
        if place.startswith(FIGURE):
            found.append(_figure(part))
        elif label not in named:
            continue
        elif not part:
            found.append(_column(named[label].label, named[label], named[label]))
        else:
            found += _part_column(named[label], part)
    name = next(column for column in found if column.heading == "名称")
    found.remove(name)
    found.insert(1, name)
    found.append(TemplateColumn("备注", "放不进别的列的话，只留在文件里", ""))
    return tuple(found)


def _column(heading: str, described: Field, top: Field) -> TemplateColumn:
    more = "；有几项就分行写" if top.many else ""
    return TemplateColumn(
        heading=heading,
        help=described.help + more,
        example=_bare(described.example),
        words=described.words,
        required=described.required and described is top and described.label != "编号",
    )


def _part_column(top: Field, label: str) -> list[TemplateColumn]:
    """The column of a part of an entry. An entry of one sentence has the name of its field."""
    if top.part is None:
        return []
    part = next(each for each in top.parts if each.label == label)
    lead = getattr(top.part, "lead", "")
    telling = [each for each in top.parts if each.label not in ("来源", "效益")]
    if part.many and part.part is not None:
        return []
    if label == lead and len(telling) == 1:
        return [_column(top.label, part, top)]
    if top.label == "步骤":
        return [_column(top.label, part, top)] if label == lead else []
    return [_column(f"{top.label}：{label}", part, top)]


def _figure(indicator: str) -> TemplateColumn:
    units = INDICATOR_UNITS.get(indicator, ())
    unit = next((word for word in ("万元", "项") if word in units), units[0] if units else "")
    heading = f"{indicator}（{unit}）" if unit else indicator
    return TemplateColumn(heading, "写数；约、近、余、以上这些字照写，如 120余", "120余")


def _bare(example: str) -> str:
    """An example without the signs of front matter."""
    return re.sub(r"[\[\]{}]|^…$", "", example).strip()


def template(kind: AnyKind) -> bytes:
    """The empty ledger of a kind. The same kind gives the same bytes."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"created": datetime.datetime(2020, 1, 1)})
    columns = columns_of(kind)
    sheet = book.add_worksheet(f"{kind.label}台账")
    guide = book.add_worksheet(GUIDE)
    words = book.add_worksheet(WORDS)
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#F1E9DC"})
    grey = book.add_format({"font_color": "#777777", "italic": True, "text_wrap": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    sheet.write(0, 0, "填报单位：")
    sheet.write(0, 4, "填报日期：")
    for place, column in enumerate(columns):
        star = "*" if column.required else ""
        sheet.write(1, place, column.heading + star, head)
        sheet.write(2, place, column.example, grey)
        sheet.set_column(place, place, max(8, 2 * len(column.heading)), text)
        sheet.write_comment(1, place, _note(column), {"author": "匠谱", "x_scale": 2})
        if column.words:
            _drop_down(sheet, words, place, column)
    sheet.freeze_panes(2, 2)
    _write_guide(guide, columns, head, wrapped)
    words.hide()
    book.close()
    return held.getvalue()


def _note(column: TemplateColumn) -> str:
    lines = [column.help]
    if column.example and column.example != "例":
        lines.append(f"例如:{column.example}")
    if column.words:
        lines.append(f"可选:{'、'.join(column.words)}")
    if column.required:
        lines.append("一定要填")
    return "\n".join(lines)


def _drop_down(
    sheet: xlsxwriter.worksheet.Worksheet,
    words: xlsxwriter.worksheet.Worksheet,
    place: int,
    column: TemplateColumn,
) -> None:
    """Words to choose from; others may be typed, and are told when the ledger is read."""
    words.write_column(0, place, column.words)
    name = xlsxwriter.utility.xl_col_to_name(place, True)
    source = f"='{WORDS}'!{name}$1:{name}${len(column.words)}"
    options = {"validate": "list", "source": source, "error_type": "warning"}
    sheet.data_validation(3, place, ROWS, place, options)


def _write_guide(
    guide: xlsxwriter.worksheet.Worksheet,
    columns: tuple[TemplateColumn, ...],
    head: xlsxwriter.format.Format,
    wrapped: xlsxwriter.format.Format,
) -> None:
    for place, title in enumerate(("列", "说明", "例子", "可选的词")):
        guide.write(0, place, title, head)
    for row, column in enumerate(columns, 1):
        cells = (column.heading, column.help, column.example, "、".join(column.words))
        for place, cell in enumerate(cells):
            guide.write(row, place, cell, wrapped)
    guide.set_column(0, 0, 18)
    guide.set_column(1, 3, 40)
