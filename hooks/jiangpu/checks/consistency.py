"""What must hold between figures, years and studios without anybody writing a rule.

`figures/rules/catalogue.py` lists the rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..figures.rules.catalogue import disagreements
from ..figures.rules.finding import Finding
from ..problems.problem import Problem
from ..problems.span import Edit
from ..reading.corrections import add_field, add_value, replace_word
from .context import Context, at

_BEFORE_QUALIFIERS = ("单位", "文字", "后", "上限", "数值")
"""限定 follows the first of these that a figure has."""


def check(context: Context) -> Iterator[Problem]:
    """What does not hold within a record."""
    yield from _problems(context, alone=True)


def check_between(context: Context) -> Iterator[Problem]:
    """What does not hold between records."""
    yield from _problems(context, alone=False)


def _problems(context: Context, *, alone: bool) -> Iterator[Problem]:
    for rule, found in disagreements(context.loaded.documents, alone=alone):
        edits = _edits(rule.code, found)
        yield at(found.document, found.path, rule.code, found.text, found.fix, edits=edits)


def _edits(code: str, found: Finding) -> tuple[Edit, ...]:
    if code == "N022":
        return _add_qualifier(found)
    if code == "N025":
        return _replace_unit(found)
    return ()


def _replace_unit(found: Finding) -> tuple[Edit, ...]:
    """The unit that stands in 原文, in place of the one in 单位."""
    index = found.path[1]
    if not isinstance(index, int) or not found.word:
        return ()
    unit = found.document.record.figures[index].unit or ""
    path = found.document.tree.placed(found.path)
    return replace_word(found.document.tree, path, unit, found.word)


def _add_qualifier(found: Finding) -> tuple[Edit, ...]:
    """The qualifier that stands in 原文, put into 限定."""
    if not found.word:
        return ()
    tree = found.document.tree
    figure = tree.placed(found.path)[:-1]
    qualifiers = (*figure, "限定")
    if qualifiers in tree.keys:
        return add_value(tree, qualifiers, found.word)
    for name in _BEFORE_QUALIFIERS:
        if (*figure, name) in tree.keys:
            return add_field(tree, (*figure, name), "限定", found.word)
    return ()
