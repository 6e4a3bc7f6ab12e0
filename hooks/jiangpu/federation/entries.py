"""What the portal knows of a city and of its records: no more than it shows, finds and counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..schema.base import Record
from ..schema.registry import BY_LETTER, Kind


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a record.

    Attributes:
        code: its short name on the page of the record.
        written: as it is written for readers, with qualifier and unit: 近2000人.
        indicator, scope: which sort of figure it is, and what is counted.
        value, unit, qualifiers, nature: as in the schema.
        region, period, as_of, note: as far as the city says.
        source: the source in one line.
        sentence: (source, quoted words), the same for the same sentence; None where it has none.
        derived, traced: whether it is computed; whether its source is known.
        excluded: why the city itself adds it to nothing, "" where it may.
    """

    code: str
    written: str
    indicator: str
    scope: str = ""
    value: Decimal | None = None
    unit: str = ""
    qualifiers: tuple[str, ...] = ()
    nature: str = "实际"
    region: str = ""
    period: str = ""
    as_of: str = ""
    note: str = ""
    source: str = ""
    sentence: tuple[str, str] | None = None
    derived: bool = False
    traced: bool = True
    excluded: str = ""

    @property
    def label(self) -> str:
        """What the reader sees above the number."""
        return self.scope or self.indicator


@dataclass(frozen=True, slots=True)
class Searched:
    """What finds a record, as the city's own search has it."""

    body: str = ""
    fields: str = ""
    names: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of a city.

    Attributes:
        number, name, aliases, summary: as in the schema.
        page: the address of its page on the city's site.
        unit, region, industry: where it belongs; region is province, city and county as known.
        within: the same from the province down to the first that is not known: what lies apart from
            another region without doubt.
        inferred: whether the editors inferred the region and no source states it.
        facts: (name of a field, text) of what the portal shows besides.
        notice: what has to be said wherever it is shown, "" of most.
        updated: when it was last looked at.
        sources: what its sources are known by, the same in every city.
        figures: in the order of the city.
        searched: what finds it.
        digest: changes with everything that the city says of it.
        latest: (name of a field, date): the latest day that it speaks of as past; "" for none.
    """

    number: str
    name: str
    page: str
    aliases: tuple[str, ...] = ()
    summary: str = ""
    unit: str = ""
    region: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    inferred: bool = False
    industry: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    updated: str = ""
    sources: frozenset[str] = frozenset()
    figures: tuple[Stated, ...] = ()
    searched: Searched = Searched()
    digest: str = ""
    latest: tuple[str, str] = ("", "")

    @property
    def kind(self) -> Kind[Record]:
        """Its kind, which the letter of its number tells."""
        return BY_LETTER[self.number[0]]

    @property
    def place(self) -> str:
        """Its region for readers; one that was inferred says so."""
        place = "".join(self.region)
        return f"{place}（推定）" if place and self.inferred else place


@dataclass(frozen=True, slots=True)
class Turned:
    """A record that is not taken: its number and its name as far as they can be read, and why."""

    number: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A city that was asked for and is not on the portal: its name, why, and what it can do."""

    name: str
    reason: str
    mend: str


@dataclass(frozen=True)
class City:
    """What a city publishes, as far as it is taken.

    Attributes:
        origin: the address of its site, which makes it what it is.
        slug: what stands for it in addresses.
        name: what the portal calls it.
        site: the name of its site.
        version, edition, updated: of its data.
        entries: its records, by number.
        turned: those that are not taken.
        withdrawn: the numbers of those that were taken back.
        notes: what else the portal's keeper should know, a sentence each.
        stands_in: why this is its last good copy and not what it publishes now, "" for the latter.
        mend: what the city can do about that.
    """

    origin: str
    slug: str
    name: str
    site: str
    version: str
    edition: str
    updated: str
    entries: tuple[Entry, ...] = field(repr=False)
    turned: tuple[Turned, ...] = ()
    withdrawn: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    stands_in: str = ""
    mend: str = ""

    def without(self, withdrawn: frozenset[str]) -> City:
        """The city without some records: of those that were taken back not even a name is left."""
        return replace(
            self,
            entries=tuple(entry for entry in self.entries if entry.number not in withdrawn),
            turned=tuple(each for each in self.turned if each.number not in withdrawn),
            withdrawn=withdrawn,
        )

    @property
    def url(self) -> str:
        """The address of its page on the portal."""
        return f"cities/{self.slug}/"

    def place(self, entry: Entry) -> str:
        """The address of a record's page on the portal."""
        return f"{self.url}{entry.number}/"
