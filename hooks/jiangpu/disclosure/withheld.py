"""The names that may not be shown, and where they stand in a text: as characters, or spelled in
pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..language.names import NameFinder, name_key
from ..language.pinyin import readings, slug
from ..library.documents import Document
from ..library.names import Names
from .consent import NOT_SHOWN, abridged, display_of

SHORTEST = 2
"""A name of one character is not looked for in texts: it would be found everywhere."""


@dataclass(frozen=True)
class WithheldPerson:
    """Somebody whose name may not be shown in full.

    Attributes:
        document: the record as it is in the repository.
        shown: what stands for the name: 王某, or `NOT_SHOWN`.
        names: the name and the aliases that may not be shown.
    """

    document: Document
    shown: str
    names: tuple[str, ...]

    @property
    def number(self) -> str:
        return self.document.number

    @property
    def hidden(self) -> bool:
        """Whether there is nothing of this person on the site, not even a surname."""
        return self.shown == NOT_SHOWN

    @cached_property
    def spelled(self) -> re.Pattern[str]:
        """The name in pinyin without tones, in every reading, with or without something between the
        syllables."""
        syllables = ["|".join(sorted(found)) for found in readings(self.document.name)]
        if len(syllables) < SHORTEST:
            return re.compile(r"(?!)")  # finds nothing
        return re.compile(r"[\s_·-]{0,2}".join(f"(?:{found})" for found in syllables), re.I)


@dataclass(frozen=True)
class Found:
    """A withheld name that stands in a text, from `start` to before `end`."""

    start: int
    end: int
    person: WithheldPerson


class Withheld:
    """Everybody whose name may not be shown in full, of all records that were read, sound or
    not."""

    def __init__(self, documents: Iterable[Document]) -> None:
        every = tuple(documents)
        people = [_withheld(document) for document in every]
        self.people: tuple[WithheldPerson, ...] = tuple(filter(None, people))
        self.by_number = {person.number: person for person in self.people if person.number}
        self._names = Names(every)
        public = _public_names(every)
        self._by_key: dict[str, WithheldPerson] = {}
        for person in self.people:
            for name in person.names:
                key = name_key(name)
                if len(key) >= SHORTEST and key not in public:
                    self._by_key.setdefault(key, person)
        longer = [name for name in public if any(key in name for key in self._by_key)]
        self._finder = NameFinder([*self._by_key, *longer])

    def __bool__(self) -> bool:
        return bool(self.people)

    def find(self, text: str) -> list[Found]:
        """The withheld names in a text. A name that somebody else bears in public may be said; so
        may a longer one."""
        found = []
        for occurrence in self._finder.find(text):
            person = self._by_key.get(occurrence.key)
            if person is not None:
                found.append(Found(occurrence.start, occurrence.end, person))
        return found

    def meant(self, kind: str, reference: str) -> WithheldPerson | None:
        """The withheld person whom a reference field names, by number or by name."""
        found = self._names.find(kind, reference)
        return self.by_number.get(found[0].number) if len(found) == 1 else None

    def spelled_in(self, address: str, *public_names: str) -> WithheldPerson | None:
        """The person whose name an address or a file name spells.

        Args:
            public_names: what the page is called in public. An address that only spells these says
                no more than they do.
        """
        letters = _letters(address)
        known = [_letters(name) for name in public_names]
        for person in self.people:
            for match in person.spelled.finditer(letters):
                if not any(match[0] in name for name in known):
                    return person
        return None


def _letters(text: str) -> str:
    """Only the letters and digits of a text; Chinese in pinyin."""
    return slug(text).replace("-", "")


def _withheld(document: Document) -> WithheldPerson | None:
    display = display_of(document)
    if display == "实名" or not document.name:
        return None
    shown = NOT_SHOWN if display == "不公开" else abridged(document.name)
    names = [
        name
        for name in (document.name, *document.record.aliases)
        if name_key(name) != name_key(shown)
    ]
    return WithheldPerson(document, shown, tuple(names))


def _public_names(documents: Iterable[Document]) -> set[str]:
    """The keys of the names of everybody who is shown in full."""
    keys = set()
    for document in documents:
        if document.kind.key != "person" or document.draft or display_of(document) != "实名":
            continue
        keys |= {name_key(name) for name in (document.name, *document.record.aliases)}
    return keys
