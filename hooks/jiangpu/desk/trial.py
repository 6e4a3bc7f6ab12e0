"""One record checked beside the library, without checking all of it again.

The checks are those of `jiangpu check`. They get the record alone to look at, and the names,
numbers and addresses of the whole library. What two records say of one fact is not compared here:
that is part of the whole check, which follows each save.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .. import checks
from ..build.assembly import editors_addresses
from ..checks import identity
from ..checks.context import AnyDocument, Context, looking_at
from ..checks.waivers import waivers_of
from ..disclosure import Withheld
from ..library.loader import Loaded
from ..library.names import Names
from ..library.read_files import read_record
from ..problems.faults import unexpected
from ..problems.problem import Problem, in_order
from ..problems.waivers import apply_waivers
from ..schema.base import Record
from ..schema.registry import PERSON, Kind
from .shelf import Shelf

_UNUSED_WAIVER = "F021"


@dataclass(frozen=True)
class Trial:
    """A record as it would be read.

    Attributes:
        document: the record.
        read: what was found in reading it.
        problems: everything that is wrong with it.
        context: the library with the record in it.
    """

    document: AnyDocument
    read: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    context: Context


def tried(shelf: Shelf, uri: str, raw: bytes, kind: Kind[Record]) -> Trial:
    """A record from the content of its file, checked.

    Args:
        shelf: the library; it may hold the record as it was before.
        uri: the file.
        raw: its content, which need not be on the disk.
        kind: of the record.
    """
    document, read = read_record(uri, raw, kind)
    context = context_with(shelf, document)
    try:
        found = [*read, *_checked(shelf, context, document)]
    except Exception as error:  # as in the whole check: a fault of a check is one more problem
        found = [*read, unexpected(uri, error)]
    own = [problem for problem in found if problem.uri == uri]
    staying = apply_waivers(own, waivers_of([document]))
    known = {problem.code for problem in shelf.problems.get(uri, ())}
    if _UNUSED_WAIVER not in known:
        # It may be for what only the whole check finds.
        staying = [problem for problem in staying if problem.code != _UNUSED_WAIVER]
    return Trial(document, tuple(read), tuple(in_order(staying)), context)


def context_with(shelf: Shelf, document: AnyDocument) -> Context:
    """The library with a record in place of the one of the same file.

    Names and addresses are gathered anew only where the record's own have changed.
    """
    context = shelf.context
    before = shelf.documents.get(document.uri)
    loaded = replace(context.loaded, documents=_replaced(context.loaded, document))
    same = before is not None and _called(before) == _called(document)
    if same:
        names = copy.copy(context.names)
        names.by_number = {**names.by_number}
        if names.by_number.get(document.number) is before:
            names.by_number[document.number] = document
        book = context.book
    else:
        names = Names(loaded.documents)
        book = editors_addresses(loaded, drafts=True)
    withheld = context.withheld
    if document.kind == PERSON or not same:
        withheld = Withheld(loaded.documents, names)
    return replace(context, loaded=loaded, names=names, book=book, withheld=withheld)


def _called(document: AnyDocument) -> tuple[object, ...]:
    """All by which others may name a record or link to it."""
    record = document.record
    facts = (document.number, document.name, record.aliases, record.former, record.status)
    return (*facts, document.kind.key, document.slug)


def _replaced(loaded: Loaded, document: AnyDocument) -> tuple[AnyDocument, ...]:
    """All records in their order, one of them new or another one."""
    found = [other for other in loaded.documents if other.uri != document.uri]
    found.append(document)
    return tuple(in_usual_order(found))


def in_usual_order(documents: Iterable[AnyDocument]) -> list[AnyDocument]:
    """Records by kind and number, as the loader orders them."""
    return sorted(documents, key=lambda each: (each.kind.letter, each.number, each.uri))


def _checked(shelf: Shelf, context: Context, document: AnyDocument) -> Iterator[Problem]:
    """What the checks find in one record."""
    alone = looking_at(context, (document,))
    for check in checks.ALL:
        if check is identity.check:
            alike = tuple(in_usual_order(_alike(context, document)))
            yield from check(looking_at(context, alike))
        else:
            yield from check(alone)
    if shelf.project is not None:
        made = shelf.project.made
        yield from checks.links.check(alone, made.site.urls, made.anchors)


def _alike(context: Context, document: AnyDocument) -> list[AnyDocument]:
    """The record with those that have its number, its name or its address."""
    found = [document]
    for other in context.loaded.documents:
        if other.uri == document.uri:
            continue
        same_number = document.number and other.number == document.number
        if same_number or other.url == document.url:
            found.append(other)
    known = {other.uri for other in found}
    for other in context.names.find(document.kind.key, document.name):
        if other.uri not in known:
            found.append(other)
    return found
