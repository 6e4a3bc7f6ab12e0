"""The lines of a front matter, sorted into the usual order of its fields."""

from __future__ import annotations

import re

from pydantic import BaseModel

from ..reading.nodes import Tree
from ..schema.order import usual_order

_NAME = re.compile(r"(?P<name>[^\s#\-\[\]{}\"':][^:]*?):(?:\s|$)")
"""The beginning of a field at the margin."""

Block = tuple[str, list[str]]
"""The name of a field, and its lines with the comments above it."""


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
