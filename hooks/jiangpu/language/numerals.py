"""Numbers in Chinese text: 2400多项, 三项, 千余项, 1.2万家.

Used to hold a figure against its original words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_HAN = re.compile(f"[{''.join(_DIGITS)}{''.join(_SCALES)}]+")
_ARABIC = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_ARABIC_SCALED = re.compile(r"(\d+(?:\.\d+)?)[多余]?([百千万亿]+)")


def plain(number: Decimal) -> str:
    """A number as people write it: 326, 85.3."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read_han(text: str) -> int | None:
    """The value of a Chinese numeral such as 一百二十六 or 千; None when it is not one."""
    if not text or not _HAN.fullmatch(text):
        return None
    if all(char in _DIGITS for char in text) and len(text) > 1:
        return int("".join(str(_DIGITS[char]) for char in text))
    total, section, digit = 0, 0, None
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif _SCALES[char] >= 10_000:
            total = (total + section + (digit or 0) or 1) * _SCALES[char]
            section, digit = 0, None
        else:
            section += (1 if digit is None else digit) * _SCALES[char]
            digit = None
    return total + section + (digit or 0)


def numbers_in(text: str) -> set[Decimal]:
    """Every number that a text states, in digits or in Chinese.

    A following 万 or 亿 gives a second reading: 28万 states 28 and 280000.
    """
    plain = unicodedata.normalize("NFKC", text)
    found = {Decimal(match[0].replace(",", "")) for match in _ARABIC.finditer(plain)}
    for match in _ARABIC_SCALED.finditer(plain):
        scale = read_han(match[2])
        if scale:
            found.add(Decimal(match[1]) * scale)
    for match in _HAN.finditer(plain):
        value = read_han(match[0])
        after_digit = re.search(
            r"[\d多余]$", plain[: match.start()]
        )  # the 万 of 28余万 is no number of its own
        if value is not None and not (after_digit and match[0][0] in _SCALES):
            found.add(Decimal(value))
    return found


@dataclass(frozen=True)
class Mention:
    """A numeral where it stands in a text.

    Attributes:
        readings: each value that it may have, with what follows the part that was read.
        before: the text before it.
        inside: the 多 and 余 inside it.
    """

    readings: tuple[tuple[Decimal, str], ...]
    before: str
    inside: str


_MENTION = re.compile(
    rf"(?P<base>\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<in1>[多余]?)(?P<scale>[百千万亿]*)(?P<in2>[多余]?)"
    rf"|(?P<han>[{''.join(_DIGITS)}{''.join(_SCALES)}]+)(?P<in3>[多余]?)(?P<more>[万亿]*)(?P<in4>[多余]?)"
)


def mentions(text: str) -> list[Mention]:
    """Every numeral of a text with its surroundings: 近2000人, 28余万元, 三十多项.

    28余万元 has two readings: 28 before 万元, and 280000 before 元.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = []
    for match in _MENTION.finditer(plain):
        rest = plain[match.end() :]
        if match["base"]:
            base, scale = Decimal(match["base"].replace(",", "")), match["scale"]
            inside = match["in1"] + match["in2"]
        else:
            value = read_han(match["han"])
            if value is None:
                continue
            base, scale, inside = Decimal(value), match["more"], match["in3"] + match["in4"]
        readings = [(base, scale + rest)]
        times = read_han(scale)
        if times:
            readings.append((base * times, rest))
        elif not match["base"]:
            readings += _split_han(match["han"], rest)
        found.append(Mention(tuple(readings), plain[: match.start()], inside))
    return found


def _split_han(han: str, rest: str) -> list[tuple[Decimal, str]]:
    """三万 read as 3 before 万."""
    head = han.rstrip("万亿")
    value = read_han(head) if head and head != han else None
    return [(Decimal(value), han[len(head) :] + rest)] if value is not None else []
