"""The checks, one subject a module. Each takes a `Context` and yields problems.

The same files in the same order give the same list.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..problems.faults import file_of, unexpected
from ..problems.problem import Problem
from . import (
    addresses,
    apprentices,
    body,
    cards,
    consents,
    consistency,
    editions,
    figures,
    identity,
    links,
    lists,
    methods,
    minors,
    paths,
    pictures,
    portraits,
    privacy,
    prose,
    quiz,
    references,
    search_words,
    seeing,
    settings,
    teaching,
    waivers,
    ways,
    withheld,
)
from .context import Context

ALL = (
    identity.check,
    references.check,
    methods.check,
    lists.check,
    teaching.check,
    cards.check,
    quiz.check,
    editions.check,
    paths.check,
    figures.check,
    consistency.check,
    body.check,
    prose.check,
    ways.check,
    seeing.check,
    withheld.check,
    privacy.check,
    minors.check,
    apprentices.check,
    portraits.check,
    consents.check,
    pictures.check,
    settings.check,
    waivers.check,
)
"""The checks that need the records only. `links` and `addresses` need the pages as well."""


def run(context: Context) -> Iterator[Problem]:
    """Every problem of the content that can be found before a page is made.

    Problems of reading are not among them.
    """
    for check in ALL:
        yield from guarded(check(context))


def guarded(problems: Iterator[Problem]) -> Iterator[Problem]:
    """The problems of a check. A fault of the check itself is one more, at the file in hand.

    Raises:
        Exception: the fault, where no file was in hand.
    """
    try:
        yield from problems
    except Exception as error:
        uri = file_of(error)
        if uri is None:
            raise
        yield unexpected(uri, error)


__all__ = ["ALL", "Context", "addresses", "guarded", "links", "run", "search_words"]
