"""The ledger: one query over the figures of all records. Whatever shows a number takes it from
here, with its passport.

A figure that two records state (the same sentence of the same source, the same number) is one
entry.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..body.quoted import Quoted, written_out
from ..language.dates import year_of
from ..language.pinyin import sort_key
from ..library.documents import Document
from ..library.library import Library
from ..schema import vocabularies
from ..schema.base import Record
from ..schema.figure import Figure
from ..schema.qualifiers import estimating
from .formatting import Row, passport, shown
from .sources import SourceKeys, sentence_key, source_keys

_PRECEDENCE = "SMPRBL"
"""Of several records that state a figure, the first of these kinds stands for it: the one that the
figure is about.
"""


@dataclass(frozen=True)
class Entry:
    """A figure on its record.

    Attributes:
        document: the record.
        figure: the figure.
        source: a key of its source, the same for the same source on all records; "" where it is
            not known.
        also: the other records that state it.
    """

    document: Document[Record]
    figure: Figure
    source: str
    also: tuple[Document[Record], ...] = ()

    @property
    def anchor(self) -> str:
        """Its identifier on the page of the ledger: R0000-keti."""
        return f"{self.document.number}-{self.figure.code}"

    @property
    def address(self) -> str:
        """Where it stands with its passport: reports/lianyungang-shijian/#fig-keti."""
        return f"{self.document.url}#fig-{self.figure.code}"

    @property
    def place(self) -> str:
        """The place that the figure itself names, else that of its record: province and city as
        far as known.
        """
        return self.figure.region or "".join(self.document.record.where)

    @property
    def year(self) -> int | None:
        """The year of 截至, else that of the source; None where it is unknown or hidden."""
        if self.figure.as_of:
            return year_of(self.figure.as_of)
        source = self.document.record.source(self.figure.source)
        return year_of(source.date) if source else None

    @property
    def passport(self) -> list[Row]:
        """Where it comes from, as (term, text) rows."""
        return passport(self.document.record, self.figure)

    @property
    def is_result(self) -> bool:
        """Whether it says what was reached, by a source that is known: no goal, expectation or
        background.
        """
        return self.figure.nature == "实际" and self.figure.traced

    @property
    def exclusion_reason(self) -> str:
        """Why the figure enters no sum; "" where it may."""
        figure = self.figure
        if not figure.traced:
            return "来源未能对应"
        if figure.nature != "实际":
            return f"是{figure.nature}，不是结果"
        estimate = estimating(figure.qualifiers)
        if estimate:
            return f"原文写“{estimate.word}”，是估计"
        if figure.derived:
            return "是推算，不是原文"
        if figure.value is None:
            return "没有单个数值"
        if not figure.unit:
            return "没有单位"
        return ""


@dataclass(frozen=True)
class Ledger:
    """All figures of some documents."""

    documents: tuple[Document[Record], ...] = field(repr=False)

    @cached_property
    def _groups(self) -> list[list[Entry]]:
        """The entries that state the same, the one that stands for them first."""
        keys = source_keys(self.documents)
        groups: dict[Hashable, list[Entry]] = {}
        for document in sorted(self.documents, key=_precedence):
            for identity, entry in _identified(document, keys):
                groups.setdefault(identity, []).append(entry)
        # a record that states the figure as a result goes before those that state it as background
        return [sorted(group, key=_is_background) for group in groups.values()]

    @cached_property
    def _by_address(self) -> Mapping[tuple[str, str], Entry]:
        """(number of a record, code) → that figure as it stands there, with the other records that
        state it.
        """
        entries = {}
        for group in self._groups:
            for entry in group:
                also = tuple(other.document for other in group if other is not entry)
                key = (entry.document.number, entry.figure.code)
                entries[key] = replace(entry, also=also)
        return entries

    @property
    def size(self) -> int:
        """How many figures there are, each counted once."""
        return len(self._groups)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every figure once, in the order of indicators and records; reports first within an
        indicator.
        """
        ranks = {word: rank for rank, word in enumerate(vocabularies.INDICATORS.words)}

        def order(entry: Entry) -> tuple[object, ...]:
            indicator = entry.figure.indicator
            return (
                ranks.get(indicator, len(ranks)),
                sort_key(indicator),
                entry.document.kind.key != "report",
                entry.document.number,
            )

        first = [
            self._by_address[group[0].document.number, group[0].figure.code]
            for group in self._groups
        ]
        return tuple(sorted(first, key=order))

    def replacing(self, before: Document[Record], document: Document[Record]) -> Ledger:
        """The same ledger with a record in the place of one that has the same number, and the same
        figures and sources."""
        number = document.number
        documents = (document if each is before else each for each in self.documents)
        made = Ledger(tuple(documents))
        own = {}
        for address, entry in self._by_address.items():
            if address[0] == number:
                own[address] = replace(entry, document=document)
        made.__dict__.update(self.__dict__, documents=made.documents)
        made.__dict__["_by_address"] = {**self._by_address, **own}
        return made

    def of(self, document: Document[Record]) -> tuple[Entry, ...]:
        """The figures of a record, in its order; of one that is not in the ledger (withdrawn) as
        well.
        """
        found = []
        for figure in document.record.figures:
            entry = self._by_address.get((document.number, figure.code))
            found.append(entry or Entry(document, figure, ""))
        return tuple(found)

    def find(self, address: str) -> Entry | None:
        """The figure that is named `R0000/keti`."""
        number, _, code = address.partition("/")
        return self._by_address.get((number, code))

    def quoted(self, name: str, own: Document[Record] | None = None) -> Quoted | None:
        """The figure that a text names.

        Args:
            name: `keti`, of the record that the text belongs to, or `R0000/keti`.
            own: the record that the text belongs to, if any.
        """
        number, slash, code = name.rpartition("/")
        code = code.lower()
        if slash or own is None:
            entry = self.find(f"{number}{slash}{code}")
        else:
            entry = next((entry for entry in self.of(own) if entry.figure.code == code), None)
        if entry is None:
            return None
        return Quoted(shown(entry.figure).whole, entry.address)

    def written_out(self, document: Document[Record]) -> str:
        """The body of a record with the figures that it quotes."""
        return written_out(document.body, lambda name: self.quoted(name, document))

    def query(
        self,
        indicator: str | None = None,
        *,
        place: str | None = None,
        year: int | None = None,
        source: str | None = None,
        qualifier: str | None = None,
        kind: str | None = None,
    ) -> tuple[Entry, ...]:
        """The entries that fit everything asked for.

        Args:
            indicator: 指标.
            place: fits where it is part of the entry's place (江苏 fits 江苏某某).
            year: of 截至 or of the source.
            source: a key as in `Entry.source`.
            qualifier: one of 限定.
            kind: a registry key; fits where any of the records that state the figure is of that
                kind.
        """
        found: Iterable[Entry] = self.entries
        if indicator is not None:
            found = [entry for entry in found if entry.figure.indicator == indicator]
        if place is not None:
            found = [entry for entry in found if place in entry.place]
        if year is not None:
            found = [entry for entry in found if entry.year == year]
        if source is not None:
            found = [entry for entry in found if entry.source == source]
        if qualifier is not None:
            found = [entry for entry in found if qualifier in entry.figure.qualifiers]
        if kind is not None:
            found = [entry for entry in found if kind in _kinds_of(entry)]
        return tuple(found)

    def by_indicator(self) -> dict[str, tuple[Entry, ...]]:
        """Indicator → its entries, in the order of `entries`."""
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            groups[entry.figure.indicator].append(entry)
        return {indicator: tuple(group) for indicator, group in groups.items()}


def ledger_of(library: Library) -> Ledger:
    """The figures of all listed records of a library, kind by kind.

    Made once for a library: it is costly.
    """
    return Ledger(library.listed)


def _precedence(document: Document[Record]) -> tuple[int, str]:
    return _PRECEDENCE.find(document.kind.letter), document.number


def _is_background(entry: Entry) -> bool:
    return entry.figure.nature == "背景"


def _kinds_of(entry: Entry) -> set[str]:
    """The kinds of the records that state an entry."""
    return {document.kind.key for document in (entry.document, *entry.also)}


def _identified(document: Document[Record], keys: SourceKeys) -> list[tuple[Hashable, Entry]]:
    """The figures of a record, each with what is the same wherever it is stated.

    A sentence may give the same number twice on one record: those are two figures, told apart by
        their order. A figure
    without a known sentence is the same as no other.
    """
    found: list[tuple[Hashable, Entry]] = []
    times: Counter[Hashable] = Counter()
    for index, figure in enumerate(document.record.figures):
        source = keys.get((document.uri, figure.source or ""), "")
        sentence = sentence_key(document, figure, keys)
        identity: Hashable = (document.uri, index)
        if sentence is not None:
            what = (sentence, figure.numbers, figure.words, figure.unit)
            times[what] += 1
            identity = (what, times[what])
        found.append((identity, Entry(document, figure, source)))
    return found
