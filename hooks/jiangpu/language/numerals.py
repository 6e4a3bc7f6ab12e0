"""Numbers in Chinese text: 2400多项, 三项, 千余项, 1.2万家, 一亿二千万, 两三项, 壹佰贰拾.

Used to hold a figure against its original words. Digits are ASCII digits, of any width; the time
grows with the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

WORDS_INSIDE = "多余来几"
"""The characters that may stand inside a numeral and make it inexact: 2400多项, 十来项.

`schema.qualifiers` says what they mean.
"""

LONGEST = 18
"""Digits of a number at most; longer ones are no quantities."""

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"亿": 100_000_000, "万": 10_000, "千": 1000, "百": 100, "十": 10}
_ZEROS = "零〇"

_BANKERS = {
    **dict(zip("壹贰貳叁參肆伍陆陸柒捌玖", "一二二三三四五六六七八九", strict=True)),
    **dict(zip("拾佰仟萬億", "十百千万亿", strict=True)),
}
"""The numerals of cheques and contracts."""
_BANKERS_NUMERAL = re.compile(f"[{''.join(_BANKERS)}零〇万亿]{{2,}}")
_OLD_TENS = {"廿": "二十", "卅": "三十"}
OTHER_CHARACTERS = {**_BANKERS, **_OLD_TENS}
"""Characters of numerals as they are written elsewhere → the usual ones."""
_OLD_TEN = re.compile("[廿卅](?=[一二三四五六七八九]|[^一-龥]|$)|(?<=[^一-龥])[廿卅]")

_HAN_CHARACTERS = "".join(_DIGITS) + "".join(_SCALES)
_HAN = re.compile(f"[{_HAN_CHARACTERS}]+")
_APART = re.compile(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))(?<![0-9]{4} )")
"""A space between the thousands of a number: 1 200."""
_HAN_DECIMAL = re.compile(
    rf"(?<![{_HAN_CHARACTERS}])(?P<whole>[{_HAN_CHARACTERS}]++)点(?P<decimals>[{''.join(_DIGITS)}]{{1,4}})(?![十百千钟半分])"
)
_TWO_SCALES = re.compile(
    r"(?<![0-9.])(?P<high>[0-9]{1,4})亿零?(?P<low>[0-9]{1,4})(?P<scale>[千百十]?)万"
)
_NOT_COUNTED = "几数上"
"""Before a scale these name no number: 几十, 数百, 上千."""
_ARABIC_PATTERN = r"(?<![0-9])(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?"
_ARABIC = re.compile(rf"(?P<minus>(?<![0-9A-Za-z.)%])[-−])?(?P<number>{_ARABIC_PATTERN})")
_ARABIC_SCALED = re.compile(rf"({_ARABIC_PATTERN})(?:[{WORDS_INSIDE}]?([百千万亿]+)|个([万亿]))")
_AND_A_HALF = re.compile(
    rf"({_ARABIC_PATTERN}|(?<![{_HAN_CHARACTERS}])[{_HAN_CHARACTERS}]++)(?:个|年|天|倍|吨|亩|里|斤|米|层)半"
)
_ENDS_IN_NUMBER = re.compile(rf"[0-9{WORDS_INSIDE}个]$")
_SIMPLE = "一二三四五六七八九两"
_ONE_OR_OTHER = re.compile(f"(?P<low>[{_SIMPLE}])(?P<high>[{_SIMPLE}])")
_MENTION = re.compile(
    rf"(?P<arabic>{_ARABIC_PATTERN})"
    rf"(?P<inside1>[{WORDS_INSIDE}]?)(?P<arabic_scale>个?[百千万亿]+|)(?P<inside2>[{WORDS_INSIDE}]?)"
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
    """The value of a Chinese numeral, 一百二十六, 二〇〇八 or 千; None when it is not one.

    两三 and 二三十 are two numbers, and so no one value: see `values_of_han`.
    """
    values = values_of_han(text)
    return values[0] if len(values) == 1 else None


def values_of_han(text: str) -> tuple[int, ...]:
    """The values that a Chinese numeral may have: one, or two of 两三 and 二三十; none when it is
    not a numeral.
    """
    if len(text) > LONGEST or not _HAN.fullmatch(text):
        return ()
    only_digits = all(char in _DIGITS for char in text)
    if only_digits and len(text) > 2:
        return (_positional(text),)
    pair = _ONE_OR_OTHER.search(text)
    if pair is None:
        return (_positional(text),) if only_digits else (_scaled(text),)
    low = text[: pair.start("high")] + text[pair.end("high") :]
    high = text[: pair.start("low")] + text[pair.end("low") :]
    return (_scaled(low), _scaled(high))


def _positional(text: str) -> int:
    """二〇〇八 is 2008."""
    value = 0
    for char in text:
        value = value * 10 + _DIGITS[char]
    return value


def _scaled(text: str) -> int:
    """The value of a numeral by its largest scale: what stands before it counts so many times.

    A scale with nothing before it counts once: 千 is 1000. A last digit right after a scale counts
    in the next lower one: 一万二 is 12000.
    """
    for char, scale in _SCALES.items():
        if char not in text:
            continue
        before, _, after = text.rpartition(char)
        times = _scaled(before) if before.strip(_ZEROS) else 1
        return times * scale + _rest(after, scale)
    return _positional(text)


def _rest(text: str, scale: int) -> int:
    """What stands after a scale."""
    if text in _DIGITS:
        return _DIGITS[text] * (scale // 10)
    bare = text.lstrip(_ZEROS)
    return _scaled(bare) if bare else 0


def numbers_in(text: str) -> set[Decimal]:
    """Every number that a text states, in digits or in Chinese, with and without a following 万 or
    亿. A minus sign belongs to its number.
    """
    normal = _normal(text)
    found: set[Decimal] = set()
    for match in _ARABIC.finditer(normal):
        value = _arabic_value(match["number"])
        if value is not None:
            found.add(-value if match["minus"] else value)
    for match in _ARABIC_SCALED.finditer(normal):
        value, scale = _arabic_value(match[1]), read_han(match[2] or match[3])
        if value is not None and scale:
            found.add(value * scale)
    for match in _HAN.finditer(normal):
        if not _belongs_to_what_is_before(normal, match):
            found.update(map(Decimal, values_of_han(match[0])))
            found.update(value for value, _ in _split_han(match[0], ""))
    found.update(_halves(normal))
    return found


def _belongs_to_what_is_before(text: str, match: re.Match[str]) -> bool:
    """Whether a scale is no number of its own: the 万 of 28余万元, the 十 of 几十."""
    if match[0][0] not in _SCALES:
        return False
    before = text[max(0, match.start() - 1) : match.start()]
    if before and before in _NOT_COUNTED:
        return True
    return _ENDS_IN_NUMBER.search(before) is not None


def _halves(text: str) -> Iterator[Decimal]:
    """两年半 is 2.5."""
    for match in _AND_A_HALF.finditer(text):
        value = _arabic_value(match[1]) if match[1][0].isascii() else read_han(match[1])
        if value is not None:
            yield Decimal(value) + Decimal("0.5")


def _normal(text: str) -> str:
    """A text with one form for each digit. A Chinese comma separates numbers, 126，138; an English
    one belongs to a number, 1,200.
    """
    normal = unicodedata.normalize("NFKC", text.replace("，", "、"))
    normal = _BANKERS_NUMERAL.sub(_of_bankers, normal)
    normal = _OLD_TEN.sub(lambda match: _OLD_TENS[match[0]], normal)
    normal = _APART.sub("", normal)
    normal = _HAN_DECIMAL.sub(_in_digits, normal)
    return _TWO_SCALES.sub(_in_ten_thousands, normal)


def _in_digits(match: re.Match[str]) -> str:
    """十二点五 becomes 12.5."""
    whole = read_han(match["whole"])
    decimals = "".join(str(_DIGITS[char]) for char in match["decimals"])
    return match[0] if whole is None else f"{whole}.{decimals}"


def _in_ten_thousands(match: re.Match[str]) -> str:
    """1亿2千万 becomes 12000万."""
    scale = _SCALES.get(match["scale"], 1)
    return f"{int(match['high']) * 10_000 + int(match['low']) * scale}万"


def _of_bankers(match: re.Match[str]) -> str:
    return "".join(_BANKERS.get(char, char) for char in match[0])


def _arabic_value(digits: str) -> Decimal | None:
    bare = digits.replace(",", "")
    return Decimal(bare) if len(bare) <= LONGEST else None


@dataclass(frozen=True)
class Mention:
    """A numeral where it stands in a text.

    Attributes:
        readings: the values that it may have, each with the text that follows it: of 28余万元 both
            (28, 万元) and (280000, 元).
        before: the text in front of it.
        inside: the words that stand inside the numeral, such as 多; "" where none does.
    """

    readings: tuple[tuple[Decimal, str], ...]
    before: str
    inside: str


def mentions(text: str) -> list[Mention]:
    """Every numeral of a text with its surroundings, in order; spaces are left out."""
    normal = _normal("".join(text.split()))
    found = []
    for match in _MENTION.finditer(normal):
        rest = normal[match.end() :]
        if match["arabic"]:
            readings = _arabic_readings(match, rest)
            inside = match["inside1"] + match["inside2"]
        elif _belongs_to_what_is_before(normal, match):
            continue
        else:
            readings = _han_readings(match, rest)
            inside = match["inside3"] + match["inside4"]
        if readings:
            found.append(Mention(tuple(readings), normal[: match.start()], inside))
    return found


def _arabic_readings(match: re.Match[str], rest: str) -> list[tuple[Decimal, str]]:
    value = _arabic_value(match["arabic"])
    if value is None:
        return []
    return _with_scale(value, match["arabic_scale"].removeprefix("个"), rest)


def _han_readings(match: re.Match[str], rest: str) -> list[tuple[Decimal, str]]:
    han, scale = match["han"], match["han_scale"]
    readings: list[tuple[Decimal, str]] = []
    for value in values_of_han(han):
        readings += _with_scale(Decimal(value), scale, rest)
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
    tail = han[len(head) :]
    if not head or not tail:
        return []
    scale = _scaled(tail)
    return [(Decimal(value) / scale, tail + rest) for value in values_of_han(han)]
