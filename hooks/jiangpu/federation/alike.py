"""What two cities may both have: the same record, the same sentence; and where they differ on it.

Nothing is merged: a method is never the same because it is called the same. What is alike is listed
for people, who know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..language.dates import in_words
from ..language.names import name_key
from ..schema.base import Record
from ..schema.registry import KINDS, Kind
from .entries import City, Entry, Stated

SAME_UNIT, SAME_SOURCE = "单位相同", "来源相同"


class Held(NamedTuple):
    """A record and the city that has it."""

    city: City
    entry: Entry

    @property
    def address(self) -> str:
        """The address of its page on the portal."""
        return self.city.place(self.entry)

    @property
    def order(self) -> tuple[str, str]:
        """Orders records by city and number, whatever the order in which cities were named."""
        return self.city.origin, self.entry.number


class Told(NamedTuple):
    """One side of a difference: who says it, and what."""

    held: Held
    text: str


@dataclass(frozen=True)
class Difference:
    """Something that two cities say differently of what seems to be the same.

    Attributes:
        what: the field, or the sort of figure.
        sides: what each says, in words that hold their qualifiers and units.
    """

    what: str
    sides: tuple[Told, ...]


@dataclass(frozen=True)
class Alike:
    """Records of one kind in several cities that are called the same.

    Attributes:
        kind, name: their kind and their name.
        records: all of them.
        reasons: what else they have in common: SAME_UNIT, SAME_SOURCE; none where the name is all.
        differences: what is said differently; looked for only where there are reasons.
    """

    kind: Kind[Record]
    name: str
    records: tuple[Held, ...]
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...] = ()

    @property
    def likely(self) -> bool:
        """Whether more than the name is the same."""
        return bool(self.reasons)


@dataclass(frozen=True)
class SaidTwice:
    """One sentence of one source whose number stands in records of several cities: it counts once.

    Attributes:
        quote: what is compared of the sentence.
        sides: the records, each with the figure as it writes it.
    """

    quote: str
    sides: tuple[Told, ...]


def alike(cities: Iterable[City]) -> tuple[Alike, ...]:
    """Every set of records that several cities may share: the likely ones first, then by name."""
    groups: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for held in held_by(cities):
        groups[held.entry.kind.key, name_key(held.entry.name)].append(held)
    found = []
    for records in groups.values():
        if _of_several(records):
            found.append(_alike(sorted(records, key=lambda held: held.order)))
    ranks = {kind.key: rank for rank, kind in enumerate(KINDS)}
    return tuple(
        sorted(
            found,
            key=lambda each: (
                not each.likely,
                ranks[each.kind.key],
                each.name,
                each.records[0].order,
            ),
        )
    )


def held_by(cities: Iterable[City]) -> Iterator[Held]:
    """Every record of every city."""
    for city in cities:
        for entry in city.entries:
            yield Held(city, entry)


def _of_several(records: Iterable[Held]) -> bool:
    return len({held.city.origin for held in records}) > 1


def _alike(records: Sequence[Held]) -> Alike:
    reasons = []
    if _shared(records, _units):
        reasons.append(SAME_UNIT)
    if _shared(records, _sources):
        reasons.append(SAME_SOURCE)
    first = records[0].entry
    differences = tuple(_differences(records)) if reasons else ()
    return Alike(first.kind, first.name, tuple(records), tuple(reasons), differences)


def _units(entry: Entry) -> Iterable[str]:
    return [name_key(entry.unit)] if entry.unit else []


def _sources(entry: Entry) -> Iterable[str]:
    return entry.sources


def _shared(records: Iterable[Held], marks: Callable[[Entry], Iterable[str]]) -> bool:
    """Whether records of two cities have a mark in common."""
    owners: dict[str, set[str]] = defaultdict(set)
    for held in records:
        for mark in marks(held.entry):
            owners[mark].add(held.city.origin)
    return any(len(origins) > 1 for origins in owners.values())


def _differences(records: Sequence[Held]) -> Iterator[Difference]:
    """What is said differently: the fields that the portal shows, then the figures."""
    for what, sides in _stated_fields(records).items():
        if len({name_key(side.text) for side in sides}) > 1:
            yield Difference(what, tuple(sides))
    for what, figures in _stated_figures(records).items():
        if _of_several(held for held, _ in figures) and _disagree(figures):
            sides = [Told(held, _in_words(figure)) for held, figure in figures]
            yield Difference(what, tuple(sides))


def _stated_fields(records: Iterable[Held]) -> Mapping[str, list[Told]]:
    """Name of a field → what each record says there, where it says anything."""
    fields: dict[str, list[Told]] = defaultdict(list)
    for held in records:
        entry = held.entry
        own = (("单位", entry.unit), ("地区", entry.place), ("行业", entry.industry))
        for what, text in (*own, *entry.facts):
            if text:
                fields[what].append(Told(held, text))
    return fields


def _stated_figures(records: Iterable[Held]) -> Mapping[str, list[tuple[Held, Stated]]]:
    figures: dict[str, list[tuple[Held, Stated]]] = defaultdict(list)
    for held in records:
        for figure in held.entry.figures:
            figures[figure.indicator].append((held, figure))
    return figures


def _disagree(figures: Iterable[tuple[Held, Stated]]) -> bool:
    """Whether cities write different sets of figures of one sort."""
    written: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for held, figure in figures:
        mark = (name_key(figure.written), name_key(figure.scope), figure.nature)
        written[held.city.origin].add(mark)
    sets = list(written.values())
    return any(each != sets[0] for each in sets)


def _in_words(figure: Stated) -> str:
    """A figure with what has to be known to compare it."""
    details = [
        f"口径：{figure.scope}" if figure.scope else "口径没有写明",
        "" if figure.nature == "实际" else figure.nature,
        f"截至 {in_words(figure.as_of)}" if figure.as_of else "",
    ]
    return f"{figure.written}（{'，'.join(filter(None, details))}）"


def said_twice(cities: Iterable[City], found: Iterable[Alike]) -> tuple[SaidTwice, ...]:
    """Every sentence that records of several cities quote, but for records that are alike anyway.

    Args:
        found: what is alike.
    """
    group_of = {}
    for number, each in enumerate(found):
        for held in each.records:
            group_of[held.order] = number
    sentences: dict[tuple[str, str], list[tuple[Held, Stated]]] = defaultdict(list)
    for held in held_by(cities):
        for figure in held.entry.figures:
            if figure.sentence:
                sentences[figure.sentence].append((held, figure))
    twice = []
    for sentence, figures in sorted(sentences.items()):
        if not _of_several(held for held, _ in figures):
            continue
        groups = {group_of.get(held.order) for held, _ in figures}
        if groups == {None} or len(groups) > 1:
            ordered = sorted(figures, key=lambda each: (each[0].order, each[1].code))
            sides = [Told(held, figure.written) for held, figure in ordered]
            twice.append(SaidTwice(sentence[1], tuple(sides)))
    return tuple(twice)
