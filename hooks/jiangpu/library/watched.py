"""Documents that note what is asked of them, each question by itself.

A document is given away freely: in lists, in groups, in what was worked out once for all pages. So
it does not tell who had it, but what was looked at: the name, one field of the record, the body.
What stands in `head` needs no note. Whoever has a document was given it in an answer, and an answer
that holds documents is compared by their heads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import FunctionType, MethodType
from typing import Any, TypeVar, cast

from ..reading.nodes import Tree
from ..schema.base import Record
from ..schema.page import Page
from ..schema.registry import R_co
from .documents import Document, Editorial
from .noting import EVERYTHING, Note, note, notes

D = TypeVar("D", bound=Document[Record])

BODY = "(body)"
"""Stands for the body among what is asked of a record. No field has such a name."""
WHOLE = "*"
"""Stands for all fields at once."""
PAGE = "page"
"""A note of this kind is about a part of an editorial page."""


class WatchedRecord:
    """A record that notes which of its fields are asked for. It passes for the record itself.

    What a model works out of its fields by a property is asked for as one thing; a method runs on
    this, so that the fields that it reads are noted.

    Args:
        record: the record.
        number: of the record.
    """

    __slots__ = ("_watched", "_watched_number")

    def __init__(self, record: Record, number: str) -> None:
        self._watched = record
        self._watched_number = number

    def __getattr__(self, name: str) -> Any:
        record = self._watched
        if name.startswith("__"):
            if not name.startswith("__pydantic"):
                self._note(WHOLE)
            return getattr(record, name)
        method = _method(type(record), name)
        if method is not None:
            return MethodType(method, self)
        self._note(name)
        return getattr(record, name)

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return type(self._watched)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        self._note(WHOLE)
        return iter(self._watched)

    def __eq__(self, other: object) -> bool:
        self._note(WHOLE)
        return self._watched == plain(other)

    def __hash__(self) -> int:
        self._note(WHOLE)
        return hash(self._watched)

    def __repr__(self) -> str:
        self._note(WHOLE)
        return repr(self._watched)

    def __str__(self) -> str:
        self._note(WHOLE)
        return str(self._watched)

    def __reduce__(self) -> tuple[type, tuple[Record, str]]:
        return WatchedRecord, (self._watched, self._watched_number)

    def _note(self, name: str) -> None:
        asked = notes.get()
        if asked is not None:
            asked.ask(self._watched_number, name)


def plain(value: object) -> object:
    """A record as it is; anything else as it stands. It notes nothing."""
    return value._watched if type(value) is WatchedRecord else value


def number_of(record: WatchedRecord) -> str:
    """The number of a watched record, without a note."""
    return record._watched_number


_methods: dict[tuple[type, str], FunctionType | None] = {}
"""(model, name) → the method of that name; None for a field or a property. It follows from code."""


def _method(model: type, name: str) -> FunctionType | None:
    """The method of a model with a name; None where the name is that of a field or a property."""
    key = model, name
    if key not in _methods:
        found = None
        for base in model.__mro__:
            if name in vars(base):
                found = vars(base)[name]
                break
        _methods[key] = found if isinstance(found, FunctionType) else None
    return _methods[key]


class _Noted:
    """An attribute of a document that notes that it was asked for.

    Args:
        name: of the attribute.
        note_of: the note of a document's attribute.
    """

    def __init__(self, name: str, note_of: Callable[[Any], Note]) -> None:
        self._name = name
        self._note_of = note_of

    def __get__(self, document: Any, owner: type | None = None) -> Any:
        if document is None:
            return self
        asked = notes.get()
        if asked is not None:
            asked.others.add(self._note_of(document))
        return document.__dict__[self._name]

    def __set__(self, document: Any, value: object) -> None:
        document.__dict__[self._name] = value


class _NotedRecord:
    """The record of a document: while somebody notes, one that notes what is asked of it."""

    def __get__(self, document: Any, owner: type | None = None) -> Any:
        if document is None:
            return self
        own = document.__dict__
        if notes.get() is None:
            return own["record"]
        if "_watched" not in own:
            own["_watched"] = WatchedRecord(own["record"], own["record"].number)
        return own["_watched"]

    def __set__(self, document: Any, value: object) -> None:
        document.__dict__["record"] = value


class _NotedBody:
    """The body of a document, which notes that it was asked for."""

    def __get__(self, document: Any, owner: type | None = None) -> Any:
        if document is None:
            return self
        asked = notes.get()
        if asked is not None:
            asked.ask(document.number, BODY)
        return document.__dict__["body"]

    def __set__(self, document: Any, value: object) -> None:
        document.__dict__["body"] = value


def _everything(document: object) -> Note:
    return EVERYTHING


class WatchedDocument(Document[R_co]):
    """A document that notes what is asked of it. Two of one site are the same by their numbers."""

    @property
    def head(self) -> tuple[str, ...]:
        """What everybody knows who has the document: where it is, and how it may be named."""
        own = self.__dict__
        marks = (own["numbered_address"], own["abridged"], own["ended"])
        return (self.number, own["uri"], own["kind"].key, own["slug"], *map(str, marks))

    @property
    def number(self) -> str:
        record: Record = self.__dict__["record"]
        return record.number

    @property
    def name(self) -> str:
        record: Record = self.__dict__["record"]
        asked = notes.get()
        if asked is not None:
            asked.ask(record.number, "name")
        return record.name

    record: R_co = cast("R_co", _NotedRecord())
    body: str = cast("str", _NotedBody())
    body_line: int = cast("int", _Noted("body_line", _everything))
    tree: Tree = cast("Tree", _Noted("tree", _everything))
    digest: bytes = cast("bytes", _Noted("digest", _everything))

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, WatchedDocument):
            return self is other
        if notes.get() is not None:
            return self.number == other.number
        return _content(self) == _content(other)

    def __hash__(self) -> int:
        return hash(self.number)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != "_watched"}


class WatchedEditorial(Editorial):
    """An editorial page that notes what is asked of it. Everybody who has it knows its file."""

    page: Page = cast("Page", _Noted("page", lambda page: (PAGE, page.uri, "page")))
    body: str = cast("str", _Noted("body", lambda page: (PAGE, page.uri, "body")))
    body_line: int = cast("int", _Noted("body_line", _everything))
    tree: Tree = cast("Tree", _Noted("tree", _everything))
    digest: bytes = cast("bytes", _Noted("digest", _everything))

    @property
    def name(self) -> str:
        note((PAGE, self.uri, "name"))
        page: Page = self.__dict__["page"]
        return page.name

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, WatchedEditorial):
            return self is other
        if notes.get() is not None:
            return self.uri == other.uri
        return _content(self) == _content(other)

    def __hash__(self) -> int:
        return hash(self.uri)


def _content(document: WatchedDocument[Any] | WatchedEditorial) -> dict[str, Any]:
    """All that a document holds, but for its file and where it stands there."""
    aside = ("_watched", "tree", "digest")
    return {name: value for name, value in document.__dict__.items() if name not in aside}


def watched(document: Document[R_co]) -> Document[R_co]:
    """A document that notes what is asked of it, and otherwise is the same."""
    if isinstance(document, WatchedDocument):
        return document
    made: WatchedDocument[R_co] = object.__new__(WatchedDocument)
    made.__dict__.update(document.__dict__)
    return made


def watched_page(page: Editorial) -> Editorial:
    """An editorial page that notes what is asked of it, and otherwise is the same."""
    if isinstance(page, WatchedEditorial):
        return page
    made = object.__new__(WatchedEditorial)
    made.__dict__.update(page.__dict__)
    return made
