"""Which questions of an earlier build have the answers of that time."""

from __future__ import annotations

from functools import cached_property

from ..library.noting import Note, bits_of, names_of
from ..site.answers import Answers
from ..site.asking import ASKED, LONG, ONCE, number_in
from ..site.digests import SIZE
from .asked import Asked, numbers_of, touches, unpack_note
from .kept_list import Answered, Index

_ALL = -1
"""All names there are, as bits."""
_SAME, _OTHER = 1, 2
"""What is known of a question: that the answer is what it was, or that it is another one."""


class Unchanged:
    """Compares the answers of two builds.

    A record that is what it was answers all questions as it did, and what `Site.once` made of
    unchanged answers is what it was: neither is asked then. Nor is a part of the site that is made
    from what it was made from, but about records that have changed.

    Args:
        index: of the earlier build.
        answers: of this build's site.
    """

    def __init__(self, index: Index, answers: Answers) -> None:
        self._index = index
        self._answers = answers
        self._known = bytearray(len(index.notes))
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

    def holds(self, asked: Asked) -> bool:
        """Whether all of some questions have the answers of that time."""
        if touches(asked, self._fields, self._index.names):
            return False
        if self._all:
            return self._changed.isdisjoint(numbers_of(asked.others))
        return all(map(self._same, numbers_of(asked.others)))

    def digest(self, place: int) -> bytes | None:
        """The digest of the answer of this build to a question of the earlier one that is not about
        a record."""
        if self._same(place):
            return self._index.digests[place]
        return self._answers.digest(unpack_note(self._index.notes[place]))

    def maker_holds(self, name: str) -> bool:
        """Whether what `Site.once` made is what it was, because all it was made of is."""
        if name not in self._makers:
            asked = self._index.makers.get(name)
            self._makers[name] = asked is not None and self.holds(asked)
        return self._makers[name]

    @cached_property
    def _fields(self) -> dict[int, int]:
        """Place of a record's number → what answers otherwise than it did, as bits. A record that
        is not there any more answers nothing."""
        found = {}
        for place, number in enumerate(self._index.numbers):
            answered = self._index.records.get(number)
            now = self._answers.told(number)
            if answered is None or now is None:
                found[place] = _ALL
            elif answered.whole != now.whole:
                found[place] = self._otherwise(number, answered)
        return found

    def _otherwise(self, number: str, answered: Answered) -> int:
        """What a record answers otherwise than it did, as bits."""
        names = names_of(answered.names)
        now = self._answers.of_record(number, names)
        changed = []
        for place, name in enumerate(names):
            known = answered.digests[place * SIZE : (place + 1) * SIZE]
            if now[place] != known:
                changed.append(name)
        # of what was never asked nothing is known
        return bits_of(tuple(changed)) | ~answered.names

    def _same(self, place: int) -> bool:
        if not self._known[place]:
            same = self._has_same_answer(place)
            self._known[place] = _SAME if same else _OTHER
            if not same:
                self._changed.add(place)
        return self._known[place] == _SAME

    def _has_same_answer(self, place: int) -> bool:
        note, known = unpack_note(self._index.notes[place]), self._index.digests[place]
        if note[0] == LONG:
            return self.maker_holds(note[1])
        if note[0] == ONCE and self.maker_holds(note[1]):
            return True
        if not known:
            return False
        if note[0] == ASKED and self._parts_hold and not self._is_of_changed(note):
            return True
        return self._answers.digest(note) == known

    @cached_property
    def _parts_hold(self) -> bool:
        """Whether the parts of the site are made from what they were made from."""
        return bool(self._index.ground) and self._answers.ground == self._index.ground

    @cached_property
    def _changed_records(self) -> frozenset[str]:
        """The numbers of the records that are not known to be what they were."""
        found = []
        for number in self._answers.numbers:
            answered, now = self._index.records.get(number), self._answers.told(number)
            if answered is None or now is None or answered.whole != now.whole:
                found.append(number)
        return frozenset(found)

    def _is_of_changed(self, note: Note) -> bool:
        """Whether a question is about such a record."""
        return any(number_in(word) in self._changed_records for word in note[2:])
