"""今日一法: the methods that take turns, a day each."""

from __future__ import annotations

from collections.abc import Iterable

from ..library.documents import Document
from ..schema.method import Method

DAYS = 31
"""How many take turns."""


def todays(methods: Iterable[Document[Method]]) -> list[Document[Method]]:
    """The methods that take turns; the first is shown without JavaScript.

    Each can be learnt: its verse or its steps are published. Those with most to show come first.
    High-risk ones are not put in a shop window.
    """
    fit = [method for method in methods if _can_be_learnt(method.record)]
    fit.sort(key=lambda method: (not method.record.verse, not method.record.steps, method.number))
    return fit[:DAYS]


def _can_be_learnt(method: Method) -> bool:
    """Whether a method may be shown to everybody and has something to learn by."""
    taught = bool(method.verse or method.steps)
    return taught and bool(method.summary) and method.teachable.showcase
