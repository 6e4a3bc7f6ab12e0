"""What is missing, stale, or rests on reprints alone: record by record.

The clock is not asked. A record was not confirmed for a year when its 更新 is a year older than the
newest of the library: so the same files say the same next year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..schema.base import Record
from .completeness import Completeness, completeness
from .documents import Document

REPRINT = "转载"
"""The kind of a source that only repeats what somebody else published."""
SHORT = 60
"""A body of fewer characters is hardly read."""
THIN = 0.5
"""A record is thin when it has less of the wanted fields than this, and a short body."""


@dataclass(frozen=True)
class Gap:
    """What one record lacks.

    Attributes:
        document: the record.
        state: which of the wanted fields are filled.
        unconfirmed: whether nobody has looked at it for a year, or no date says that anybody did.
        reprinted: whether all its sources are reprints.
        thin: whether there is little on its page.
    """

    document: Document[Record]
    state: Completeness
    unconfirmed: bool
    reprinted: bool
    thin: bool

    @property
    def words(self) -> tuple[str, ...]:
        """What is to be done besides filling fields, in a few words each."""
        said = []
        if self.unconfirmed:
            said.append("一年没有核对")
        if self.reprinted:
            said.append("来源都是转载")
        if self.thin:
            said.append("写得太少")
        return tuple(said)


def newest_day(documents: Sequence[Document[Record]]) -> str:
    """The newest 更新; "" where no record has one."""
    return max((document.record.updated or "" for document in documents), default="")


def year_before(day: str) -> str:
    """The day a year earlier, as the calendar writes it; "" for ""."""
    return f"{int(day[:4]) - 1:04d}{day[4:]}" if day else ""


def gaps_of(documents: Sequence[Document[Record]]) -> tuple[Gap, ...]:
    """The records that lack something, those first that have least; equal ones by number."""
    oldest = year_before(newest_day(documents))
    found = []
    for document in documents:
        state = completeness(document.record)
        gap = Gap(
            document=document,
            state=state,
            unconfirmed=(document.record.updated or "") < oldest,
            reprinted=_only_reprints(document.record),
            thin=document.kind.grouped and state.share < THIN and _is_short(document.body),
        )
        if state.missing or gap.words:
            found.append(gap)
    found.sort(key=lambda gap: (gap.state.share, gap.document.number))
    return tuple(found)


def _only_reprints(record: Record) -> bool:
    kinds = {source.kind for source in record.sources}
    return kinds == {REPRINT}


def _is_short(body: str) -> bool:
    return len("".join(body.split())) < SHORT
