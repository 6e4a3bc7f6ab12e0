"""The fields of a record in the order in which they are written."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel

from .base import Record
from .fields import Field, fields_of

FIRST = ("编号", "名称", "别名", "摘要")
"""The common fields at the top of a record: what it is called, and what it is in a sentence."""

LAST = (
    "数字",
    "备注",
    "标签",
    "可能同一",
    "核对",
    "来源",
    "豁免",
    "曾用地址",
    "状态",
    "更新",
    "编者",
)
"""The common fields at the end: what a record says comes before what it rests on."""


@cache
def usual_order(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a record in the order in which they are written: what it is called, the fields
    of its kind as they are declared, what it rests on. Another model's are as they are declared.
    """
    fields = fields_of(model)
    if not issubclass(model, Record):
        return fields
    named = {field.label: field for field in fields}
    own = [field for field in fields if field.label not in (*FIRST, *LAST)]
    first = [named[label] for label in FIRST if label in named]
    last = [named[label] for label in LAST if label in named]
    return (*first, *own, *last)
