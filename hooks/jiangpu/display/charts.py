"""Charts as plain geometry: bars and a funnel, drawn by `templates/components/charts.html` as inline SVG with a title, a description and a table.

A number that is not exact has an open end: 近 and 不超过 end before the number, 多, 余 and 超 go on behind it, 约 does both. What is
not known is dashed. The drawing is 360 units wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from ..figures.formatting import shown
from ..figures.ledger import Entry
from ..schema.units import measure

WIDTH = 360
_OPEN = 10
_BESIDE = 6
"""Labels of so many characters stand beside their bars, longer ones above."""
_LABEL, _GAP = 14, 12
"""Size of a label's type; the least room between it and the number."""
_SHORT = frozenset(("近", "不超过", "可"))
_LONG = frozenset(("多", "余", "超", "逾", "以上", "不少于", "不低于"))
_BOTH = frozenset(("约", "左右"))


@dataclass(frozen=True)
class Bar:
    """One row before it is drawn. `kind`: "" exact, 短, 长, 两 for open ends, 虚 for what is not known."""

    label: str
    value: float
    text: str
    unit: str = ""
    kind: str = ""
    url: str = ""
    note: str = ""
    entry: Entry | None = None
    """The figure behind the row, for the passport in the table."""


@dataclass(frozen=True)
class Drawn:
    """A row with its place: a solid part, an open one (its lines), or a dashed one."""

    bar: Bar
    y: int
    x: int
    width: int
    lines: str = ""

    @property
    def label(self) -> str:
        """What there is room for beside the number: the table has it whole."""
        room = (
            WIDTH
            - _GAP
            - _wide(self.bar.text, 20)
            - (_wide(self.bar.unit, 13) + 4 if self.bar.unit else 0)
        )
        text = self.bar.label
        if _wide(text, _LABEL) <= room:
            return text
        while text and _wide(text, _LABEL) > room - _LABEL:
            text = text[:-1]
        return f"{text.rstrip('（：、')}…"


@dataclass(frozen=True)
class Chart:
    """`shape` is 列 (label above), 行 (label beside) or 斗 (a funnel)."""

    id: str
    title: str
    heading: str
    unit: str
    shape: str
    height: int
    rows: tuple[Drawn, ...]
    note: str = ""
    entry: Entry | None = None
    """The total that the rows make up."""

    @property
    def description(self) -> str:
        """All the rows in a sentence, for those who do not see the drawing."""
        told = "，".join(f"{row.bar.label} {row.bar.text}{row.bar.unit}" for row in self.rows)
        return f"{told}。{self.note}" if self.note else told

    @property
    def top(self) -> float:
        return max((row.bar.value for row in self.rows if row.bar.kind != "虚"), default=0)


def _wide(text: str, size: int) -> int:
    """About how wide a text is when set: a Chinese character is as wide as it is high, others a little over half."""
    return sum(size if east_asian_width(char) in "WFA" else round(size * 0.58) for char in text)


def counted(rows: Iterable[Sequence], unit: str) -> list[Bar]:
    """Bars of counts: (label, number, address); 未提供 and its like are dashed."""
    return [
        Bar(label, number, str(number), unit, "虚" if label.startswith(("未", "没有")) else "", url)
        for label, number, url in rows
    ]


def figure_bar(
    label: str, entry: Entry, url: str = "", *, unit: str = "", note: str = ""
) -> Bar | None:
    """A figure as a bar; None where it has no single number. Money is drawn in one scale."""
    figure = entry.figure
    if figure.value is None:
        return None
    value, parts = float(figure.value * measure(figure.unit)[1]), shown(figure)
    told = "；".join(filter(None, (note, parts.caveat)))
    return Bar(label, value, str(parts), unit, ending(figure.qualifiers), url, told, entry)


def ending(qualifiers: Iterable[str]) -> str:
    marks = set(qualifiers)
    if marks & _BOTH or marks & _SHORT and marks & _LONG:
        return "两"
    return "短" if marks & _SHORT else "长" if marks & _LONG else ""


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
    rows = list(rows)
    beside = all(len(bar.label) <= _BESIDE for bar in rows)
    left = (
        max(_LABEL * max((len(bar.label) for bar in rows), default=0) + _GAP, 84) if beside else 0
    )
    room, step, drop = (280 - left, 32, 4) if beside else (WIDTH - _OPEN, 64, 26)
    top = max((bar.value for bar in rows), default=0) or 1
    drawn = []
    for place, bar in enumerate(rows):
        width = max(2, round(bar.value / top * room)) if bar.value else 0
        drawn.append(_ended(bar, place * step + drop, left, width))
    return Chart(
        id,
        title,
        heading,
        unit,
        "行" if beside else "列",
        max(1, len(rows)) * step,
        tuple(drawn),
        note,
        entry,
    )


def _ended(bar: Bar, y: int, x: int, width: int) -> Drawn:
    """The solid part and the two lines of an open end."""
    if bar.kind not in ("短", "长", "两") or not width:
        return Drawn(bar, y, x, width)
    inner = min(_OPEN, width // 2) if bar.kind in ("短", "两") else 0
    outer = _OPEN if bar.kind in ("长", "两") else 0
    solid, length = width - inner, inner + outer
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
    """Stages from wide to narrow. A stage that nobody states is dashed, as wide as the last known one: no more than an upper bound."""
    rows = list(rows)
    top = max((bar.value for bar in rows if bar.kind != "虚" or bar.value), default=0) or 1
    drawn, last = [], 0
    for place, bar in enumerate(rows):
        width = round(bar.value / top * 280) if bar.value or bar.kind != "虚" else last
        width = max(width, 2) if width else 0
        last = width
        drawn.append(Drawn(bar, place * 54, 75 + (280 - width) // 2, width))
    return Chart(id, title, heading, unit, "斗", max(1, len(rows)) * 54, tuple(drawn), note)
