"""YAML to plain data with marks. Scalars stay text: the schema gives types, so `010` is not 8 and `no` is not False."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..problems.problem import Problem

Path = tuple[str | int, ...]
"""Where a value is in the front matter: ("数字", 0, "单位")."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TOP = re.compile(r"[^\s#\-\[\]{}][^:]*:")


@dataclass
class Tree:
    """Front matter as read: nested dicts, lists and strings; absent values are left out."""

    data: dict[str, Any] = field(default_factory=dict)
    marks: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Line and column (from 1) of each value."""
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Line and column of each field name."""

    filled: set[Path] = field(default_factory=set)
    """Field names that have a value."""
    lost: set[str] = field(default_factory=set)
    """Top-level fields that could not be read at all: reported once, not missed a second time."""
    kept: dict[str, list[int]] = field(default_factory=dict)
    """Which entries of a list field were sound, by their positions in the file."""

    def placed(self, path: Path) -> Path:
        """A path that counts sound entries, as one that counts all entries of the file."""
        if len(path) < 2 or not isinstance(path[1], int):
            return path
        if not isinstance(self.data.get(path[0]), list):
            return (path[0], *path[2:])
        positions = self.kept.get(path[0])
        return (
            (path[0], positions[path[1]], *path[2:])
            if positions and path[1] < len(positions)
            else path
        )

    def at(self, path: Path) -> tuple[int, int]:
        """The mark of a path, or of the nearest part of it that stands in the file."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, (1, 1))

    def key_at(self, path: Path) -> tuple[int, int]:
        return self.keys.get(path) or self.at(path)


def read_tree(uri: str, lines: list[str], first: int) -> tuple[Tree, list[Problem]]:
    """Parse front matter; a block that cannot be read is reported and left out, and the rest is read all the same."""
    tree, problems = Tree(), []
    tree.marks[()] = (first, 1)
    lines = list(lines)
    for _ in range(len(lines) + 1):
        try:
            root = yaml.compose("\n".join(lines), Loader=_Loader)
            break
        except yaml.YAMLError as error:
            index, column = _place(error, lines)
            problems.append(
                Problem(uri, first + index, column + 1, "F003", _in_chinese(error), _advice(error))
            )
            start, end = _block(lines, index)
            tree.lost.add(lines[start].partition(":")[0].strip())
            lines[start:end] = [""] * (end - start)
    else:
        root = None
    if root is None:
        return tree, problems
    if not isinstance(root, yaml.MappingNode):
        problems.append(
            Problem(
                uri,
                first,
                1,
                "F003",
                "表头不是“字段: 值”的写法",
                "一行一个字段，如“名称: 田恒余劳模创新工作室”",
            )
        )
        return tree, problems
    builder = _Builder(uri, first, tree, problems)
    tree.data = builder.mapping(root, ())
    return tree, problems


class _Builder:
    def __init__(self, uri: str, first: int, tree: Tree, problems: list[Problem]) -> None:
        self.uri, self.first, self.tree, self.problems = uri, first, tree, problems
        self.seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> Any:
        line, column = self.tree.marks[path] = (
            node.start_mark.line + self.first,
            node.start_mark.column + 1,
        )
        if id(node) in self.seen:
            self.problems.append(
                Problem(
                    self.uri, line, column, "F003", "不能用 & 和 * 引用别处的值", "把内容再写一遍"
                )
            )
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path) if len(path) < 4 else self.too_deep(line, column)
        if isinstance(node, yaml.SequenceNode):
            if len(path) >= 4:
                return self.too_deep(line, column)
            values = (
                (index, self.value(item, (*path, index))) for index, item in enumerate(node.value)
            )
            return [value for _, value in values]
        empty = not node.style and node.value in ("", "~", "null")
        return None if empty else node.value

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value).strip() if isinstance(key_node, yaml.ScalarNode) else "?"
            here = (*path, key)
            mark = (key_node.start_mark.line + self.first, key_node.start_mark.column + 1)
            if here in self.tree.keys:
                line = self.tree.keys[here][0]
                self.problems.append(
                    Problem(
                        self.uri,
                        *mark,
                        "F004",
                        f"「{key}」写了两次，第一次在第 {line} 行",
                        "只留一个",
                    )
                )
                continue
            self.tree.keys[here] = mark
            value = self.value(value_node, here)
            if value is not None:
                result[key] = value
                self.tree.filled.add(here)
        return result

    def too_deep(self, line: int, column: int) -> None:
        self.problems.append(
            Problem(
                self.uri,
                line,
                column,
                "F003",
                "套得太深",
                "最多两层：字段里一组条目，条目里一行一个值",
            )
        )


def _place(error: yaml.YAMLError, lines: list[str]) -> tuple[int, int]:
    """Line index and column index of the fault: where a bracket or quote was opened, else where reading stopped."""
    context, mark = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    if context and ("flow" in (error.context or "") or "quoted" in (error.context or "")):
        mark = context
    index = min(getattr(mark, "line", 0), len(lines) - 1)
    while index > 0 and not lines[index].strip():
        index -= 1
    return index, getattr(mark, "column", 0) if mark and mark.line == index else 0


def _block(lines: list[str], index: int) -> tuple[int, int]:
    """The top-level field that holds a line, as a range of indices."""
    start = index
    while start > 0 and not _TOP.match(lines[start]):
        start -= 1
    end = start + 1
    while end < len(lines) and not _TOP.match(lines[end]):
        end += 1
    return start, max(end, index + 1)


_MESSAGES = (
    ("flow sequence", "方括号 [ 没有配上 ]，或里面少了逗号", "补上 ]，各项之间用英文逗号"),
    ("flow mapping", "花括号 { 没有配上 }，或里面少了逗号", "补上 }，各项之间用英文逗号"),
    ("quoted scalar", "英文引号没有成对", "补上另一半；引号里还有引号的，里面的换成“”"),
    (
        "mapping values are not allowed",
        "一行里有两个“: ”，分不清哪个是字段名",
        "把整个值放进英文双引号",
    ),
    ("block mapping", "这一行不是“字段: 值”的写法，或缩进不齐", "检查冒号和行首空格，同一组要对齐"),
    ("block collection", "缩进不齐", "同一组的“-”要对齐"),
    ("could not find expected ':'", "字段名后面少了英文冒号", "写成“字段: 值”"),
    ("cannot start any token", "这里有不能开头的符号（如 @ 或 `）", "把整个值放进英文双引号"),
    ("alias", "值以 * 开头，会被当成引用", "把整个值放进英文双引号"),
    ("anchor", "值以 & 开头，会被当成引用", "把整个值放进英文双引号"),
    ("tag", "值以 ! 开头，会被当成标记", "把整个值放进英文双引号"),
)


def _explained(error: yaml.YAMLError) -> tuple[str, str]:
    said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    return next(
        ((text, fix) for word, text, fix in _MESSAGES if word in said),
        ("这里的写法读不出来", "对照别的文件看冒号、引号和缩进"),
    )


def _in_chinese(error: yaml.YAMLError) -> str:
    return _explained(error)[0]


def _advice(error: yaml.YAMLError) -> str:
    return _explained(error)[1]
