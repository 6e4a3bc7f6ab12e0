"""Sums over the ledger that never lose a qualifier. What is no result (goals, expectations, background), what cannot be traced, what is
derived and whatever may overlap is left out, each with its reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..language.names import name_key
from ..language.numerals import plain
from ..schema.units import measure
from .formatting import shown
from .ledger import Entry


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
        return (
            f"{'约' if self.qualifiers else ''}{plain(self.value)}{self.unit}" if self.parts else ""
        )

    @property
    def formula(self) -> str:
        return " + ".join(str(shown(entry.figure)) for entry in self.parts)


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
    size, unit = max(
        (
            (measure(entry.figure.unit)[1], entry.figure.unit or "")
            for entry in parts
            if measure(entry.figure.unit)[0] == basic
        ),
        key=lambda pair: pair[0],
        default=(Decimal(1), ""),
    )
    foreign = [entry for entry in parts if measure(entry.figure.unit)[0] != basic]
    left += [(entry, f"单位是{entry.figure.unit}") for entry in foreign]
    parts = [entry for entry in parts if entry not in foreign]
    value = (
        sum((entry.figure.value * measure(entry.figure.unit)[1] for entry in parts), Decimal(0))
        / size
    )
    return Total(value, unit, tuple(parts), tuple(left))


def _abroad(entries: list[Entry], reports: set[str]) -> Iterator[tuple[str, list[Entry]]]:
    """A report is added to nothing outside itself: its region may lie within another's, or hold the studio beside it. A method
    is not added to its own studio."""
    if reports and len({entry.document.number for entry in entries}) > 1:
        yield (
            "报告的范围可能互相包含，不相加",
            [entry for entry in entries if entry.document.number in reports],
        )
    studios = [entry.document for entry in entries if entry.document.kind.key == "studio"]
    names = {name for studio in studios for name in (studio.number, name_key(studio.name))}
    held = [
        (entry, entry.document.record.studio)
        for entry in entries
        if entry.document.kind.key == "method"
    ]
    yield (
        "所在的工作室已经算了",
        [entry for entry, studio in held if studio and {studio, name_key(studio)} & names],
    )


def _overlaps(entries: list[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Of each record, what cannot be added to the rest: parts of a total, subsets, and figures that may count the same things."""
    records: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        records[entry.document.number].append(entry)
    for group in records.values():
        codes = {entry.figure.code for entry in group}
        rules = group[0].document.record.rules
        within = {
            code
            for rule in rules
            if rule.kind == "合计" and rule.equals in codes
            for code in rule.items
        }
        ordered = [rule for rule in rules if rule.kind in ("不大于", "递增")]
        within |= {
            code
            for rule in ordered
            for code, larger in zip(rule.items, rule.items[1:], strict=False)
            if larger in codes
        }
        yield "已经算在同一页的总数里", [entry for entry in group if entry.figure.code in within]
        rest = codes - within
        whole = any(rule.kind == "合计" and rest <= set(rule.items) for rule in rules)
        effects = [
            rest & set(item.effects)
            for item in getattr(group[0].document.record, "achievements", ())
        ]
        apart = sum(len(each) for each in effects) == len(rest) and all(
            len(each) < 2 for each in effects
        )
        if len(rest) > 1 and not whole and not apart:
            yield (
                "同一页有几个数，是否重叠没有写明",
                [entry for entry in group if entry.figure.code in rest],
            )
