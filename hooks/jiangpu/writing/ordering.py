"""The fields of a record in the order in which they are written."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel

from ..reading.nodes import Tree
from ..schema.base import Record
from ..schema.fields import Field, fields_of

_NAME = re.compile(r"(?P<name>[^\s#\-\[\]{}\"':][^:]*?):(?:\s|$)")
"""The beginning of a field at the margin."""

Block = tuple[str, list[str]]
"""The name of a field, and its lines with the comments above it."""


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


def in_usual_order(text: str, tree: Tree, model: type[BaseModel]) -> str:
    """A file with its fields in their usual order.

    A comment moves with the field below it. Fields that the model has not come last. The text stays
    as it is where not every line can be told to belong to a field.

    Args:
        text: the file, with `\\n` line ends, in which nothing is left to mend.
        tree: its front matter.
        model: of the record, or of the editorial page.
    """
    lines = text.split("\n")
    first = tree.front.first - 1
    end = first + len(tree.front.lines)
    blocks, after = blocks_of(lines[first:end])
    names = [str(path[0]) for path in tree.keys if len(path) == 1]
    if [name for name, _ in blocks] != names:
        return text
    places = {field.label: place for place, field in enumerate(usual_order(model))}
    blocks.sort(key=lambda block: places.get(block[0], len(places)))
    moved: list[str] = []
    for _, block in blocks:
        moved += block
    return "\n".join([*lines[:first], *moved, *after, *lines[end:]])


def blocks_of(lines: list[str]) -> tuple[list[Block], list[str]]:
    """The fields of a front matter with their lines, and the comments after the last of them."""
    blocks: list[Block] = []
    above: list[str] = []
    for line in lines:
        match = _NAME.match(line)
        if match is not None:
            blocks.append((match["name"], [*above, line]))
            above = []
        elif not blocks or line.startswith("#") or not line.strip():
            above.append(line)
        else:
            blocks[-1][1].extend([*above, line])
            above = []
    return blocks, above
