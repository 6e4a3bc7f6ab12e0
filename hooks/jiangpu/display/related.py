"""Which other records belong beside a record, and what they say of it."""

from __future__ import annotations

from bisect import bisect_left

from ..assessment.statistics import Series, series
from ..figures.ledger import Entry
from ..library.documents import Document
from ..library.library import Library
from ..schema.base import Record
from ..schema.method import Method
from ..schema.registry import METHOD, REPORT, STUDIO
from ..schema.report import Report
from ..schema.studio import Achievement, Studio
from .entries import Entries
from .references import References

RELATED = 4
"""How many related records a page shows."""


class Related:
    """What the page of a record asks about others.

    Args:
        library: notes what is read.
        references: the records that names and numbers mean.
        figures: the figures of records.
    """

    def __init__(self, library: Library, references: References, figures: Entries) -> None:
        self._library = library
        self._references = references
        self._figures = figures

    def in_industry(self, document: Document[Record]) -> list[Document[Record]]:
        """Records of the same kind and industry, nearest number first."""
        industry = document.record.in_industry
        if not industry:
            return []
        same = self._library.in_industry(document.kind, industry)
        position = _position(document)
        place = bisect_left(same, position, key=_position)
        around = same[max(0, place - RELATED) : place + RELATED + 1]
        near = [other for other in around if other.number != document.number]
        near.sort(key=lambda other: (abs(_position(other) - position), other.number))
        return near[:RELATED]

    def alike(self, document: Document[Record]) -> list[Document[Record]]:
        """Records that may be about the same thing (可能同一)."""
        found = [self._library.get(number) for number in document.record.alike]
        return [other for other in found if other]

    def place_of(self, method: Document[Method]) -> Record:
        """The record that says where a method belongs: itself, else that of its studio."""
        if method.record.where or not method.record.studio:
            return method.record
        studio = self._library.find_of(STUDIO, method.record.studio)
        return studio.record if studio else method.record

    def stage_of(self, method: Document[Method]) -> str | None:
        """How far a method has been put to use (转化阶段).

        The achievement of the same name in the record of its studio says so.
        """
        if not method.record.studio:
            return None
        studio = self._library.find_of(STUDIO, method.record.studio)
        if studio is None:
            return None
        for achievement in studio.record.achievements:
            if self._library.find_of(METHOD, achievement.name) == method:
                return achievement.stage
        return None

    def achievements(self, studio: Document[Studio]) -> list[Achievement]:
        """The achievements of a studio that say more than the list of its methods does."""
        return [item for item in studio.record.achievements if self._says_more(item)]

    def _says_more(self, achievement: Achievement) -> bool:
        if achievement.note or achievement.stage or achievement.effects:
            return True
        return self._library.find_of(METHOD, achievement.name) is None

    def in_series(self, report: Document[Report]) -> list[Document[Report]]:
        """The other reports of the same series that are not named as conflicting already."""
        conflicting = self._references.documents(REPORT.key, report.record.conflicts)
        left_out = {other.number for other in conflicting} | {report.number}
        return [other for other in self._series_of(report) if other.number not in left_out]

    def series_tables(self, report: Document[Report]) -> list[Series]:
        """What the reports of the same series count alike over time."""
        entries: list[Entry] = []
        for each in self._series_of(report):
            entries += self._figures.of(each)
        return series(entries)

    def _series_of(self, report: Document[Report]) -> list[Document[Report]]:
        """All reports of the same series; none where the report belongs to no series."""
        name = report.record.series
        if not name:
            return []
        return [each for each in self._library.reports if each.record.series == name]


def _position(document: Document[Record]) -> int:
    """The number of a record without its letter."""
    return int(document.number[1:])
