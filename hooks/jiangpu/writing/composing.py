"""Front matter written from plain values: a whole one, or some fields of a file that is there.

Values are plain data as `reading.nodes.Tree.data` holds them: a text, a list of texts, an entry as
a dict, a list of entries, all by the Chinese names of their fields. What is empty is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from ..reading.nodes import Tree
from ..reading.scalars import written
from ..schema.order import usual_order
from .ordering import Block, blocks_of


class CannotPlace(ValueError):
    """The lines of a file cannot be told apart, so no field of it can be replaced.

    The message says in Chinese why. `jiangpu fix` mends the usual causes.
    """


def composed(model: type[BaseModel], values: Mapping[str, Any], body: str = "") -> str:
    """A whole file: the fields in their usual order, then the body.

    Fields that the model has not come last, so that nothing is lost; the check names them.

    Args:
        model: of the record.
        values: by field name.
        body: Markdown, without front matter.
    """
    known = [field.label for field in usual_order(model)]
    others = [label for label in values if label not in known]
    lines = ["---"]
    for label in [*known, *others]:
        lines += field_lines(label, values.get(label))
    lines.append("---")
    text = body.strip("\n")
    return "\n".join([*lines, text, ""]) if text else "\n".join([*lines, ""])


def field_lines(label: str, value: Any) -> list[str]:
    """The lines of one field; none for an empty value.

    Entries stand one to a line in braces, as the rest of the library has them.
    """
    kept = without_empty(value)
    if kept is None:
        return []
    if isinstance(kept, list) and any(isinstance(item, dict) for item in kept):
        return [f"{label}:", *(f"  - {_flow(item)}" for item in kept)]
    return [f"{label}: {_flow(kept)}"]


def with_fields(text: str, tree: Tree, model: type[BaseModel], values: Mapping[str, Any]) -> str:
    """A file with some fields replaced, added or taken out. Every other line stays as it is.

    A field whose value is already there keeps its lines, whatever their form. In a list with an
    entry to a line, entries that are already there keep theirs. A new field stands
    where the usual order puts it. A comment above a field stays there, also when the
    field is taken out.

    Args:
        text: the file, with `\\n` line ends.
        tree: its front matter.
        model: of the record.
        values: by field name; an empty one takes the field out.

    Raises:
        CannotPlace: not every line can be told to belong to a field.
    """
    lines = text.split("\n")
    first = tree.front.first - 1
    end = first + len(tree.front.lines)
    blocks, after = blocks_of(lines[first:end])
    names = [str(path[0]) for path in tree.keys if len(path) == 1]
    if [name for name, _ in blocks] != names or () not in tree.marks:
        raise CannotPlace("表头有一行认不出是哪个字段，没有改动；先把检查提示的地方改好")
    for label, value in values.items():
        if without_empty(tree.data.get(label)) != without_empty(value):
            block = next((lines_of for name, lines_of in blocks if name == label), [])
            kept = _entry_by_entry(block, tree.data.get(label), without_empty(value))
            _put(blocks, label, kept or field_lines(label, value), model)
    changed: list[str] = []
    for _, block in blocks:
        changed += block
    return "\n".join([*lines[:first], *changed, *after, *lines[end:]])


def with_body(text: str, body_line: int, body: str) -> str:
    """A file with another body. A body that is the same, ends aside, changes nothing.

    Args:
        text: the file, with `\\n` line ends.
        body_line: the line on which the body begins, from 1 (`Parsed.body_line`).
        body: Markdown.
    """
    lines = text.split("\n")
    before = "\n".join(lines[body_line - 1 :])
    if before.strip("\n") == body.strip("\n"):
        return text
    kept = lines[: body_line - 1]
    return "\n".join([*kept, body.strip("\n"), ""])


def without_empty(value: Any) -> Any:
    """A value without what is empty in it; None where nothing is left."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, Mapping):
        kept = {label: without_empty(inner) for label, inner in value.items()}
        return {label: inner for label, inner in kept.items() if inner is not None} or None
    if isinstance(value, (list, tuple)):
        items = [without_empty(item) for item in value]
        return [item for item in items if item is not None] or None
    return value


def _put(blocks: list[Block], label: str, lines: list[str], model: type[BaseModel]) -> None:
    """Replace the lines of a field among the blocks, take them out, or add them."""
    for place, (name, block) in enumerate(blocks):
        if name != label:
            continue
        comments = list(_comments_above(block))
        if lines or comments:
            blocks[place] = (label, [*comments, *lines])
        else:
            del blocks[place]
        return
    if lines:
        blocks.insert(_place_of(blocks, label, model), (label, lines))


_ENTRY = re.compile(r"\s*- ")


def _entry_by_entry(block: list[str], before: Any, after: Any) -> list[str]:
    """The lines of a list in which the entries that stay keep their lines and comments.

    None of them where the entries cannot be told apart: then the whole list is written anew.
    """
    head = [line for line in block if not line.startswith("#") and line.strip()][:1]
    if not head or not head[0].rstrip().endswith(":") or not isinstance(before, list):
        return []
    entries, after_last = _entries_of(block[block.index(head[0]) + 1 :])
    if not isinstance(after, list) or not entries or len(entries) != len(before):
        return []
    indent = entries[0][-1][: len(entries[0][-1]) - len(entries[0][-1].lstrip())]
    left = list(range(len(before)))
    lines = [head[0]]
    for value in after:
        place = next((each for each in left if without_empty(before[each]) == value), None)
        if place is None:
            lines.append(f"{indent}- {_flow(value)}")
        else:
            left.remove(place)
            lines += entries[place]
    return [*lines, *after_last]


def _entries_of(lines: list[str]) -> tuple[list[list[str]], list[str]]:
    """The lines of each entry, one line each with the comments above it, and what follows the
    last. No entries where one goes over several lines.
    """
    entries: list[list[str]] = []
    above: list[str] = []
    for line in lines:
        if _ENTRY.match(line):
            entries.append([*above, line])
            above = []
        elif not line.strip() or line.lstrip().startswith("#"):
            above.append(line)
        else:
            return [], []
    return entries, above


def _comments_above(block: list[str]) -> Iterator[str]:
    """The lines of a block before its field: comments and empty lines."""
    for line in block:
        if line.strip() and not line.startswith("#"):
            return
        yield line


def _place_of(blocks: list[Block], label: str, model: type[BaseModel]) -> int:
    """Where a new field goes: after the last one that comes before it."""
    order = {field.label: place for place, field in enumerate(usual_order(model))}
    own = order.get(label, len(order))
    found = 0
    for place, (name, _) in enumerate(blocks):
        if order.get(name, len(order)) <= own:
            found = place + 1
    return found


def _flow(value: Any) -> str:
    """A value on one line, in braces and brackets where it has parts."""
    if isinstance(value, dict):
        parts = [f"{label}: {_flow(inner)}" for label, inner in value.items()]
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return written(_one_line(str(value)))


def _one_line(text: str) -> str:
    """A text on one line: front matter holds lines, the body holds paragraphs."""
    return re.sub(r"\s*\n\s*", " ", text.strip())
