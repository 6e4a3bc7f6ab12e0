"""An amount as people write it, taken apart: 近2000人 is 2000, 人 and 近.

Ledgers, the sheet and the desk read amounts here; the scripts of the sheet take the patterns and
do the same (`assets/values/amounts.js`). `tests/cases/values.yml` says for both what comes out.

A scale belongs to the unit where the two are a unit together, the longest that there is:
三千瓦时 is 3 千瓦时, 三千万元 is 3000 万元, 三千人 is 3000 人. An amount that has no numeral of its
own stays as it is written (近亿元): none is invented.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..language.numerals import OTHER_CHARACTERS, WORDS_INSIDE, plain, read_han
from .qualifiers import TABLE, Place, Qualifier
from .units import OTHER_WORDS, UNITS

SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8}
"""A scale → how many noughts it stands for."""

HALVES = ("年", "天", "倍", "吨", "斤", "米")
"""Units behind which 半 stands for another half: 两年半."""

MOST_DIGITS, MOST_DECIMALS = 15, 6
"""Before and after the point of a figure."""

_DIGITS = f"(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+)(?:[.][0-9]{{1,{MOST_DECIMALS}}})?"
_HAN = "[零〇一二两三四五六七八九十百千万亿]+"
_NO_UNIT = "0-9零〇一二两三四五六七八九十百千万亿多余来几半第(),、。;:+~—–-"
"""What stands in no unit that is not in the table."""

OTHER_FORMS = {"大约": "约", "约为": "约", "将近": "近", "接近": "近", "超过": "超"}
"""How a qualifier before a number is written as well."""


def _alternatives(words: Iterable[str]) -> str:
    """Words for a pattern, the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) for word in ordered)


def _written(entries: Iterable[Qualifier]) -> list[str]:
    """The words and signs of some qualifiers."""
    words: list[str] = []
    for entry in entries:
        words += [entry.word, *entry.signs]
    return words


_BEFORE = _alternatives(
    [*OTHER_FORMS, *_written(entry for entry in TABLE if entry.place is Place.BEFORE)]
)
_AFTER = _alternatives(
    _written(entry for entry in TABLE if entry.place is Place.AFTER or entry.after_unit)
)
_AFTER_SIGNS = "".join(entry.signs for entry in TABLE if entry.place is Place.AFTER)
_WHOLE = _alternatives(_written(entry for entry in TABLE if entry.place is Place.WHOLE))
_KNOWN_UNIT = _alternatives([*UNITS.words, *OTHER_WORDS])
_UNIT = f"(?P<unit>{_KNOWN_UNIT}|[^/{_NO_UNIT}][^{_NO_UNIT}]{{0,7}}?|)"

AMOUNT = re.compile(
    f"(?:据?(?P<whole>{_WHOLE})[,:]?)?"
    "(?P<expected>(?:预计|预期|预估|有望)?)(?:达到|共计|总计|合计|累计|共)?"
    f"(?P<before>(?:{_BEFORE})*)[过达]?"
    f"(?P<number>-?{_DIGITS}|{_HAN})"
    f"(?:(?P<low_end>[百千万亿]*(?:{_KNOWN_UNIT})?)(?:[-~至到]|[—–]+)(?P<high>{_DIGITS}|{_HAN}))?"
    f"(?P<inside>[{WORDS_INSIDE}]?)(?:个(?=[万亿]))?(?P<scale>(?:(?!百分点)[百千万亿])*)"
    f"(?P<inside2>[{WORDS_INSIDE}]?)(?P<sign>[{_AFTER_SIGNS}]?)"
    f"{_UNIT}(?P<half>半?)(?P<after>(?:{_AFTER})?)"
)
"""The whole of an amount, in the form of `normal_amount`. Scripts take the same pattern."""

WORD = re.compile(f"{_BEFORE}|{_AFTER}")
"""One qualifier of those beside a number."""

WITHOUT_NUMERAL = re.compile(f"(?P<before>(?:{_BEFORE})*)[上数几]?[十百千万亿]+{_UNIT}")
"""An amount such as 近亿元 or 上千人, which has no numeral."""

TAIL = re.compile("[百千万亿]+$")
"""The scales at the end of a numeral."""

FALLING = re.compile("(?:万[百千]|亿[百千万])$")
"""Scales that make no numeral together: the last belongs to a unit, 十万千瓦时."""

ONLY_LARGE = re.compile("[百千万亿]*[万亿][百千万亿]*")
"""Scales alone, of ten thousand and more, are no numeral."""


def _words_of_signs() -> dict[str, str]:
    words = dict(OTHER_FORMS)
    for entry in TABLE:
        for sign in entry.signs:
            words[sign] = entry.word
    return words


SIGNS = _words_of_signs()
"""A sign, or another form of a qualifier → the word that it stands for."""

INSIDE = ("inside", "inside2", "sign", "after", "whole")
"""The groups of `AMOUNT` that hold one qualifier each, in the order in which they are told."""


@dataclass(frozen=True)
class Amount:
    """An amount, taken apart.

    Attributes:
        low: the number, or the lower end of a range, its scale counted in; None without a numeral.
        high: the upper end; None where there is no range.
        scale: the scales right before the unit, which may be a part of it: 万.
        outside: whether a qualifier stands between them and the unit: 4万多元.
        base: the unit without them: 元; "" where there is none.
        qualifiers: in the order in which they stand.
        expected: whether it is said to be an expectation (预计).
        words: as it is written, of an amount without a numeral; else "".
    """

    low: Decimal | None
    high: Decimal | None = None
    scale: str = ""
    outside: bool = False
    base: str = ""
    qualifiers: tuple[str, ...] = ()
    expected: bool = False
    words: str = ""

    def unit_with(self, base: str) -> str:
        """The longest unit that the scales, or the last of them, make with a base.

        "" where they make none. 4万多元 is 40000 of 元: nobody says 4多万元.
        """
        for start in range(len(self.scale)):
            own = self.scale[start:]
            if own + base in UNITS.notes and (not self.outside or self._is_round(own)):
                return own + base
        return ""

    def _is_round(self, scale: str) -> bool:
        if self.low is None:
            return False
        number = self.low.scaleb(-noughts_of(scale))
        return number >= 10 and number % 10 == 0

    def values_in(self, unit: str, base: str) -> dict[str, str]:
        """数值, or 下限 and 上限, in a unit of the scales and a base."""
        assert self.low is not None
        noughts = noughts_of(unit.removesuffix(base))
        if self.high is None:
            return {"数值": plain(self.low.scaleb(-noughts))}
        return {
            "下限": plain(self.low.scaleb(-noughts)),
            "上限": plain(self.high.scaleb(-noughts)),
        }


def read_amount(text: str) -> dict[str, Any] | None:
    """The values of a figure's fields by their Chinese names; None for what is no amount.

    Args:
        text: as it is written, in digits of any width or in Chinese.
    """
    amount = taken_apart(text)
    if amount is None:
        return None
    unit = amount.unit_with(amount.base) or amount.base
    read: dict[str, Any] = {}
    if amount.words:
        read["文字"] = amount.words
    else:
        read |= amount.values_in(unit, amount.base)
    if unit:
        read["单位"] = unit
    if amount.qualifiers:
        read["限定"] = list(amount.qualifiers)
    if amount.expected:
        read["性质"] = "预期"
    return read


def taken_apart(text: str) -> Amount | None:
    """What a text states; None where it is no amount, or more than one."""
    normal = normal_amount(text)
    match = AMOUNT.fullmatch(normal)
    amount = _with_numeral(match) if match else None
    return amount or _without_numeral(normal)


def normal_amount(text: str) -> str:
    """An amount with one form for each character, without spaces."""
    joined = "".join(unicodedata.normalize("NFKC", text).split()).replace("°C", "℃")
    return "".join(OTHER_CHARACTERS.get(char, char) for char in joined)


def noughts_of(scale: str) -> int:
    """How many noughts some scales stand for together."""
    return sum(SCALES[char] for char in scale)


def _with_numeral(match: re.Match[str]) -> Amount | None:
    """The amount of a text that fits the pattern; None where its numbers are none."""
    number, high, scale = match["number"], match["high"] or "", match["scale"]
    if match["low_end"] and match["low_end"] not in (scale + match["unit"], scale):
        return None  # 3千-5万元: nobody knows
    tail = "" if scale else _tail_of(high or number)
    if high and tail and not set(number) & set(SCALES):
        number += tail  # 三至五万元
    low = _value(number, scale)
    top = _value(high, scale) if high else None
    if low is None or (high and (top is None or top < low)):
        return None
    if match["half"]:
        if scale or tail or high or low != low.to_integral_value() or match["unit"] not in HALVES:
            return None
        low += Decimal("0.5")
    return Amount(
        low=low,
        high=top,
        scale=scale or tail,
        outside=bool(match["inside2"] or (tail and match["inside"])),
        base=OTHER_WORDS.get(match["unit"], match["unit"]),
        qualifiers=_qualifiers(match),
        expected=bool(match["expected"]),
    )


def _tail_of(number: str) -> str:
    """The scales at the end of a Chinese numeral."""
    match = TAIL.search(number)
    return match[0] if match and len(match[0]) < len(number) else ""


def _qualifiers(match: re.Match[str]) -> tuple[str, ...]:
    words = [SIGNS.get(word, word) for word in WORD.findall(match["before"])]
    words += [SIGNS.get(match[name], match[name]) for name in INSIDE if match[name]]
    return tuple(words)


def _without_numeral(text: str) -> Amount | None:
    match = WITHOUT_NUMERAL.fullmatch(text)
    if match is None:
        return None
    words = tuple(SIGNS.get(word, word) for word in WORD.findall(match["before"]))
    return Amount(None, base=match["unit"], qualifiers=words, words=text)


def _value(text: str, scale: str) -> Decimal | None:
    """A number with its scale; None for what is no single number, or too long for a figure."""
    if text[-1:].isascii():
        bare = text.replace(",", "")
        if len(bare.lstrip("-").partition(".")[0]) > MOST_DIGITS:
            return None
        return Decimal(bare).scaleb(noughts_of(scale))
    if ONLY_LARGE.fullmatch(text):
        return None
    tail = FALLING.search(text)
    han = read_han(text[: tail.start()] if tail else text)
    noughts = noughts_of(scale + (tail[0] if tail else ""))
    return None if han is None else Decimal(han).scaleb(noughts)
