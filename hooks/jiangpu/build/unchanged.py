"""Which questions of an earlier build have the answers of that time."""

from __future__ import annotations

from collections.abc import Callable

from ..library.noting import Note
from ..library.watched import RECORD
from ..site.answers import Answers
from ..site.asking import ONCE
from .kept import Index, numbers_of


class Unchanged:
    """Compares the answers of two builds.

    A record that is what it was answers all questions as it did, and what `Site.once` made of
    unchanged answers is what it was: neither is asked then.

    Args:
        index: of the earlier build.
        answers: of this build's site.
        record: number of a record of this build → the digest of all that stands in it; None where
            there is no such record.
    """

    def __init__(
        self, index: Index, answers: Answers, record: Callable[[str], bytes | None]
    ) -> None:
        self._index = index
        self._answers = answers
        self._record = record
        self._seen: set[int] = set()
        self._changed: set[int] = set()
        self._makers: dict[str, bool] = {}
        self._all = False

    def compare(self) -> None:
        """Ask all questions of that time again, for whoever is about to ask of every page. Until
        then each is asked when somebody needs it."""
        if not self._all:
            for place in range(len(self._index.notes)):
                self._same(place)
            self._all = True

    def holds(self, asked: bytes) -> bool:
        """Whether all of some questions have the answers of that time."""
        if self._all:
            return self._changed.isdisjoint(numbers_of(asked))
        return all(map(self._same, numbers_of(asked)))

    def digest(self, place: int) -> bytes | None:
        """The digest of the answer of this build to a question of the earlier one."""
        if self._same(place):
            return self._index.digests[place]
        return self._answers.digest(self._index.notes[place])

    def maker_holds(self, name: str) -> bool:
        """Whether what `Site.once` made is what it was, because all it was made of is."""
        if name not in self._makers:
            asked = self._index.makers.get(name)
            self._makers[name] = asked is not None and self.holds(asked)
        return self._makers[name]

    def _same(self, place: int) -> bool:
        if place not in self._seen:
            if not self._has_same_answer(place):
                self._changed.add(place)
            self._seen.add(place)
        return place not in self._changed

    def _has_same_answer(self, place: int) -> bool:
        note, known = self._index.notes[place], self._index.digests[place]
        if note[0] == ONCE and self.maker_holds(note[1]):
            return True
        if note[0] == RECORD and self._is_of_same_record(note):
            return True
        return bool(known) and self._answers.digest(note) == known

    def _is_of_same_record(self, note: Note) -> bool:
        known = self._index.records.get(note[1])
        return known is not None and known == self._record(note[1])
