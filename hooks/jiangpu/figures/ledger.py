"""The ledger: one query over the figures of all records. Whatever shows a number takes it from here, with its passport.

One figure told on two records (the same sentence of the same source, the same number) is one entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..body.quoted import Quoted, written_out
from ..language.dates import year_of
from ..language.pinyin import sort_key
from ..library.documents import Document
from ..library.library import Library
from ..schema import vocabularies
from ..schema.figure import Figure
from ..schema.registry import KINDS
from .formatting import passport, shown
from .sources import sentence_key, source_keys

_TELLS = "SMPRBL"
"""Of several records that tell a figure, the first of these kinds stands for it: the one that it is about."""


@dataclass(frozen=True)
class Entry:
    """A figure on its record; `also` are the other records that tell it. `source` is the same for the same source everywhere."""

    document: Document
    figure: Figure
    source: str
    also: tuple[Document, ...] = ()

    @property
    def anchor(self) -> str:
        return f"{self.document.number}-{self.figure.code}"

    @property
    def place(self) -> str:
        """The place that the figure itself names, else that of its record: province and city as far as known."""
        return self.figure.region or "".join(self.document.record.where)

    @property
    def year(self) -> int | None:
        """The year of 截至, else that of the source; none where the source blots it out."""
        if self.figure.as_of:
            return year_of(self.figure.as_of)
        source = self.document.record.source(self.figure.source)
        return year_of(source.date if source else None)

    @property
    def passport(self) -> list[tuple[str, str]]:
        """Where it comes from, as (term, text) rows."""
        return passport(self.document.record, self.figure)

    @property
    def excluded(self) -> str:
        """Why the figure enters no sum; "" where it may."""
        figure = self.figure
        if not figure.traced:
            return "来源未能对应"
        if figure.nature != "实际":
            return f"是{figure.nature}，不是结果"
        if "可" in figure.qualifiers:
            return "原文写“可”，是估计"
        if figure.derived:
            return "是推算，不是原文"
        if figure.value is None:
            return "没有单个数值"
        return "" if figure.unit else "没有单位"


def ledger_of(library: Library) -> Ledger:
    """The figures of all listed records, kind by kind."""
    listed: list[Document] = []
    for kind in KINDS:
        listed += library.of_kind(kind.key)
    return Ledger(tuple(listed))


@dataclass(frozen=True)
class Ledger:
    """All figures of some documents."""

    documents: tuple[Document, ...] = field(repr=False)

    @cached_property
    def _groups(self) -> list[list[Entry]]:
        """The entries that tell the same, the one that stands for them first."""
        keys, found = source_keys(self.documents), {}
        for document in sorted(
            self.documents,
            key=lambda document: (_TELLS.find(document.kind.letter), document.number),
        ):
            seen: dict[tuple, int] = defaultdict(int)
            for figure in document.record.figures:
                entry = Entry(document, figure, keys.get((document.uri, figure.source or ""), ""))
                sentence = sentence_key(document, figure, keys)
                what = (sentence, figure.numbers, figure.words, figure.unit)
                seen[what] += 1  # a sentence may give the same number twice, on one record
                key = (
                    (*what, seen[what]) if sentence else (document.number, figure.code, len(found))
                )
                found.setdefault(key, []).append(entry)
        # a record that tells the figure as a result goes before those that tell it as background
        return [
            sorted(group, key=lambda entry: entry.figure.nature == "背景")
            for group in found.values()
        ]

    @cached_property
    def _told(self) -> Mapping[tuple[str, str], Entry]:
        """(record, code) → that figure as it stands there, with the other records that tell it."""
        return {
            (entry.document.number, entry.figure.code): replace(
                entry, also=tuple(other.document for other in group if other is not entry)
            )
            for group in self._groups
            for entry in group
        }

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every figure once, in the order of indicators and records."""
        ranks = {word: rank for rank, word in enumerate(vocabularies.INDICATORS.words)}
        return tuple(
            sorted(
                (
                    self._told[group[0].document.number, group[0].figure.code]
                    for group in self._groups
                ),
                key=lambda entry: (
                    ranks.get(entry.figure.indicator, len(ranks)),
                    sort_key(entry.figure.indicator),
                    entry.document.kind.letter != "R",
                    entry.document.number,
                ),
            )
        )

    def of(self, document: Document) -> tuple[Entry, ...]:
        """The figures of a record, in its order; of one that is not listed as well."""
        return tuple(
            self._told.get((document.number, figure.code)) or Entry(document, figure, "")
            for figure in document.record.figures
        )

    def find(self, address: str) -> Entry | None:
        """The figure that is named `R0001/keti`."""
        number, _, code = address.partition("/")
        return self._told.get((number, code))

    def quoted(self, name: str, own: Document | None = None) -> Quoted | None:
        """The figure that a text names `keti` (of the record that the text belongs to) or `R0001/keti`."""
        if "/" in name or own is None:
            entry = self.find(name)
        else:
            entry = next((entry for entry in self.of(own) if entry.figure.code == name), None)
        return entry and Quoted(
            shown(entry.figure).whole, f"{entry.document.url}#fig-{entry.figure.code}"
        )

    def written_out(self, document: Document) -> str:
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
        """The entries that fit everything asked for; a place fits where it is part of the entry's (江苏 fits 江苏连云港)."""

        def fits(entry: Entry) -> bool:
            return (
                (indicator is None or entry.figure.indicator == indicator)
                and (place is None or place in entry.place)
                and (year is None or entry.year == year)
                and (source is None or entry.source == source)
                and (qualifier is None or qualifier in entry.figure.qualifiers)
                and (
                    kind is None
                    or kind in {document.kind.key for document in (entry.document, *entry.also)}
                )
            )

        return tuple(entry for entry in self.entries if fits(entry))

    def by_indicator(self) -> dict[str, tuple[Entry, ...]]:
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            groups[entry.figure.indicator].append(entry)
        return {indicator: tuple(group) for indicator, group in groups.items()}
