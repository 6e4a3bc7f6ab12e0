"""The ways in by trade: each has its own name, and words that records use."""

from __future__ import annotations

from collections.abc import Iterator

from ..library.data_files import WAYS
from ..problems.problem import Problem
from ..schema.ways import Way, Word, words_of
from .context import Context


def check(context: Context) -> Iterator[Problem]:
    declared = context.loaded.data_files.ways
    tree = declared.tree
    words: set[Word] = set()
    for document in context.loaded.documents:
        words |= words_of(document.record)
    names: set[str] = set()
    for index, way in enumerate(declared.content.ways):
        span = tree.span(tree.placed(("活计", index)))
        if way.name in names:
            text = f"活计“{way.name}”写了两遍"
            yield Problem.at(WAYS, span, "V006", text, "并成一条，工种写在一起")
        names.add(way.name)
        if not (way.trades or way.industries or way.tags):
            text = f"活计“{way.name}”没有写工种、行业或标签"
            fix = "照记录里的写法，补上“工种: […]”"
            yield Problem.at(WAYS, span, "V005", text, fix)
        if not words.isdisjoint(way.words):
            for word in _unused(way, words):
                text = f"活计“{way.name}”里的“{word}”，没有一条记录用到"
                fix = "照记录里的写法改，或者删掉"
                yield Problem.at(WAYS, span, "V007", text, fix, subject=word)


def _unused(way: Way, words: set[Word]) -> list[str]:
    """The trades and tags of a way that no record has, as the one or as the other."""
    used = {word for field, word in words if field != "行业"}
    return [word for word in (*way.trades, *way.tags) if word not in used]
