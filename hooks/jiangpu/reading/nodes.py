"""YAML to plain data with positions.

Scalars stay text: the schema gives types, so `010` is not 8 and `no` is not False. YAML reads the
mended copy of the front matter; every position is told in the file as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml

from ..language.characters import is_han
from ..problems.problem import Problem
from ..problems.span import Position, Span
from .limits import LONGEST_VALUE
from .mended import Closing, FrontMatter
from .scalars import EMPTY, Loader

Path = tuple[str | int, ...]
"""Where a value is in the front matter: ("数字", 0, "单位")."""

DEEPEST = 4
"""Steps in a path at most: a field, an entry, a field of it, one of several values."""

_TOP = re.compile(r"[^\s#\-\[\]{}][^:]*:")
"""The beginning of a top-level field."""


@dataclass
class Tree:
    """Front matter as read: nested dicts, lists and strings; absent values are left out."""

    data: dict[str, Any] = field(default_factory=dict)
    marks: dict[Path, Span] = field(default_factory=dict)
    """Where each value stands, its quotes and brackets included."""
    keys: dict[Path, Span] = field(default_factory=dict)
    """Where each field name stands."""
    flow: set[Path] = field(default_factory=set)
    """Values written in braces or brackets."""
    filled: set[Path] = field(default_factory=set)
    """Field names that have a value."""
    lost: set[str] = field(default_factory=set)
    """Top-level fields that could not be read at all: reported once, not missed a second time."""
    sound_entries: dict[str, list[int]] = field(default_factory=dict)
    """Which entries of a list field were sound, by their positions in the file."""
    front: FrontMatter = field(default_factory=FrontMatter)
    """The lines themselves."""

    def has(self, name: str) -> bool:
        """Whether a field is written and has a value, one that can be read or not."""
        return (name,) in self.filled

    def placed(self, path: Path) -> Path:
        """A path that counts sound entries, as one that counts all entries of the file."""
        if len(path) < 2 or not isinstance(path[0], str) or not isinstance(path[1], int):
            return path
        label, index, *rest = path
        if not isinstance(self.data.get(path[0]), list):
            return (label, *rest)
        positions = self.sound_entries.get(path[0], [])
        if path[1] >= len(positions):
            return path
        return (label, positions[path[1]], *rest)

    def span(self, path: Path) -> Span:
        """Where a value stands, or the nearest part of its path that is in the file."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, Span.point(1, 1))

    def key_span(self, path: Path) -> Span:
        """Where a field name stands; the nearest value where there is no such name."""
        return self.keys.get(path) or self.span(path)

    def at(self, path: Path) -> Position:
        """Line and column where a value begins (see `span`)."""
        return self.span(path).start


def read_tree(uri: str, front: FrontMatter) -> tuple[Tree, list[Problem]]:
    """Parse front matter.

    A block that cannot be read is reported (F003) and left out; the rest is read all the same.
    """
    tree = Tree(front=front)
    tree.marks[()] = Span.point(front.first, 1)
    root, problems = _compose(uri, tree)
    if root is None:
        return tree, problems
    if not isinstance(root, yaml.MappingNode):
        text = "表头不是“字段: 值”的写法"
        fix = "一行一个字段，写成“字段: 值”"
        problems.append(Problem(uri, front.first, 1, "F003", text, fix))
        return tree, problems
    builder = _Builder(uri, tree)
    tree.data = builder.mapping(root, ())
    return tree, [*problems, *builder.problems]


def _compose(uri: str, tree: Tree) -> tuple[yaml.Node | None, list[Problem]]:
    """The root node of what can be read, and a problem for each block that cannot.

    Such a block is empty in the copy after that, and its field is in `tree.lost`.
    """
    problems: list[Problem] = []
    front = tree.front
    lines = [line.text for line in front.lines]
    while any(lines):
        try:
            return yaml.compose("\n".join(lines), Loader=Loader), problems
        except yaml.YAMLError as error:
            index, column = _place(error, lines)
            text, fix = _explained(error)
            raw_column = front.lines[index].raw_start(column)
            problems.append(Problem(uri, front.first + index, raw_column + 1, "F003", text, fix))
            start, end = _block(lines, index)
            if not any(lines[start:end]):
                break
            tree.lost.add(lines[start].partition(":")[0].strip())
            lines[start:end] = [""] * (end - start)
            _open_again(lines, start, end, front.closings)
            tree.front = front.blanked(lines)
    return None, problems


def _open_again(lines: list[str], start: int, end: int, closings: Iterable[Closing]) -> None:
    """What was opened on lines that are left out need not be closed any more."""
    for opened, closed, length in closings:
        if start <= opened < end <= closed:
            lines[closed] = lines[closed][:-length]


class _Builder:
    """Walks the nodes and fills the tree."""

    def __init__(self, uri: str, tree: Tree) -> None:
        self.uri = uri
        self.tree = tree
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        """The fields of a group; a name that comes twice is reported, and its first value stays."""
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            is_name = isinstance(key_node, yaml.ScalarNode)
            key = str(key_node.value).strip() if is_name else "?"
            here = (*path, key)
            span = self.span(key_node)
            if here in self.tree.keys:
                first = self.tree.keys[here].line
                text = f"「{key}」写了两次，第一次在第 {first} 行"
                self.report(span, "F004", text, "只留一个")
                continue
            self.tree.keys[here] = span
            value = self.value(value_node, here)
            if value is not None:
                result[key] = value
                self.tree.filled.add(here)
        return result

    def value(self, node: yaml.Node, path: Path) -> Any:
        """A value as dict, list or text; None where there is none or it cannot be used."""
        span = self.tree.marks[path] = self.span(node)
        if id(node) in self.seen:
            self.report(span, "F003", "不能用 & 和 * 引用别处的值", "把内容再写一遍")
            return None
        self.seen.add(id(node))
        self.report_mark(node, path)
        if isinstance(node, yaml.ScalarNode):
            return self.text(node, path)
        if len(path) >= DEEPEST:
            fix = "最多两层：字段里一组条目，条目里一行一个值"
            self.report(span, "F003", "套得太深", fix)
            return None
        if isinstance(node, yaml.CollectionNode) and node.flow_style:
            self.tree.flow.add(path)
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path) or None
        values = [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return values if any(value is not None for value in values) else None

    def text(self, node: yaml.ScalarNode, path: Path) -> str | None:
        """A text; None where nothing is there, however a form writes it."""
        value = str(node.value)
        if not value.strip() or (not node.style and value in EMPTY):
            return None
        if len(value) > LONGEST_VALUE:
            text = f"这个值有 {len(value)} 字，超过 {LONGEST_VALUE} 字"
            self.report(self.tree.marks[path], "F033", text, "写短，长的话写到正文里")
            self.tree.lost.add(str(path[0]))
            return None
        if node.start_mark.line != node.end_mark.line and node.style != "|":
            return self.joined(node, value)
        return value

    def joined(self, node: yaml.ScalarNode, value: str) -> str:
        """A text over several lines, without the spaces that YAML puts between Chinese lines."""
        lines = self.tree.front.lines[node.start_mark.line : node.end_mark.line + 1]
        written = [line.text.strip() for line in lines if line.text.strip()]
        for upper, lower in pairwise(written):
            if is_han(upper[-1]) and is_han(lower[0]):
                ending = _ending(upper)
                beginning = lower[:_SEAM]
                value = value.replace(f"{ending} {beginning}", f"{ending}{beginning}", 1)
        return value

    def report_mark(self, node: yaml.Node, path: Path) -> None:
        """A value that begins with ! or &, which YAML takes for a mark of its own."""
        line, column = node.start_mark.line, node.start_mark.column
        lines = self.tree.front.lines
        mark = lines[line].text[column : column + 1] if line < len(lines) else ""
        if mark not in _MARKS:
            return
        what = _MARKS[mark]
        fix = "把整个值放进英文双引号；不是值里的字就删掉它"
        self.report(self.tree.marks[path], "F003", f"值以 {mark} 开头，会被当成{what}", fix)

    def report(self, span: Span, code: str, text: str, fix: str) -> None:
        self.problems.append(Problem.at(self.uri, span, code, text, fix))

    def span(self, node: yaml.Node) -> Span:
        """Where a node stands in the file."""
        front = self.tree.front
        start = node.start_mark
        if start.line >= len(front.lines):  # an empty value after the last line
            last = front.lines[-1]
            return Span.point(front.first + len(front.lines) - 1, len(last.raw) + 1)
        end_index, end_column = self._end(node)
        return Span(
            start.line + front.first,
            front.lines[start.line].raw_start(start.column) + 1,
            end_index + front.first,
            front.lines[end_index].raw_end(end_column) + 1,
        )

    def _end(self, node: yaml.Node) -> tuple[int, int]:
        """Line and column index, in the copy, just after the last character of a node."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if isinstance(node, yaml.MappingNode) else last)
        index, column = node.end_mark.line, node.end_mark.column
        if index == node.start_mark.line:
            return index, column
        lines = self.tree.front.lines
        while index >= len(lines) or not lines[index].text[:column].strip():
            index -= 1
            column = len(lines[index].text) if index < len(lines) else 0
        return index, column


def _ending(line: str) -> str:
    """The last characters of a line, those of a field name before its value left aside."""
    return line[-_SEAM:].rpartition(": ")[2]


_SEAM = 6
"""Characters on both sides of a line break by which it is found in the text that was read."""

_MARKS = {"!": "标记", "&": "引用"}
"""Characters that begin a mark in YAML → what it is."""


def _place(error: yaml.YAMLError, lines: list[str]) -> tuple[int, int]:
    """Line and column index of the fault: where a bracket or quote was opened, else where reading
    stopped.
    """
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context", None) or ""
    opening = getattr(error, "context_mark", None)
    if opening and ("flow" in context or "quoted" in context):
        mark = opening
    if mark is None:
        return 0, 0
    index = min(mark.line, len(lines) - 1)
    while index > 0 and not lines[index].strip():
        index -= 1
    return index, mark.column if mark.line == index else 0


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
    ("cannot start any token", "值不能用这个符号开头", "把整个值放进英文双引号"),
    ("alias", "值以 * 开头，会被当成引用", "把整个值放进英文双引号"),
    ("anchor", "值以 & 开头，会被当成引用", "把整个值放进英文双引号"),
    ("tag", "值以 ! 开头，会被当成标记", "把整个值放进英文双引号"),
)
"""Words of PyYAML's message → what is wrong, and how to mend it. The first that fits is taken."""


def _explained(error: yaml.YAMLError) -> tuple[str, str]:
    context = getattr(error, "context", None) or ""
    problem = getattr(error, "problem", None) or ""
    message = f"{context} {problem}"
    for word, text, fix in _MESSAGES:
        if word in message:
            return text, fix
    return "这里的写法读不出来", "对照别的文件看冒号、引号和缩进"
