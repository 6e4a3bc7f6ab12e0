"""The site: the whole of what pages are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..body.terms import GLOSSARY_URL, read_terms
from ..disclosure.disclosed import Disclosed
from ..figures.ledger import Ledger
from ..library.documents import Document, Editorial
from ..library.grouping import parts
from ..library.library import Library
from ..library.search_words import SearchWords
from ..library.settings import Settings
from .addresses import AddressBook, Mode


@dataclass(frozen=True)
class Site:
    """The whole of what pages are made from. Nothing here may not be shown.

    Attributes:
        public: the records and pages that the public may see.
        ledger: the figures of all listed records, kind by kind.
        groups: key of a grouping → group → its records.
        book: everything that a link in a body may lead to.
        urls: the addresses that do have a page.
        search_words: words that help the search; none of them may not be shown.
        images: the address of each share image that there is → what is said in its place.
    """

    public: Disclosed
    settings: Settings
    ledger: Ledger
    groups: Mapping[str, dict[str, list[Document]]]
    book: AddressBook
    urls: frozenset[str]
    mode: Mode = "site"
    images: Mapping[str, str] = field(default_factory=dict)
    search_words: SearchWords = SearchWords()

    @property
    def library(self) -> Library:
        return self.public.library

    @property
    def pages(self) -> tuple[Editorial, ...]:
        """The editorial pages."""
        return self.public.pages

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What is costly to make and asked for more than once, by name."""
        return {}

    @cached_property
    def parts(self) -> dict[tuple[str, str], str]:
        """(key of a grouping, group) → the last part of the group's address."""
        return {
            (key, group): part
            for key, groups in self.groups.items()
            for group, part in parts(groups).items()
        }

    @cached_property
    def terms(self) -> dict[str, str]:
        """Glossary terms → anchors on the glossary page; none without that page."""
        return next((read_terms(page.body) for page in self.pages if page.url == GLOSSARY_URL), {})

    @cached_property
    def page_names(self) -> dict[str, str]:
        return {page.url: page.name for page in self.pages}
