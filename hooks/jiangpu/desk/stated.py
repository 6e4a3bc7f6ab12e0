"""A number as a source writes it, taken apart: 近2000人 is 数值 2000, 单位 人, 限定 近."""

from __future__ import annotations

import re
from typing import Any

from ..language.numerals import Mention, mentions, plain
from ..schema.qualifiers import TABLE, Place

_RANGE = re.compile(r"[-—–~～至到]+")
"""What stands between the two ends of a range."""

_UNIT = re.compile(r"[^\s，。、；：,.;:（）()“”\"0-9]{0,8}")
"""What a unit may look like."""


_NUMERAL = re.compile("[0-9０-９〇零一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾廿卅]")
_ONLY_A_SCALE = re.compile("[百千万亿]")
"""近亿元, 上千人: no numeral stands there, so none is read."""

_OTHER_FORMS = {"超过": "超"}
"""How sources write a qualifier as well."""


def stated(text: str) -> dict[str, Any]:
    """The fields of a figure that a text states; none where no number can be read from it.

    The unit stays as the source writes it: 28余万元 is 28 of 万元.
    """
    text = "".join(text.split())
    if _ONLY_A_SCALE.search(text) and not _NUMERAL.search(text):
        return {"文字": text}
    found = mentions(text)
    if len(found) == 1:
        return _one(found[0])
    if len(found) == 2:
        return _range(found[0], found[1])
    return {}


def _one(mention: Mention) -> dict[str, Any]:
    value, rest = mention.readings[0]
    if any(other_rest == rest for _, other_rest in mention.readings[1:]):
        return {}  # 两三项 is two numbers
    before, said_before = _qualifiers_at_end(mention.before)
    unit, said_after = _unit_and_qualifiers(rest)
    if before.strip() or unit is None:
        return {}
    words = [*said_before, *([mention.inside] if mention.inside else []), *said_after]
    return {"数值": plain(value), **_with_unit(unit, words)}


def _range(low: Mention, high: Mention) -> dict[str, Any]:
    """10～20人."""
    before, said_before = _qualifiers_at_end(low.before)
    between = high.before[len(low.before) :]
    joint = _RANGE.search(between)
    value, rest = high.readings[0]
    unit, said_after = _unit_and_qualifiers(rest)
    if before.strip() or joint is None or unit is None:
        return {}
    ends = {"下限": plain(low.readings[0][0]), "上限": plain(value)}
    return {**ends, **_with_unit(unit, [*said_before, *said_after])}


def _with_unit(unit: str, words: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if unit:
        found["单位"] = unit
    if words:
        found["限定"] = words[0] if len(words) == 1 else words
    return found


def _qualifiers_at_end(text: str) -> tuple[str, list[str]]:
    """A text without the qualifiers that stand right before a number, and these in their order."""
    words: list[str] = []
    standing = [entry.word for entry in TABLE if entry.place is Place.BEFORE]
    standing += _OTHER_FORMS
    while True:
        fitting = [word for word in standing if text.endswith(word)]
        if not fitting:
            return text, words
        longest = max(fitting, key=len)
        text = text[: -len(longest)]
        words.insert(0, _OTHER_FORMS.get(longest, longest))


def _unit_and_qualifiers(text: str) -> tuple[str | None, list[str]]:
    """What follows a number: its unit, and qualifiers after it. None where it is no unit."""
    words: list[str] = []
    standing = [entry.word for entry in TABLE if entry.place is Place.AFTER or entry.after_unit]
    for word in sorted(standing, key=len, reverse=True):
        if text.endswith(word):
            text = text.removesuffix(word)
            words.append(word)
            break
    return (text, words) if _UNIT.fullmatch(text) else (None, words)
