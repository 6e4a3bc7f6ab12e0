"""How things are worded on pages: dates, numbers, places, honours, sources. Needs no library."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from ..figures.formatting import source_line
from ..language.dates import in_words
from ..schema import vocabularies
from ..schema.base import Honor, Record, Source
from ..schema.report import Report

_BESIDE_NUMBER = re.compile(r"(?<=\d) (?=[个种位份套条处件项家步题课]|分钟)|(?<=约) (?=\d)")
"""The space between a number and its measure word, or 约 and its number."""

_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
"""A date as a source has it. Browsers end lines at its hyphens."""

_AFTER_PAUSE = re.compile("(?<=[，、：；])")
"""Where a heading is parted first."""
_HEADING_COLUMN = 7
"""How many characters of a section's heading stand in a line on a desk, where it is beside."""
_NARROW_LINE = 10
"""How many stand in a line of the narrowest phone, or in large type."""
_LEAD_COLUMN, _LEAD_NARROW_LINE = 17, 13
"""The same of a lead, whose type is smaller."""

_DIGITS = "〇一二三四五六七八九十"
_SHORT_LEVELS = ("省", "市", "部")
"""Levels that need 级 behind them to be a word."""
_LINKED_SOURCES = ("原站", "单位网站")
"""Kinds of source whose address is the publisher's own page."""

_STATE_STYLES = {
    "一致": "ok",
    "达标": "ok",
    "有数据": "ok",
    "部分": "half",
    "说法不一": "half",
    "资料还少": "half",
    "不一致": "no",
    "未达标": "no",
}


def state_style(state: str) -> str:
    """The suffix of the style class of a word that says how something stands.

    It is `na` where nothing can be said: 未提供, 无法核对.
    """
    return _STATE_STYLES.get(state, "na")


def stage_words() -> tuple[str, ...]:
    """The words of 转化阶段, from the first stage to the last."""
    return vocabularies.STAGES.words


def number_in_chinese(number: int) -> str:
    """A small number in Chinese: 7 → 七, 12 → 十二, 20 → 二十. From 100 on it has digits."""
    if number <= 10:
        return _DIGITS[number]
    if number >= 100:
        return str(number)
    tens, ones = divmod(number, 10)
    before = _DIGITS[tens] if tens > 1 else ""
    after = _DIGITS[ones] if ones else ""
    return f"{before}十{after}"


def held(text: str) -> str:
    """A text in which no line ends between a number and its measure word, or after 约."""
    return _BESIDE_NUMBER.sub("\N{NO-BREAK SPACE}", text)


def dated(text: str) -> Markup:
    """A text as HTML in which no line ends within a date."""
    return Markup(_DAY.sub(r'<span class="j-nb">\g<0></span>', str(escape(text))))


def parted(text: str, line: int = _HEADING_COLUMN, narrow: int = _NARROW_LINE) -> Markup:
    """A heading or a lead as HTML. Its lines end at its marks; a part between them that is longer
    than a line may end anywhere: broken by force, its last character or its mark would stand alone.

    Args:
        line: how many characters stand in a line.
        narrow: how many stand in one where the screen is narrow or the type is large.
    """
    parts: list[Markup] = []
    for part in _AFTER_PAUSE.split(text):
        styles = ["j-part"] if len(part) > line else []
        styles += ["j-part-n"] if len(part) > narrow else []
        held_part = Markup('<span class="{}">{}</span>').format(" ".join(styles), part)
        parts.append(held_part if styles else escape(part))
    return Markup("").join(parts)


def lead(text: str) -> Markup:
    """The lead below a title as HTML: its type is smaller than a heading's."""
    return parted(text, _LEAD_COLUMN, _LEAD_NARROW_LINE)


def count(things: Sequence[object], measure: str) -> str:
    """How many things there are, with their measure word: 12 种."""
    return f"{len(things)} {measure}"


def date_in_words(date: str | None) -> str:
    """An ISO partial date for readers: 2019 年 6 月; "" for an unknown one."""
    return in_words(date) if date else ""


def region(record: Record) -> str:
    """Province, city and county as far as known; a place that editors inferred says so."""
    text = " ".join(record.region)
    inferred = isinstance(record, Report) and record.region_origin == "推定"
    return f"{text}（推定）" if text and inferred else text


def honor_line(honor: Honor, holder: str | None = None) -> str:
    """Who, which level, what year, as far as the source says; a level that it mixes says so.

    Args:
        honor: the honour; its name is not part of the line.
        holder: whose honour it is, where the place does not say so.
    """
    granted = f"{honor.body}授予" if honor.body else ""
    year = in_words(honor.year) if honor.year else ""
    parts = (holder, granted, _level(honor), honor.note, year)
    return "\N{NO-BREAK SPACE}· ".join(part for part in parts if part)


def _level(honor: Honor) -> str:
    level = "、".join(honor.levels)
    if len(honor.levels) > 1:
        return f"{level}，各是哪一级未写明"
    if level in _SHORT_LEVELS:
        return f"{level}级"
    return level


def source_link(source: Source) -> Markup:
    """A source as a line of HTML; linked only where it is the publisher's own page."""
    line = dated(source_line(source))
    if source.address and source.kind in _LINKED_SOURCES:
        link = Markup('<a href="{}" rel="noopener noreferrer">{}</a>')
        return link.format(source.address, line)
    return line


def source_links(record: Record) -> list[Markup]:
    """The sources of a record, each line once: two places of one report read the same."""
    return list(dict.fromkeys(map(source_link, record.sources)))


def publisher(record: Record, code: str | None) -> str:
    """Who published the source of a record with this 代号; "" where there is no such source."""
    source = record.source(code)
    return source.publisher if source else ""
