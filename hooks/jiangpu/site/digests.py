"""A digest of an answer: two answers with one digest lead to the same page.

A document is told by its head and a record by its number: both note by themselves what is looked at
in them. Everything else is told by all that it holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import PurePath
from types import FunctionType
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..library.documents import Document
from ..library.watched import WatchedDocument, WatchedEditorial, WatchedRecord, number_of
from ..reading.nodes import Tree
from ..schema.base import Record
from ..schema.registry import Kind
from .asking import AskedSite, Keyed, Members, Part, way_of

SIZE = 16
"""Bytes of a digest."""

_BYTES = ("utf-8", "surrogatepass")
"""How a text becomes bytes."""

Write = Callable[[bytes], None]


class Unknown(TypeError):
    """A value of a type of which nobody has said what it is told by."""


def digest(value: Any) -> bytes:
    """The digest of an answer.

    Raises:
        Unknown: it cannot be told by what it holds.
    """
    empty = _OF_NOTHING.get(type(value))
    if empty is not None and not value:
        return empty  # most fields of a record are empty
    return _digest(value)


def _digest(value: Any) -> bytes:
    content = bytearray()
    _tell(value, content.extend)
    return hashlib.blake2b(content, digest_size=SIZE).digest()


OWN_WORDS = ("summary", "updated")
"""With the body, what nothing looks at in a record but what is made of that record: no figure, no
group, no relation and no address follows from it. A test sees to it."""

_ASIDE = set(OWN_WORDS)


class DocumentDigests(NamedTuple):
    """What tells a record and its body.

    Attributes:
        whole: of all that stands there.
        shared: of all but its own words.
    """

    whole: bytes
    shared: bytes


def document_digests(document: Document[Record]) -> DocumentDigests:
    """The digests of a record and its body as they are. Each model has its own fields, so the JSON
    text of one tells all of it."""
    record = document.record
    content = hashlib.blake2b(type(record).__name__.encode(), digest_size=SIZE)
    content.update(record.__pydantic_serializer__.to_json(record, exclude=_ASIDE))
    shared = content.digest()
    own = [getattr(record, name) for name in OWN_WORDS]
    content.update(repr(own).encode(*_BYTES))
    content.update(b"\0")
    content.update(document.body.encode(*_BYTES))
    return DocumentDigests(content.digest(), shared)


def _tell(value: Any, write: Write) -> None:
    tell = _TELL.get(type(value))
    if tell is None:
        tell = _teller(type(value))
        _TELL[type(value)] = tell
    tell(value, write)


def _text(value: str, write: Write) -> None:
    content = value.encode(*_BYTES)
    write(b"s%d:" % len(content))
    write(content)


def _bytes(value: bytes, write: Write) -> None:
    write(b"b%d:" % len(value))
    write(value)


def _by_text(value: Any, write: Write) -> None:
    """A value that its type and its text tell."""
    _text(f"{type(value).__name__} {value!s}", write)


def _nothing(value: Any, write: Write) -> None:
    write(b"-")


def _row(value: Iterable[Any], write: Write) -> None:
    write(b"(")
    for item in value:
        _tell(item, write)
    write(b")")


def _mapping(value: dict[Any, Any], write: Write) -> None:
    write(b"{")
    for key, item in value.items():
        _tell(key, write)
        _tell(item, write)
    write(b"}")


def _set(value: Iterable[Any], write: Write) -> None:
    write(b"<")
    for item in sorted(map(digest, value)):
        write(item)
    write(b">")


def _model(value: BaseModel, write: Write) -> None:
    _text(type(value).__name__, write)
    _mapping(value.__dict__, write)


def _dataclass(value: Any, write: Write) -> None:
    _text(type(value).__name__, write)
    for name in _names(value.__class__):
        _tell(getattr(value, name), write)
    write(b".")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass."""
    return tuple(field.name for field in fields(kind))


def _document(value: WatchedDocument[Any], write: Write) -> None:
    write(b"D")
    _row(value.head, write)


def _record(value: WatchedRecord, write: Write) -> None:
    write(b"R")
    _text(number_of(value), write)


def _page(value: WatchedEditorial, write: Write) -> None:
    write(b"P")
    _text(value.uri, write)


def _named(value: Any, write: Write) -> None:
    """What code declares: it changes with the code alone."""
    _text(f"{value.__module__}.{value.__qualname__}", write)


def _kind(value: Kind[Any], write: Write) -> None:
    write(b"K")
    _text(value.key, write)


def _asked(value: Part | Keyed | Members, write: Write) -> None:
    write(b"A")
    _row(way_of(value), write)


def _float(value: float, write: Write) -> None:
    _text(f"float {value!r}", write)


_TELL: dict[type, Callable[[Any, Write], None]] = {
    str: _text,
    bytes: _bytes,
    int: _by_text,
    bool: _by_text,
    float: _float,
    type(None): _nothing,
    tuple: _row,
    list: _row,
    dict: _mapping,
    set: _set,
    frozenset: _set,
    Tree: _nothing,
    WatchedDocument: _document,
    WatchedRecord: _record,
    WatchedEditorial: _page,
    Kind: _kind,
    AskedSite: _nothing,
    Part: _asked,
    Keyed: _asked,
    Members: _asked,
    FunctionType: _named,
    type: _named,
}

_NOTHING: tuple[object, ...] = (None, "", False, (), [], {})
_OF_NOTHING: dict[type, bytes] = {type(value): _digest(value) for value in _NOTHING}
"""The type of a value that holds nothing → its digest."""

_FAMILIES: tuple[tuple[type | tuple[type, ...], Callable[[Any, Write], None]], ...] = (
    ((date, Decimal, PurePath, Enum), _by_text),
    (BaseModel, _model),
    (str, _text),
    (tuple, _row),
    (dict, _mapping),
    (type, _named),
)


def _teller(kind: type) -> Callable[[Any, Write], None]:
    """What tells the values of a type.

    Raises:
        Unknown: nothing does.
    """
    if is_dataclass(kind):
        return _dataclass
    for family, tell in _FAMILIES:
        if issubclass(kind, family):
            return tell
    raise Unknown(kind.__qualname__)
