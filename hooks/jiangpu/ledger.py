"""The ledger: one query over the figures of all records, and sums that never lose a qualifier.

One figure told on two records (the same sentence of the same source, the same number) is one entry. A sum leaves out what is
no result (goals, expectations, background), what cannot be traced, what is derived, and whatever may overlap: it says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from . import vocab
from .dates import year_of
from .figures import shown
from .identity import sentence_key, source_keys
from .library import Document, name_key
from .pinyin import sort_key
from .reconciliation import plain
from .schema.figure import Figure
from .units import measure

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


@dataclass(frozen=True)
class Total:
    """A sum with what it is made of and what it leaves out; inexact as soon as one of its parts is."""

    value: Decimal
    unit: str
    parts: tuple[Entry, ...]
    left_out: tuple[tuple[Entry, str], ...]

    @property
    def qualifiers(self) -> tuple[str, ...]:
        vague = any(entry.figure.qualifiers for entry in self.parts)
        partial = any("不完全统计" in entry.figure.qualifiers for entry in self.parts)
        return (("约",) if vague else ()) + (("不完全统计",) if partial else ())

    @property
    def text(self) -> str:
        return f"{'约' if self.qualifiers else ''}{plain(self.value)}{self.unit}" if self.parts else ""

    @property
    def formula(self) -> str:
        return " + ".join(str(shown(entry.figure)) for entry in self.parts)


@dataclass(frozen=True)
class Ledger:
    """All figures of some documents, each once, in the order of indicators and records."""

    documents: tuple[Document, ...] = field(repr=False)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        ranks = {word: rank for rank, word in enumerate(vocab.INDICATORS.words)}
        return tuple(sorted(self._merged(), key=lambda entry: (
            ranks.get(entry.figure.indicator, len(ranks)), sort_key(entry.figure.indicator), entry.document.kind.letter != "R",
            entry.document.number)))

    def _merged(self) -> list[Entry]:
        keys, found = source_keys(self.documents), {}
        for document in sorted(self.documents, key=lambda document: (_TELLS.find(document.kind.letter), document.number)):
            seen: dict[tuple, int] = defaultdict(int)
            for figure in document.record.figures:
                entry = Entry(document, figure, keys.get((document.uri, figure.source or ""), ""))
                sentence = sentence_key(document, figure, keys)
                what = (sentence, figure.numbers, figure.words, figure.unit)
                seen[what] += 1  # a sentence may give the same number twice, on one record
                key = (*what, seen[what]) if sentence else (document.number, figure.code, len(found))
                if key in found:
                    first = found[key]
                    found[key] = replace(self._better(first, entry), also=(*first.also, self._other(first, entry)))
                else:
                    found[key] = entry
        return list(found.values())

    @staticmethod
    def _better(first: Entry, second: Entry) -> Entry:
        """The record that tells the figure as a result goes before one that tells it as background; else the first."""
        return second if first.figure.nature == "背景" != second.figure.nature else first

    def _other(self, first: Entry, second: Entry) -> Document:
        return first.document if self._better(first, second) is second else second.document

    def query(self, indicator: str | None = None, *, place: str | None = None, year: int | None = None, source: str | None = None,
              qualifier: str | None = None, kind: str | None = None) -> tuple[Entry, ...]:
        """The entries that fit everything asked for; a place fits where it is part of the entry's (江苏 fits 江苏连云港)."""
        def fits(entry: Entry) -> bool:
            return ((indicator is None or entry.figure.indicator == indicator) and (place is None or place in entry.place)
                    and (year is None or entry.year == year) and (source is None or entry.source == source)
                    and (qualifier is None or qualifier in entry.figure.qualifiers)
                    and (kind is None or kind in {document.kind.key for document in (entry.document, *entry.also)}))

        return tuple(entry for entry in self.entries if fits(entry))

    def by_indicator(self) -> dict[str, tuple[Entry, ...]]:
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            groups[entry.figure.indicator].append(entry)
        return {indicator: tuple(group) for indicator, group in groups.items()}


def total(entries: Iterable[Entry]) -> Total:
    """The sum of what may be added. What is counted in the unit of most is added; 元, 万元 and 亿元 are converted.

    Figures of one record are added only where the record says that they make up a whole (合计) or where they are the effects of
    different achievements, and reports are not added to anything else: 28 and 148 are never added.
    """
    left, parts = [], []
    for entry in entries:
        left.append((entry, entry.excluded)) if entry.excluded else parts.append(entry)
    reports = {entry.document.number for entry in parts if entry.document.kind.key == "report"}
    for reason, dropped in [*_overlaps(parts), *_abroad(parts, reports)]:
        left += [(entry, reason) for entry in dropped]
        parts = [entry for entry in parts if entry not in dropped]
    kinds = Counter(measure(entry.figure.unit)[0] for entry in parts)
    basic = kinds.most_common(1)[0][0] if kinds else ""
    size, unit = max(((measure(entry.figure.unit)[1], entry.figure.unit or "") for entry in parts
                      if measure(entry.figure.unit)[0] == basic), key=lambda pair: pair[0], default=(Decimal(1), ""))
    foreign = [entry for entry in parts if measure(entry.figure.unit)[0] != basic]
    left += [(entry, f"单位是{entry.figure.unit}") for entry in foreign]
    parts = [entry for entry in parts if entry not in foreign]
    value = sum((entry.figure.value * measure(entry.figure.unit)[1] for entry in parts), Decimal(0)) / size
    return Total(value, unit, tuple(parts), tuple(left))


def _abroad(entries: list[Entry], reports: set[str]) -> Iterator[tuple[str, list[Entry]]]:
    """A report is added to nothing outside itself: its region may lie within another's, or hold the studio beside it. A method
    is not added to its own studio."""
    if reports and len({entry.document.number for entry in entries}) > 1:
        yield "报告的范围可能互相包含，不相加", [entry for entry in entries if entry.document.number in reports]
    studios = [entry.document for entry in entries if entry.document.kind.key == "studio"]
    names = {name for studio in studios for name in (studio.number, name_key(studio.name))}
    held = [(entry, entry.document.record.studio) for entry in entries if entry.document.kind.key == "method"]
    yield "所在的工作室已经算了", [entry for entry, studio in held if studio and {studio, name_key(studio)} & names]


def _overlaps(entries: list[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Of each record, what cannot be added to the rest: parts of a total, subsets, and figures that may count the same things."""
    records: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        records[entry.document.number].append(entry)
    for group in records.values():
        codes = {entry.figure.code for entry in group}
        rules = group[0].document.record.rules
        within = {code for rule in rules if rule.kind == "合计" and rule.equals in codes for code in rule.items}
        ordered = [rule for rule in rules if rule.kind in ("不大于", "递增")]
        within |= {code for rule in ordered for code, larger in zip(rule.items, rule.items[1:], strict=False) if larger in codes}
        yield "已经算在同一页的总数里", [entry for entry in group if entry.figure.code in within]
        rest = codes - within
        whole = any(rule.kind == "合计" and rest <= set(rule.items) for rule in rules)
        effects = [rest & set(item.effects) for item in getattr(group[0].document.record, "achievements", ())]
        apart = sum(len(each) for each in effects) == len(rest) and all(len(each) < 2 for each in effects)
        if len(rest) > 1 and not whole and not apart:
            yield "同一页有几个数，是否重叠没有写明", [entry for entry in group if entry.figure.code in rest]
