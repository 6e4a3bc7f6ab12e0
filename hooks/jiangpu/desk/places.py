"""Which field of a form a problem belongs to."""

from __future__ import annotations

import re

from ..checks.context import AnyDocument
from ..problems.problem import Problem
from ..problems.span import Span
from ..reading.nodes import Path
from ..schema.fields import fields_of

BODY = "正文"
"""Stands for the text below the front matter."""

_QUOTED = re.compile("「(.+?)」")


def place_of(document: AnyDocument, problem: Problem) -> Path:
    """The path of the value that a problem is about; no steps where it is about the whole file.

    Positions in it count all entries of the file.
    """
    found = _at(document, problem)
    named = _QUOTED.findall(problem.text)
    labels = {field.label: field for field in fields_of(document.kind.model)}
    whole = document.tree.marks.get(())
    if not found or (whole and problem.line == whole.line and problem.column == whole.column):
        # It is about something that is not there, and stands at the beginning instead.
        missing = next((name for name in named if name in labels), None)
        return (missing,) if missing else found
    field = labels.get(str(found[0]))
    if field is None or not isinstance(found[-1], int):
        return found
    parts = {part.label for part in field.parts}
    part = next((name for name in named if name in parts and name != field.label), None)
    return (*found, part) if part else found


def _at(document: AnyDocument, problem: Problem) -> Path:
    """The innermost value or name at which a problem stands."""
    if problem.line >= document.body_line:
        return (BODY,)
    tree = document.tree
    best: Path = ()
    for marks in (tree.marks, tree.keys):
        for path, span in marks.items():
            if len(path) > len(best) and _holds(span, problem.line, problem.column):
                best = path
    return best or _on_line(document, problem.line)


def _holds(span: Span, line: int, column: int) -> bool:
    return span.start <= (line, column) < max(span.end, (span.line, span.column + 1))


def _on_line(document: AnyDocument, line: int) -> Path:
    """The top-level field whose name stands on a line: where only the line is known."""
    for path, span in document.tree.keys.items():
        if len(path) == 1 and span.line == line:
            return path
    return ()
