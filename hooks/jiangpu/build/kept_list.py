"""The list of what is kept: everything that an earlier build has made, with the questions that were
asked for it.

It is kept as rows of plain data, in blocks. What lies in which file is `kept`'s affair.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Any, NamedTuple

from ..library.noting import bits_of, names_of
from ..site.of_given import NO_REFERENCES
from .asked import Asked, numbers_of


class Piece(NamedTuple):
    """Something that is packed in the file: its name, its place, the sum of what lies there."""

    name: str
    start: int
    length: int
    sum: bytes


class Entry(NamedTuple):
    """Something that was made.

    Attributes:
        signature: what made it.
        asked: the questions that were asked for it.
        told: what else is known of a page, as `told_of` has it.
        pieces: what it consists of.
    """

    signature: str
    asked: Asked
    told: bytes
    pieces: tuple[Piece, ...]


class Answered(NamedTuple):
    """What a record answered.

    Attributes:
        whole: the digest of all that stands in it.
        names: what was asked of it, as bits.
        digests: the digests of its answers, one behind the other, by the names in their order.
    """

    whole: bytes
    names: int
    digests: bytes


class Entries(MutableMapping[str, Entry]):
    """Everything that was made, by its key.

    Each is packed until somebody asks for it: a city has tens of thousands, and so they take a
    third of the memory.

    Args:
        packed: those that an earlier build has left, as `packed` has them.

    Attributes:
        packed: key → entry, packed.
    """

    def __init__(self, packed: Mapping[str, bytes] = MappingProxyType({})) -> None:
        self.packed = dict(packed)

    def __getitem__(self, key: str) -> Entry:
        signature, others, fields, told, pieces = marshal.loads(self.packed[key])
        return Entry(signature, Asked(others, fields), told, tuple(map(Piece._make, pieces)))

    def __setitem__(self, key: str, entry: Entry) -> None:
        row: tuple[Any, ...] = (
            entry.signature,
            *entry.asked,
            entry.told,
            [*map(tuple, entry.pieces)],
        )
        self.packed[key] = marshal.dumps(row, NO_REFERENCES)

    def __delitem__(self, key: str) -> None:
        del self.packed[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


@dataclass
class Index:
    """The list of a file.

    Attributes:
        notes: every question that was asked and is not about a record, packed.
        digests: the digest of the answer to each, in the same order.
        numbers: the number of every record that was asked.
        names: every set of names that was asked of one record, as bits.
        records: number of a record → what it answered.
        makers: what `Site.once` made → the questions that were asked for it.
        entries: everything that was made, by its key.
        ground: the digest of all that the parts of the site were made from; empty where none can
            tell it.
    """

    notes: list[bytes] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    records: dict[str, Answered] = field(default_factory=dict)
    makers: dict[str, Asked] = field(default_factory=dict)
    entries: Entries = field(default_factory=Entries)
    ground: bytes = b""

    def all_asked(self) -> Iterator[Asked]:
        """The questions of everything that was made."""
        yield from self.makers.values()
        for entry in self.entries.values():
            yield entry.asked


_MOST_UNUSED = 2
"""Lists of questions that are so many times as long as they need be are cleared."""


def cleared(index: Index) -> Index:
    """The list without questions that nobody asks any more, where they have become many."""
    used = _Used(index)
    if not used.few:
        return index
    entries = Entries()
    for key, entry in index.entries.items():
        entries[key] = entry._replace(asked=used.moved(entry.asked))
    return Index(
        [index.notes[place] for place in used.notes],
        [index.digests[place] for place in used.notes],
        [index.numbers[place] for place in used.numbers],
        [index.names[place] for place in used.names],
        index.records,
        {name: used.moved(asked) for name, asked in index.makers.items()},
        entries,
        index.ground,
    )


class _Used:
    """The places in a list that anything is at which was made.

    Attributes:
        notes, numbers, names: the old places in each part of the list, in their new order.
        few: whether these are few beside the places that there are.
    """

    def __init__(self, index: Index) -> None:
        notes: set[int] = set()
        numbers: set[int] = set()
        names: set[int] = set()
        for asked in index.all_asked():
            notes.update(numbers_of(asked.others))
            fields = numbers_of(asked.fields)
            numbers.update(fields[::2])
            names.update(fields[1::2])
        self.notes, self.numbers, self.names = sorted(notes), sorted(numbers), sorted(names)
        there = len(index.notes) + len(index.numbers) + len(index.names)
        self.few = there > _MOST_UNUSED * (len(notes) + len(numbers) + len(names))

    @cached_property
    def _new(self) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
        """The new place of each old one, by the part."""
        return _renumbered(self.notes), _renumbered(self.numbers), _renumbered(self.names)

    def moved(self, asked: Asked) -> Asked:
        """Questions at their new places."""
        notes, numbers, names = self._new
        others = [notes[place] for place in numbers_of(asked.others)]
        fields = numbers_of(asked.fields)
        fields[::2] = array("I", [numbers[place] for place in fields[::2]])
        fields[1::2] = array("I", [names[place] for place in fields[1::2]])
        return Asked(array("I", others).tobytes(), fields.tobytes())


def _renumbered(places: list[int]) -> dict[int, int]:
    return {place: number for number, place in enumerate(places)}


_ROWS = 2_000
"""So many rows of the list lie in one block: a list of millions is never in memory twice."""
_NOTES, _NUMBERS, _NAMES, _RECORDS = "notes", "numbers", "names", "records"
_MAKERS, _ENTRIES = "makers", "entries"
"""What the rows of a block are about."""


def blocks_of(index: Index) -> Iterator[tuple[str, list[Any]]]:
    """The list as rows of plain data, in blocks."""
    parts: dict[str, Iterable[Any]] = {
        _NOTES: zip(index.notes, index.digests, strict=True),
        _NUMBERS: index.numbers,
        _NAMES: map(names_of, index.names),
        _RECORDS: map(_row_of_record, index.records.items()),
        _MAKERS: map(_row_of_maker, index.makers.items()),
        _ENTRIES: index.entries.packed.items(),
    }
    for name, rows in parts.items():
        waiting = iter(rows)
        while block := list(islice(waiting, _ROWS)):
            yield name, block


def _row_of_record(named: tuple[str, Answered]) -> tuple[Any, ...]:
    number, answered = named
    return (number, answered.whole, names_of(answered.names), answered.digests)


def _row_of_maker(named: tuple[str, Asked]) -> tuple[Any, ...]:
    name, asked = named
    return (name, *asked)


def take_rows(index: Index, name: str, rows: list[Any]) -> None:
    """Put the rows of a block back into the list. Answers that are the same are one object then:
    there are hundreds of thousands."""
    if name == _NOTES:
        same: dict[bytes, bytes] = {}
        for note, digest in rows:
            index.notes.append(note)
            index.digests.append(same.setdefault(digest, digest))
    elif name == _NUMBERS:
        index.numbers += rows
    elif name == _NAMES:
        index.names += map(bits_of, rows)
    elif name == _RECORDS:
        for number, whole, names, digests in rows:
            index.records[number] = Answered(whole, bits_of(names), digests)
    elif name == _MAKERS:
        for key, others, fields in rows:
            index.makers[key] = Asked(others, fields)
    else:
        index.entries.packed.update(rows)
