"""The library: all sound records, frozen, with the relations between them. The same files give the same library."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .pinyin import slug
from .reading.nodes import Tree
from .schema.base import Record
from .schema.page import Page
from .schema.refs import references
from .schema.registry import BY_KEY, KINDS, Kind


@dataclass(frozen=True)
class Document:
    """One record with its body and the marks of its front matter.

    `body_line` is the line of the file on which the body starts. `slug` is the last part of its address.
    """

    uri: str
    kind: Kind
    record: Record
    body: str
    body_line: int
    slug: str
    tree: Tree = field(default_factory=Tree, compare=False, repr=False)

    @property
    def number(self) -> str:
        return self.record.number

    @property
    def name(self) -> str:
        return self.record.name

    @property
    def numbered(self) -> bool:
        """Whether the number can be used: there is one, and it has the letter of its kind."""
        return self.number[:1] == self.kind.letter

    @property
    def url(self) -> str:
        """The address from the site's root: studios/tianhengyu/."""
        return f"{self.kind.url}{self.slug}/"

    @property
    def short_url(self) -> str:
        """The permanent address that printed codes carry: s/S0008/."""
        return f"{self.kind.letter.lower()}/{self.number}/"

    @property
    def draft(self) -> bool:
        return self.record.status == "草稿"

    @property
    def listed(self) -> bool:
        """False for a withdrawn record: its page stays, indexes and statistics leave it out."""
        return self.record.status != "已撤回"


@dataclass(frozen=True)
class Editorial:
    """An editorial page; `url` is its address, docs/guide.md → guide/."""

    uri: str
    page: Page
    body: str
    body_line: int

    @property
    def name(self) -> str:
        return self.page.name

    @property
    def url(self) -> str:
        path = self.uri.removeprefix("docs/").removesuffix(".md")
        path = path.removesuffix("/index") if path != "index" else ""
        return "/".join(slug(part) for part in path.split("/")) + "/" if path else ""


def name_key(name: str) -> str:
    """Names are equal when they differ only in width, spaces and quotation marks."""
    plain = unicodedata.normalize("NFKC", name)
    return "".join(char for char in plain if not char.isspace() and char not in "“”‘’\"'「」").casefold()


class Names:
    """Every number and name that a reference may use, of sound and broken records alike.

    A name that a record bears goes before an alias: 木塞堵漏法 as a name is not ambiguous because another method has it
    as an alias.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.by_number: dict[str, Document] = {}
        self.unnumbered: set[str] = set()
        """Letters of the kinds in which a record has no usable number: a number that is not found may be its."""
        self._names: dict[tuple[str, str], list[Document]] = {}
        self._aliases: dict[tuple[str, str], list[Document]] = {}
        for document in documents:
            if document.numbered:
                self.by_number.setdefault(document.number, document)
            else:
                self.unnumbered.add(document.kind.letter)
            self._names.setdefault((document.kind.key, name_key(document.name)), []).append(document)
            for alias in document.record.aliases:
                self._aliases.setdefault((document.kind.key, name_key(alias)), []).append(document)

    def find(self, kind: str, reference: str) -> list[Document]:
        """All records that a reference may mean: none when dangling, several when ambiguous."""
        target = self.by_number.get(reference)
        if target is not None:
            return [target] if target.kind.key == kind else []
        key = (kind, name_key(reference))
        return self._names.get(key) or self._aliases.get(key) or []

    def known_names(self, kind: str) -> list[str]:
        return [document.name for (key, _), documents in self._names.items() if key == kind for document in documents]


@dataclass(frozen=True)
class Library:
    """All sound records, in the order of their numbers."""

    documents: tuple[Document, ...]

    @cached_property
    def names(self) -> Names:
        return Names(self.documents)

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Document, ...]]:
        return {kind.key: tuple(doc for doc in self.documents if doc.kind.key == kind.key and doc.listed) for kind in KINDS}

    @cached_property
    def _backlinks(self) -> Mapping[tuple[str, str, str], tuple[Document, ...]]:
        links: dict[tuple[str, str, str], list[Document]] = {}
        for document in self.documents:
            if not document.listed:
                continue
            for reference in references(document.record):
                found = self.names.find(reference.kind, reference.value)
                if len(found) == 1:
                    sources = links.setdefault((found[0].number, document.kind.key, reference.attribute), [])
                    if document not in sources:
                        sources.append(document)
        return {key: tuple(sources) for key, sources in links.items()}

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        """The listed records of a kind (a registry key)."""
        return self._by_kind[BY_KEY[kind].key]

    def get(self, number: str) -> Document | None:
        return self.names.by_number.get(number)

    def find(self, kind: str, reference: str) -> Document | None:
        """The record that a reference means, when exactly one is sound and known."""
        found = self.names.find(kind, reference)
        return found[0] if len(found) == 1 else None

    def referring(self, document: Document, kind: str, attribute: str) -> tuple[Document, ...]:
        """The records of a kind whose field names this one, in the order of their numbers."""
        return self._backlinks.get((document.number, kind, attribute), ())
