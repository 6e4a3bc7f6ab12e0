"""A site that notes what pages ask of it, so that a page is made anew when an answer has changed.

`asked_site` gives a site that passes for the real one. Every question put to it (a record by its
number, a figure by its address, one setting, one group, what `once` has made) is written down as
`library.noting` has it, and `Answers` puts the same questions to another build's site: a digest of
each answer tells whether it is the same. Records note by themselves what is asked of them.

What cannot be described by a question that can be kept is noted as a question about everything: a
page may be made too often, never too seldom.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Set
from dataclasses import fields
from functools import cached_property
from types import FunctionType, MethodType
from typing import Any, TypeVar, cast

from ..library.blocks import blocks_of
from ..library.documents import Document
from ..library.library import Library
from ..library.noting import EVERYTHING, Note, Questions, note, note_all, noted, unnoted
from ..library.watched import WatchedDocument
from ..schema.base import Record
from ..schema.registry import BY_KEY, Kind
from .of_block import OfBlock, Packed, pack_of_block
from .of_given import key_of_given, pack_of_given, unpack_of_given
from .site import Site

G = TypeVar("G")
T = TypeVar("T")

ASKED = "asked"
"""A note of this kind is about an attribute of the site or of a part of it: its way, then what is
asked of it, then the words of the question."""
ONCE = "once"
"""… is about what `Site.once` has made: the name of what makes it, then a key of it or none."""

LONG = "long"
"""… is about what `Site.long` has made: the name of what makes it. It has no answer to compare."""

Way = tuple[str, ...]
"""How one comes to a part of the site from the site: ("public", "library")."""

_PARTS = ("public", "settings", "ledger", "book", "search_words", "data_files")
"""Attributes of a site that answer questions themselves."""
_MAPPINGS = (
    "flat",
    "groups",
    "images",
    "pictures",
    "picture_at",
    "parts",
    "terms",
    "trade_words",
    "page_names",
)
"""Attributes of a site that are asked by key."""

CALL, KEY, IN = "\0()", "\0[]", "\0in"
"""In a note: what follows is handed over; is a key; the question is whether the key is there. No
word of the content holds the character before them."""

_USUAL_BLOCK, _LARGEST_BLOCK = 32, 64
"""Records for which `Site.each` keeps together what it makes: on average, and at most. More take
less memory and time to look after, and longer to make anew after an edit."""

_NUMBER, _KIND, _TEXT = "record:", "kind:", "text:"
_SIMPLE: Mapping[str, bool | None] = {"none": None, "yes": True, "no": False}


class NotKept(Exception):
    """Something that no words can stand for."""


def word_of(value: object) -> str:
    """What was handed over with a question, as a word that can be kept.

    Raises:
        NotKept: no word can stand for it.
    """
    if isinstance(value, str):
        return _TEXT + value
    if value is None or isinstance(value, bool):
        return next(word for word, simple in _SIMPLE.items() if simple is value)
    if isinstance(value, WatchedDocument):
        return _NUMBER + value.number
    if isinstance(value, Kind):
        return _KIND + value.key
    raise NotKept(type(value).__name__)


def number_in(word: str) -> str:
    """The number of the record that a word of a note stands for. Any other word is given back."""
    return word.removeprefix(_NUMBER)


def meant(word: str, library: Library) -> object:
    """What `word_of` had for a word, in another library.

    Raises:
        KeyError: there is nothing like it.
    """
    kind, colon, rest = word.partition(":")
    if not colon:
        return _SIMPLE[word]
    if kind == "record":
        return library.names.by_number[rest]
    return BY_KEY[rest] if kind == "kind" else rest


class Part:
    """A part of the site that notes what is asked of it. It passes for the part itself.

    A method is one question with all that is handed over; what it looks at on its way to the answer
    is not noted besides.

    Args:
        part: the part.
        way: how one comes to it.
    """

    __slots__ = ("_part", "_way")

    def __init__(self, part: Any, way: Way) -> None:
        self._part = part
        self._way = way

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            if not name.startswith("__pydantic"):
                note(EVERYTHING)
            return getattr(self._part, name)
        with unnoted():
            value = getattr(self._part, name)
        if isinstance(value, MethodType):
            return _Question(value, self._way, name)
        return _given(value, (*self._way, name))

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return type(self._part)

    def __eq__(self, other: object) -> bool:
        note(EVERYTHING)
        return bool(self._part == bare(other))

    def __hash__(self) -> int:
        note(EVERYTHING)
        return hash(self._part)

    def __reduce__(self) -> tuple[type, tuple[Any, Way]]:
        return Part, (self._part, self._way)


class _Question:
    """A method of a part."""

    __slots__ = ("_method", "_name", "_way")

    def __init__(self, method: MethodType, way: Way, name: str) -> None:
        self._method = method
        self._way = way
        self._name = name

    def __call__(self, *words: Any, **named: Any) -> Any:
        note(_question(self._way, self._name, words, named))
        with unnoted():
            return self._method(*words, **named)


def _question(way: Way, name: str, words: tuple[Any, ...], named: Mapping[str, Any]) -> Note:
    """The note of a question to a part."""
    try:
        given = [word_of(word) for word in words]
    except NotKept:
        return EVERYTHING
    if named:
        return EVERYTHING
    return (ASKED, ".".join((*way, name)), CALL, *given)


class Keyed(Mapping[Any, Any]):
    """A mapping that notes which of its keys are asked for; whoever goes through it asks for all.

    Args:
        mapping: the mapping.
        note: the note of a question about all of it; that about a key has the key behind it.
    """

    __slots__ = ("_mapping", "_note")

    def __init__(self, mapping: Mapping[Any, Any], note: Note) -> None:
        self._mapping = mapping
        self._note = note

    def __getitem__(self, key: Any) -> Any:
        question = self._of(key)
        with unnoted():
            value = self._mapping.get(key, _MISSING)
        if value is _MISSING:
            note(question)
            raise KeyError(key)
        if isinstance(value, Mapping):
            note((*question, IN))
            return Keyed(value, question)
        note(question)
        return value

    def get(self, key: Any, default: Any = None) -> Any:
        value = self._mapping.get(key, _MISSING)
        if value is _MISSING:
            note(self._of(key))
            return default
        return self[key]

    def __contains__(self, key: object) -> bool:
        question = self._of(key)
        note(question if question == EVERYTHING else (*question, IN))
        return key in self._mapping

    def __iter__(self) -> Iterator[Any]:
        note(self._note)
        return iter(self._mapping)

    def __len__(self) -> int:
        note(self._note)
        return len(self._mapping)

    def items(self) -> Any:
        note(self._note)
        return self._mapping.items()

    def values(self) -> Any:
        note(self._note)
        return self._mapping.values()

    def __or__(self, other: Mapping[Any, Any]) -> dict[Any, Any]:
        return {**self, **other}

    def __reduce__(self) -> tuple[type, tuple[Mapping[Any, Any], Note]]:
        return Keyed, (self._mapping, self._note)

    def _of(self, key: object) -> Note:
        """The note of a question about a key."""
        keys = key if isinstance(key, tuple) else (key,)
        if not all(isinstance(part, str) for part in keys):
            return EVERYTHING
        return (*self._note, KEY, *keys) if self._note != EVERYTHING else EVERYTHING


_MISSING = object()


class Members(Set[str]):
    """A set of texts that notes which of them are looked for.

    Args:
        members: the set.
        note: the note of a question about all of it.
    """

    __slots__ = ("_members", "_note")

    def __init__(self, members: Set[str], note: Note) -> None:
        self._members = members
        self._note = note

    def __contains__(self, text: object) -> bool:
        note((*self._note, KEY, str(text), IN))
        return text in self._members

    def __iter__(self) -> Iterator[str]:
        note(self._note)
        return iter(self._members)

    def __len__(self) -> int:
        note(self._note)
        return len(self._members)

    @classmethod
    def _from_iterable(cls, texts: Any) -> Any:
        return frozenset(texts)

    def __reduce__(self) -> tuple[type, tuple[Set[str], Note]]:
        return Members, (self._members, self._note)


def _given(value: Any, way: Way) -> Any:
    """What an attribute answers: a part that notes in its turn, else the answer, noted."""
    if isinstance(value, Library):
        return Part(value, way)
    question = (ASKED, ".".join(way))
    if isinstance(value, Mapping):
        return Keyed(value, question)
    if isinstance(value, frozenset):
        return Members(value, question)
    note(question)
    return value


def bare(value: object) -> object:
    """A part of the site as it is; anything else as it stands. It notes nothing."""
    kind = type(value)
    if kind is Part:
        return cast(Part, value)._part
    if kind is Keyed:
        return cast(Keyed, value)._mapping
    if kind is Members:
        return cast(Members, value)._members
    return value


def way_of(value: Part | Keyed | Members) -> tuple[str, ...]:
    """How one comes to a part of the site."""
    if isinstance(value, Keyed):
        return value._note
    return value._note if isinstance(value, Members) else value._way


class AskedSite(Site):
    """A site that notes what is asked of it."""

    @property
    def real(self) -> Site:
        """The site itself."""
        return cast(Site, self.__dict__["_real"])

    def lasting(self, make: Callable[[Site], T]) -> T:
        name = maker_name(make)
        if make not in self._made:
            left = self.left(name)
            if left is not None:
                self._made[make] = left
        self.once(make)
        note((ONCE, name))
        self.lasted[name] = self._made[make]
        return cast(T, self._made[make])

    @cached_property
    def lasted(self) -> dict[str, Any]:
        """What `lasting` was asked for: the name of what makes it → what was made."""
        return {}

    @property
    def left(self) -> Callable[[str], Any]:
        """Gives what an earlier build has made, by the name of what makes it; None where there is
        nothing, or it would be something else today."""
        return cast("Callable[[str], Any]", self.__dict__.get("_left", _nothing))

    def take_from(
        self,
        left: Callable[[str], Any],
        left_of_each: Callable[[str], OfBlock | None],
        left_of_given: Callable[[str], bytes | None],
        left_files: Callable[[str], dict[str, bytes]],
    ) -> None:
        """Say who has what earlier builds have made."""
        self.__dict__["_left"] = left
        self.__dict__["_left_of_each"] = left_of_each
        self.__dict__["_left_of_given"] = left_of_given
        self.__dict__["_left_files"] = left_files

    def take_over(self, other: AskedSite, lost: Container[str]) -> None:
        """Take what was worked out once for another site, but for the work of some makers.

        Args:
            lost: their names.
        """
        for make, made in other._made.items():
            if maker_name(make) not in lost:
                self._made[make] = made

    def __getstate__(self) -> dict[str, Any]:
        """For another process, which cannot ask who has what earlier builds have made."""
        return {name: value for name, value in self.__dict__.items() if name not in _OF_PROCESS}

    def each(
        self, make: Callable[[Site, Document[Record]], T], documents: Iterable[Document[Record]]
    ) -> Iterator[T]:
        for block in blocks_of(documents, _number, usual=_USUAL_BLOCK, most=_LARGEST_BLOCK):
            yield from self._of_block(make, block)

    def _of_block(
        self, make: Callable[[Site, Document[Record]], T], block: list[Document[Record]]
    ) -> list[T]:
        key = key_of_given(maker_name(make), [_number(document) for document in block])
        new = self.made_of_each.get(key)
        left = new.whole if new is not None else self.left_of_each(key)
        if left is not None:
            self.made_of_each.setdefault(key, None)
            note_all(left.asked)
            return cast("list[T]", left.made)
        made = []
        with noted() as asked:
            for document in block:
                self.library.get(document.number)  # what stands in its head is asked for by this
                made.append(make(self, document))
        note_all(asked)
        self.made_of_each[key] = pack_of_block(OfBlock(asked, made))
        return made

    @cached_property
    def made_of_each(self) -> dict[str, Packed | None]:
        """What `each` was asked for, by what makes it and the records: packed, or None where an
        earlier build has left it."""
        return {}

    @property
    def left_of_each(self) -> Callable[[str], OfBlock | None]:
        """Gives what `each` made in an earlier build, by its key; None as with `left`."""
        own = self.__dict__.get("_left_of_each", _nothing)
        return cast("Callable[[str], OfBlock | None]", own)

    def newly_made_of_each(self) -> dict[str, Packed | None]:
        """What `made_of_each` holds, which then holds nothing more."""
        new = dict(self.made_of_each)
        self.made_of_each.clear()
        return new

    def always(self, make: Callable[[G], T], given: G) -> T:
        key = key_of_given(maker_name(make), given)
        packed = self.left_of_given(key)
        left = unpack_of_given(packed) if packed is not None else None
        if left is not None:
            self.made_of_given.setdefault(key, None)
            return cast(T, left)
        made = make(given)
        self.made_of_given[key] = pack_of_given(made)
        return made

    @cached_property
    def made_of_given(self) -> dict[str, bytes | None]:
        """What `always` was asked for, by its key: packed, or None where an earlier build has left
        it."""
        return {}

    @property
    def left_of_given(self) -> Callable[[str], bytes | None]:
        """Gives what `always` made in an earlier build, packed, by its key; None as with `left`."""
        own = self.__dict__.get("_left_of_given", _nothing)
        return cast("Callable[[str], bytes | None]", own)

    def newly_made_of_given(self) -> dict[str, bytes | None]:
        """What `made_of_given` holds, which then holds nothing more."""
        new = dict(self.made_of_given)
        self.made_of_given.clear()
        return new

    def before(self, name: str) -> dict[str, bytes]:
        left_files = self.__dict__.get("_left_files")
        return left_files(name) if left_files is not None else {}

    def newly_lasted(self) -> dict[str, Any]:
        """What `lasted` holds, which then holds nothing more."""
        new = dict(self.lasted)
        self.lasted.clear()
        return new

    def newly_asked(self) -> dict[str, Questions]:
        """What `asked_by_makers` holds, which then holds nothing more, by the names of makers."""
        new = {maker_name(make): asked for make, asked in self.asked_by_makers.items()}
        self.asked_by_makers.clear()
        return new

    @cached_property
    def asked_by_makers(self) -> dict[Callable[[Site], object], Questions]:
        """What `once` was given to make with → what was asked on the way. Whoever has what was made
        asks nothing of this: the answer is compared."""
        return {}

    def once(self, make: Callable[[Site], T]) -> T:
        if make not in self._made:
            with noted() as asked:
                self._made[make] = make(self)
            self.asked_by_makers[make] = asked
        answer = self._made[make]
        question = (ONCE, maker_name(make))
        if isinstance(answer, dict):
            return cast(T, Keyed(answer, question))
        note(question)
        return cast(T, answer)

    def long(self, make: Callable[[Site], T]) -> T:
        with unnoted():
            made = self.once(make)
        note((LONG, maker_name(make)))
        return cast(T, bare(made))

    def terms_in(self, text: str, owner: str) -> Mapping[str, str]:
        note((ASKED, "terms_in", CALL, owner))
        return self.real.terms_in(text, owner)

    def trade_words_in(self, text: str) -> Mapping[str, str]:
        note((ASKED, "trade_words_in", CALL, word_of(text)))
        return self.real.trade_words_in(text)


_OF_PROCESS = ("_left", "_left_of_each", "_left_of_given", "_left_files", "_answers")
"""What a site knows that goes to no other process."""


def _number(document: Document[Record]) -> str:
    return document.number


def _nothing(name: str) -> None:
    """Nothing is left of any earlier build."""
    return


def maker_name(make: Callable[..., object]) -> str:
    """The name of what makes something once for a site."""
    if not isinstance(make, (FunctionType, type)):
        raise TypeError(f"{make} has no name of its own")
    return f"{make.__module__}.{make.__qualname__}"


def manner_of(site: Site) -> dict[str, Any]:
    """What a site has besides what notes are about: how its links are written, and the like.

    Every page may rest on all of it.
    """
    told = {*_PARTS, *_MAPPINGS, "urls"}
    names = [field.name for field in fields(Site) if field.name not in told]
    return {name: getattr(site, name) for name in names}


def asked_site(site: Site) -> AskedSite:
    """A site that passes for another and notes what is asked of it.

    What `manner_of` gives is not noted: pages of sites that differ in it have nothing in common.
    """
    asked: AskedSite = object.__new__(AskedSite)
    own = asked.__dict__
    own["_real"] = site
    own.update(manner_of(site))
    for name in _PARTS:
        own[name] = Part(getattr(site, name), (name,))
    for name in _MAPPINGS:
        own[name] = Keyed(getattr(site, name), (ASKED, name))
    own["urls"] = Members(site.urls, (ASKED, "urls"))
    return asked
