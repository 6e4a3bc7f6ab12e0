"""How a figure is written for readers: the number never leaves its qualifier and unit."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.dates import in_words
from ..language.numerals import plain
from ..schema.base import Record, Source
from ..schema.figure import QUALIFIERS_AFTER, QUALIFIERS_BEFORE, QUALIFIERS_INSIDE, Figure


@dataclass(frozen=True)
class Shown:
    """近 | 2000 | | 人 |, or | 2400 | 多 | 项 |; `caveat` is what holds for the whole number (据不完全统计)."""

    before: str
    number: str
    inside: str
    unit: str
    after: str
    caveat: str
    lacking: str = ""

    def __str__(self) -> str:
        space = (
            " "
            if self.number[-1:].isdigit() and self.unit[:1].isalpha() and self.unit.isascii()
            else ""
        )
        return f"{self.before}{self.number}{self.inside}{space}{self.unit}{self.after}"

    @property
    def whole(self) -> str:
        """With its caveat, and with what the source leaves out, for wherever no passport stands beside it."""
        return f"{self.caveat}{self}{self.lacking}"


def shown(figure: Figure) -> Shown:
    """The parts in which a figure is set; qualifiers stand where they stand in Chinese."""
    marks = figure.qualifiers
    before = "".join(mark for mark in QUALIFIERS_BEFORE[1:] if mark in marks)
    inside = "".join(mark for mark in QUALIFIERS_INSIDE if mark in marks)
    after = "".join(mark for mark in QUALIFIERS_AFTER if mark in marks)
    unit = figure.unit or ""
    if figure.words is not None:
        number = figure.words
        number = number[len(before) :] if before and number.startswith(before) else number
        number = number.removesuffix(unit) or number
        number = number.removesuffix(inside) or number
        inside = "" if inside and inside in number else inside  # 100多万 holds its 多 already
    elif figure.low is not None:
        number = f"{plain(figure.low)}—{plain(figure.high)}"
    elif figure.before is not None:
        number = f"{plain(figure.before)} → {plain(figure.after)}"
    else:
        number = plain(figure.value) if figure.value is not None else ""
    caveat = "据不完全统计" if "不完全统计" in marks else ""
    return Shown(
        before, number, inside, unit, after, caveat, "（单位原文缺）" if figure.unit_missing else ""
    )


def passport(record: Record, figure: Figure) -> list[tuple[str, str]]:
    """Where a figure comes from, as (term, text) rows; a row without a value says 未提供 itself where that matters."""
    source = record.source(figure.source)
    rows = [("来源", source_line(source) if source else "来源未能对应")]
    if figure.locator:
        rows.append(("位置", figure.locator))
    as_of = figure.as_of or (source.date if source else None)
    rows.append(
        (
            "截至",
            in_words(figure.as_of)
            if figure.as_of
            else f"来源日期 {in_words(as_of)}"
            if as_of
            else "未提供",
        )
    )
    for term, text in (("期间", figure.period), ("地区", figure.region)):
        if text:
            rows.append((term, text))
    if figure.quote:
        rows.append(("原文", f"“{figure.quote}”"))
    if figure.derived:
        rows.append(("推算", figure.derived))
    notes = [
        figure.note,
        "据不完全统计" if "不完全统计" in figure.qualifiers else None,
        "原文没有单位" if figure.unit_missing else None,
        {
            "预期": "估计能有的，不是已经实现的",
            "目标": "是目标，不是结果",
            "背景": "交代情况，不是成效",
        }.get(figure.nature),
    ]
    told = "；".join(note for note in notes if note)
    return [*rows, ("说明", told)] if told else rows


def source_line(source: Source) -> str:
    """A source in one line: publisher, title in book quotes, date."""
    title = source.title if "《" in source.title else f"《{source.title}》"
    date = f"，{in_words(source.date)}" if source.date else ""
    return f"{source.publisher}{title}{date}"
