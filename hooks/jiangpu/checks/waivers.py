"""Waivers as records write them (豁免): each says what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from ..problems.problem import Problem
from ..problems.span import Span
from ..problems.waivers import Waiver, subject_key
from .context import AnyDocument, Context, at


def check(context: Context) -> Iterator[Problem]:
    """A waiver that names nothing would silence everything, so it is an error."""
    for document in context.loaded.documents:
        for index, waiver in enumerate(document.record.waivers):
            if not subject_key(waiver.about):
                path = ("豁免", index, "内容")
                fix = "照抄提示里引号内的字，一条豁免只管一处"
                yield at(document, path, "F011", "「豁免」的「内容」是空的", fix)


def waivers_of(documents: Iterable[AnyDocument]) -> list[Waiver]:
    """Every waiver of the records, with the place where it says what it is about."""
    found = []
    for document in documents:
        for index, waiver in enumerate(document.record.waivers):
            place = partial(_place, document, index)
            found.append(Waiver(document.uri, place, waiver.code, waiver.about))
    return found


def _place(document: AnyDocument, index: int) -> Span:
    """Where a waiver says what it is about."""
    return document.tree.span(document.tree.placed(("豁免", index, "内容")))
