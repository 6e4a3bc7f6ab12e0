"""Partial dates as people write them: 2019, 2019.6, 2019年6月5日, and 原文隐去 where the source
blots out the year.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

from .numerals import read_han

REDACTED = "原文隐去"
"""The value of a date that the source hides (its 20xx): known to exist, not known."""

FIRST_YEAR, LAST_YEAR = 1000, 2099
"""Years that a record may name: others are slips, and some programs cannot hold them."""

_PARTIAL = re.compile(
    r"(?P<year>[0-9]{4})(?:年|[-./](?=[0-9])|$)"
    r"(?:(?P<month>[0-9]{1,2})(?:月|[-./](?=[0-9])|$)"
    r"(?:(?P<day>[0-9]{1,2})[日号]?)?)?"
)
_IN_CHINESE = re.compile(
    r"(?P<year>[〇零一二三四五六七八九]{4})年"
    r"(?:(?P<month>[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<day>[一二三四五六七八九十廿卅]{1,3})[日号])?)?"
)

FORMS = (_PARTIAL, _IN_CHINESE)
"""The ways in which a date is written, each with its year, month and day. Scripts take the same."""


def parse_partial(text: str) -> str:
    """Read a partial date.

    Args:
        text: as it is typed, in digits of any width or in Chinese (二〇一九年五月).

    Returns:
        The ISO form as far as it is known, `2019`, `2019-06` or `2019-06-05`; or 原文隐去.

    Raises:
        ValueError: not a date, or no such day.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain == REDACTED:
        return REDACTED
    match = FORMS[0].fullmatch(plain) or FORMS[1].fullmatch(plain)
    if match is None:
        raise ValueError(text)
    parts = [_number(part) for part in match.groups() if part]
    if not FIRST_YEAR <= parts[0] <= LAST_YEAR:
        raise ValueError(text)
    datetime.date(*parts, *[1] * (3 - len(parts)))
    return "-".join(f"{part:02d}" for part in parts)


_CLOCK = re.compile(r"[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")
_DASHES = re.compile(r"\s*[‐‑‒–—―−]+\s*")
_EIGHT_DIGITS = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_BARE_YEAR = re.compile("[〇零一二三四五六七八九]{4}")


def date_meant(text: str) -> str:
    """The date that is meant by 2O19, 20190508, 二O一九年, 2019—05 or 2019-05-01 00:00:00.

    Returns:
        Its ISO form; "" where it cannot be told.
    """
    plain = unicodedata.normalize("NFKC", text).strip().removeprefix("公元")
    plain = _DASHES.sub("-", _CLOCK.sub("", plain))
    plain = _EIGHT_DIGITS.sub(r"\1-\2-\3", plain) if plain.isdigit() else plain
    if re.search("[一二三四五六七八九]", plain):
        plain = re.sub("[OoО○0]", "〇", plain)
    else:
        plain = plain.translate(_LETTERS)
    if _BARE_YEAR.fullmatch(plain):
        plain += "年"
    try:
        return parse_partial(plain)
    except ValueError:
        return ""


_LETTERS = str.maketrans("OoIl", "0011")
"""Letters that are typed for digits."""


def _number(text: str) -> int:
    """A part of a date in digits or in Chinese.

    Raises:
        ValueError: not a number.
    """
    if text.isascii():
        return int(text)
    value = read_han(text.replace("廿", "二十").replace("卅", "三十"))
    if value is None:
        raise ValueError(text)
    return value


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
