"""JSON values as the text of one cell: what a clerk reads in CSV and XLSX."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .columns import NUMBER, PART, REF, YES, Column

BETWEEN = "；"


def cell(value: Any, column: Column) -> str:
    """The text of a value, "" for one that is not there; lists are joined by ；."""
    if value is None:
        return ""
    return (
        BETWEEN.join(_one(item, column) for item in value) if column.many else _one(value, column)
    )


def _inside(value: Any, column: Column) -> str:
    """Within an entry, lists are joined by 、 so that ； parts the entries only."""
    return "、".join(_one(item, column) for item in value) if column.many else _one(value, column)


def _one(value: Any, column: Column) -> str:
    if column.type == REF:
        return f"{value['名称']}（{value['编号']}）" if "编号" in value else value["名称"]
    if column.type == PART:
        return _entry(value, column.parts)
    if column.type == YES:
        return "是" if value else "否"
    if column.type == NUMBER:
        return f"{Decimal(repr(value)):f}"
    return str(value)


def _entry(entry: dict[str, Any], parts: tuple[Column, ...]) -> str:
    """全国五一劳动奖章（级别：全国，年份：2013）: the first field stands for the entry, the others are named."""
    told = [(part, _inside(entry[part.name], part)) for part in parts if part.name in entry]
    (_, lead), *rest = told or [(None, "")]
    more = "，".join(f"{part.name}：{text}" for part, text in rest)
    return f"{lead}（{more}）" if more else lead
