"""Fields of a method that say the same thing twice must agree."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems.problem import Problem
from ..schema.method import Method
from .context import AnyDocument, Context, at


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        method = document.record
        if isinstance(method, Method):
            yield from _verse(document, method)
            yield from _quiz(document, method)


def _verse(document: AnyDocument, method: Method) -> Iterator[Problem]:
    """口诀字数 counts the characters of 口诀, spaces aside."""
    written = sum(len("".join(phrase.split())) for phrase in method.verse)
    if written and method.verse_length and written != method.verse_length:
        text = f"「口诀字数」写的是 {method.verse_length}，口诀有 {written} 个字"
        fix = "改成一致，或删掉「口诀字数」"
        yield at(document, ("口诀字数",), "F017", text, fix)


def _quiz(document: AnyDocument, method: Method) -> Iterator[Problem]:
    steps = len(method.steps)
    for index, question in enumerate(method.quiz):
        path = ("自测", index)
        if question.answer not in question.options:
            text = f"「自测」的答案“{question.answer}”不在选项里"
            yield at(document, path, "F017", text, "答案要和其中一个选项一样")
        if question.step and question.step > steps:
            text = f"「自测」依据第 {question.step} 步，本页只有 {steps} 步"
            yield at(document, path, "F017", text, "改成有的步骤")
