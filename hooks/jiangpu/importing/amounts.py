"""Numbers as people type them into ledgers: 100余, 约10, 60-80, 0.00356亿元, 3（发明1）, 若干.

What is no number stays a text: no number is made of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal

from ..language.numerals import plain, read_han
from ..schema.qualifiers import TABLE, Place
from ..schema.units import UNITS
from .headings import unit_word

NOTHING = frozenset(
    [
        "—",
        "－",
        "-",
        "–",
        "/",
        "\\",
        "无",
        "暂无",
        "没有",
        "空",
        "／",
        "——",
        "－－",
        "--",
        "未填",
        "不详",
        "未知",
        "待定",
        "暂缺",
        "/",
        "n/a",
        "na",
        "null",
        "〇",
    ]
)
"""What people put into a cell that they leave empty."""


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return text.strip().lower() in NOTHING


@dataclass(frozen=True)
class Amount:
    """A number that a cell states.

    Attributes:
        values: by field of a figure: 数值, or 下限 and 上限.
        unit: as the cell has it; "" where it has none.
        qualifiers: in the order of the table.
        expected: whether the cell says that it is an expectation (预计).
        rest: what the cell says beside it, in brackets: 发明1.
    """

    values: dict[str, str]
    unit: str = ""
    qualifiers: tuple[str, ...] = ()
    expected: bool = False
    rest: str = ""
    scale: str = field(default="", repr=False)


_BEFORE = [entry.word for entry in TABLE if entry.place is Place.BEFORE and not entry.estimate]
_AFTER = [entry.word for entry in TABLE if entry.place is Place.AFTER]
_INSIDE = [entry.word for entry in TABLE if entry.place is Place.INSIDE and entry.word != "几"]
_SIGNS: dict[str, str] = {}
for _entry in TABLE:
    _SIGNS.update(dict.fromkeys(_entry.signs, _entry.word))


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_NUMBER = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_HAN = "[一二三四五六七八九十百千两零〇]+"
_UNITS = _any([*UNITS.words, "㎡", "m2", "平米"])
_AMOUNT = re.compile(
    rf"(?P<expected>预计|预期|预估)?(?P<verb>达到?|共计?|累计)?"
    rf"(?P<before>{_any([*_BEFORE, *_SIGNS, '大约', '约为', '将近'])})?"
    rf"(?P<low>{_NUMBER}|{_HAN})(?P<low_unit>{_UNITS})?"
    rf"(?:(?:-|~|至|到|—|–|～)(?P<high>{_NUMBER}|{_HAN}))?"
    rf"(?P<inside>{_any(_INSIDE)})?(?P<scale>[百千万亿]+(?!元))?(?P<inside2>{_any(_INSIDE)})?"
    rf"(?P<unit>{_UNITS})?(?P<inside3>{_any(_INSIDE)})?"
    rf"(?P<after>{_any([*_AFTER, *_SIGNS])})?"
    r"(?:\((?P<rest>[^()]*)\))?"
)
_SAME_WORD = {"大约": "约", "约为": "约", "将近": "近"}

MOST_DECIMALS = 6
"""Digits after the point of a figure at most."""


def read_amount(text: str) -> Amount | None:
    """The number that a cell states; None where it is none, or more than one."""
    normal = unicodedata.normalize("NFKC", "".join(text.replace("㎡", "平方米").split()))
    match = _AMOUNT.fullmatch(normal)
    if match is None:
        return None
    low, high = _value(match["low"]), _value(match["high"] or "")
    if low is None or (match["high"] and high is None):
        return None
    values = {"数值": low} if high is None else {"下限": low, "上限": high}
    if high is not None and Decimal(low) > Decimal(high):
        return None
    unit = _joined_unit(match)
    if unit is None:
        return None
    return Amount(
        values=values,
        unit=unit,
        qualifiers=_qualifiers(match),
        expected=bool(match["expected"]),
        rest=(match["rest"] or "").strip(),
        scale=match["scale"] or "",
    )


def _value(text: str) -> str | None:
    """A number without commas; None where it is none, or too long for a figure."""
    if not text:
        return None
    if not text[-1].isascii():
        han = read_han(text)
        return None if han is None else str(han)
    bare = text.replace(",", "")
    decimals = bare.partition(".")[2].rstrip("0")
    if len(decimals) > MOST_DECIMALS or len(bare.partition(".")[0]) > 15:
        return None
    return plain(Decimal(bare))


def _joined_unit(match: re.Match[str]) -> str | None:
    """The unit with a scale before it, 万 and 元 are 万元; None where the two are no unit.

    万 alone stays a scale: the heading says of what.
    """
    unit = unit_word(match["unit"] or match["low_unit"] or "")
    scale = match["scale"] or ""
    if not scale:
        return unit
    joined = scale + unit
    return joined if joined in UNITS.notes or not unit else None


def _qualifiers(match: re.Match[str]) -> tuple[str, ...]:
    given = [match[group] for group in ("before", "inside", "inside2", "inside3", "after")]
    words = [_SIGNS.get(word, _SAME_WORD.get(word, word)) for word in given if word]
    return tuple(dict.fromkeys(words))


_SCALES = re.compile("^[百千万亿]+")


@dataclass(frozen=True)
class Measured:
    """An amount with its unit.

    Attributes:
        figure: fields of a figure: the values, 单位 or 缺单位, 限定, 性质.
        amount: what the cell states.
    """

    figure: dict[str, object]
    amount: Amount


_PARTS_OF_A_WHOLE = {"发明": "发明专利", "发明专利": "发明专利"}
_PART = re.compile(r"(?:其中)?(?P<what>[^0-9:：]+?)[:：]?(?P<count>[0-9]+)(?:项|件|个)?")


def parts_in(rest: str) -> dict[str, str] | None:
    """What stands in brackets behind a number, 发明1, as 指标 → number; None where not all of it
    is known.
    """
    found = {}
    for piece in re.split(r"[、,，;；]", rest):
        match = _PART.fullmatch(piece.strip())
        indicator = _PARTS_OF_A_WHOLE.get(match["what"]) if match else None
        if match is None or indicator is None:
            return None
        found[indicator] = match["count"]
    return found


def measured(text: str, heading_unit: str, usual: str) -> Measured | None:
    """An amount with the unit that the cell has, else that of the heading, else the one that the
    heading's words imply.

    Args:
        text: of the cell.
        heading_unit: in the brackets of the heading, or above the table.
        usual: the unit that a heading such as 成员人数 implies; "" where it implies none.
    """
    amount = read_amount(text)
    if amount is None:
        return None
    unit = amount.unit or heading_unit or usual
    figure: dict[str, object] = dict(amount.values)
    if amount.scale and amount.unit in ("", amount.scale):
        base = _SCALES.sub("", heading_unit or usual)
        unit = amount.scale + base
        factor = read_han(amount.scale)
        if unit not in UNITS.notes and (base != (heading_unit or usual) or not factor):
            return None  # 3千 below 万元 may be 3000 元 or 3000 万元
        if unit not in UNITS.notes:
            unit = base
            figure = {
                label: plain(Decimal(n) * (factor or 1)) for label, n in amount.values.items()
            }
    if unit:
        figure["单位"] = unit
    else:
        figure["缺单位"] = "是"
    if amount.qualifiers:
        words = list(amount.qualifiers)
        figure["限定"] = words[0] if len(words) == 1 else words
    if amount.expected:
        figure["性质"] = "预期"
    return Measured(figure, amount)
