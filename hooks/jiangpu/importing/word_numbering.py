"""The numbers that Word writes before paragraphs by itself: 一、 （一） 1. (1).

They stand in no text of the file, so they are worked out and written in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..language.numerals import LONGEST

_DIGITS = "〇一二三四五六七八九"
_SCALES = ("", "十", "百", "千")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BULLET = "bullet"


@dataclass(frozen=True)
class Level:
    """One level of a list.

    Attributes:
        form: how its number is written, by Word's name: decimal, chineseCounting.
        text: what is written, with %1 for the number of the first level.
        start: the first number.
    """

    form: str
    text: str
    start: int


@dataclass
class Numbering:
    """Counts the paragraphs of lists.

    Attributes:
        levels: (list, level) → how its numbers are written.
        shared: list → the list whose numbers it continues.
    """

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number: str, depth: int) -> str:
        """The number of the next paragraph of a list: 一、; "•" for a bullet; "" for none."""
        level = self.levels.get((number, depth))
        if level is None or level.form == "none":
            return ""
        counts = self._counts.setdefault(self.shared.get(number, number), {})
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.form == _BULLET:
            return "•"
        return self._written(number, level, counts)

    def _written(self, number: str, level: Level, counts: dict[int, int]) -> str:
        text = level.text
        for place in range(9, 0, -1):
            mark = f"%{place}"
            if mark not in text:
                continue
            other = self.levels.get((number, place - 1), level)
            count = counts.get(place - 1, other.start)
            text = text.replace(mark, count_in(other.form, count))
        return text.strip()


def numbering_of(root: Any, tag: Any) -> Numbering:
    """The lists that numbering.xml declares.

    Args:
        root: its root element; None where there is no such part.
        tag: gives the full name of an element or attribute of Word.
    """
    made = Numbering()
    if root is None:
        return made
    abstract: dict[str, dict[int, Level]] = {}
    for element in root.iter(tag("abstractNum")):
        levels = {}
        for each in element.iter(tag("lvl")):
            levels[_whole(each.get(tag("ilvl")), 0)] = _level(each, tag)
        abstract[element.get(tag("abstractNumId"), "")] = levels
    for element in root.iter(tag("num")):
        number = element.get(tag("numId"), "")
        base = element.find(tag("abstractNumId"))
        name = "" if base is None else base.get(tag("val"), "")
        levels = dict(abstract.get(name, {}))
        overridden = _override(element, levels, tag)
        made.shared[number] = number if overridden else f"abstract {name}"
        for depth, level in levels.items():
            made.levels[number, depth] = level
    return made


def _override(element: Any, levels: dict[int, Level], tag: Any) -> bool:
    """Take over what a list says of its own; whether it says anything."""
    found = False
    for each in element.findall(tag("lvlOverride")):
        depth = _whole(each.get(tag("ilvl")), 0)
        own = each.find(tag("lvl"))
        start = each.find(tag("startOverride"))
        if own is not None:
            levels[depth] = _level(own, tag)
            found = True
        if start is not None and depth in levels:
            first = _whole(start.get(tag("val")), 1)
            levels[depth] = Level(levels[depth].form, levels[depth].text, first)
            found = True
    return found


def _level(element: Any, tag: Any) -> Level:
    def value(name: str, usual: str) -> str:
        found = element.find(tag(name))
        return usual if found is None else str(found.get(tag("val"), usual))

    return Level(value("numFmt", "decimal"), value("lvlText", ""), _whole(value("start", "1"), 1))


def _whole(text: str | None, usual: int) -> int:
    plain = (text or "").strip()
    return int(plain) if plain.isdigit() and len(plain) < LONGEST else usual


def count_in(form: str, count: int) -> str:
    """A number in the form that Word calls so; in digits where the form is unknown."""
    if form.startswith(("chinese", "taiwanese", "japaneseCounting", "ideographDigital")):
        return in_chinese(count)
    if form == "ideographTraditional":
        return _STEMS[(count - 1) % len(_STEMS)]
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    if form.startswith("decimalEnclosedCircle") and 1 <= count <= 20:
        return chr(0x2460 + count - 1)
    if form == "decimalZero":
        return f"{count:02d}"
    return str(count)


def in_chinese(count: int) -> str:
    """A number from 1 to 9999 as headings have it: 十二, 一百零三. Others in digits."""
    if not 1 <= count <= 9999:
        return str(count)
    text = ""
    digits = str(count)
    for place, digit in enumerate(digits):
        scale = _SCALES[len(digits) - place - 1]
        if digit == "0":
            text += "" if text.endswith("零") else "零"
        else:
            text += _DIGITS[int(digit)] + scale
    text = text.rstrip("零")
    return text.removeprefix("一") if text.startswith("一十") else text


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while count >= value:
            text += letters
            count -= value
    return text
