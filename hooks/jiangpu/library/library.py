"""The library: all sound records with the relations between them.

It never changes, and the same files give the same library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from ..schema.base import Record
from ..schema.method import Method
from ..schema.path import Path
from ..schema.person import Person
from ..schema.refs import references
from ..schema.registry import KINDS, METHOD, PATH, PERSON, REPORT, STANDARD, STUDIO, Kind
from ..schema.report import Report
from ..schema.standard import Standard
from ..schema.studio import Studio
from .documents import Document, R, is_of
from .names import Names


@dataclass(frozen=True)
class Library:
    """All sound records, in the order of their numbers.

    Attributes:
        documents: withdrawn records included; what is asked for by kind leaves them out.
    """

    documents: tuple[Document[Record], ...]

    def replacing(self, before: Document[Record], after: Document[Record]) -> Library:
        """The same library with a record in the place of one that has the same number, names and
        status.

        What other records say of it is not looked at again. That is quick, and right for a look at
        the record itself; a site is made of a library that was put together anew.
        """
        made = Library(_replaced(self.documents, before, after))
        own = made.__dict__
        own["names"] = self.names.replacing(after)
        own["_backlinks"] = self._backlinks
        if after.listed:
            kind, industry = after.kind.key, after.record.in_industry
            listed = _replaced(self._by_kind[kind], before, after)
            own["_by_kind"] = {**self._by_kind, kind: listed}
            if industry == before.record.in_industry:
                own["_by_industry"] = alike = dict(self._by_industry)
                if industry:
                    alike[kind, industry] = _replaced(alike[kind, industry], before, after)
        return made

    @cached_property
    def names(self) -> Names[Document[Record]]:
        """Every number and name of a record."""
        return Names(self.documents)

    @cached_property
    def studios(self) -> tuple[Document[Studio], ...]:
        """The listed 工作室."""
        return self.of(STUDIO)

    @cached_property
    def methods(self) -> tuple[Document[Method], ...]:
        """The listed 操作法."""
        return self.of(METHOD)

    @cached_property
    def people(self) -> tuple[Document[Person], ...]:
        """The listed 人物."""
        return self.of(PERSON)

    @cached_property
    def reports(self) -> tuple[Document[Report], ...]:
        """The listed 报告."""
        return self.of(REPORT)

    @cached_property
    def standards(self) -> tuple[Document[Standard], ...]:
        """The listed 标准."""
        return self.of(STANDARD)

    @cached_property
    def paths(self) -> tuple[Document[Path], ...]:
        """The listed 学习路径."""
        return self.of(PATH)

    @cached_property
    def listed(self) -> tuple[Document[Record], ...]:
        """All listed records, kind by kind."""
        listed: list[Document[Record]] = []
        for kind in KINDS:
            listed += self.of(kind)
        return tuple(listed)

    @cached_property
    def grouped(self) -> tuple[Document[Record], ...]:
        """The listed records of the kinds that are grouped, kind by kind."""
        return tuple(document for document in self.listed if document.kind.grouped)

    def of(self, kind: Kind[R]) -> tuple[Document[R], ...]:
        """The listed records of a kind."""
        # `_by_kind` has sorted them by their kinds, which mypy cannot see
        return cast("tuple[Document[R], ...]", self._by_kind[kind.key])

    def get(self, number: str) -> Document[Record] | None:
        """The record with this number."""
        return self.names.by_number.get(number)

    def get_of(self, kind: Kind[R], number: str) -> Document[R] | None:
        """The record with this number; None where it is of another kind."""
        document = self.get(number)
        return document if document is not None and is_of(document, kind) else None

    def find(self, kind: str, reference: str) -> Document[Record] | None:
        """The record that a number or name means, when exactly one is sound and known."""
        found = self.names.find(kind, reference)
        return found[0] if len(found) == 1 else None

    def find_of(self, kind: Kind[R], reference: str) -> Document[R] | None:
        """The record of a kind that a number or name means."""
        document = self.find(kind.key, reference)
        return document if document is not None and is_of(document, kind) else None

    def in_industry(self, kind: Kind[R], industry: str) -> tuple[Document[R], ...]:
        """The listed records of a kind that are of an industry, the least number first."""
        # as in `of`
        return cast("tuple[Document[R], ...]", self._by_industry.get((kind.key, industry), ()))

    def referring(
        self, document: Document[Record], kind: str, attribute: str
    ) -> tuple[Document[Record], ...]:
        """The records of a kind whose field names this one, in the order of their numbers."""
        return self._backlinks.get((document.number, kind, attribute), ())

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Document[Record], ...]]:
        """Key of a kind → its listed records."""
        found: dict[str, list[Document[Record]]] = {kind.key: [] for kind in KINDS}
        for document in self.documents:
            if document.listed:
                found[document.kind.key].append(document)
        return {key: tuple(documents) for key, documents in found.items()}

    @cached_property
    def _by_industry(self) -> Mapping[tuple[str, str], tuple[Document[Record], ...]]:
        """(key of a kind, industry) → its listed records, 9999 before 10000."""
        found: dict[tuple[str, str], list[Document[Record]]] = {}
        for document in sorted(self.listed, key=lambda each: (int(each.number[1:]), each.number)):
            if document.record.in_industry:
                key = (document.kind.key, document.record.in_industry)
                found.setdefault(key, []).append(document)
        return {key: tuple(documents) for key, documents in found.items()}

    @cached_property
    def _backlinks(self) -> Mapping[tuple[str, str, str], tuple[Document[Record], ...]]:
        """(number of a record, key of a kind, attribute) → who names it in that field."""
        links: dict[tuple[str, str, str], list[Document[Record]]] = {}
        for document in self.documents:
            if not document.listed:
                continue
            for reference in references(document.record):
                target = self.find(reference.kind, reference.value)
                if target is None:
                    continue
                key = (target.number, document.kind.key, reference.attribute)
                sources = links.setdefault(key, [])
                if document not in sources:
                    sources.append(document)
        return {key: tuple(sources) for key, sources in links.items()}


def _replaced(
    documents: tuple[Document[Record], ...], before: Document[Record], after: Document[Record]
) -> tuple[Document[Record], ...]:
    """The same records, one of them another one."""
    return tuple(after if each is before else each for each in documents)
