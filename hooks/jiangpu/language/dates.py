"""Partial dates as people write them: 2019, 2019.6, 2019年6月5日.

原文隐去 stands for a date that the source blots out.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

REDACTED = "原文隐去"
"""The value of a date that the source hides (its 20xx): known to exist, not known."""

_PARTIAL = re.compile(
    r"(\d{4})(?:年|[-./](?=\d)|$)(?:(\d{1,2})(?:月|[-./](?=\d)|$)(?:(\d{1,2})日?)?)?"
)


def parse_partial(text: str) -> str:
    """ISO form of a partial date, `2019`, `2019-06` or `2019-06-05`, or 原文隐去.

    Raises:
        ValueError: not a date, or no such day.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain == REDACTED:
        return REDACTED
    match = _PARTIAL.fullmatch(plain)
    if not match:
        raise ValueError(text)
    year, month, day = match.groups()
    datetime.date(int(year), int(month or 1), int(day or 1))
    return "-".join([year] + [f"{int(part):02d}" for part in (month, day) if part])


def year_of(date: str | None) -> int | None:
    """The year of an ISO partial date; None when unknown or hidden."""
    return int(date[:4]) if date and date != REDACTED else None


def in_words(date: str) -> str:
    """For readers: 2019 年, 2019 年 6 月, 2019-06-05, 年份原文隐去."""
    if date == REDACTED:
        return "年份原文隐去"
    parts = date.split("-")
    if len(parts) == 1:
        return f"{parts[0]} 年"
    return f"{parts[0]} 年 {int(parts[1])} 月" if len(parts) == 2 else date
