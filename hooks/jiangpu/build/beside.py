"""One text checked beside the library, without checking all of it again.

The checks are those of `jiangpu check`. They get the one text to look at, and the names, numbers
and addresses of the whole library. What two records say of one fact is not compared here: that is
part of the whole check, which follows each save.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from .. import checks
from ..checks import identity
from ..checks.context import AnyDocument, Context, looking_at
from ..checks.links import Anchors
from ..checks.waivers import waivers_of
from ..disclosure import Withheld
from ..library.documents import Editorial, ReadDocument
from ..library.names import Names
from ..problems.faults import unexpected
from ..problems.problem import Problem, in_order
from ..problems.waivers import apply_waivers
from ..schema.base import Record
from ..schema.registry import PERSON
from .assembly import editors_addresses

D = TypeVar("D", bound=ReadDocument[Record])

_UNUSED_WAIVER = "F021"


def context_with(context: Context, before: AnyDocument | None, document: AnyDocument) -> Context:
    """The library with a record in place of the one of the same file.

    Names and addresses are gathered anew only where the record's own have changed.

    Args:
        context: the library.
        before: the record of that file in it, where there is one.
        document: the record.
    """
    same = before is not None and called(before) == called(document)
    documents = context.loaded.documents
    if same:
        uri = document.uri
        documents = tuple(document if each.uri == uri else each for each in documents)
    else:
        documents = _replaced(documents, document)
    loaded = replace(context.loaded, documents=documents)
    if same:
        names = context.names
        if names.by_number.get(document.number) is before:
            names = names.replacing(document)
        book = context.book
    else:
        names = Names(loaded.documents)
        book = editors_addresses(loaded, drafts=True)
    withheld = context.withheld
    if document.kind == PERSON or not same:
        withheld = Withheld(loaded.documents, names)
    return replace(context, loaded=loaded, names=names, book=book, withheld=withheld)


def called(document: AnyDocument) -> tuple[object, ...]:
    """All by which others may name a record or link to it."""
    record = document.record
    facts = (document.number, document.name, record.aliases, record.former, record.status)
    return (*facts, document.kind.key, document.slug)


def found_beside(
    context: Context,
    text: AnyDocument | Editorial,
    read: Iterable[Problem],
    known: Iterable[Problem],
    linked: tuple[frozenset[str], Anchors] | None,
) -> list[Problem]:
    """Everything that is wrong with a text, as far as one can say beside the library.

    Args:
        context: the library with the text in it.
        text: a record, or a page that editors write.
        read: what was found in reading it.
        known: what the whole check found in the file before.
        linked: the addresses that have a page, and what knows their anchors; None where no site
            was made yet.
    """
    try:
        found = [*read, *_checked(context, text, linked)]
    except Exception as error:  # as in the whole check: a fault of a check is one more problem
        found = [*read, unexpected(text.uri, error)]
    own = [problem for problem in found if problem.uri == text.uri]
    waivers = [] if isinstance(text, Editorial) else waivers_of([text])
    staying = apply_waivers(own, waivers)
    if not any(problem.code == _UNUSED_WAIVER for problem in known):
        # It may be for what only the whole check finds.
        staying = [problem for problem in staying if problem.code != _UNUSED_WAIVER]
    return in_order(staying)


def in_usual_order(documents: Iterable[D]) -> list[D]:
    """Records by kind and number, as the loader orders them."""
    return sorted(documents, key=lambda each: (each.kind.letter, each.number, each.uri))


def _replaced(documents: Iterable[AnyDocument], document: AnyDocument) -> tuple[AnyDocument, ...]:
    """All records in their order, one of them new or another one."""
    found = [other for other in documents if other.uri != document.uri]
    found.append(document)
    return tuple(in_usual_order(found))


def _checked(
    context: Context, text: AnyDocument | Editorial, linked: tuple[frozenset[str], Anchors] | None
) -> Iterator[Problem]:
    """What the checks find in one text."""
    alone = looking_at(context, (text,))
    for check in checks.ALL:
        if check is identity.check and not isinstance(text, Editorial):
            alike = tuple(in_usual_order(_alike(context, text)))
            yield from check(looking_at(context, alike))
        else:
            yield from check(alone)
    if linked is not None:
        yield from checks.links.check(alone, *linked)


def _alike(context: Context, document: AnyDocument) -> list[AnyDocument]:
    """The record with those that have its number, its name or its address."""
    found = [document]
    number, slug, url = document.number, document.slug, document.url
    for other in context.loaded.documents:
        if other.uri == document.uri:
            continue
        same_number = number and other.record.number == number
        if same_number or (other.slug == slug and other.url == url):
            found.append(other)
    known = {other.uri for other in found}
    for other in context.names.find(document.kind.key, document.name):
        if other.uri not in known:
            found.append(other)
    return found
