"""Every number and name by which a record may be referred to."""

from __future__ import annotations

from collections.abc import Iterable

from ..language.names import name_key
from .documents import Document


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
            if document.abridged:
                continue
            self._names.setdefault((document.kind.key, name_key(document.name)), []).append(
                document
            )
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
        return [
            document.name
            for (key, _), documents in self._names.items()
            if key == kind
            for document in documents
        ]
