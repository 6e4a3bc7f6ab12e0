"""A studio held against a standards profile, item by item, from evidence. What nobody has stated is 未提供, never 未达标."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..figures.formatting import shown
from ..schema.base import Record
from ..schema.declare import labels
from ..schema.figure import Figure
from ..schema.standard import Item, Standard, parse_rule
from ..schema.studio import Studio

MET, PART, FAILED, UNKNOWN = "达标", "部分", "未达标", "未提供"
_ORDER = (MET, PART, FAILED, UNKNOWN)
STYLES = {MET: "ok", PART: "half", FAILED: "no", UNKNOWN: "na"}
"""The suffix of the style class of each state."""


@dataclass(frozen=True)
class Judgement:
    """One item for one studio; `evidence` is what the judgement rests on, "" for 未提供; `code` is the figure that it is, if any."""

    item: Item
    state: str
    evidence: str = ""
    code: str = ""

    @property
    def style(self) -> str:
        return STYLES[self.state]


def judge(
    studio: Studio, standard: Standard, name_of: Callable[[str], str] = str
) -> list[Judgement]:
    """Every item of the profile; where a rule has alternatives, the best result counts.

    Args:
        name_of: the name to show for a reference that the evidence holds.
    """
    return [_best(studio, item, name_of) for item in standard.items]


def summary(judgements: list[Judgement]) -> dict[str, int]:
    return {state: sum(judgement.state == state for judgement in judgements) for state in _ORDER}


def _best(studio: Studio, item: Item, name_of: Callable[[str], str]) -> Judgement:
    tried = [
        _apply(studio, item, verb, label, least, name_of)
        for verb, label, least in parse_rule(item.rule)
    ]
    return min(tried, key=lambda judgement: _ORDER.index(judgement.state))


def _apply(
    studio: Studio, item: Item, verb: str, label: str, least: int, name_of: Callable[[str], str]
) -> Judgement:
    stated = next((entry for entry in studio.evidence if entry.item == item.name), None)
    if verb == "自证":
        if stated is not None and stated.source and stated.text:
            return Judgement(item, MET, stated.text)
        return Judgement(item, UNKNOWN)
    value = _value(studio, label)
    if verb == "存在":
        return Judgement(item, MET, _told(value, name_of)) if value else Judgement(item, UNKNOWN)
    figure = next(
        (
            figure
            for figure in studio.figures
            if figure.indicator == label
            and figure.value is not None
            and figure.nature == "实际"
            and figure.traced
        ),
        None,
    )
    if figure is not None:
        state = _reached(figure, least)
        asked = "" if state == MET else f"，要求 {least}"
        return Judgement(item, state, f"{figure.label} {shown(figure).whole}{asked}", figure.code)
    count = len(value) if isinstance(value, tuple) else 0
    if count >= least:
        return Judgement(item, MET, f"记有 {count} 条")
    if count or (stated is not None and stated.text):
        return Judgement(item, PART, f"记有 {count} 条，要求 {least}" if count else stated.text)
    return Judgement(item, UNKNOWN)


def _reached(figure: Figure, least: int) -> str:
    """Whether a figure is at least so much. One that is not exact may lie on either side of the line: then it is 部分."""
    marks = set(figure.qualifiers)
    if figure.value > least or figure.value == least and not marks & _BELOW:
        return MET
    return PART if figure.value == least or marks & _ABOVE else FAILED


_BELOW = {"近", "不超过", "约", "左右", "可"}
_ABOVE = {"多", "余", "超", "逾", "以上", "不少于", "不低于", "约", "左右", "不完全统计"}
"""Qualifiers by which the true number may be below, or above, the one that is written."""


def _value(record: Record, label: str) -> object:
    return next(
        (getattr(record, name) for name, spec in labels(type(record)) if spec["label"] == label),
        None,
    )


def _told(value: object, name_of: Callable[[str], str]) -> str:
    if isinstance(value, tuple):
        return "；".join(
            getattr(entry, "name", None) or getattr(entry, "text", None) or name_of(str(entry))
            for entry in value
        )
    return str(value)
