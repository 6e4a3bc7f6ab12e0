"""Whether the card of a method fits one sheet: told while it is written, by measuring."""

from __future__ import annotations

from collections.abc import Iterator

from ..print.card import Card, card_of
from ..print.fitting import A4, Detail, Fitting, fit
from ..problems.problem import Problem
from ..schema.method import Method
from ..schema.registry import PERSON
from .context import Context, at

_LEFT_OUT = {
    Detail.ACTIONS: "各步的要点会留在网页上",
    Detail.NONE: "步骤和要点都印不上",
}


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        method = document.record
        if not isinstance(method, Method) or not method.has_card:
            continue
        card = card_of(method, _people(context, method))
        fitting = fit(card, A4)
        if not fitting.whole:
            text = f"“{method.name}”的卡片一张 A4 放不下，{_consequence(fitting)}"
            path = "步骤" if method.steps else "要点"
            fix = f"{_longest(card)}写短些"
            yield at(document, (path,), "C001", text, fix, subject=method.name)


def _consequence(fitting: Fitting) -> str:
    if fitting.spare < 0:
        return "会印成两张"
    return _LEFT_OUT[fitting.detail]


def _longest(card: Card) -> str:
    """The longest step or point, by its place: 第 3 步（86 字）."""
    longest, place = 0, "步骤和要点"
    for part in card.parts:
        measure = "步" if part.ordered else "条要点"
        for number, item in enumerate(part.items, 1):
            if len(item.whole) > longest:
                longest = len(item.whole)
                place = f"第 {number} {measure}（{longest} 字）"
    return place


def _people(context: Context, method: Method) -> list[str]:
    """The names of those who put a method forward, where a number leads to a record."""
    names = []
    for written in method.authors:
        found = context.names.find(PERSON.key, written)
        names.append(found[0].name if len(found) == 1 else written)
    return names
