"""The site: the whole of what pages are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..body.terms import GLOSSARY_URL, read_terms
from ..figures.ledger import Ledger
from ..library.documents import Document, Editorial
from ..library.grouping import GROUPINGS, members, parts
from ..library.library import Library
from ..library.settings import Settings
from ..schema.registry import KINDS
from .addresses import AddressBook, Mode


@dataclass(frozen=True)
class Site:
    """The whole of what pages are made from. `urls` are the addresses that do have a page; `withheld` the numbers
    and names of people who are not shown; `veils` says what stands for each of those, and for the full names of people who are shown by
    surname, in what leaves the site as data."""

    library: Library
    settings: Settings
    pages: tuple[Editorial, ...]
    book: AddressBook
    urls: frozenset[str]
    mode: Mode = "site"
    withheld: frozenset[str] = frozenset()
    veils: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, str] = field(default_factory=dict)
    """The address of each share image that there is → what is said in its place."""

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What is costly to make and asked for more than once, by name."""
        return {}

    @cached_property
    def ledger(self) -> Ledger:
        """The figures of all listed records, kind by kind."""
        return Ledger(
            tuple(document for kind in KINDS for document in self.library.of_kind(kind.key))
        )

    @cached_property
    def groups(self) -> dict[str, dict[str, list[Document]]]:
        """Key of a grouping → group → its records."""
        return {grouping.key: members(self.library, grouping) for grouping in GROUPINGS}

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
