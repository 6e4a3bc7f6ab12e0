"""Texts, records and addresses without the names that may not be shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import BaseModel

from ..language.names import NameFinder
from ..language.pinyin import slug
from ..library.documents import Document, Editorial, R, ReadDocument
from ..reading.nodes import Tree
from ..schema.base import Record
from ..schema.fields import fields_of
from ..schema.refs import Reference, references
from ..schema.types import ValueType
from .consent import NOT_SHOWN
from .withheld import Withheld, WithheldPerson

Path = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)

_HAS_LETTERS = re.compile("[A-Za-z0-9]")
_NO_WORD_BEFORE = r"(?<![A-Za-z0-9/._-])"
_NO_WORD_AFTER = r"(?![A-Za-z0-9/_-]|\.\w)"
"""Around a spelled name in running text: it is a word of its own, and no part of an address."""

_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]+(?:[-_]+[A-Za-z0-9]+)*")
"""A word in Latin letters, or one part of an address: wangjiayi, P0012."""
_GOES_ON = re.compile(r"/|\.[A-Za-z]")
"""What follows a part of an address: another part, or the ending of a file."""
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)[^()]*\)")


class Redactor:
    """Takes withheld names out of everything that is shown.

    Args:
        withheld: whose names.
        documents: every record that was read; from these follow the file names that may not be
            shown.
        public: those of them that have a page.
    """

    def __init__(
        self,
        withheld: Withheld,
        documents: Iterable[ReadDocument[Record]],
        public: Iterable[ReadDocument[Record]],
    ) -> None:
        self.withheld = withheld
        self._public = frozenset(document.number for document in public)
        self._hidden_numbers = {person.number for person in withheld.people if person.hidden}
        self._hidden_numbers -= self._public
        self._spelled = re.compile(
            rf"{_NO_WORD_BEFORE}(?:{withheld.spelled.pattern}){_NO_WORD_AFTER}", re.I
        )
        self._own = {
            person.number: NameFinder(person.names) for person in withheld.people if person.number
        }
        self._renamed, self._stems = self._file_names(documents)

    def _file_names(
        self, documents: Iterable[ReadDocument[Record]]
    ) -> tuple[Mapping[str, str], set[str]]:
        """(file name → what stands for it in addresses, the file names that may be shown)."""
        renamed: dict[str, str] = {}
        stems: set[str] = set()
        for document in documents:
            person = self.withheld.by_number.get(document.number)
            if person is not None and person.hidden:
                renamed |= dict.fromkeys((document.slug, document.number.lower()), NOT_SHOWN)
            elif self.file_name_tells(document):
                renamed[document.slug] = document.number.lower()
            else:
                stems.add(document.slug)
        return renamed, stems

    def file_name_tells(self, document: ReadDocument[Record]) -> bool:
        """Whether the file name of a record may not be shown.

        It is that of a withheld person, or it spells a withheld name.
        """
        if document.number in self.withheld.by_number:
            return True
        stem = document.uri.rpartition("/")[2].removesuffix(".md")
        if self.withheld.find(stem):
            return True
        if self.withheld.spelled_in(document.slug) is None:
            return False
        public = [self.text(name) for name in (document.name, *document.record.aliases)]
        return self.withheld.spelled_in(document.slug, *public) is not None

    def text(self, text: str, own: WithheldPerson | None = None) -> str:
        """A text without withheld names: 王某, or `NOT_SHOWN`, stands in their place.

        Args:
            own: the person whose record the text belongs to. There the name is that of the person,
                even where somebody else bears it in public.
        """
        result = text
        for found in reversed(self.withheld.find(text)):
            result = result[: found.start] + found.person.shown + result[found.end :]
        if own is not None and own.number in self._own:
            for occurrence in reversed(self._own[own.number].find(result)):
                result = result[: occurrence.start] + own.shown + result[occurrence.end :]
        return result

    def words(self, text: str) -> str:
        """A text without withheld names in pinyin.

        An address that spells one is replaced by the public address of the same record.
        """
        if not _HAS_LETTERS.search(text):
            return text
        return _WORD.sub(self._word, self._spelled.sub(NOT_SHOWN, text))

    def _word(self, match: re.Match[str]) -> str:
        """What stands for one word: itself, the public part of an address, or `NOT_SHOWN`."""
        if match[0] in self._hidden_numbers:
            return NOT_SHOWN
        before = match.string[match.start() - 1 : match.start()]
        in_address = before == "/" or _GOES_ON.match(match.string, match.end())
        word = match[0].lower()
        if not in_address or word in self._stems:
            return match[0]
        if word in self._renamed:
            return self._renamed[word]
        return NOT_SHOWN if self.withheld.spelled_in(word) else match[0]

    def body(self, text: str, own: WithheldPerson | None = None) -> str:
        """A body: as a text, and a link to somebody who is not shown at all becomes its words."""
        linked = _LINK.sub(self._link, text)
        return self.text(self.words(linked), own)

    def _link(self, match: re.Match[str]) -> str:
        """A link, or its words alone where it leads to somebody who is not shown."""
        words, target = match[1], match[2]
        shown = self.words(target)
        leads_nowhere = shown != target and NOT_SHOWN in shown
        return words if leads_nowhere else match[0]

    def allows(self, address: str) -> bool:
        """Whether an address of the site holds no withheld name, in characters or spelled."""
        return self.text(self.words(address)) == address

    def record(self, record: Model, own: WithheldPerson | None = None) -> Model:
        """A record (or the front matter of a page) without withheld names.

        A reference to somebody who is shown by surname becomes a number, so that it still leads
        there. One to somebody who is not shown becomes `NOT_SHOWN`.
        """
        places = {reference.path: reference for reference in references(record)}
        return self._entry(record, (), places, own)

    def _entry(
        self, entry: Model, path: Path, places: Mapping[Path, Reference], own: WithheldPerson | None
    ) -> Model:
        changes: dict[str, Any] = {}
        for field in fields_of(type(entry)):
            value = field.value(entry)
            shown = self._value(value, (*path, field.label), places, own)
            if shown == value:
                continue
            whole = field.type is not ValueType.LINK or field.many
            changes[field.attribute] = shown if whole else None  # a changed address leads nowhere
        return entry.model_copy(update=changes) if changes else entry

    def _value(
        self, value: Any, path: Path, places: Mapping[Path, Reference], own: WithheldPerson | None
    ) -> Any:
        if isinstance(value, tuple):
            items = []
            for index, item in enumerate(value):
                items.append(self._value(item, (*path, index), places, own))
            return tuple(items)
        if isinstance(value, BaseModel):
            return self._entry(value, path, places, own)
        if not isinstance(value, str):
            return value
        if path in places:
            return self._reference(places[path], own)
        return self.text(self.words(value), own)

    def _reference(self, reference: Reference, own: WithheldPerson | None) -> str:
        person = self.withheld.meant(reference.kind, reference.value)
        if person is None:
            return self.text(reference.value, own)
        return person.number if person.number in self._public else person.shown

    def document(self, document: Document[R]) -> Document[R]:
        """A record as it may be shown, body and address included.

        Somebody who is shown by surname has no aliases.
        """
        own = self.withheld.by_number.get(document.number)
        record = self.record(document.record, own)
        former = tuple(address for address in document.record.former if self.allows(address))
        changes: dict[str, Any] = {"number": document.number, "former": former}
        if own is not None:
            changes |= {"name": own.shown, "aliases": ()}
        shown = replace(
            document,
            record=record.model_copy(update=changes),
            body=self.body(document.body, own),
            tree=Tree(),
            abridged=own is not None,
        )
        return _by_number(shown) if self.file_name_tells(document) else shown

    def page(self, page: Editorial) -> Editorial:
        """An editorial page as it may be shown."""
        return replace(page, page=self.record(page.page), body=self.body(page.body), tree=Tree())


def _by_number(document: Document[R]) -> Document[R]:
    """The record at an address by its number, as if its file were named so."""
    part = slug(document.number)
    return replace(
        document, slug=part, uri=f"{document.kind.folder}/{part}.md", numbered_address=True
    )
