"""The names that may not be shown, and where they stand in a text.

They stand there as characters, or spelled in pinyin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..language.names import NameFinder, name_key
from ..language.pinyin import readings, slug
from ..library.documents import ReadDocument, is_of
from ..library.names import Names
from ..schema.base import Record
from ..schema.person import Person
from ..schema.registry import PERSON
from .consent import NOT_SHOWN, abridged, display_of

NOTHING = r"(?!)"
"""A pattern that matches nothing."""

SHORTEST = 2
"""A name of one character is not looked for in texts: it would be found everywhere."""

_BETWEEN_SYLLABLES = r"[\s_·-]{0,2}"


@dataclass(frozen=True)
class WithheldPerson:
    """Somebody whose name may not be shown in full.

    Attributes:
        document: the record as it is in the repository.
        shown: what stands for the name: 王某, or `NOT_SHOWN`.
        names: the name and the aliases that may not be shown.
    """

    document: ReadDocument[Record]
    shown: str
    names: tuple[str, ...]

    @property
    def number(self) -> str:
        return self.document.number

    @property
    def hidden(self) -> bool:
        """Whether there is nothing of this person on the site, not even a surname."""
        return self.shown == NOT_SHOWN

    @property
    def agreed(self) -> bool:
        """Whether the record says what the person agreed to. Where that cannot be read, or has
        ended, it is reported there, and nothing of it elsewhere: nobody has touched those records.
        """
        record = self.document.record
        given = isinstance(record, Person) and record.consent is not None
        return given and not self.document.ended

    @cached_property
    def spelled(self) -> re.Pattern[str]:
        """The name in pinyin without tones, in every reading.

        Something may stand between the syllables: wang jia-yi.
        """
        syllables = []
        for found in readings(self.document.name):
            syllables.append(f"(?:{'|'.join(sorted(found))})")
        if len(syllables) < SHORTEST:
            return re.compile(NOTHING)
        return re.compile(_BETWEEN_SYLLABLES.join(syllables), re.I)


@dataclass(frozen=True)
class Found:
    """A withheld name that stands in a text, from `start` to before `end`."""

    start: int
    end: int
    person: WithheldPerson


class Withheld:
    """Everybody whose name may not be shown in full, of all records that were read, sound or not.

    Attributes:
        people: all of them, in the order of their records.
        by_number: those whose record has a number.
        spelled: their names in pinyin, as `WithheldPerson.spelled`.
    """

    def __init__(
        self, documents: Iterable[ReadDocument[Record]], names: Names[ReadDocument[Record]]
    ) -> None:
        every = tuple(documents)
        public = _public_names(every)
        self.people = _withheld_people(every)
        self.by_number = {person.number: person for person in self.people if person.number}
        spelled = [f"(?:{person.spelled.pattern})" for person in self.people]
        self.spelled = re.compile("|".join(spelled) or NOTHING, re.I)
        self._names = names
        self._by_key = _by_key(self.people, public)
        longer = [name for name in public if any(key in name for key in self._by_key)]
        self._finder = NameFinder([*self._by_key, *longer])

    def __bool__(self) -> bool:
        return bool(self.people)

    def find(self, text: str) -> list[Found]:
        """The withheld names in a text.

        A name that somebody else bears in public may be shown, and so may a longer one.
        """
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
            public_names: what the page is called in public. An address that only spells these
                gives no more away than they do.
        """
        for match in self.spelled.finditer(_letters(address)):
            known = [_letters(name) for name in public_names]
            if not any(match[0] in name for name in known):
                return next(each for each in self.people if each.spelled.fullmatch(match[0]))
        return None


def _letters(text: str) -> str:
    """Only the letters and digits of a text; Chinese in pinyin."""
    return slug(text).replace("-", "")


def _withheld_people(documents: Iterable[ReadDocument[Record]]) -> tuple[WithheldPerson, ...]:
    people = []
    for document in documents:
        person = _withheld(document)
        if person is not None:
            people.append(person)
    return tuple(people)


def _by_key(people: Iterable[WithheldPerson], public: set[str]) -> dict[str, WithheldPerson]:
    """Key of a name to look for in texts → whose it is.

    Args:
        public: the keys of the names that somebody bears in public.
    """
    found: dict[str, WithheldPerson] = {}
    for person in people:
        for name in person.names:
            key = name_key(name)
            if len(key) >= SHORTEST and key not in public:
                found.setdefault(key, person)
    return found


def _withheld(document: ReadDocument[Record]) -> WithheldPerson | None:
    """The person of a record, where the name may not be shown in full."""
    display = display_of(document)
    if display == "实名" or not document.name:
        return None
    shown = NOT_SHOWN if display == "不公开" else abridged(document.name)
    every = (document.name, *document.record.aliases)
    names = [name for name in every if name_key(name) != name_key(shown)]
    return WithheldPerson(document, shown, tuple(names))


def _public_names(documents: Iterable[ReadDocument[Record]]) -> set[str]:
    """The keys of the names of everybody who is shown in full."""
    keys: set[str] = set()
    for document in documents:
        if not is_of(document, PERSON) or document.draft:
            continue
        if display_of(document) == "实名":
            keys |= {name_key(name) for name in (document.name, *document.record.aliases)}
    return keys
