"""Charts as plain geometry: bars and a funnel.

`templates/components/charts.html` draws them as inline SVG with a title, a description and a
table. Lengths are in units of the drawing, which is 360 wide.

A number that is not exact has an open end: where the true number may be below (近, 不超过) the bar
opens before its end; where it may be above (多, 余, 超) it goes on behind it; 约 does both. What is
not known is dashed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from unicodedata import east_asian_width

from ..figures.formatting import shown
from ..figures.ledger import Entry
from ..schema.qualifiers import may_be_above, may_be_below
from ..schema.units import measure

BarKind = Literal["", "短", "长", "两", "虚"]
"""How a bar ends: exact, open before its end, open behind it, both; or dashed for what is not
known.
"""
EXACT: BarKind = ""
OPEN_BEFORE: BarKind = "短"
OPEN_BEHIND: BarKind = "长"
OPEN_BOTH: BarKind = "两"
DASHED: BarKind = "虚"

Shape = Literal["列", "行", "斗"]
"""Bars with the label above, bars with the label beside, or a funnel."""

WIDTH = 360
_OPEN_END = 10
"""How far an open end reaches."""
_SHORT_LABEL = 6
"""Labels of so many characters stand beside their bars, longer ones above."""
_LABEL_SIZE, _NUMBER_SIZE, _UNIT_SIZE = 14, 20, 13
"""Sizes of type."""
_GAP = 12
"""The least room between a label and its number."""
_UNIT_GAP = 4

_BAR_HEIGHT_BESIDE, _BAR_TOP_BESIDE = 32, 4
_BAR_HEIGHT_ABOVE, _BAR_TOP_ABOVE = 64, 26
"""The height of a row and where its bar begins in it, with the label beside and above."""
_LEAST_LABEL_ROOM = 84
_NUMBER_ROOM = 80
"""Room for the number beside the longest bar."""
_STAGE_HEIGHT = 54
_FUNNEL_LEFT, _FUNNEL_WIDTH = 75, 280
_LEAST_WIDTH = 2
"""A number above nothing is seen."""


@dataclass(frozen=True)
class Bar:
    """One row before it is drawn.

    Attributes:
        label: what is counted.
        value: what the length stands for.
        text: the number as it is written, qualifiers included.
        unit: the unit beside it.
        kind: how the bar ends.
        url: where the label leads.
        note: what has to be said of it, in the table.
        entry: the figure behind the row, for the passport in the table.
    """

    label: str
    value: float
    text: str
    unit: str = ""
    kind: BarKind = EXACT
    url: str = ""
    note: str = ""
    entry: Entry | None = None


@dataclass(frozen=True)
class Drawn:
    """A row with its place.

    Attributes:
        bar: the row.
        y, x, width: of the solid or the dashed part.
        lines: the path of the open end; "" where there is none.
    """

    bar: Bar
    y: int
    x: int
    width: int
    lines: str = ""

    @property
    def label(self) -> str:
        """As much of the label as there is room for beside the number; the table has it whole."""
        text = self.bar.label
        room = WIDTH - _GAP - self._number_width
        if _text_width(text, _LABEL_SIZE) <= room:
            return text
        while text and _text_width(text, _LABEL_SIZE) > room - _LABEL_SIZE:
            text = text[:-1]
        return f"{text.rstrip('（：、')}…"

    @property
    def _number_width(self) -> int:
        width = _text_width(self.bar.text, _NUMBER_SIZE)
        if self.bar.unit:
            width += _text_width(self.bar.unit, _UNIT_SIZE) + _UNIT_GAP
        return width


@dataclass(frozen=True)
class Chart:
    """A drawing.

    Attributes:
        id: its identifier on the page.
        title: what it shows.
        heading: the heading of the labels in the table.
        unit: what the numbers count; "" where each row has its own.
        shape: how its rows are drawn.
        height: of the drawing.
        rows: from top to bottom.
        note: what has to be said below it.
        entry: the total that the rows make up.
    """

    id: str
    title: str
    heading: str
    unit: str
    shape: Shape
    height: int
    rows: tuple[Drawn, ...]
    note: str = ""
    entry: Entry | None = None

    @property
    def description(self) -> str:
        """All the rows in a sentence, for those who do not see the drawing."""
        rows = "，".join(f"{row.bar.label} {row.bar.text}{row.bar.unit}" for row in self.rows)
        return f"{rows}。{self.note}" if self.note else rows

    @property
    def top(self) -> float:
        """The largest number that is known."""
        return max((row.bar.value for row in self.rows if row.bar.kind != DASHED), default=0)


def _text_width(text: str, size: int) -> int:
    """About how wide a text is when set: a Chinese character is as wide as it is high, others a
    little over half.
    """
    narrow = round(size * 0.58)
    return sum(size if east_asian_width(char) in "WFA" else narrow for char in text)


def counted(rows: Iterable[tuple[str, int, str]], unit: str) -> list[Bar]:
    """Bars of counts: (label, number, address); 未提供 and its like are dashed."""
    result = []
    for label, number, url in rows:
        kind = DASHED if label.startswith(("未", "没有")) else EXACT
        result.append(Bar(label, number, str(number), unit, kind, url))
    return result


def figure_bar(
    label: str, entry: Entry, url: str = "", *, unit: str = "", note: str = ""
) -> Bar | None:
    """A figure as a bar; None where it has no single number. Money is drawn in one scale."""
    figure = entry.figure
    if figure.value is None:
        return None
    _, scale = measure(figure.unit)
    parts = shown(figure)
    remarks = [remark for remark in (note, parts.caveat) if remark]
    return Bar(
        label,
        float(figure.value * scale),
        str(parts),
        unit,
        ending(figure.qualifiers),
        url,
        "；".join(remarks),
        entry,
    )


def ending(qualifiers: Iterable[str]) -> BarKind:
    """How the bar of a number with these qualifiers ends."""
    words = tuple(qualifiers)
    below, above = may_be_below(words), may_be_above(words)
    if below and above:
        return OPEN_BOTH
    if below:
        return OPEN_BEFORE
    if above:
        return OPEN_BEHIND
    return EXACT


def bars(
    id: str,
    title: str,
    rows: Iterable[Bar],
    unit: str = "",
    *,
    heading: str = "类别",
    note: str = "",
    entry: Entry | None = None,
) -> Chart:
    """Bars from one edge, the longest as wide as there is room."""
    rows = tuple(rows)
    longest_label = max((len(bar.label) for bar in rows), default=0)
    beside = longest_label <= _SHORT_LABEL
    if beside:
        left = max(_LABEL_SIZE * longest_label + _GAP, _LEAST_LABEL_ROOM)
        room = WIDTH - _NUMBER_ROOM - left
        step, top = _BAR_HEIGHT_BESIDE, _BAR_TOP_BESIDE
    else:
        left = 0
        room = WIDTH - _OPEN_END
        step, top = _BAR_HEIGHT_ABOVE, _BAR_TOP_ABOVE
    largest = max((bar.value for bar in rows), default=0) or 1
    drawn = []
    for place, bar in enumerate(rows):
        width = max(_LEAST_WIDTH, round(bar.value / largest * room)) if bar.value else 0
        drawn.append(_with_open_end(bar, place * step + top, left, width))
    shape: Shape = "行" if beside else "列"
    height = max(1, len(rows)) * step
    return Chart(id, title, heading, unit, shape, height, tuple(drawn), note, entry)


def _with_open_end(bar: Bar, y: int, x: int, width: int) -> Drawn:
    """A bar with its solid part and the two lines of its open end."""
    if bar.kind in (EXACT, DASHED) or not width:
        return Drawn(bar, y, x, width)
    before = min(_OPEN_END, width // 2) if bar.kind in (OPEN_BEFORE, OPEN_BOTH) else 0
    behind = _OPEN_END if bar.kind in (OPEN_BEHIND, OPEN_BOTH) else 0
    solid = width - before
    length = before + behind
    start = x + solid
    return Drawn(bar, y, x, solid, f"M{start} {y + 1}h{length}M{start} {y + 15}h{length}")


def funnel(
    id: str,
    title: str,
    rows: Iterable[Bar],
    unit: str = "",
    *,
    heading: str = "阶段",
    note: str = "",
) -> Chart:
    """Stages from wide to narrow.

    A stage that nobody states is dashed, as wide as the one before it: no more than an upper bound.
    """
    rows = tuple(rows)
    largest = max((bar.value for bar in rows), default=0) or 1
    drawn: list[Drawn] = []
    width = 0
    for place, bar in enumerate(rows):
        if bar.value or bar.kind != DASHED:
            width = round(bar.value / largest * _FUNNEL_WIDTH)
        if width:
            width = max(width, _LEAST_WIDTH)
        x = _FUNNEL_LEFT + (_FUNNEL_WIDTH - width) // 2
        drawn.append(Drawn(bar, place * _STAGE_HEIGHT, x, width))
    height = max(1, len(rows)) * _STAGE_HEIGHT
    return Chart(id, title, heading, unit, "斗", height, tuple(drawn), note)
