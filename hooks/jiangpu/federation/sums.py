"""Figures of several cities: added only where nothing is counted twice, else side by side.

They are added when they are of the same sort (指标), count the same (口径), are results, have the
same unit and one that adds up, hold for the same time, come one from each city, and their regions
lie apart. Otherwise the reason is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from itertools import combinations

from ..figures.formatting import shown
from ..language.dates import year_of
from ..language.names import name_key
from ..language.numerals import plain
from ..schema.base import Record
from ..schema.figure import Figure
from ..schema.qualifiers import estimating, holding_for_the_whole
from ..schema.registry import KINDS, REPORT, Kind
from ..schema.units import may_be_added
from .alike import Alike, Held, held_by
from .entries import City, Stated

Region = tuple[str, ...]

_PRECISION = 100
"""Digits of a sum: more than the parts can have, so that none is lost."""


Marks = Mapping[tuple[str, str], int]
"""(origin, number) of a record → the same number for records that may be the same."""


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


def compared(cities: Iterable[City], found_alike: Iterable[Alike] = ()) -> tuple[Compared, ...]:
    """Every sort of figure that several cities state.

    Reports speak of whole cities: all that they count is listed, also where each counts something
    else. Of other records only what two cities count alike is listed.

    Args:
        found_alike: what several cities may both have: of that nothing is added.
    """
    same = _marks(found_alike)
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
        groups = _groups(sides, same, every=kind == REPORT)
        if groups:
            found.append(((kind != REPORT, rank, indicator), Compared(kind, indicator, groups)))
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def _marks(found_alike: Iterable[Alike]) -> Marks:
    marks: dict[tuple[str, str], int] = {}
    for number, each in enumerate(found_alike):
        if each.likely:
            marks |= {held.order: number for held in each.records}
    return marks


def _several(sides: Iterable[Side]) -> bool:
    return len({side.held.city.origin for side in sides}) > 1


def _groups(sides: Iterable[Side], same: Marks, *, every: bool) -> tuple[Group, ...]:
    found: dict[tuple[str, str, str], list[Side]] = defaultdict(list)
    for side in sides:
        figure = side.figure
        found[name_key(figure.scope), figure.nature, figure.unit].append(side)
    groups = []
    for _, alike in sorted(found.items()):
        if every or _several(alike):
            groups.append(_group(alike, same))
    return tuple(groups)


def _group(sides: Sequence[Side], same: Marks) -> Group:
    ordered = tuple(sorted(sides, key=lambda side: (side.held.order, side.figure.code)))
    first = ordered[0].figure
    reason = _reason(ordered, same)
    total = "" if reason else _total(ordered)
    return Group(first.scope, first.nature, first.unit, ordered, total, reason)


def _reason(sides: Sequence[Side], same: Marks) -> str:
    """Why some figures are not added; "" where they are."""
    if not _several(sides):
        return "只有一个城市这样数"
    if not sides[0].figure.scope:
        return "口径没有写明"
    for side in sides:
        reason = _own_reason(side.figure)
        if reason:
            return reason
    return _of_other_times(sides) or _overlapping(sides) or _said_twice(sides, same)


def _of_other_times(sides: Sequence[Side]) -> str:
    if len({side.figure.period for side in sides}) > 1:
        return "期间不同"
    years = {year_of(side.figure.as_of) for side in sides}
    return "截至的年份不同" if len(years - {None}) > 1 else ""


def _overlapping(sides: Sequence[Side]) -> str:
    """Why what is counted may lie in one another."""
    if len({side.held.city.origin for side in sides}) < len(sides):
        return "一个城市里有几个数，是否重叠没有写明"
    regions = [region_of(side) for side in sides]
    if not all(regions):
        return "地区没有写明"
    if any(side.held.entry.inferred and not side.figure.region for side in sides):
        return "地区是推定的"
    if any(not _apart(one, other) for one, other in combinations(regions, 2)):
        return "地区有重叠"
    return ""


def _said_twice(sides: Sequence[Side], same: Marks) -> str:
    """Why some of the figures may be one."""
    sentences = [side.figure.sentence for side in sides if side.figure.sentence]
    if len(set(sentences)) < len(sentences):
        return "出自同一句话"
    marks = [same[side.held.order] for side in sides if side.held.order in same]
    return "可能是同一条记录" if len(set(marks)) < len(marks) else ""


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
        f"单位是“{figure.unit}”，加起来没有意义": not may_be_added(figure.unit),
        "写法和数值对不上": not _is_written(figure),
        f"那个城市写明不进合计：{figure.excluded}": figure.excluded,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _is_written(figure: Stated) -> bool:
    """Whether what readers see is the value with its qualifiers and its unit, and nothing else: a
    sum of other numbers would show parts that do not make it up.
    """
    meant = Figure.model_construct(
        value=figure.value, unit=figure.unit, qualifiers=figure.qualifiers
    )
    return shown(meant).whole == figure.written


def region_of(side: Side) -> Region:
    """Where a figure counts: province, city and county as known; none where that is not clear."""
    own = side.held.entry.within
    said = name_key(side.figure.region)
    if not said:
        return own
    for end in range(1, len(own) + 1):
        if said in (name_key(own[end - 1]), name_key("".join(own[:end]))):
            return own[:end]
    return ()


def _apart(one: Region, other: Region) -> bool:
    """Whether neither of two regions lies in the other. 苏州 and 苏州市 are one place."""
    for mine, others in zip(one, other, strict=False):
        if not (mine.startswith(others) or others.startswith(mine)):
            return True
    return False


def _total(sides: Iterable[Side]) -> str:
    """A sum as it is written: 约 where one of the parts is not exact."""
    value = Decimal(0)
    words: list[str] = []
    unit = ""
    for side in sides:
        with localcontext(prec=_PRECISION):
            value += side.figure.value or Decimal(0)
        words += side.figure.qualifiers
        unit = side.figure.unit
    caveats = tuple(dict.fromkeys(holding_for_the_whole(words)))
    about = "约" if words else ""
    before = f"据{'、'.join(caveats)}" if caveats else ""
    return f"{before}{about}{plain(value)}{unit}"
