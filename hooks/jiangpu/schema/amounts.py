"""An amount as people write it, taken apart: 近2000人 is 2000, 人 and 近.

What comes out are the values of a figure's fields. A number that has no numeral of its own stays
as it is written (近亿元): none is invented.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ..language.numerals import WORDS_INSIDE, plain, read_han
from .qualifiers import TABLE, Place, Qualifier
from .units import UNITS

_DIGITS = "[0-9]+(?:,[0-9]{3})*(?:[.][0-9]{1,6})?"
_HAN = "[零〇一二两三四五六七八九十百千]+"
SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8}
"""A scale → how many noughts it stands for."""


def _alternatives(entries: Iterable[Qualifier]) -> str:
    """The words and signs of some qualifiers, the longest first, for a pattern."""
    words: list[str] = []
    for entry in entries:
        words += [entry.word, *entry.signs]
    words.sort(key=len, reverse=True)
    return "|".join(re.escape(word) for word in words)


_BEFORE = _alternatives(entry for entry in TABLE if entry.place is Place.BEFORE)
_AFTER = _alternatives(entry for entry in TABLE if entry.place is Place.AFTER or entry.after_unit)
_AFTER_SIGNS = "".join(entry.signs for entry in TABLE if entry.place is Place.AFTER)
_WHOLE = _alternatives(entry for entry in TABLE if entry.place is Place.WHOLE)

AMOUNT = re.compile(
    f"(?:据?(?P<whole>{_WHOLE})[,:]?)?"
    f"(?P<before>(?:{_BEFORE})*)[过达]?"
    f"(?P<number>{_DIGITS}|{_HAN})"
    f"(?:(?:[-~至到]|—+)(?P<high>{_DIGITS}|{_HAN}))?"
    f"(?P<inside>[{WORDS_INSIDE}]?)(?P<small>[百千]?)(?P<scale>[万亿]?)"
    f"(?P<inside2>[{WORDS_INSIDE}]?)(?P<sign>[{_AFTER_SIGNS}]?)"
    f"(?P<unit>[^0-9]{{0,8}}?)(?P<after>(?:{_AFTER})?)"
)
"""The whole of an amount, after NFKC and without spaces. Scripts take the same pattern."""

WORD = re.compile(f"{_BEFORE}|{_AFTER}")
"""One qualifier of those beside a number."""


def _words_of_signs() -> dict[str, str]:
    words = {}
    for entry in TABLE:
        for sign in entry.signs:
            words[sign] = entry.word
    return words


SIGNS = _words_of_signs()
"""A sign → the word that it stands for."""

WITHOUT_NUMERAL = re.compile(
    f"(?P<before>(?:{_BEFORE})*)(?P<scale>[百千万亿]+)(?P<unit>[^0-9]{{0,8}}?)"
)
"""An amount such as 近亿元, which has no numeral."""


INSIDE = ("inside", "inside2", "sign", "after", "whole")
"""The groups of `AMOUNT` that hold one qualifier each, in the order in which they are told."""


def read_amount(text: str) -> dict[str, Any] | None:
    """The values of a figure's fields by their Chinese names; None for what is no amount.

    Args:
        text: as it is written, in digits of any width or in Chinese.
    """
    normal = normal_amount(text)
    match = AMOUNT.fullmatch(normal)
    if match is None:
        return _without_numeral(normal)
    small = match["small"]
    thousands = small + match["unit"]
    if small and thousands in UNITS.notes and not (match["scale"] or match["inside2"]):
        unit, noughts = thousands, 0  # 千瓦时 and 千克 are units of their own
    else:
        unit, noughts = _unit_of(match["scale"], match["unit"])
        noughts += SCALES.get(small, 0)
    low, high = _number(match["number"], noughts), _number(match["high"], noughts)
    if low is None or (match["high"] and high is None):
        return None
    read: dict[str, Any] = {"下限": low, "上限": high} if high else {"数值": low}
    words = [SIGNS.get(word, word) for word in WORD.findall(match["before"])]
    words += [SIGNS.get(match[name], match[name]) for name in INSIDE if match[name]]
    return _with(read, unit, words)


def normal_amount(text: str) -> str:
    """An amount with one form for each character, without spaces."""
    plain_text = unicodedata.normalize("NFKC", text).replace("°C", "℃")
    return "".join(plain_text.split())


def _without_numeral(text: str) -> dict[str, Any] | None:
    match = WITHOUT_NUMERAL.fullmatch(text)
    if match is None:
        return None
    words = [SIGNS.get(word, word) for word in WORD.findall(match["before"])]
    return _with({"文字": text}, match["unit"], words)


def _with(read: dict[str, Any], unit: str, words: list[str]) -> dict[str, Any]:
    """What was read, with its unit and its qualifiers where it has any."""
    if unit:
        read["单位"] = unit
    if words:
        read["限定"] = words
    return read


def _unit_of(scale: str, unit: str) -> tuple[str, int]:
    """The unit, and the noughts that the number gets: 万元 is a unit of its own, 万人 is none."""
    if not scale or scale + unit in UNITS.notes:
        return scale + unit, 0
    return unit, SCALES[scale]


def _number(text: str | None, noughts: int) -> str | None:
    """A number as front matter has it; None for what is no single number."""
    if not text:
        return None
    if text[0].isascii():
        value = Decimal(text.replace(",", ""))
    else:
        han = read_han(text)
        if han is None:
            return None
        value = Decimal(han)
    return plain(value.scaleb(noughts))
