"""Edits to front matter, where there is exactly one right answer.

Each function gives the edits, or none where what to change cannot be told for certain.
"""

from __future__ import annotations

import re

from ..problems.span import Edit, Span
from .nodes import Path, Tree
from .scalars import is_plain, written

_QUOTES = "\"'“”‘’＂"


def replace_word(tree: Tree, path: Path, old: str, new: str) -> tuple[Edit, ...]:
    """Put `new` for `old` within the value at a path.

    Nothing else of the value changes, its quotes included. There is no edit where `old` does not
    stand in the value exactly once, or where the value has several lines.
    """
    span = tree.marks.get(path)
    if span is None or span.line != span.end_line or not old:
        return ()
    raw = _written_at(tree, span)
    if raw == old:
        return (Edit(span, written(new)),)
    if raw.count(old) != 1 or not _fits_inside(raw, new):
        return ()
    start = span.column + raw.index(old)
    return (Edit(Span.within(span.line, start, start + len(old)), new),)


def _fits_inside(raw: str, new: str) -> bool:
    """Whether a word may stand in a value that is quoted, or is a list, or holds more words."""
    if raw[:1] in _QUOTES:
        return not set(new) & {*_QUOTES, "\\"}
    return is_plain(new)


def rename_field(tree: Tree, path: Path, name: str) -> tuple[Edit, ...]:
    """Give another name to the field at a path, unless the group has one of that name already."""
    span = tree.keys.get(path)
    if span is None or (*path[:-1], name) in tree.keys:
        return ()
    old = str(path[-1])
    raw = _written_at(tree, span)
    if raw.strip() != old:
        return ()
    return (Edit(Span.within(span.line, span.column, span.column + len(old)), name),)


def add_value(tree: Tree, path: Path, word: str) -> tuple[Edit, ...]:
    """Add a word to the value at a path: to a list, or to a single value, which becomes one."""
    span = tree.marks.get(path)
    if span is None or span.line != span.end_line or not is_plain(word):
        return ()
    if path in tree.flow:
        end = span.end_column - 1
        return (Edit(Span.within(span.line, end, end), f", {word}"),)
    raw = _written_at(tree, span)
    if raw.startswith("- ") or not raw:
        return ()
    before = Span.point(span.line, span.column)
    after = Span.point(span.line, span.end_column)
    return (Edit(before, "["), Edit(after, f", {word}]"))


def add_field(tree: Tree, after: Path, name: str, word: str) -> tuple[Edit, ...]:
    """Add a field with a value to a group, after one of its fields.

    In braces it follows on the same line; otherwise it gets a line of its own.
    """
    key, span = tree.keys.get(after), tree.marks.get(after)
    group = after[:-1]
    if key is None or span is None or (*group, name) in tree.keys:
        return ()
    field = f"{name}: {written(word)}"
    if group in tree.flow:
        return (Edit(Span.point(*span.end), f", {field}"),)
    lead = tree.front.raw_line(key.line)[: key.column - 1]
    if lead.replace("-", " ", 1).strip(" "):
        return ()
    line = tree.front.raw_line(span.end_line)
    place = Span.point(span.end_line, len(line) + 1)
    return (Edit(place, "\n" + " " * len(lead) + field),)


def split_value(tree: Tree, path: Path, words: list[str]) -> tuple[Edit, ...]:
    """Make several values of one that holds several words: 泵工、钳工 becomes [泵工, 钳工].

    In a list they become entries of it. There is no edit where the value is quoted, has several
    lines, or holds anything that would need quotes.
    """
    span = tree.marks.get(path)
    if span is None or span.line != span.end_line or not all(map(is_plain, words)):
        return ()
    if _written_at(tree, span) != _value_at(tree, path):
        return ()
    lead = tree.front.raw_line(span.line)[: span.column - 1]
    if not isinstance(path[-1], int):
        text = f"[{', '.join(words)}]"
    elif path[:-1] in tree.flow:
        text = ", ".join(words)
    elif lead.strip() == "-":
        text = f"\n{lead}".join(words)
    else:
        return ()
    return (Edit(span, text),)


def numbers_to_dashes(tree: Tree, path: Path) -> tuple[Edit, ...]:
    """Make a list of a value with a numbered line for each entry: 1. becomes a dash.

    There is no edit where one of its lines has no number.
    """
    span = tree.marks.get(path)
    if span is None or span.line == span.end_line or isinstance(path[-1], int):
        return ()
    edits = []
    for line in range(span.line, span.end_line + 1):
        match = _NUMBERED.match(tree.front.raw_line(line))
        if match is None:
            return ()
        start, end = match.span("number")
        edits.append(Edit(Span.within(line, start + 1, end + 1), "- "))
    return tuple(edits)


_NUMBERED = re.compile(r" +(?P<number>[1-9][0-9]?[.、．)）] *)(?=[^\s:#\[\]{}]+$)")
"""A line that is an entry with its number, and needs no quotes."""


def _value_at(tree: Tree, path: Path) -> object:
    """The value at a path, as it was read; None where there is none."""
    value: object = tree.data
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _written_at(tree: Tree, span: Span) -> str:
    """What stands in the file at a span of one line."""
    line = tree.front.raw_line(span.line)
    return line[span.column - 1 : span.end_column - 1]
