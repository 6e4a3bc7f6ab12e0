"""What stands on the card of a method: a sheet for the wall of a workshop.

A card says what the record says and nothing else. Safety comes first. What the source does not
state about safety is left to be written by hand, in lines for the unit's own rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..figures.formatting import shown, source_line
from ..language.dates import in_words
from ..schema.figure import Figure
from ..schema.method import Method, Step

MOST_EFFECTS = 2
"""Results on a card at most; the page has them all."""

HAND_LINES = 2
"""Lines for what the unit itself has to say about safety."""


@dataclass(frozen=True)
class Item:
    """A step or a point.

    Attributes:
        text: what is done.
        details: what matters about it.
        safety: what the source says about its dangers, "" for nothing.
    """

    text: str
    details: tuple[str, ...] = ()
    safety: str = ""

    @property
    def whole(self) -> str:
        """What is done, and behind it on the same line what matters about it."""
        return f"{self.text}　{'；'.join(self.details)}" if self.details else self.text


@dataclass(frozen=True)
class Part:
    """The steps of a method, or its points."""

    heading: str
    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Card:
    """What stands on a card.

    Attributes:
        number, name: of the method.
        label: what kind of sheet it is and from which trade.
        byline: who put the method forward, and where they work.
        problem: the difficulty that it solves, "" where nobody stated it.
        verse: its 口诀.
        safety: what the sources say about its dangers.
        tools: what is needed for it.
        effects: what it achieved: a figure with its qualifier, unit and time.
        parts: its steps, its points.
        unsuited: when it may not be used, "" where nobody stated it.
        sources: a line for each source.
        edition: which edition of the page the card shows, from 1.
    """

    number: str
    name: str
    label: str
    byline: str
    problem: str
    verse: tuple[str, ...]
    safety: tuple[str, ...]
    tools: tuple[str, ...]
    effects: tuple[str, ...]
    parts: tuple[Part, ...]
    unsuited: str
    sources: tuple[str, ...]
    edition: int

    @property
    def items(self) -> tuple[Item, ...]:
        """All steps and points."""
        found: list[Item] = []
        for part in self.parts:
            found += part.items
        return tuple(found)


def card_of(method: Method, people: Sequence[str]) -> Card:
    """The card of a method.

    Args:
        people: the names of those who put it forward.
    """
    return Card(
        number=method.number,
        name=method.name,
        label=_joined(("操作法卡", method.industry), " · "),
        byline=byline(people, method.unit),
        problem=method.problem or "",
        verse=method.verse,
        safety=tuple(point.text for point in method.safety),
        tools=method.tools,
        effects=_effects(method),
        parts=_parts(method),
        unsuited=method.unsuited or "",
        sources=tuple(map(source_line, method.sources)),
        edition=method.current_edition,
    )


def byline(people: Sequence[str], unit: str | None) -> str:
    """Who put a method forward, and where they work: 张三、李四，某某厂."""
    names = "、".join(people) or "提出人未提供"
    return _joined((names, unit), "，")


def _effects(method: Method) -> tuple[str, ...]:
    """The first results that a source states; what is hoped for, and what is computed, is none."""
    results = [
        figure
        for figure in method.figures
        if figure.nature == "实际" and figure.traced and not figure.derived
    ]
    return tuple(map(_effect, results[:MOST_EFFECTS]))


def _effect(figure: Figure) -> str:
    """十二年累计节油 10000余升（截至 2011 年 7 月）."""
    times = [figure.period, f"截至 {in_words(figure.as_of)}" if figure.as_of else None]
    time = _joined(times, "，")
    return f"{figure.label} {shown(figure).whole}" + (f"（{time}）" if time else "")


def _parts(method: Method) -> tuple[Part, ...]:
    parts = []
    if method.steps:
        parts.append(Part("怎么做", tuple(map(_item, method.steps)), ordered=True))
    if method.points:
        points = tuple(Item(point.text) for point in method.points)
        parts.append(Part("要点", points))
    return tuple(parts)


def _item(step: Step) -> Item:
    return Item(step.action, step.points, step.safety or "")


def _joined(parts: Iterable[str | None], between: str) -> str:
    return between.join(part for part in parts if part)
