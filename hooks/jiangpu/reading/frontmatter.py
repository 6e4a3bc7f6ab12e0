"""A Markdown file taken apart: front matter as a tree with marks, and the body with its first line number."""

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
    top = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if lines[top].rstrip() != "---":
        problems.append(
            Problem(uri, 1, 1, "F002", "没有表头", "第一行写 ---，接着写字段，再写一行 ---")
        )
        return Parsed(uri, Tree(), text, 1), problems
    end = next(
        (index for index in range(top + 1, len(lines)) if lines[index].rstrip() in ("---", "...")),
        None,
    )
    if end is None:
        problems.append(
            Problem(uri, top + 1, 1, "F002", "表头没有结束", "字段写完后另起一行写 ---")
        )
        end = len(lines)
    front, slips = mend(uri, lines[top + 1 : end], top + 2)
    tree, faults = read_tree(uri, front, top + 2)
    return Parsed(uri, tree, "\n".join(lines[end + 1 :]), end + 2), [*problems, *slips, *faults]
