"""Numbers in Chinese text: 2400多项, 三项, 千余项, 1.2万家.

Used to hold a figure against its original words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

WORDS_INSIDE = "多余"
"""The characters that may stand inside a numeral and make it inexact: 2400多项, 28余万元.

`schema.qualifiers` says what they mean.
"""

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_SECTION = 10_000
"""From here on a scale multiplies everything before it: 三万五千 is (3) × 10000 + 5 × 1000."""

_HAN_CHARACTERS = "".join(_DIGITS) + "".join(_SCALES)
_HAN = re.compile(f"[{_HAN_CHARACTERS}]+")
_ARABIC_PATTERN = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ARABIC = re.compile(_ARABIC_PATTERN)
_ARABIC_SCALED = re.compile(rf"(\d+(?:\.\d+)?)[{WORDS_INSIDE}]?([百千万亿]+)")
_ENDS_IN_NUMBER = re.compile(rf"[\d{WORDS_INSIDE}]$")
_MENTION = re.compile(
    rf"(?P<arabic>{_ARABIC_PATTERN})"
    rf"(?P<inside1>[{WORDS_INSIDE}]?)(?P<arabic_scale>[百千万亿]*)(?P<inside2>[{WORDS_INSIDE}]?)"
    rf"|(?P<han>[{_HAN_CHARACTERS}]+)"
    rf"(?P<inside3>[{WORDS_INSIDE}]?)(?P<han_scale>[万亿]*)(?P<inside4>[{WORDS_INSIDE}]?)"
)


def plain(number: Decimal) -> str:
    """A number as people write it: 326, 85.3."""
    text = f"{number:f}"
    if "." not in text:
        return text
    return text.rstrip("0").rstrip(".")


def read_han(text: str) -> int | None:
    """The value of a Chinese numeral, 一百二十六, 二〇〇八 or 千; None when it is not one."""
    if not _HAN.fullmatch(text):
        return None
    only_digits = all(char in _DIGITS for char in text)
    if only_digits and len(text) > 1:
        return int("".join(str(_DIGITS[char]) for char in text))
    return _read_scaled(text)


def _read_scaled(text: str) -> int:
    """The value of a numeral with scales.

    A scale with no digit before it counts once: 千 is 1000.
    """
    total = 0
    section = 0
    digit: int | None = None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
            continue
        scale = _SCALES[char]
        if scale >= _SECTION:
            before = total + section + (digit or 0)
            total = (before or 1) * scale
            section = 0
        else:
            section += (1 if digit is None else digit) * scale
        digit = None
    return total + section + (digit or 0)


def numbers_in(text: str) -> set[Decimal]:
    """Every number that a text states, in digits or in Chinese, with and without a following 万 or
    亿.
    """
    normal = unicodedata.normalize("NFKC", text)
    found = {_arabic_value(match[0]) for match in _ARABIC.finditer(normal)}
    for match in _ARABIC_SCALED.finditer(normal):
        scale = read_han(match[2])
        if scale:
            found.add(Decimal(match[1]) * scale)
    for match in _HAN.finditer(normal):
        value = read_han(match[0])
        # the 万 of 28余万 is no number of its own
        belongs_to_digits = match[0][0] in _SCALES and _ENDS_IN_NUMBER.search(
            normal[: match.start()]
        )
        if value is not None and not belongs_to_digits:
            found.add(Decimal(value))
    return found


def _arabic_value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


@dataclass(frozen=True)
class Mention:
    """A numeral where it stands in a text.

    Attributes:
        readings: the values that it may have, each with the text that follows it: of 28余万元 both
            (28, 万元) and (280000, 元).
        before: the text in front of it.
        inside: the words that stand inside the numeral, 多 or 余; "" where none does.
    """

    readings: tuple[tuple[Decimal, str], ...]
    before: str
    inside: str


def mentions(text: str) -> list[Mention]:
    """Every numeral of a text with its surroundings, in order; spaces are left out."""
    normal = "".join(unicodedata.normalize("NFKC", text).split())
    found = []
    for match in _MENTION.finditer(normal):
        rest = normal[match.end() :]
        if match["arabic"]:
            readings = _arabic_readings(match, rest)
            inside = match["inside1"] + match["inside2"]
        else:
            readings = _han_readings(match, rest)
            inside = match["inside3"] + match["inside4"]
        if readings:
            found.append(Mention(tuple(readings), normal[: match.start()], inside))
    return found


def _arabic_readings(match: re.Match[str], rest: str) -> list[tuple[Decimal, str]]:
    return _with_scale(_arabic_value(match["arabic"]), match["arabic_scale"], rest)


def _han_readings(match: re.Match[str], rest: str) -> list[tuple[Decimal, str]]:
    han, scale = match["han"], match["han_scale"]
    value = read_han(han)
    if value is None:
        return []
    readings = _with_scale(Decimal(value), scale, rest)
    if not scale:
        readings += _split_han(han, rest)
    return readings


def _with_scale(base: Decimal, scale: str, rest: str) -> list[tuple[Decimal, str]]:
    """A number before its scale, and the number that the two make: 28 before 万元, 280000 before
    元.
    """
    readings = [(base, scale + rest)]
    factor = read_han(scale)
    if factor:
        readings.append((base * factor, rest))
    return readings


def _split_han(han: str, rest: str) -> list[tuple[Decimal, str]]:
    """三万 read as 3 before 万; nothing where no scale ends the numeral."""
    head = han.rstrip("万亿")
    if head == han:
        return []
    value = read_han(head)
    if value is None:
        return []
    return [(Decimal(value), han[len(head) :] + rest)]
