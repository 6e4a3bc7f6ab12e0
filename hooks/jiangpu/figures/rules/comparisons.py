"""Rules that compare figures with each other, and with what their indicator allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from ...language.numerals import plain
from ...schema.figure import Figure
from ...schema.units import INDICATOR_UNITS, UNITS, measure
from ..formatting import shown
from ..sources import sentence_key, source_keys
from .finding import Documents, Finding, Located, figures_of
from .quotes import unit_instead

PARTS: Mapping[str, str] = {"课题完成数": "课题数", "成果转化数": "成果数", "发明专利": "专利数"}
"""An indicator that counts a part → the one that counts the whole."""

SHARES = ("占比", "完成率")
"""Indicators that are shares of a whole."""


def units_fit_indicators(documents: Documents) -> Iterator[Finding]:
    """The unit is one in which the indicator is counted. Where it is none that is known, and the
    quote has one in its place, that is what has to be said.
    """
    for located in figures_of(documents):
        figure = located.figure
        accepted = INDICATOR_UNITS.get(figure.indicator)
        if not accepted or not figure.unit:
            continue
        if figure.unit not in UNITS.notes and unit_instead(figure) in accepted:
            continue  # no unit at all: the rule about quotes says which one it is
        yield located.finding(
            figure.unit in accepted,
            f"「单位」“{figure.unit}”和「指标」“{figure.indicator}”合不上，"
            f"这个指标的单位是{'、'.join(accepted)}",
            "对照原文，改单位或改指标",
            field="单位",
        )


def sentences_agree(documents: Documents) -> Iterator[Finding]:
    """One sentence of one source is recorded alike on every record: number, unit, qualifiers, 性质.

    What is a result on a person's page may be 背景 on that of a method.
    """
    keys = source_keys(documents)
    first: dict[object, Located] = {}
    for located in figures_of(documents):
        document, figure = located.document, located.figure
        sentence = sentence_key(document, figure, keys)
        if sentence is None:
            continue
        other = first.setdefault((sentence, figure.numbers, figure.words), located)
        if other.document is document:
            continue
        if _recorded_alike(figure, other.figure):
            yield located.agreement()
            continue
        yield located.finding(
            False,
            f"“{figure.quote}”在这里记作{shown(figure)}，{figure.nature}，"
            f"在 {other.document.uri} 记作{shown(other.figure)}，{other.figure.nature}",
            "对照来源，两处改成一样",
        )


def _recorded_alike(figure: Figure, other: Figure) -> bool:
    if str(shown(figure)) != str(shown(other)):
        return False
    natures = {figure.nature, other.nature}
    return len(natures) == 1 or "背景" in natures


def shares_within_bounds(documents: Documents) -> Iterator[Finding]:
    """A share is no less than nothing and no more than all."""
    for located in figures_of(documents):
        figure = located.figure
        if figure.indicator not in SHARES or figure.unit != "%" or figure.value is None:
            continue
        yield located.finding(
            0 <= figure.value <= 100,
            f"{figure.label} {plain(figure.value)}%，超出了 0 到 100%",
            "对照原文改过来",
            field="数值",
        )


def one_value_each(documents: Documents) -> Iterator[Finding]:
    """Two figures of one page that say they count the same thing give the same number."""
    for document in documents:
        groups: dict[object, list[Located]] = defaultdict(list)
        for located in figures_of((document,)):
            figure = located.figure
            if figure.scope and figure.value is not None:
                groups[_counted_thing(figure)].append(located)
        for first, *others in groups.values():
            for located in others:
                yield _compared(located, first.figure)


def _compared(located: Located, other: Figure) -> Finding:
    figure = located.figure
    return located.finding(
        _in_basic_unit(figure) == _in_basic_unit(other),
        f"{figure.label}写了两样:{other.code} 是 {shown(other)}，{figure.code} 是 {shown(figure)}",
        "改正其中一个；数的不是一回事，就把「口径」或「期间」写清楚",
    )


def _counted_thing(figure: Figure) -> tuple[str | None, ...]:
    """What a figure says that it counts: the same for two figures that cannot both be right with
    different numbers.
    """
    basic_unit, _ = measure(figure.unit)
    return (
        figure.indicator,
        figure.scope,
        basic_unit,
        figure.period,
        figure.as_of,
        figure.region,
        figure.nature,
    )


def _in_basic_unit(figure: Figure) -> Decimal | None:
    if figure.value is None:
        return None
    return figure.value * measure(figure.unit)[1]


def parts_within_wholes(documents: Documents) -> Iterator[Finding]:
    """A part is not more than the largest whole that the same page states for the same time."""
    for located in figures_of(documents):
        figure = located.figure
        if figure.value is None or figure.nature != "实际":
            continue
        largest = _largest_whole(figure, located.document.record.figures)
        if largest is None or largest.value is None:
            continue
        yield located.finding(
            figure.value <= largest.value,
            f"{figure.label} {shown(figure)}，比{largest.label} {shown(largest)} 还多",
            "对照原文，把抄错的那个改过来",
            field="数值",
        )


def _largest_whole(part: Figure, figures: Iterable[Figure]) -> Figure | None:
    """Of the figures that count the whole of which a figure counts a part, the largest; None where
    there is none.
    """
    indicator = PARTS.get(part.indicator)
    if indicator is None:
        return None
    largest: Figure | None = None
    for figure in figures:
        if figure.indicator != indicator or figure.value is None:
            continue
        if _circumstances(figure) != _circumstances(part):
            continue
        if largest is None or largest.value is None or figure.value > largest.value:
            largest = figure
    return largest


def _circumstances(figure: Figure) -> tuple[str | None, ...]:
    """When, where and in which sense a figure holds."""
    return figure.period, figure.as_of, figure.region, figure.nature
