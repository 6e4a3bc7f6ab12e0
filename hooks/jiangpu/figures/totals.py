"""Sums over the ledger that never lose a qualifier.

Left out of a sum, each with its reason: what is no result (goals, expectations, background), what
cannot be traced, what is derived, and whatever may overlap with another part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ..language.names import name_key
from ..language.numerals import plain
from ..schema.base import Record, Rule
from ..schema.method import Method
from ..schema.qualifiers import holding_for_the_whole
from ..schema.studio import Studio
from ..schema.units import measure
from .formatting import shown
from .ledger import Entry

Exclusion = tuple[str, list[Entry]]
"""A reason, and the entries that it keeps out of a sum."""


@dataclass(frozen=True)
class Total:
    """A sum with what it is made of and what it leaves out.

    Attributes:
        value: the sum, in `unit`.
        unit: the largest unit of the parts; "" where there are none.
        parts: what was added.
        left_out: what was not, each with the reason.
    """

    value: Decimal
    unit: str
    parts: tuple[Entry, ...]
    left_out: tuple[tuple[Entry, str], ...]

    @property
    def qualifiers(self) -> tuple[str, ...]:
        """约 where one of the parts is not exact, and what holds for the whole (不完全统计)."""
        words: list[str] = []
        for entry in self.parts:
            words += entry.figure.qualifiers
        about = ("约",) if words else ()
        return about + tuple(dict.fromkeys(holding_for_the_whole(words)))

    @property
    def text(self) -> str:
        """The sum as it is written; "" where nothing was added."""
        if not self.parts:
            return ""
        about = "约" if self.qualifiers else ""
        return f"{about}{plain(self.value)}{self.unit}"

    @property
    def formula(self) -> str:
        return " + ".join(str(shown(entry.figure)) for entry in self.parts)


def total(entries: Iterable[Entry]) -> Total:
    """The sum of what may be added.

    What is measured by the unit of most is added; 元, 万元 and 亿元 are converted. Figures of one
    record are added only where the record says that they make up a whole (合计) or where they are
    the effects of different achievements.
    Reports are not added to anything else: 28 and 148 are never added.
    """
    parts: list[Entry] = []
    left_out: list[tuple[Entry, str]] = []
    for entry in entries:
        reason = entry.exclusion_reason
        if reason:
            left_out.append((entry, reason))
        else:
            parts.append(entry)
    for reason, dropped in _exclusions(parts):
        left_out += [(entry, reason) for entry in parts if entry in dropped]
        parts = [entry for entry in parts if entry not in dropped]
    basic = _basic_unit_of_most(parts)
    for entry in parts:
        if measure(entry.figure.unit)[0] != basic:
            left_out.append((entry, f"单位是{entry.figure.unit}"))
    parts = [entry for entry in parts if measure(entry.figure.unit)[0] == basic]
    unit, size = _largest_unit(parts)
    return Total(_sum(parts) / size, unit, tuple(parts), tuple(left_out))


def _basic_unit_of_most(entries: Sequence[Entry]) -> str:
    """The basic unit in which most of some entries are measured; "" where there are none."""
    counts = Counter(measure(entry.figure.unit)[0] for entry in entries)
    if not counts:
        return ""
    return counts.most_common(1)[0][0]


def _largest_unit(entries: Sequence[Entry]) -> tuple[str, Decimal]:
    """The largest unit in which some entries are given, and how many of the basic unit it is."""
    unit, size = "", Decimal(0)
    for entry in entries:
        scale = measure(entry.figure.unit)[1]
        if scale > size:
            unit, size = entry.figure.unit or "", scale
    return unit, size or Decimal(1)


def _sum(entries: Iterable[Entry]) -> Decimal:
    """The sum of some entries, in the basic unit."""
    added = Decimal(0)
    for entry in entries:
        if entry.figure.value is not None:
            added += entry.figure.value * measure(entry.figure.unit)[1]
    return added


def _exclusions(entries: Sequence[Entry]) -> Iterator[Exclusion]:
    """Everything that keeps some entries from being added to the others."""
    by_record: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_record[entry.document.number].append(entry)
    for group in by_record.values():
        yield from _within_one_record(group)
    yield _of_reports(entries)
    yield _held_by_a_studio(entries)


def _of_reports(entries: Sequence[Entry]) -> Exclusion:
    """A report is added to nothing outside itself: its region may lie within another's, or hold
    the studio beside it.
    """
    reason = "报告的范围可能互相包含，不相加"
    if len({entry.document.number for entry in entries}) < 2:
        return reason, []
    return reason, [entry for entry in entries if entry.document.kind.key == "report"]


def _held_by_a_studio(entries: Sequence[Entry]) -> Exclusion:
    """A method is not added to its own studio, whether it names the studio by number or by name."""
    names: set[str] = set()
    for entry in entries:
        if isinstance(entry.document.record, Studio):
            names |= {entry.document.number, name_key(entry.document.name)}
    held = []
    for entry in entries:
        record = entry.document.record
        if isinstance(record, Method) and _names_any(record.studio, names):
            held.append(entry)
    return "所在的工作室已经算了", held


def _names_any(reference: str | None, names: set[str]) -> bool:
    """Whether a reference is one of some numbers and normalised names."""
    return reference is not None and bool({reference, name_key(reference)} & names)


def _within_one_record(group: Sequence[Entry]) -> Iterator[Exclusion]:
    """Of one record, what cannot be added to the rest: parts of a total, subsets, figures that may
    count the same things.
    """
    record = group[0].document.record
    codes = {entry.figure.code for entry in group}
    included = _included_in_others(record.rules, codes)
    yield "已经算在同一页的总数里", [entry for entry in group if entry.figure.code in included]
    rest = codes - included
    if len(rest) < 2 or _make_up_a_whole(record.rules, rest) or _effects_apart(record, rest):
        return
    yield (
        "同一页有几个数，是否重叠没有写明",
        [entry for entry in group if entry.figure.code in rest],
    )


def _included_in_others(rules: Sequence[Rule], codes: set[str]) -> set[str]:
    """The codes whose figures are part of another figure of the same sum: of its total, or of the
    next larger one.
    """
    included: set[str] = set()
    for rule in rules:
        if rule.kind == "合计" and rule.equals in codes:
            included |= set(rule.items)
        if rule.kind in ("不大于", "递增"):
            included |= {smaller for smaller, larger in pairwise(rule.items) if larger in codes}
    return included


def _make_up_a_whole(rules: Sequence[Rule], codes: set[str]) -> bool:
    """Whether the record says that these figures add up to something."""
    return any(rule.kind == "合计" and codes <= set(rule.items) for rule in rules)


def _effects_apart(record: Record, codes: set[str]) -> bool:
    """Whether each of these figures is the effect of another achievement of the record."""
    effects = [codes & set(of_one) for of_one in record.effects]
    one_each = all(len(found) < 2 for found in effects)
    return one_each and sum(len(found) for found in effects) == len(codes)
