"""A Markdown file taken apart: front matter as a tree with positions, and the body."""

from __future__ import annotations

from dataclasses import dataclass

from ..problems.problem import Problem
from .nodes import Tree, read_tree
from .text import decode
from .typos import mend


@dataclass(frozen=True)
class Parsed:
    """`body_line` is the line of the file on which the body starts, from 1."""

    uri: str
    tree: Tree
    body: str
    body_line: int


def parse(uri: str, raw: bytes) -> tuple[Parsed, list[Problem]]:
    """Read one file. A file without front matter is F002, and all of it is body."""
    text, problems = decode(uri, raw)
    lines = text.split("\n")
    opening = _first_written(lines)
    if lines[opening].rstrip() != "---":
        fix = "第一行写 ---，接着写字段，再写一行 ---"
        problems.append(Problem(uri, 1, 1, "F002", "没有表头", fix))
        return Parsed(uri, Tree(), text, 1), problems
    closing = _closing(lines, opening)
    if closing is None:
        fix = "字段写完后另起一行写 ---"
        problems.append(Problem(uri, opening + 1, 1, "F002", "表头没有结束", fix))
        closing = len(lines)
    front, typing_errors = mend(uri, lines[opening + 1 : closing], opening + 2)
    tree, faults = read_tree(uri, front)
    body = "\n".join(lines[closing + 1 :])
    return Parsed(uri, tree, body, closing + 2), [*problems, *typing_errors, *faults]


def parse_fields(uri: str, raw: bytes) -> tuple[Tree, list[Problem]]:
    """Read a file that holds fields and nothing else: docs/ways.yml."""
    text, problems = decode(uri, raw)
    front, typing_errors = mend(uri, text.split("\n"), 1)
    tree, faults = read_tree(uri, front)
    return tree, [*problems, *typing_errors, *faults]


def _first_written(lines: list[str]) -> int:
    """The index of the first line that is not blank; 0 when all are."""
    for index, line in enumerate(lines):
        if line.strip():
            return index
    return 0


def _closing(lines: list[str], opening: int) -> int | None:
    """The index of the line that ends the front matter; None when nothing does."""
    for index in range(opening + 1, len(lines)):
        if lines[index].rstrip() in ("---", "..."):
            return index
    return None
