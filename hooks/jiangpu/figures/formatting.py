"""How a figure is written for readers: the number never leaves its qualifier and unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..language.dates import in_words
from ..language.numerals import plain
from ..schema.base import Record, Source
from ..schema.figure import Figure
from ..schema.qualifiers import Place, caveat_of, written

Row = tuple[str, str]
"""A term and its text, as they stand in a passport."""

NATURE_NOTES: Mapping[str, str] = {
    "预期": "估计能有的，不是已经实现的",
    "目标": "是目标，不是结果",
    "背景": "交代情况，不是成效",
}
"""What has to be said of a figure that is no result, by its 性质."""


@dataclass(frozen=True)
class Shown:
    """The parts in which a figure is set: 近 | 2000 | | 人 | or | 2400 | 多 | 项 |.

    Attributes:
        before: qualifiers before the number.
        number: the number, or the source's own words where it has no numeral.
        inside: qualifiers between the number and its unit.
        unit: "" where there is none.
        after: qualifiers after the unit.
        caveat: what holds for the whole number (据不完全统计).
        lacking: what the source leaves out (（单位原文缺）).
    """

    before: str
    number: str
    inside: str
    unit: str
    after: str
    caveat: str
    lacking: str = ""

    def __str__(self) -> str:
        latin_unit = self.unit.isascii() and self.unit[:1].isalpha()
        space = " " if latin_unit and self.number[-1:].isdigit() else ""
        return f"{self.before}{self.number}{self.inside}{space}{self.unit}{self.after}"

    @property
    def whole(self) -> str:
        """With its caveat and with what the source leaves out, for wherever no passport stands
        beside it.
        """
        return f"{self.caveat}{self}{self.lacking}"


def shown(figure: Figure) -> Shown:
    """The parts in which a figure is set; qualifiers stand where they stand in Chinese."""
    before = written(Place.BEFORE, figure.qualifiers)
    inside = written(Place.INSIDE, figure.qualifiers)
    after = written(Place.AFTER, figure.qualifiers)
    unit = figure.unit or ""
    if figure.words is not None:
        number = _own_words(figure.words, before, inside, unit, after)
        if inside in number:  # 100多万 holds its 多 already
            inside = ""
    else:
        number = _numeral(figure)
    return Shown(
        before=before,
        number=number,
        inside=inside,
        unit=unit,
        after=after,
        caveat=caveat_of(figure.qualifiers),
        lacking="（单位原文缺）" if figure.unit_missing else "",
    )


def _own_words(words: str, before: str, inside: str, unit: str, after: str) -> str:
    """The words of a source without the qualifiers and the unit at their ends: 近亿元 → 亿,
    百万元以上 → 百万.
    """
    number = words.removeprefix(before)
    number = number.removesuffix(after) or number
    number = number.removesuffix(unit) or number
    return number.removesuffix(inside) or number


def _numeral(figure: Figure) -> str:
    """The number of a figure, its range, or its change; "" where it has none."""
    if figure.low is not None and figure.high is not None:
        return f"{plain(figure.low)}—{plain(figure.high)}"
    if figure.before is not None and figure.after is not None:
        return f"{plain(figure.before)} → {plain(figure.after)}"
    if figure.value is not None:
        return plain(figure.value)
    return ""


def bare_or_whole(figure: Figure) -> str:
    """The bare number of an exact figure; one that is not exact never leaves its qualifiers.

    For the running text of a comparison: 200, but 近200人. Of a figure without a single number,
        the whole.
    """
    if figure.qualifiers or figure.value is None:
        return shown(figure).whole
    return plain(figure.value)


def passport(record: Record, figure: Figure) -> list[Row]:
    """Where a figure comes from, as rows; a row without a value says 未提供 itself where that
    matters.
    """
    source = record.source(figure.source)
    rows = [("来源", source_line(source) if source else "来源未能对应")]
    if figure.locator:
        rows.append(("位置", figure.locator))
    rows.append(("截至", _as_of(figure, source)))
    if figure.period:
        rows.append(("期间", figure.period))
    if figure.region:
        rows.append(("地区", figure.region))
    if figure.quote:
        rows.append(("原文", f"“{figure.quote}”"))
    if figure.derived:
        rows.append(("推算", figure.derived))
    notes = _notes(figure)
    if notes:
        rows.append(("说明", notes))
    return rows


def _as_of(figure: Figure, source: Source | None) -> str:
    """The time that a figure holds for; without one, the date of its source."""
    if figure.as_of:
        return in_words(figure.as_of)
    if source and source.date:
        return f"来源日期 {in_words(source.date)}"
    return "未提供"


def _notes(figure: Figure) -> str:
    """What must be said beside a figure, in one line."""
    notes = [
        figure.note,
        caveat_of(figure.qualifiers),
        "原文没有单位" if figure.unit_missing else "",
        NATURE_NOTES.get(figure.nature),
    ]
    return "；".join(note for note in notes if note)


def source_line(source: Source) -> str:
    """A source in one line: publisher, title in book quotes, date."""
    title = source.title if "《" in source.title else f"《{source.title}》"
    date = f"，{in_words(source.date)}" if source.date else ""
    return f"{source.publisher}{title}{date}"
