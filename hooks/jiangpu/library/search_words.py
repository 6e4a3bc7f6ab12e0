"""Words that help the search, from docs/search.yml: what means the same, how people ask, pages.

Editors extend that file; CONTRIBUTING.md explains it to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..problems.problem import Problem
from ..reading.scalars import Loader
from ..schema.registry import KINDS

SEARCH_WORDS = "docs/search.yml"

PAGE, TERM, HELP = "页面", "名词", "说明"
"""The kinds of what is found and is no record: a page of the site, an entry of the glossary, a page
of the editors' reference.
"""


@dataclass(frozen=True)
class WordedPage:
    """A page as people ask for it.

    Attributes:
        url: its address from the site's root.
        title, summary: "" for a page that says them in its own file.
        phrases: what people call it.
        line: of the file.
    """

    url: str
    title: str
    summary: str
    phrases: tuple[str, ...]
    line: int = 1


@dataclass(frozen=True)
class SearchWords:
    """The whole file.

    Attributes:
        alike: groups of words that may stand for each other.
        asks: the label of a kind → what people say who look for that kind.
        pages: the pages beside the records.
    """

    alike: tuple[tuple[str, ...], ...] = ()
    asks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pages: tuple[WordedPage, ...] = ()

    def without(self, hidden: Callable[[str], bool]) -> SearchWords:
        """The same without the words that may not be shown."""

        def shown(words: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(word for word in words if not hidden(word))

        pages = []
        for page in self.pages:
            if not hidden(page.title) and not hidden(page.summary):
                phrases = shown(page.phrases)
                pages.append(WordedPage(page.url, page.title, page.summary, phrases, page.line))
        return SearchWords(
            tuple(shown(group) for group in self.alike),
            tuple((kind, shown(phrases)) for kind, phrases in self.asks),
            tuple(pages),
        )


def read_search_words(root: Path) -> tuple[SearchWords, list[Problem]]:
    """The words of the repository at `root`; none where there is no such file.

    What cannot be used is left out and reported; the rest counts.
    """
    path = root / SEARCH_WORDS
    if not path.is_file():
        return SearchWords(), []
    reader = _Reader()
    try:
        tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=Loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        reader.report(line, "这一行读不出来，整个文件都没有用上", "检查引号、括号和缩进")
        return SearchWords(), reader.problems
    return reader.words(tree), reader.problems


class _Reader:
    """Reads the tree of the file and notes what is wrong in it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def report(self, line: int, text: str, fix: str) -> None:
        self.problems.append(Problem(SEARCH_WORDS, line, 1, "S004", text, fix))

    def words(self, tree: yaml.Node | None) -> SearchWords:
        parts: dict[str, yaml.Node] = {}
        for name, value in self._entries(tree):
            if name.value in ("近义", "问法", "页面"):
                parts[name.value] = value
            else:
                line = name.start_mark.line + 1
                self.report(line, f"没有“{name.value}”这一部分", "只有近义、问法、页面三部分")
        return SearchWords(
            tuple(self._groups(parts.get("近义"))),
            tuple(self._asks(parts.get("问法"))),
            tuple(self._pages(parts.get("页面"))),
        )

    def _groups(self, node: yaml.Node | None) -> Iterator[tuple[str, ...]]:
        for group in self._rows(node):
            words = self._list(group)
            if len(words) > 1:
                yield words
            else:
                line = group.start_mark.line + 1
                self.report(line, "近义的一行至少要两个词", "写成 - [省油, 节油]")

    def _asks(self, node: yaml.Node | None) -> Iterator[tuple[str, tuple[str, ...]]]:
        labels = [kind.label for kind in KINDS] + [PAGE, TERM]
        for name, value in self._entries(node):
            if name.value in labels:
                yield name.value, self._list(value)
            else:
                line = name.start_mark.line + 1
                self.report(line, f"没有“{name.value}”这一类", f"只有{'、'.join(labels)}")

    def _pages(self, node: yaml.Node | None) -> Iterator[WordedPage]:
        for row in self._rows(node):
            line = row.start_mark.line + 1
            texts: dict[str, str] = {}
            phrases: tuple[str, ...] = ()
            for name, value in self._entries(row):
                if name.value == "说法":
                    phrases = self._list(value)
                elif name.value in ("网址", "名称", "摘要"):
                    texts[name.value] = self._text(value)
                else:
                    self.report(line, f"没有“{name.value}”这一项", "只有网址、名称、摘要、说法")
            url = texts.get("网址", "")
            if url:
                title = texts.get("名称", "")
                yield WordedPage(url, title, texts.get("摘要", ""), phrases, line)
            else:
                self.report(line, "这一页没有写网址", "写成 {网址: data/, 说法: [下载]}")

    def _rows(self, node: yaml.Node | None) -> list[yaml.Node]:
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if node is not None:
            self.report(node.start_mark.line + 1, "这里要一行一条", "每一条前面写一个短横线")
        return []

    def _entries(self, node: yaml.Node | None) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
        if isinstance(node, yaml.MappingNode):
            return [(name, value) for name, value in node.value if name.id == "scalar"]
        if node is not None:
            self.report(node.start_mark.line + 1, "这里要写“名字: 内容”", "冒号用英文的，再空一格")
        return []

    def _list(self, node: yaml.Node) -> tuple[str, ...]:
        words = [self._text(entry) for entry in self._rows(node)]
        return tuple(dict.fromkeys(word for word in words if word))

    def _text(self, node: yaml.Node) -> str:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value).strip()
        self.report(node.start_mark.line + 1, "这里要写一个词", "一个词，不要再套括号")
        return ""
