"""Dated events of the library: what a record says of itself, its honours and achievements, with the year that it states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..language.dates import REDACTED, year_of
from .documents import Document


@dataclass(frozen=True)
class Event:
    """`date` is an ISO partial date; `text` says what happened, in a few words."""

    date: str
    text: str
    document: Document

    @property
    def year(self) -> int:
        return year_of(self.date) or 0


_METHOD_YEARS = {"命名": "方法命名", "创立": "方法形成", "报道": "见于报道"}


def events(documents: Iterable[Document]) -> list[Event]:
    """Every dated event, newest first; of one day, in the order of the records."""
    found = [
        event
        for document in documents
        for event in _of(document)
        if event.date and event.date != REDACTED
    ]
    return sorted(
        dict.fromkeys(found), key=lambda event: (event.date, event.document.number), reverse=True
    )


def _of(document: Document) -> Iterator[Event]:
    record = document.record
    if document.kind.key == "method" and record.year:
        yield Event(record.year, _METHOD_YEARS.get(record.year_kind, "记录写到这一年"), document)
    if document.kind.key == "studio" and record.founded:
        yield Event(record.founded, "工作室成立", document)
    for honor in record.honored:
        if honor.year:
            yield Event(honor.year, f"获{honor.name}", document)
    for item in getattr(record, "achievements", ()):
        if item.year:
            yield Event(item.year, f"成果：{item.name}", document)
    for happening in (*getattr(record, "deeds", ()), *getattr(record, "activities", ())):
        if happening.date:
            yield Event(happening.date, happening.text, document)
    for work in getattr(record, "works", ()):
        if work.year:
            yield Event(work.year, f"出版《{work.name}》", document)
