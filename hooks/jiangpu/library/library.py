"""The library: all sound records, frozen, with the relations between them. The same files give the same library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..schema.refs import references
from ..schema.registry import BY_KEY, KINDS
from .documents import Document
from .names import Names


@dataclass(frozen=True)
class Library:
    """All sound records, in the order of their numbers."""

    documents: tuple[Document, ...]

    @cached_property
    def names(self) -> Names:
        return Names(self.documents)

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Document, ...]]:
        return {
            kind.key: tuple(
                doc for doc in self.documents if doc.kind.key == kind.key and doc.listed
            )
            for kind in KINDS
        }

    @cached_property
    def _backlinks(self) -> Mapping[tuple[str, str, str], tuple[Document, ...]]:
        links: dict[tuple[str, str, str], list[Document]] = {}
        for document in self.documents:
            if not document.listed:
                continue
            for reference in references(document.record):
                found = self.names.find(reference.kind, reference.value)
                if len(found) == 1:
                    sources = links.setdefault(
                        (found[0].number, document.kind.key, reference.attribute), []
                    )
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
