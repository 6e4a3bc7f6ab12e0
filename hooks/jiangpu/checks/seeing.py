"""The ways of seeing that methods share: the methods and their passages are there.

A passage that is not found would leave a cell empty, and the page would say that no source tells
what the word means. So these are errors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..library.data_files import SEEING
from ..library.seeing import beginning_with
from ..problems.problem import Problem
from ..problems.span import Span
from ..schema.method import Method
from ..schema.registry import METHOD
from ..schema.seeing import Placed, Seeing
from .context import Context
from .references import may_be_unnumbered

FEWEST = 2
"""One master alone shares nothing."""


def check(context: Context) -> Iterator[Problem]:
    declared = context.loaded.data_files.seeing
    tree = declared.tree
    names: set[str] = set()
    for index, seeing in enumerate(declared.content.seeings):
        span = tree.span(tree.placed(("看法", index)))
        if seeing.name in names:
            text = f"看法“{seeing.name}”写了两遍"
            yield Problem.at(SEEING, span, "V006", text, "并成一条，操作法写在一起")
        names.add(seeing.name)
        yield from _methods(context, seeing, span)
    for index, entry in enumerate(declared.content.placed):
        span = tree.span(tree.placed(("归行", index)))
        yield from _entry(context, entry, declared.content.seeings, span)


def _methods(context: Context, seeing: Seeing, span: Span) -> Iterator[Problem]:
    methods: set[str] = set()
    for reference in seeing.methods:
        found = context.names.find(METHOD.key, reference)
        methods.update(document.uri for document in found)
        if len(found) != 1 and not may_be_unnumbered(context.names, reference):
            text = f"看法“{seeing.name}”里找不到操作法“{reference}”"
            yield Problem.at(SEEING, span, "V001", text, "写操作法的编号；没有这条记录就先建")
    if len(methods) < FEWEST:
        text = f"看法“{seeing.name}”还不到两种操作法，先不上页"
        fix = "有两种以上的操作法用它，才能并排看"
        yield Problem.at(SEEING, span, "V004", text, fix, subject=seeing.name)


def _entry(
    context: Context, entry: Placed, seeings: Sequence[Seeing], span: Span
) -> Iterator[Problem]:
    seeing = next((each for each in seeings if each.name == entry.seeing), None)
    if seeing is None:
        listed = "、".join(each.name for each in seeings)
        text = f"归行里没有“{entry.seeing}”这种看法"
        fix = f"看法有:{listed}" if listed else "先在“看法”里写上它"
        yield Problem.at(SEEING, span, "V003", text, fix)
        return
    if entry.word not in seeing.words:
        text = f"看法“{seeing.name}”里没有“{entry.word}”"
        yield Problem.at(SEEING, span, "V003", text, f"它的字是:{'、'.join(seeing.words)}")
    if entry.method not in seeing.methods:
        text = f"看法“{seeing.name}”的操作法里没有 {entry.method}"
        fix = f"照“看法”里的写:{'、'.join(seeing.methods)}"
        yield Problem.at(SEEING, span, "V003", text, fix)
        return
    yield from _opening(context, entry, span)


def _opening(context: Context, entry: Placed, span: Span) -> Iterator[Problem]:
    """The words with which a passage begins are those of exactly one."""
    found = context.names.find(METHOD.key, entry.method)
    if len(found) != 1 or not isinstance(found[0].record, Method):
        return
    where = f"{entry.method}（{found[0].uri}）"
    texts = beginning_with(found[0].record, entry.opening)
    if not texts:
        text = f"{where}里没有以“{entry.opening}”开头的口诀、要点或步骤"
        yield Problem.at(SEEING, span, "V002", text, "照那条记录抄一句的开头几个字")
    elif len(texts) > 1:
        text = f"{where}里以“{entry.opening}”开头的有 {len(texts)} 句"
        yield Problem.at(SEEING, span, "V002", text, "多抄几个字，抄到只有一句相符")
