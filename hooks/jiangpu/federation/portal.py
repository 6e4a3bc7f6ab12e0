"""The portal: what its cities have, in an order of its own. The order in which they were named
makes no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..language.pinyin import sort_key
from ..library.settings import Section, Settings
from ..schema.base import Record
from ..schema.registry import KINDS, METHOD, PERSON, STUDIO, Kind
from ..schema.vocabularies import INDUSTRIES
from .alike import Alike, Held, SaidTwice, alike, held_by, said_twice
from .entries import City, LeftOut
from .receipts import Before, Receipt, receipt_of
from .sums import Compared, compared

NAME = "劳模创新工作室门户"
"""What a portal is called that was given no name."""

SECTIONS = (
    Section("城市", "cities/"),
    *(Section(kind.label, kind.url) for kind in (STUDIO, METHOD, PERSON)),
    Section("统计", "statistics/"),
    Section("重复和不同", "alike/"),
)


@dataclass(frozen=True)
class Portal:
    """Everything that the portal's pages are made from.

    Attributes:
        settings: its name, its address, its publisher.
        cities: in the order in which they are listed.
        alike, twice: what several cities may both have.
        compared: the figures of several cities.
        receipts: what each city gets back.
        left_out: the cities that were asked for and are not here.
    """

    settings: Settings
    cities: tuple[City, ...]
    alike: tuple[Alike, ...]
    twice: tuple[SaidTwice, ...]
    compared: tuple[Compared, ...]
    receipts: tuple[Receipt, ...]
    left_out: tuple[LeftOut, ...] = ()

    @cached_property
    def records(self) -> tuple[Held, ...]:
        """Every record, in the order of lists: by pinyin of its name."""
        return tuple(sorted(held_by(self.cities), key=_order))

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Held, ...]]:
        """Key of a kind → its records."""
        found: dict[str, list[Held]] = {kind.key: [] for kind in KINDS}
        for held in self.records:
            found[held.entry.kind.key].append(held)
        return {key: tuple(records) for key, records in found.items()}

    @cached_property
    def by_industry(self) -> Mapping[str, tuple[Held, ...]]:
        """Industry → its records, in the order of the vocabulary; those that state none are not
        here.
        """
        found: dict[str, list[Held]] = {word: [] for word in INDUSTRIES.words}
        for held in self.records:
            if held.entry.industry:
                found[held.entry.industry].append(held)
        return {word: tuple(records) for word, records in found.items() if records}

    @cached_property
    def by_city(self) -> Mapping[str, tuple[Held, ...]]:
        """Origin of a city → its records, kind by kind."""
        ranks = {kind.key: rank for rank, kind in enumerate(KINDS)}
        found: dict[str, list[Held]] = {city.origin: [] for city in self.cities}
        for held in self.records:
            found[held.city.origin].append(held)
        for records in found.values():
            records.sort(key=lambda held: ranks[held.entry.kind.key])
        return {origin: tuple(records) for origin, records in found.items()}

    @cached_property
    def alike_with(self) -> Mapping[tuple[str, str], Alike]:
        """(origin, number) of a record → what it is alike with."""
        found = {}
        for each in self.alike:
            for held in each.records:
                found[held.order] = each
        return found

    @property
    def updated(self) -> str:
        """The newest date of the cities' data, "" without cities."""
        return max((city.updated for city in self.cities), default="")

    def kinds(self) -> list[tuple[Kind[Record], int]]:
        """(kind, how many records), without kinds that no city has."""
        counts = [(kind, len(self.by_kind[kind.key])) for kind in KINDS]
        return [(kind, number) for kind, number in counts if number]

    def counts_of(self, city: City) -> Mapping[str, int]:
        """Key of a kind → how many records of it a city has."""
        return Counter(entry.kind.key for entry in city.entries)


def merged(
    cities: Iterable[City],
    *,
    name: str = "",
    address: str = "",
    organiser: str = "",
    before: Mapping[str, Before] | None = None,
    left_out: Iterable[LeftOut] = (),
) -> Portal:
    """The portal of some cities, each of another origin.

    Args:
        name, address, organiser: of the portal; "" for what is not set.
        before: origin of a city → the records of its last good copy.
        left_out: cities that were asked for and gave nothing.
    """
    known = before or {}
    ordered = _distinct(sorted(cities, key=lambda city: (sort_key(city.name), city.origin)))
    given = {
        "站名": name or NAME,
        "网址": address or "https://jiangpu.example/",
        "主办单位": organiser or None,
        "栏目": SECTIONS,
    }
    found = alike(ordered)
    return Portal(
        settings=Settings.model_validate(given),
        cities=ordered,
        alike=found,
        twice=said_twice(ordered, found),
        compared=compared(ordered, found),
        receipts=tuple(
            receipt_of(city, known.get(city.origin), _elsewhere(city, ordered)) for city in ordered
        ),
        left_out=tuple(sorted(left_out)),
    )


def _elsewhere(city: City, cities: Iterable[City]) -> str:
    """The newest date of the data of all cities but one, "" without others."""
    return max((each.updated for each in cities if each.origin != city.origin), default="")


def clashing(cities: Iterable[City]) -> list[str]:
    """The origins that several cities claim: nobody can tell which of them is the true one."""
    counts = Counter(city.origin for city in cities)
    return sorted(origin for origin, number in counts.items() if number > 1)


def _distinct(cities: list[City]) -> tuple[City, ...]:
    """The cities, those that are called the same told apart by their addresses."""
    counts = Counter(city.name for city in cities)
    distinct = []
    for city in cities:
        name = f"{city.name}（{city.slug}）" if counts[city.name] > 1 else city.name
        distinct.append(replace(city, name=name))
    return tuple(distinct)


def _order(held: Held) -> tuple[tuple[str, ...], tuple[str, str]]:
    person = held.entry.kind == PERSON
    return sort_key(held.entry.name, person=person), held.order
