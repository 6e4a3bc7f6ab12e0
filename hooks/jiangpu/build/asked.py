"""Questions as they are kept: by their places in lists, so that thousands of pages can have asked
the same."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from ..library.noting import Note, Questions
from ..site.of_given import NO_REFERENCES

T = TypeVar("T")


class Asked(NamedTuple):
    """The questions that were asked for something.

    Attributes:
        others: the places of those that are not about a record.
        fields: for each record that was asked, the place of its number and that of the names.
    """

    others: bytes
    fields: bytes


NOTHING = Asked(b"", b"")
"""Nothing was asked."""


def numbers_of(kept: bytes) -> array[int]:
    """Places as numbers."""
    found = array("I")
    found.frombytes(kept)
    return found


def _bytes_of(places: Iterable[int]) -> bytes:
    return array("I", places).tobytes()


def pack_note(note: Note) -> bytes:
    """A question as it stands in a list. There are hundreds of thousands; so they take half the
    memory."""
    return marshal.dumps(note, NO_REFERENCES)


def unpack_note(packed: bytes) -> Note:
    """The question that `pack_note` packed."""
    note: Note = marshal.loads(packed)
    return note


def touches(asked: Asked, changed: Mapping[int, int], names: Sequence[int]) -> bool:
    """Whether something was asked of a record that has changed there.

    Args:
        asked: the questions.
        changed: place of a record's number → what has changed in it, as bits.
        names: the lists of names, as bits.
    """
    if not changed or not asked.fields:
        return False
    fields = numbers_of(asked.fields)
    if changed.keys().isdisjoint(fields[::2]):
        return False
    for at in range(0, len(fields), 2):
        if changed.get(fields[at], 0) & names[fields[at + 1]]:
            return True
    return False


def questions_at(
    asked: Asked, notes: Sequence[bytes], numbers: Sequence[str], names: Sequence[int]
) -> Questions:
    """The questions that stand at some places of the lists."""
    found = Questions()
    found.others.update([unpack_note(notes[place]) for place in numbers_of(asked.others)])
    fields = numbers_of(asked.fields)
    for at in range(0, len(fields), 2):
        found.fields[numbers[fields[at]]] = names[fields[at + 1]]
    return found


class Places:
    """The lists that places are in, as they grow.

    Attributes:
        notes: every question that is not about a record, packed.
        numbers: the number of every record that was asked something.
        names: every set of names that was asked of one record for one thing, as bits.
        asked: number of a record → all that was asked of it since this was made.
    """

    def __init__(self, notes: list[bytes], numbers: list[str], names: list[int]) -> None:
        self.notes = list(notes)
        self.numbers = list(numbers)
        self.names = list(names)
        self.asked: dict[str, int] = {}
        self._notes = _places_in(self.notes)
        self._numbers = _places_in(self.numbers)
        self._names = _places_in(self.names)

    def of(self, questions: Questions) -> Asked:
        """Where questions stand. New ones are added to the lists."""
        others = map(self.of_note, questions.others)
        fields: list[int] = []
        for number, names in questions.fields.items():
            self.asked[number] = self.asked.get(number, 0) | names
            fields.append(_place(self._numbers, self.numbers, number))
            fields.append(_place(self._names, self.names, names))
        return Asked(_bytes_of(others), _bytes_of(fields))

    def of_note(self, note: Note) -> int:
        """Where a question stands that is not about a record. A new one is added to the list."""
        return _place(self._notes, self.notes, pack_note(note))


def _places_in(values: Sequence[object]) -> dict[object, int]:
    return {value: place for place, value in enumerate(values)}


def _place(places: dict[object, int], values: list[T], value: T) -> int:
    """The place of a value in a list. It is added where it is not there yet."""
    place = places.get(value)
    if place is None:
        place = len(values)
        places[value] = place
        values.append(value)
    return place
