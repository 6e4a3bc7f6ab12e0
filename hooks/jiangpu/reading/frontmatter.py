"""A Markdown file taken apart: front matter as a tree with positions, and the body."""

from __future__ import annotations

from dataclasses import dataclass

from ..problems.problem import Problem
from .conflicts import without_conflicts
from .fences import find_fences
from .limits import LARGEST_FILE
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
    if len(raw) > LARGEST_FILE:
        return Parsed(uri, Tree(), "", 1), [_too_large(uri, len(raw))]
    text, problems = decode(uri, raw)
    lines, conflicts = without_conflicts(uri, text.split("\n"))
    problems += conflicts
    fences = find_fences(uri, lines)
    if fences is None:
        fix = "第一行写 ---，接着写字段，再写一行 ---"
        problems.append(Problem(uri, 1, 1, "F002", "没有表头", fix))
        return Parsed(uri, Tree(), "\n".join(lines), 1), problems
    front, typing_errors = mend(uri, lines[fences.first : fences.end], fences.first + 1)
    tree, faults = read_tree(uri, front)
    body = "\n".join(lines[fences.body :])
    found = [*problems, *fences.problems, *typing_errors, *faults]
    return Parsed(uri, tree, body, fences.body + 1), found


def parse_fields(uri: str, raw: bytes) -> tuple[Tree, list[Problem]]:
    """Read a file that holds fields and nothing else: docs/ways.yml."""
    text, problems = decode(uri, raw)
    front, typing_errors = mend(uri, text.split("\n"), 1)
    tree, faults = read_tree(uri, front)
    return tree, [*problems, *typing_errors, *faults]


def _too_large(uri: str, size: int) -> Problem:
    text = f"文件有 {size // 1000} 千字节，超过 {LARGEST_FILE // 1000} 千字节"
    return Problem(uri, 1, 1, "F033", text, "拆成几个文件，或把图片、附件从文字里拿出来")
