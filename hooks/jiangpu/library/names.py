"""Every number and name by which a record may be referred to."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Generic, TypeVar

from ..language.names import name_key
from ..schema.base import Record
from .documents import ReadDocument

D = TypeVar("D", bound=ReadDocument[Record])
"""What a name leads to: a sound document in the library, any document in the checks."""


class Names(Generic[D]):
    """Every number and name that a reference may use.

    A name that a record bears goes before an alias: 某某堵漏法 as a name is not ambiguous because
    another method has it as an alias.

    Attributes:
        by_number: number → the first record that has it.
        unnumbered: letters of the kinds in which a record has no usable number. A number that is
            not found may be that record's.
    """

    def __init__(self, documents: Iterable[D]) -> None:
        self.by_number: dict[str, D] = {}
        self.unnumbered: set[str] = set()
        self._names: dict[tuple[str, str], list[D]] = {}
        self._aliases: dict[tuple[str, str], list[D]] = {}
        for document in documents:
            self._add(document)

    def _add(self, document: D) -> None:
        kind = document.kind
        if document.numbered:
            self.by_number.setdefault(document.number, document)
        else:
            self.unnumbered.add(kind.letter)
        if document.abridged:
            return
        self._names.setdefault((kind.key, name_key(document.name)), []).append(document)
        for alias in document.record.aliases:
            self._aliases.setdefault((kind.key, name_key(alias)), []).append(document)

    def replacing(self, document: D) -> Names[D]:
        """The same, with a record in the place of the one that has its number and all its names."""
        made = copy.copy(self)
        made.by_number = {**self.by_number, document.number: document}
        return made

    def find(self, kind: str, reference: str) -> list[D]:
        """All records that a reference may mean: none when dangling, several when ambiguous.

        Args:
            kind: the key of the kind that is meant.
            reference: a number or a name.
        """
        target = self.by_number.get(reference)
        if target is not None:
            return [target] if target.kind.key == kind else []
        key = (kind, name_key(reference))
        return self._names.get(key) or self._aliases.get(key) or []

    def known_names(self, kind: str) -> list[str]:
        """The names of all records of a kind, as they write them."""
        names = []
        for (key, _), documents in self._names.items():
            if key == kind:
                names += [document.name for document in documents]
        return names
