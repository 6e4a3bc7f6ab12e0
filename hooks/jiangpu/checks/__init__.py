"""The checks, one subject a module. Each takes a `Context` and yields problems.

The same files in the same order give the same list.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..body.scan import Spot
from ..library.documents import Editorial
from ..problems.faults import file_of, unexpected
from ..problems.problem import Problem
from . import (
    addresses,
    alone,
    cards,
    consents,
    consistency,
    identity,
    links,
    paths,
    pictures,
    privacy,
    search_words,
    seeing,
    settings,
    teaching,
    ways,
    withheld,
)
from .alone import Look
from .context import AnyDocument, Context

WHOLE = (
    identity.check,
    cards.check_long_names,
    teaching.check,
    paths.check,
    consistency.check_between,
    ways.check,
    seeing.check,
    withheld.check,
    privacy.check_files,
    consents.check,
    pictures.check,
    settings.check,
)
"""The checks that look at the records together."""

ALL = (*alone.ALONE, *WHOLE)
"""The checks that need the records only. `links` and `addresses` need the pages as well."""


def run(context: Context) -> Iterator[Problem]:
    """Every problem of the content that can be found before a page is made.

    Problems of reading are not among them. What was seen in a text when it was read is not looked
    for again.
    """
    seen = alone.seen_of(context)
    for found in seen.values():
        yield from found.problems
    still = alone.StillToSee(context, seen)
    for check in alone.ALONE:
        yield from guarded(check(still.of(check)))
    for check in WHOLE:
        yield from guarded(check(context))


def linking(context: Context) -> Context:
    """The texts that have links, for `links.check`."""
    return alone.StillToSee(context, alone.seen_of(context)).of(links.check)


def links_seen(context: Context) -> links.LinksOf:
    """The links of texts, as they were seen when these were read."""
    seen = alone.seen_of(context)

    def links_of(text: AnyDocument | Editorial) -> tuple[Spot, ...]:
        told = seen.get(text.uri)
        return links.links_of(text) if told is None else told.links

    return links_of


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


__all__ = [
    "ALL",
    "Context",
    "Look",
    "addresses",
    "guarded",
    "linking",
    "links_seen",
    "links",
    "run",
    "search_words",
]
