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
    if len(found) > 0:
        return found
    labels = {field.label for field in fields_of(document.kind.model)}
    for name in _QUOTED.findall(problem.text):
        if name in labels:
            return (name,)
    return ()


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
