"""Dated events of the library: what records say of themselves, with the date that they state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..language.dates import REDACTED, year_of
from ..schema.base import Record
from .documents import Document


@dataclass(frozen=True)
class Event:
    """One dated event.

    Attributes:
        date: an ISO partial date.
        text: what happened, in a few words.
        document: the record that says so.
    """

    date: str
    text: str
    document: Document[Record]

    @property
    def year(self) -> int:
        """The year of the date."""
        return year_of(self.date) or 0


def events(documents: Iterable[Document[Record]]) -> list[Event]:
    """Every dated event, newest first; those of one day by number, the higher one first."""
    found: dict[Event, None] = {}
    for document in documents:
        for occasion in document.record.occasions():
            if occasion.date != REDACTED:
                found[Event(occasion.date, occasion.text, document)] = None
    return sorted(found, key=lambda event: (event.date, event.document.number), reverse=True)
