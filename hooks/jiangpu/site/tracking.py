"""A library and settings that note what was read of them, so that a change rebuilds only the pages that read it."""

from __future__ import annotations

from typing import Any

from ..library.documents import Document
from ..library.library import Library
from ..library.settings import Settings


class TrackedLibrary:
    """A library that notes which records were read. `*` stands for a whole kind or more."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.read: set[str] = set()

    def _note(self, documents: tuple[Document, ...]) -> tuple[Document, ...]:
        self.read.update(document.number for document in documents)
        return documents

    @property
    def documents(self) -> tuple[Document, ...]:
        self.read.add("*")
        return self._library.documents

    def of_kind(self, kind: str) -> tuple[Document, ...]:
        self.read.add(f"*{kind}")
        return self._note(self._library.of_kind(kind))

    def get(self, number: str) -> Document | None:
        self.read.add(number)
        return self._library.get(number)

    def find(self, kind: str, reference: str) -> Document | None:
        found = self._library.find(kind, reference)
        self.read.add(found.number if found else f"?{kind}:{reference}")
        return found

    def referring(self, document: Document, kind: str, attribute: str) -> tuple[Document, ...]:
        self.read.add(f"*{kind}.{attribute}={document.number}")
        return self._note(self._library.referring(document, kind, attribute))


class TrackedSettings:
    """Settings that note which of them were read."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.read: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.read.add(f"settings.{name}")
        return getattr(self._settings, name)
