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


def _verse(document: AnyDocument, method: Method) -> Iterator[Problem]:
    """口诀字数 counts the characters of 口诀, spaces aside."""
    written = sum(len("".join(phrase.split())) for phrase in method.verse)
    if written and method.verse_length and written != method.verse_length:
        text = f"「口诀字数」写的是 {method.verse_length}，口诀有 {written} 个字"
        fix = "改成一致，或删掉「口诀字数」"
        yield at(document, ("口诀字数",), "F017", text, fix)
