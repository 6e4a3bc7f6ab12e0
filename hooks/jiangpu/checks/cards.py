"""Whether the card of a method fits one sheet: told while it is written, by measuring."""

from __future__ import annotations

from collections.abc import Iterator

from ..print.card import Card, card_of
from ..print.fitting import A4, Detail, Fitting, fit
from ..problems.problem import Problem
from ..schema.method import Method
from ..schema.person import Person
from ..schema.registry import PERSON
from .context import AnyDocument, Context, at

LONG = 80
"""A step or point of more characters is two lines and more on a card."""
LONGEST_NAME = 30
"""A name of at most so many characters takes no more than a line of a card."""
_LINE_OF_ITS_OWN = "某" * 34
"""Takes that line, and the one after it too where a mark follows."""

_LEFT_OUT = {
    Detail.ACTIONS: "各步的要点会留在网页上",
    Detail.NONE: "步骤和要点都印不上",
}


def check(context: Context) -> Iterator[Problem]:
    """The cards that do not fit. Whose names they bear is asked only where it may matter."""
    for document in context.loaded.documents:
        method = document.record
        if isinstance(method, Method) and method.has_card and not _fits_with_any_names(method):
            yield from _unfitting(context, document, method)


def check_long_names(context: Context) -> Iterator[Problem]:
    """The cards that do not fit because of a name that is longer than `check` reckons with."""
    records = [document.record for document in context.everything.documents]
    if all(len(each.name) <= LONGEST_NAME for each in records if isinstance(each, Person)):
        return
    for document in context.loaded.documents:
        method = document.record
        if isinstance(method, Method) and method.has_card and _fits_with_any_names(method):
            yield from _unfitting(context, document, method)


def _fits_with_any_names(method: Method) -> bool:
    """Whether the card fits though each of those who put the method forward took a whole line."""
    if any(len(written) > LONGEST_NAME for written in method.authors):
        return False
    names = [_LINE_OF_ITS_OWN for _ in method.authors]
    return fit(card_of(method, names), A4).whole


def _unfitting(context: Context, document: AnyDocument, method: Method) -> Iterator[Problem]:
    card = card_of(method, _people(context, method))
    fitting = fit(card, A4)
    if not fitting.whole:
        text = f"“{method.name}”的卡片一张 A4 放不下，{_consequence(fitting)}"
        path = "步骤" if method.steps else "要点"
        yield at(document, (path,), "C001", text, _advice(card), subject=method.name)


def _consequence(fitting: Fitting) -> str:
    if fitting.spare < 0:
        return "会印成两张"
    return _LEFT_OUT[fitting.detail]


def _advice(card: Card) -> str:
    """Which step or point is far too long; without one, that there are too many."""
    for part in card.parts:
        measure = "步" if part.ordered else "条要点"
        for number, item in enumerate(part.items, 1):
            length = len(item.whole)
            if length > LONG:
                return f"第 {number} {measure}有 {length} 字，写短些"
    return f"步骤和要点共 {len(card.items)} 项，并成几项，或者拆成两个方法"


def _people(context: Context, method: Method) -> list[str]:
    """The names of those who put a method forward, where a number leads to a record."""
    names = []
    for written in method.authors:
        found = context.names.find(PERSON.key, written)
        names.append(found[0].name if len(found) == 1 else written)
    return names
