"""What comes of the questions that notes hold, as digests: asked of the site of this build."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from ..library.noting import EVERYTHING, Note, noted, unnoted
from ..library.watched import BODY, PAGE, WHOLE
from .asking import ASKED, CALL, IN, KEY, LONG, ONCE, AskedSite, bare, meant
from .digests import DocumentDigests, Unknown, digest, document_digests

_WHOLE = 2
"""The words of a question about all of something. Its digest may take long and is remembered; of a
part there are hundreds of thousands, and each is told at once."""
_MISSING = b"missing"
"""Stands for the answer where there is nothing to ask any more."""


class Answers:
    """The answers of a site.

    Args:
        site: of this build.
    """

    def __init__(self, site: AskedSite) -> None:
        self._asked = site
        self._site = site.real
        self._by_number = self._site.library.names.by_number
        self._by_uri = {page.uri: page for page in self._site.pages}
        self._known: dict[Note, bytes | None] = {}
        self._told: dict[str, DocumentDigests] = {}

    @property
    def numbers(self) -> Iterable[str]:
        """The numbers of all records."""
        return self._by_number

    def told(self, number: str) -> DocumentDigests | None:
        """What tells a record and its body; None where there is no such record."""
        if number not in self._told and number in self._by_number:
            with unnoted():  # a page may be on its way; it has not asked this
                self._told[number] = document_digests(self._by_number[number])
        return self._told.get(number)

    @cached_property
    def ground(self) -> bytes:
        """A digest of all that the parts of the site are made from. While it is what it was, they
        answer as they did, but for what is asked about a record with other words of its own. It is
        empty where no digest can tell it.
        """
        shared = []
        for document in self._site.library.documents:
            told = self.told(document.number)
            shared.append((document, told.shared if told else b""))
        try:
            with unnoted():
                return digest([shared, *self._beside_records()])
        except Unknown:
            return b""

    def learn(self, digests: Mapping[Note, bytes]) -> None:
        """Take over the digests of answers that another process has worked out: of those that are
        remembered."""
        for note, known in digests.items():
            if len(note) <= _WHOLE:
                self._known.setdefault(note, known or None)

    def digest(self, note: Note) -> bytes | None:
        """The digest of the answer to a question; None where no digest can tell the answer, or
        nobody is there to ask any more.

        Such an answer is like no other, not even like itself.
        """
        if note in self._known:
            return self._known[note]
        known = self._digest(note)
        if len(note) <= _WHOLE:
            self._known[note] = known
        return known

    def _digest(self, note: Note) -> bytes | None:
        try:
            return digest(self._answer(note))
        except Unknown:
            return self.digest(EVERYTHING) if note != EVERYTHING else None
        except Exception:  # there is nothing to ask; or a fault, which whoever asked comes upon
            return None

    def _answer(self, note: Note) -> Any:
        kind = note[0]
        if kind == PAGE:
            with unnoted():
                return getattr(self._by_uri[note[1]], note[2])
        if kind == ONCE:
            with noted():
                return self._at_keys(self._once(note[1]), note[2:])
        if kind == LONG:
            return None  # what makes it tells whether it is what it was
        if kind == ASKED:
            with unnoted():
                return self._of_site(note)
        with unnoted():
            return self._everything()

    def of_record(self, number: str, names: Iterable[str]) -> list[bytes | None]:
        """The digests of what a record answers to some names; None for one as with `digest`."""
        with unnoted():
            return [self._digest_in_record(number, name) for name in names]

    def _digest_in_record(self, number: str, name: str) -> bytes | None:
        try:
            return digest(self._in_record(number, name))
        except Unknown:
            return self.digest(EVERYTHING)
        except Exception:  # there is no such record or name any more; or a fault, as above
            return None

    def _in_record(self, number: str, name: str) -> Any:
        document = self._by_number[number]
        if name == BODY:
            return document.body
        return document.record if name == WHOLE else getattr(document.record, name)

    def _once(self, name: str) -> Any:
        """What `Site.once` makes, by the name of what makes it."""
        module, _, function = name.rpartition(".")
        return bare(self._asked.once(getattr(importlib.import_module(module), function)))

    def _of_site(self, note: Note) -> Any:
        """The answer of a part of the site."""
        names, words = note[1].split("."), note[2:]
        if names == ["terms_in"]:
            return self._terms_in(words[1])
        value: Any = self._site
        for name in names:
            value = getattr(value, name)
        if words and words[0] == CALL:
            return value(*(meant(word, self._site.library) for word in words[1:]))
        return self._at_keys(value, words)

    def _terms_in(self, owner: str) -> Mapping[str, str]:
        page = self._by_uri.get(owner) or self._by_number[owner]
        return self._site.terms_in(page.body, owner)

    def _at_keys(self, value: Any, words: tuple[str, ...]) -> Any:
        """What a mapping has under the keys of a note, or whether the last of them is there."""
        keys = _keys(words[:-1] if words[-1:] == (IN,) else words)
        last = keys.pop() if words[-1:] == (IN,) else None
        for key in keys:
            if key not in value:
                return _MISSING
            value = value[key]
        return value if last is None else last in value

    def _everything(self) -> list[Any]:
        """All that pages are made from, as it stands."""
        records = []
        for document in self._site.library.documents:
            records.append((document, document.record, document.body))
        return [records, *self._beside_records()]

    def _beside_records(self) -> list[Any]:
        """… but the records."""
        site = self._site
        pages = [(page.uri, page.page, page.body) for page in site.pages]
        given = [site.public.files, site.public.published, site.public.handbook]
        others = [site.settings, site.mode, site.images, site.search_words, site.data_files]
        return [pages, given, others, site.pictures, site.urls]


def answers_of(site: AskedSite) -> Answers:
    """The answers of a site: the same for all who ask in this process."""
    own = site.__dict__
    if "_answers" not in own:
        own["_answers"] = Answers(site)
    answers: Answers = own["_answers"]
    return answers


def _keys(words: tuple[str, ...]) -> list[str | tuple[str, ...]]:
    """The keys of a note as mappings have them: a text, or several together."""
    keys: list[tuple[str, ...]] = []
    for word in words:
        if word == KEY:
            keys.append(())
        else:
            keys[-1] = (*keys[-1], word)
    return [key if len(key) > 1 else key[0] for key in keys]
