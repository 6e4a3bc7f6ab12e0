"""Names and numbers that records mention, and the records that they mean."""

from __future__ import annotations

from collections.abc import Iterable

from ..library.documents import Document
from ..library.library import Library
from ..schema.base import Record
from ..schema.registry import PERSON, STUDIO


class References:
    """What a page asks about the references of its records.

    Args:
        library: notes what is read.
    """

    def __init__(self, library: Library) -> None:
        self._library = library

    def resolved(
        self, kind: str, references: Iterable[str]
    ) -> list[tuple[str, Document[Record] | None]]:
        """Each reference as it is written, with the record that it means.

        Args:
            kind: the key of the kind of which the records are.
            references: numbers or names.
        """
        return [(reference, self._library.find(kind, reference)) for reference in references]

    def documents(self, kind: str, references: Iterable[str]) -> list[Document[Record]]:
        """The records that some references mean."""
        return [document for _, document in self.resolved(kind, references) if document]

    def people(self, references: Iterable[str]) -> list[str]:
        """The names of people: that of the record, else what is written."""
        names = []
        for written, document in self.resolved(PERSON.key, references):
            names.append(document.name if document else written)
        return names

    def name_of(self, reference: str) -> str:
        """The name behind a number; anything else as it stands."""
        if not reference[1:].isdigit():
            return reference
        document = self._library.get(reference)
        return document.name if document else reference

    def names_studio(self, name: str) -> bool:
        """Whether a name stands for a listed studio, by its own name or by its leader's."""
        person = self._library.find(PERSON.key, name)
        if self._library.find(STUDIO.key, name):
            return True
        return person is not None and bool(self._library.referring(person, STUDIO.key, "leaders"))
