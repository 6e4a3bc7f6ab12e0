"""The site: the whole of what pages are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from ..body.terms import GLOSSARY_URL, read_terms, trade_words
from ..disclosure.disclosed import Disclosed
from ..figures.ledger import Ledger
from ..library.data_files import DataFiles
from ..library.documents import Document, Editorial
from ..library.grouping import parts
from ..library.handbook import Handbook
from ..library.library import Library
from ..library.search_words import SearchWords
from ..library.settings import Settings
from ..pictures import Picture
from ..reading.unseen import without_unseen
from ..schema.base import Record
from .addresses import AddressBook, Flat, Mode, file_of, href, written

G = TypeVar("G")
T = TypeVar("T")


@dataclass(frozen=True)
class Site:
    """The whole of what pages are made from. All of it may be shown.

    Attributes:
        public: the records and pages that the public may see.
        ledger: the figures of all listed records, kind by kind.
        groups: key of a grouping → group → its records.
        book: everything that a link in a body may lead to.
        urls: the addresses that do have a page.
        mode: how links are written.
        flat: the pages that have a file in the place of a folder (`site.addresses.Flat`).
        search_words: words that help the search; none of them may not be shown.
        data_files: the ways in by trade and the ways of seeing, as far as they may be shown.
        images: the address of each share image that there is → what is read in its place by those
            who do not see it.
        pictures: place in the repository → what was made of the image file there.
    """

    public: Disclosed
    settings: Settings
    ledger: Ledger
    groups: Mapping[str, dict[str, list[Document[Record]]]]
    book: AddressBook
    urls: frozenset[str]
    mode: Mode = "site"
    flat: Flat = field(default_factory=dict)
    images: Mapping[str, str] = field(default_factory=dict)
    search_words: SearchWords = SearchWords()
    data_files: DataFiles = DataFiles()
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def library(self) -> Library:
        """The records that the public may see."""
        return self.public.library

    @property
    def pages(self) -> tuple[Editorial, ...]:
        """The editorial pages."""
        return self.public.pages

    @property
    def handbook(self) -> Handbook:
        """The examples for editors."""
        return self.public.handbook or Handbook()

    def showing(self, public: Disclosed, ledger: Ledger) -> Site:
        """The same site with other texts, for a look at these. What was worked out of pictures,
        groups and the glossary stays."""
        made = replace(self, public=public, ledger=ledger)
        for name in ("picture_at", "parts", "terms", "trade_words"):
            if name in self.__dict__:
                made.__dict__[name] = self.__dict__[name]
        return made

    def href(self, to: str, here: str) -> str:
        """The link from one page to another; see `site.addresses.href`."""
        return href(to, here, self.mode, self.flat)

    def file_of(self, address: str) -> str:
        """The file that holds the page at an address."""
        return file_of(address, self.flat)

    def written(self, address: str) -> str:
        """An address as others write it, after that of the site."""
        return written(address, self.flat)

    def once(self, make: Callable[[Site], T]) -> T:
        """What `make` gives for this site. It is made when it is first asked for, and then kept.

        Args:
            make: a function or class with a name of its own, so that the site can be pickled.
        """
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def long(self, make: Callable[[Site], T]) -> T:
        """As `once`, of what takes longer than the pages that ask for it.

        A build that takes pages from an earlier one does not work it out to compare it: where
        something has changed that it was made of, it counts as changed.
        """
        return self.once(make)

    def lasting(self, make: Callable[[Site], T]) -> T:
        """As `once`, of plain data: texts, bytes, numbers, and lists and dicts of them.

        A build that keeps what it makes keeps this too, and the next one takes it where nothing has
        changed that it was made of.
        """
        return self.once(make)

    def each(
        self, make: Callable[[Site, Document[Record]], T], documents: Iterable[Document[Record]]
    ) -> Iterator[T]:
        """What `make` gives for each of some records, of plain data as with `lasting`.

        A build that keeps what it makes keeps this for a few records at a time, so that the next
        one makes it only for those that have changed, and for their neighbours.
        """
        for document in documents:
            yield make(self, document)

    def always(self, make: Callable[[G], T], given: G) -> T:
        """What `make` gives for some plain data, where nothing else has a say in it.

        A build that keeps what it makes keeps this by the digest of what was given, so that the
        next one makes it only of what is new.

        Args:
            make: a function with a name of its own, from plain data to plain data, as with
                `lasting`.
        """
        return make(given)

    def before(self, name: str) -> dict[str, bytes]:
        """Path → content of some files that are no pages, as an earlier build has left them.

        They may have been made from other records: they serve nobody but who makes them anew, and
        has a shorter way to one that comes out the same.

        Args:
            name: of these files.
        """
        return {}

    @cached_property
    def _made(self) -> dict[Callable[[Site], object], Any]:
        """What `once` has made, by what made it."""
        return {}

    @cached_property
    def picture_at(self) -> dict[str, Picture]:
        """The address of the largest size of each picture → the picture."""
        return {picture.largest.address: picture for picture in self.pictures.values()}

    @cached_property
    def parts(self) -> dict[tuple[str, str], str]:
        """(key of a grouping, group) → the last part of the group's address."""
        found = {}
        for key, groups in self.groups.items():
            for group, part in parts(groups).items():
                found[key, group] = part
        return found

    @cached_property
    def terms(self) -> dict[str, str]:
        """Glossary terms → anchors on the glossary page; none without that page."""
        for page in self.pages:
            if page.url == GLOSSARY_URL:
                return read_terms(page.body)
        return {}

    @cached_property
    def trade_words(self) -> dict[str, str]:
        """Words of trades → a sentence that explains each; none without the glossary."""
        for page in self.pages:
            if page.url == GLOSSARY_URL:
                return trade_words(page.body)
        return {}

    def terms_in(self, text: str, owner: str) -> Mapping[str, str]:
        """The glossary terms that may stand in a body → their anchors.

        Args:
            text: the body.
            owner: the number of its record, or the file of its page.
        """
        if "&" in text:
            return self.terms  # characters may be spelled: &#30897; is 碱
        plain = without_unseen(text).replace("\\", "")
        return {term: anchor for term, anchor in self.terms.items() if term in plain}

    def trade_words_in(self, text: str) -> Mapping[str, str]:
        """The words of trades that stand in a text → a sentence that explains each."""
        return {word: told for word, told in self.trade_words.items() if word in text}

    @cached_property
    def page_names(self) -> dict[str, str]:
        """The address of each editorial page → its title."""
        return {page.url: page.name for page in self.pages}
