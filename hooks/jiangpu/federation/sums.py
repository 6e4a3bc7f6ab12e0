"""Figures of several cities: added only where nothing is counted twice, else side by side.

They are added when they are of the same sort (指标), count the same (口径), are results, have the
same unit, come one from each city, and their regions lie apart. Otherwise the reason is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from ..language.names import name_key
from ..language.numerals import plain
from ..schema.base import Record
from ..schema.qualifiers import estimating, holding_for_the_whole
from ..schema.registry import KINDS, REPORT, Kind
from .alike import Held, held_by
from .entries import City, Stated

Region = tuple[str, ...]


@dataclass(frozen=True)
class Side:
    """A figure and the record that has it."""

    held: Held
    figure: Stated


@dataclass(frozen=True)
class Group:
    """Figures that count the same, as far as their words say.

    Attributes:
        scope, nature, unit: what they have in common.
        sides: the figures.
        total: their sum with its qualifiers, "" where they are not added.
        reason: why they are not added, "" where they are.
    """

    scope: str
    nature: str
    unit: str
    sides: tuple[Side, ...]
    total: str
    reason: str

    @property
    def formula(self) -> str:
        """What was added."""
        return " + ".join(side.figure.written for side in self.sides)


@dataclass(frozen=True)
class Compared:
    """Figures of one sort in records of one kind, in several cities.

    Attributes:
        kind, indicator: of the records; of the figures.
        groups: those that count the same, each apart.
    """

    kind: Kind[Record]
    indicator: str
    groups: tuple[Group, ...]


def compared(cities: Iterable[City]) -> tuple[Compared, ...]:
    """Every sort of figure that several cities state.

    Reports speak of whole cities: all that they count is listed, also where each counts something
    else. Of other records only what two cities count alike is listed.
    """
    sorts: dict[tuple[str, str], list[Side]] = defaultdict(list)
    for held in held_by(cities):
        for figure in held.entry.figures:
            sorts[held.entry.kind.key, figure.indicator].append(Side(held, figure))
    ranks = {kind.key: (rank, kind) for rank, kind in enumerate(KINDS)}
    found = []
    for (key, indicator), sides in sorts.items():
        rank, kind = ranks[key]
        if not _several(sides):
            continue
        groups = _groups(sides, every=kind == REPORT)
        if groups:
            found.append(((kind != REPORT, rank, indicator), Compared(kind, indicator, groups)))
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def _several(sides: Iterable[Side]) -> bool:
    return len({side.held.city.origin for side in sides}) > 1


def _groups(sides: Iterable[Side], *, every: bool) -> tuple[Group, ...]:
    found: dict[tuple[str, str, str], list[Side]] = defaultdict(list)
    for side in sides:
        figure = side.figure
        found[name_key(figure.scope), figure.nature, figure.unit].append(side)
    groups = []
    for _, alike in sorted(found.items()):
        if every or _several(alike):
            groups.append(_group(alike))
    return tuple(groups)


def _group(sides: Sequence[Side]) -> Group:
    ordered = tuple(sorted(sides, key=lambda side: (side.held.order, side.figure.code)))
    first = ordered[0].figure
    reason = _reason(ordered)
    total = "" if reason else _total(ordered)
    return Group(first.scope, first.nature, first.unit, ordered, total, reason)


def _reason(sides: Sequence[Side]) -> str:
    """Why some figures are not added; "" where they are."""
    if not _several(sides):
        return "只有一个城市这样数"
    if not sides[0].figure.scope:
        return "口径没有写明"
    for side in sides:
        reason = _own_reason(side.figure)
        if reason:
            return reason
    if len({side.held.city.origin for side in sides}) < len(sides):
        return "一个城市里有几个数，是否重叠没有写明"
    if len({side.figure.period for side in sides}) > 1:
        return "期间不同"
    regions = [region_of(side) for side in sides]
    if not all(regions):
        return "地区没有写明"
    if any(not _apart(one, other) for one, other in combinations(regions, 2)):
        return "地区有重叠"
    sentences = [side.figure.sentence for side in sides if side.figure.sentence]
    if len(set(sentences)) < len(sentences):
        return "出自同一句话"
    return ""


def _own_reason(figure: Stated) -> str:
    """What keeps a figure out of every sum, as on a city's own site."""
    estimate = estimating(figure.qualifiers)
    reasons = {
        "来源未能对应": not figure.traced,
        f"是{figure.nature}，不是结果": figure.nature != "实际",
        f"原文写“{estimate.word if estimate else ''}”，是估计": estimate is not None,
        "有的是推算": figure.derived,
        "没有单个数值": figure.value is None,
        "没有单位": not figure.unit,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def region_of(side: Side) -> Region:
    """Where a figure counts: province, city and county as known; none where that is not clear."""
    own = side.held.entry.region
    said = name_key(side.figure.region)
    if not said:
        return own
    for end in range(1, len(own) + 1):
        if said in (name_key(own[end - 1]), name_key("".join(own[:end]))):
            return own[:end]
    return ()


def _apart(one: Region, other: Region) -> bool:
    """Whether neither of two regions lies in the other."""
    shorter = min(len(one), len(other))
    return one[:shorter] != other[:shorter]


def _total(sides: Iterable[Side]) -> str:
    """A sum as it is written: 约 where one of the parts is not exact."""
    value = Decimal(0)
    words: list[str] = []
    unit = ""
    for side in sides:
        value += side.figure.value or Decimal(0)
        words += side.figure.qualifiers
        unit = side.figure.unit
    caveats = tuple(dict.fromkeys(holding_for_the_whole(words)))
    about = "约" if words else ""
    before = f"据{'、'.join(caveats)}" if caveats else ""
    return f"{before}{about}{plain(value)}{unit}"
