"""Values that are read as they are meant, but stand in another form: 2019年6月, １００, （万元）.

The check says nothing of them. `jiangpu fix` writes them as the site does.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from ..problems.span import Edit, Span
from ..reading.corrections import replace_word
from ..reading.nodes import Path, Tree
from ..schema.fields import Field, field_named, reader_of
from ..schema.types import ValueType

Model = type[BaseModel]

_DATES = (ValueType.DATE, ValueType.DAY)
_NUMBERS = (ValueType.NUMBER, ValueType.INTEGER)


@dataclass(frozen=True)
class Respelling:
    """One value in its usual form.

    Attributes:
        label: the field.
        old: as it is typed.
        new: as the site writes it.
        edits: the change; none where it cannot be told where to make it.
    """

    label: str
    old: str
    new: str
    edits: tuple[Edit, ...]


def respellings(tree: Tree, model: Model) -> Iterator[Respelling]:
    """Every value of a front matter that would read the same in its usual form.

    Args:
        tree: the front matter.
        model: of the record, or of the editorial page.
    """
    yield from _names(tree)
    yield from _in_group(tree, model, tree.data, ())


def letters(text: str) -> Counter[str]:
    """How often each letter, digit and sign of measure (% + ℃) stands in a text, whatever its width
    and case.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return Counter(char for char in plain if char.isalnum() or _means_something(char))


def _means_something(char: str) -> bool:
    return char in "%‰" or unicodedata.category(char) in ("Sm", "Sc", "So")


def _names(tree: Tree) -> Iterator[Respelling]:
    """Names of fields with a space between them and their colon."""
    for path, span in tree.keys.items():
        line = tree.front.raw_line(span.line)
        following = line[span.end_column - 1 :]
        spaces = len(following) - len(following.lstrip(" "))
        if spaces and following[spaces : spaces + 1] == ":":
            gap = Span.within(span.line, span.end_column, span.end_column + spaces)
            name = str(path[-1])
            yield Respelling(name, f"{name} :", f"{name}:", (Edit(gap, ""),))


def _in_group(tree: Tree, model: Model, group: dict[str, Any], path: Path) -> Iterator[Respelling]:
    """The values of a record, or of one of its entries."""
    for label, value in group.items():
        field = field_named(model, label)
        if field is None:
            continue
        for place, item in _items(value, (*path, label)):
            if field.part and isinstance(item, dict):
                yield from _in_group(tree, field.part, item, place)
            elif isinstance(item, str):
                yield from _respelled(tree, model, field, place, item)


def _items(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """The values of a field, each with its place; one that is no list is the only one."""
    if not isinstance(value, list):
        yield path, value
        return
    for index, item in enumerate(value):
        yield (*path, index), item


def _respelled(
    tree: Tree, model: Model, field: Field, path: Path, old: str
) -> Iterator[Respelling]:
    new = _usual(model, field, old)
    if new is None or new == old:
        return
    edits = replace_word(tree, path, old, new)
    if edits:
        yield Respelling(field.label, old, new, edits)


def _usual(model: Model, field: Field, text: str) -> str | None:
    """The usual form of a value; None where there is none, or where a letter would be lost."""
    try:
        value = reader_of(model, field.attribute).validate_python(text)
    except ValidationError:
        return None
    if field.type in _NUMBERS:
        return unicodedata.normalize("NFKC", text).strip().replace(",", "")
    if isinstance(value, tuple):
        value = value[0] if len(value) == 1 else None
    if not isinstance(value, str):
        return None
    if field.type in _DATES or letters(value) == letters(text):
        return value
    return None
