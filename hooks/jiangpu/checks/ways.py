"""The ways in by trade: each has its own name, and words that records use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..library.data_files import WAYS
from ..problems.problem import Problem
from ..schema.base import Record, Trade
from ..schema.ways import Way
from .context import Context


def check(context: Context) -> Iterator[Problem]:
    declared = context.loaded.data_files.ways
    tree = declared.tree
    records = [document.record for document in context.loaded.documents]
    words = _words_in_use(records)
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
        if any(way.includes(record) for record in records):
            for word in _unused(way, words):
                text = f"活计“{way.name}”里的“{word}”，没有一条记录用到"
                fix = "照记录里的写法改，或者删掉"
                yield Problem.at(WAYS, span, "V007", text, fix, subject=word)


def _words_in_use(records: Iterable[Record]) -> set[str]:
    """The trades and tags of all records."""
    words: set[str] = set()
    for record in records:
        words.update(record.tags)
        if isinstance(record, Trade):
            words.update(record.trades)
    return words


def _unused(way: Way, words: set[str]) -> list[str]:
    """The trades and tags of a way that no record has."""
    return [word for word in (*way.trades, *way.tags) if word not in words]
