"""Partial dates as people write them: 2019, 2019.6, 2019年6月5日, and 原文隐去 where the source
blots out the year.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

REDACTED = "原文隐去"
"""The value of a date that the source hides (its 20xx): known to exist, not known."""

_PARTIAL = re.compile(
    r"(?P<year>\d{4})(?:年|[-./](?=\d)|$)"
    r"(?:(?P<month>\d{1,2})(?:月|[-./](?=\d)|$)"
    r"(?:(?P<day>\d{1,2})日?)?)?"
)


def parse_partial(text: str) -> str:
    """Read a partial date.

    Args:
        text: as it is typed, in digits of any width.

    Returns:
        The ISO form as far as it is known, `2019`, `2019-06` or `2019-06-05`; or 原文隐去.

    Raises:
        ValueError: not a date, or no such day.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain == REDACTED:
        return REDACTED
    match = _PARTIAL.fullmatch(plain)
    if match is None:
        raise ValueError(text)
    year, month, day = match["year"], match["month"], match["day"]
    datetime.date(int(year), int(month or 1), int(day or 1))
    parts = [year]
    for part in (month, day):
        if part:
            parts.append(f"{int(part):02d}")
    return "-".join(parts)


def year_of(date: str | None) -> int | None:
    """The year of an ISO partial date; None when it is unknown or hidden."""
    if not date or date == REDACTED:
        return None
    return int(date[:4])


def is_known(date: str | None) -> bool:
    """Whether there is a date that can be compared: neither absent nor hidden."""
    return year_of(date) is not None


def is_later(date: str, other: str) -> bool:
    """Whether an ISO partial date is certainly later than another: compared as far as both are
    known.
    """
    shared = min(len(date), len(other))
    return date[:shared] > other[:shared]


def in_words(date: str) -> str:
    """An ISO partial date for readers: 2019 年, 2019 年 6 月, 2019-06-05, 年份原文隐去."""
    if date == REDACTED:
        return "年份原文隐去"
    parts = date.split("-")
    if len(parts) == 1:
        return f"{parts[0]} 年"
    if len(parts) == 2:
        return f"{parts[0]} 年 {int(parts[1])} 月"
    return date
