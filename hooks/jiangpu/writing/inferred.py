"""What the rest of a record tells beyond doubt: the parts of an amount that was written as one
word, the code of the only source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..problems.span import Edit, Span
from ..reading.corrections import add_field, replace_word
from ..reading.nodes import Path, Tree
from ..reading.scalars import written
from ..schema.qualifiers import TABLE, Place
from ..schema.types import UNTRACED
from ..schema.units import may_be_unit

_LARGE = ("万", "亿")


@dataclass(frozen=True)
class Inferred:
    """One thing that follows from the rest of the record.

    Attributes:
        path: where it is lacking, or where it stands in one word with others.
        code: of the problem that this mends.
        text: what is done, in Chinese.
        edits: the change.
    """

    path: Path
    code: str
    text: str
    edits: tuple[Edit, ...]


def inferred(tree: Tree) -> Iterator[Inferred]:
    """All that can be told of a front matter."""
    for path, figure in _entries(tree, "数字"):
        yield from _amount(tree, path, figure)
    yield from _effects(tree)
    yield from _source_code(tree)


def number_edits(tree: Tree, number: str) -> tuple[Edit, ...]:
    """A number given to a record that has none; no edit where there is no front matter, or the
    field holds something.
    """
    if () not in tree.marks or "编号" in tree.data or "编号" in tree.lost:
        return ()
    name = tree.keys.get(("编号",))
    if name is None:
        return (Edit(Span.point(tree.front.first, 1), f"编号: {number}\n"),)
    line = tree.front.raw_line(name.line)
    rest = line[name.end_column - 1 :]
    if rest.strip() != ":":
        return ()
    return (Edit(Span.within(name.line, name.end_column, len(line) + 1), f": {number}"),)


def _entries(tree: Tree, label: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The entries of a field that are groups of fields, each with its place."""
    value = tree.data.get(label)
    if isinstance(value, dict):
        yield (label,), value
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, dict):
                yield (label, index), entry


def _words(place: Place, *, after_unit: bool = False) -> str:
    """A pattern for the qualifiers that stand at a place."""
    words = []
    for entry in TABLE:
        if entry.place is place or (after_unit and entry.after_unit):
            words.append(re.escape(entry.word))
    return "|".join(sorted(words, key=len, reverse=True))


_AMOUNT = re.compile(
    rf"(?P<before>{_words(Place.BEFORE)})?(?P<number>[0-9]+(?:\.[0-9]+)?)"
    rf"(?P<inside>{_words(Place.INSIDE)})?(?P<unit>[^0-9\s.,，]{{0,6}}?)"
    rf"(?P<after>{_words(Place.AFTER, after_unit=True)})?"
)
"""100余万元, 近2000人, 3人以上: a number with its qualifiers and its unit."""


def _amount(tree: Tree, path: Path, figure: dict[str, Any]) -> Iterator[Inferred]:
    """数值: 100余万元 → 数值: 100, 单位: 万元, 限定: 余.

    Nothing is told where the figure says something else in one of these fields.
    """
    typed = figure.get("数值")
    if not isinstance(typed, str):
        return
    plain = unicodedata.normalize("NFKC", typed).replace(",", "").strip()
    match = _AMOUNT.fullmatch(plain)
    if match is None or match["number"] == plain or not may_be_unit(match["unit"]):
        return
    found = [match[group] for group in ("before", "inside", "after") if match[group]]
    unit = _unit_edits(tree, path, figure, match["unit"])
    qualifiers = _qualifier_edits(tree, path, figure, found)
    if unit is None or qualifiers is None:
        return
    number = replace_word(tree, (*path, "数值"), typed, match["number"])
    if number:
        text = f"「数值」“{typed}”分开写：数、单位、限定各归各"
        edits = tuple(_joined([*number, *unit, *qualifiers]))
        yield Inferred((*path, "数值"), "F013", text, edits)


def _unit_edits(
    tree: Tree, path: Path, figure: dict[str, Any], unit: str
) -> tuple[Edit, ...] | None:
    """The unit of an amount put into its own field; None where that cannot be told."""
    known = figure.get("单位")
    if known is None:
        edits = add_field(tree, (*path, "数值"), "单位", unit) if unit else ()
        return edits or None
    if unit in ("", known):
        return ()
    if unit in _LARGE and isinstance(known, str) and not known.startswith(_LARGE):
        return replace_word(tree, (*path, "单位"), known, unit + known) or None
    return None


def _qualifier_edits(
    tree: Tree, path: Path, figure: dict[str, Any], found: list[str]
) -> tuple[Edit, ...] | None:
    """The qualifiers of an amount put into their own field; None where that cannot be told."""
    known = figure.get("限定")
    stated = known if isinstance(known, list) else [known]
    missing = [word for word in found if word not in stated]
    if not missing:
        return ()
    if known is not None:
        return None
    edits = add_field(tree, (*path, "数值"), "限定", _AS_LIST)
    listed = missing[0] if len(missing) == 1 else f"[{', '.join(missing)}]"
    return tuple(replace(edit, text=edit.text.replace(_AS_LIST, listed)) for edit in edits) or None


_AS_LIST = "限定词"
"""Stands for the list, whose brackets `add_field` would put into quotes."""


def _joined(edits: list[Edit]) -> list[Edit]:
    """The same edits; those that put something in at one place become one."""
    texts: dict[Span, str] = {}
    for edit in edits:
        texts[edit.span] = texts.get(edit.span, "") + edit.text
    return [Edit(span, text) for span, text in texts.items()]


def _effects(tree: Tree) -> Iterator[Inferred]:
    """效益: 年节约28万元 → the code of the figure that quotes just these words."""
    codes: dict[str, list[str]] = {}
    for _, figure in _entries(tree, "数字"):
        quote, code = figure.get("原文"), figure.get("代号")
        if isinstance(quote, str) and isinstance(code, str):
            codes.setdefault(quote, []).append(code)
    for path, result in _entries(tree, "成果"):
        said = result.get("效益")
        meant = codes.get(said, []) if isinstance(said, str) else []
        if len(meant) == 1:
            place = (*path, "效益")
            edits = replace_word(tree, place, str(said), meant[0])
            text = f"「效益」写的是数字 {meant[0]} 的原文，改写它的代号"
            yield Inferred(place, "F013", text, edits)


def _source_code(tree: Tree) -> Iterator[Inferred]:
    """The code of the only source that has none, where the page refers to just one more code."""
    sources = list(_entries(tree, "来源"))
    known = {str(entry["代号"]) for _, entry in sources if "代号" in entry}
    without = [path for path, entry in sources if "代号" not in entry]
    used = _codes_in_use(tree.data) - known - {UNTRACED}
    if len(without) != 1 or len(used) != 1:
        return
    path, code = without[0], used.pop()
    place = tree.marks.get(path)
    if place is None or (*path, "代号") in tree.keys:
        return
    field = f"代号: {written(code)}"
    if path in tree.flow:
        edit = Edit(Span.point(place.line, place.column + 1), f"{field}, ")
    else:
        lead = " " * (place.column - 1)
        edit = Edit(Span.point(place.line, place.column), f"{field}\n{lead}")
    text = f"「来源」少了「代号」，这一页引用的是 {code}"
    yield Inferred(path, "F011", text, (edit,))


def _codes_in_use(value: Any) -> set[str]:
    """Every code of a source that an entry refers to."""
    found: set[str] = set()
    if isinstance(value, dict):
        code = value.get("来源")
        if isinstance(code, str):
            found.add(code)
    children = list(value.values()) if isinstance(value, dict) else value
    for child in children if isinstance(children, list) else ():
        if isinstance(child, (dict, list)):
            found |= _codes_in_use(child)
    return found
