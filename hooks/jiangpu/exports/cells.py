"""JSON values as the text of one cell: what a clerk reads in CSV and XLSX."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from .columns import NUMBER, PART, REF, YES, Column

BETWEEN = "；"
"""Between the items of a list in a cell."""
_BETWEEN_INSIDE = "、"
"""Between the items of a list within an entry, so that ； parts the entries only."""


def cell(value: Any, column: Column) -> str:
    """The text of a value, "" for one that is not there.

    Args:
        value: the JSON value, None where nothing is known.
        column: what the value is.
    """
    if value is None:
        return ""
    return _text(value, column, BETWEEN)


def _text(value: Any, column: Column, between: str) -> str:
    if not column.many:
        return _one(value, column)
    return between.join(_one(item, column) for item in value)


def _one(value: Any, column: Column) -> str:
    """A single value by its type."""
    if column.type == REF:
        return _reference(value)
    if column.type == PART:
        return _entry(value, column.parts)
    if column.type == YES:
        return "是" if value else "否"
    if column.type == NUMBER:
        return f"{Decimal(repr(value)):f}"
    return str(value)


def _reference(value: Mapping[str, str]) -> str:
    """某某劳模创新工作室（S0001）, or the name alone where there is no record."""
    name = value["名称"]
    return f"{name}（{value['编号']}）" if "编号" in value else name


def _entry(entry: Mapping[str, Any], parts: Sequence[Column]) -> str:
    """全国五一劳动奖章（级别：全国，年份：2013）.

    The first field that is there stands for the entry, the others are named.
    """
    lead, more = "", []
    present = [part for part in parts if part.name in entry]
    for position, part in enumerate(present):
        text = _text(entry[part.name], part, _BETWEEN_INSIDE)
        if position == 0:
            lead = text
        else:
            more.append(f"{part.name}：{text}")
    return f"{lead}（{'，'.join(more)}）" if more else lead
