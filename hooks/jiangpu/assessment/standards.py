"""A studio held against a standards profile, item by item, from evidence.

What nobody has stated is 未提供, never 未达标.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..figures.formatting import shown
from ..schema.base import Record
from ..schema.declare import Part
from ..schema.fields import field_named
from ..schema.figure import Figure
from ..schema.qualifiers import may_be_above, may_be_below
from ..schema.standard import Item, Standard, parse_rule
from ..schema.studio import Evidence, Studio

MET, PART, FAILED, UNKNOWN = "达标", "部分", "未达标", "未提供"
_BEST_FIRST = (MET, PART, FAILED, UNKNOWN)

NameOf = Callable[[str], str]
"""A reference (a number or a name) → the name to show for it."""


@dataclass(frozen=True)
class Judgement:
    """One item for one studio.

    Attributes:
        item: the item of the profile.
        state: 达标, 部分, 未达标 or 未提供.
        evidence: what the judgement rests on; "" for 未提供.
        code: the code of the figure that it rests on; "" where it is none.
    """

    item: Item
    state: str
    evidence: str = ""
    code: str = ""


def judge(studio: Studio, standard: Standard, name_of: NameOf = str) -> list[Judgement]:
    """Every item of the profile, in its order; where a rule has alternatives, the best result
    counts.

    Args:
        name_of: the name to show for a reference that the evidence holds.
    """
    return [judge_item(studio, item, name_of) for item in standard.items]


def summary(judgements: Iterable[Judgement]) -> dict[str, int]:
    """State → how many items are in it; every state is there."""
    counts = dict.fromkeys(_BEST_FIRST, 0)
    for judgement in judgements:
        counts[judgement.state] += 1
    return counts


def judge_item(studio: Studio, item: Item, name_of: NameOf = str) -> Judgement:
    """One item of a profile; see `judge`."""
    results = []
    for verb, label, least in parse_rule(item.rule):
        if verb == "自证":
            results.append(_by_own_evidence(studio, item))
        elif verb == "存在":
            results.append(_by_presence(studio, item, label, name_of))
        else:
            results.append(_by_number(studio, item, label, least))
    return min(results, key=lambda judgement: _BEST_FIRST.index(judgement.state))


def _by_own_evidence(studio: Studio, item: Item) -> Judgement:
    """自证: the studio says so itself, with a source."""
    stated = _evidence_for(studio, item)
    if stated and stated.source and stated.text:
        return Judgement(item, MET, stated.text)
    return Judgement(item, UNKNOWN)


def _by_presence(studio: Studio, item: Item, label: str, name_of: NameOf) -> Judgement:
    """存在 字段: the record has the field."""
    value = _field(studio, label)
    if not value:
        return Judgement(item, UNKNOWN)
    return Judgement(item, MET, _described(value, name_of))


def _by_number(studio: Studio, item: Item, label: str, least: int) -> Judgement:
    """数 字段 ≥ n: by a figure of that indicator, else by the number of entries of that field."""
    figure = _result_of(studio, label)
    if figure is not None and figure.value is not None:
        state = _reached(figure.value, figure.qualifiers, least)
        asked = "" if state == MET else f"，要求 {least}"
        evidence = f"{figure.label} {shown(figure).whole}{asked}"
        return Judgement(item, state, evidence, figure.code)
    value = _field(studio, label)
    count = len(value) if isinstance(value, tuple) else 0
    if count >= least:
        return Judgement(item, MET, f"记有 {count} 条")
    if count:
        return Judgement(item, PART, f"记有 {count} 条，要求 {least}")
    stated = _evidence_for(studio, item)
    if stated and stated.text:
        return Judgement(item, PART, stated.text)
    return Judgement(item, UNKNOWN)


def _evidence_for(studio: Studio, item: Item) -> Evidence | None:
    """What the studio says itself for an item."""
    return next((entry for entry in studio.evidence if entry.item == item.name), None)


def _result_of(studio: Studio, indicator: str) -> Figure | None:
    """The first figure of an indicator that is a traced result with a single number."""
    for figure in studio.figures:
        if figure.indicator != indicator or figure.value is None:
            continue
        if figure.nature == "实际" and figure.traced:
            return figure
    return None


def _reached(value: Decimal, qualifiers: Iterable[str], least: int) -> str:
    """Whether a number is at least so much.

    One that is not exact may lie on either side of the line: then it is 部分.
    """
    words = tuple(qualifiers)
    if value > least:
        return MET
    if value == least:
        return PART if may_be_below(words) else MET
    return PART if may_be_above(words) else FAILED


def _field(record: Record, label: str) -> object:
    """The value of a field by its Chinese name; None where the record has no such field."""
    field = field_named(record.__class__, label)
    return field.value(record) if field else None


def _described(value: object, name_of: NameOf) -> str:
    """A field's value as evidence: its entries by name or text, references by the name that they
    stand for.
    """
    if not isinstance(value, tuple):
        return str(value)
    return "；".join(_described_entry(entry, name_of) for entry in value)


def _described_entry(entry: object, name_of: NameOf) -> str:
    if isinstance(entry, Part):
        given = dict(entry)
        described = given.get("name") or given.get("text")
        if described:
            return str(described)
    return name_of(str(entry))
