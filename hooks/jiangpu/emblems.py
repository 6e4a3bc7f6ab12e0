"""Seals instead of portraits, and line-break hints in titles: both follow from the record alone."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_BREAKS = re.compile(
    r"(劳模创新工作室|劳模工作室|创新工作室|工作室|先进操作法|排放操作法|操作法|工作法|作业法|堵漏法|训练法|示范法|讨论法|培训法|处理故障方法"
    r"|[“《（][^”》）]{1,12}[”》）]|(?<=.{4})与(?=.{4}))")


def person_seal(name: str) -> tuple[str, str, str, str]:
    """Four characters of a square seal: 田恒余印; two characters take 之印; a long name gives its first four."""
    chars = _HAN.findall(name)[:4] or ["匠"]
    filled = {1: [*chars, "之", "印", "记"], 2: [*chars, "之", "印"], 3: [*chars, "印"]}.get(len(chars), chars)
    return tuple(filled[:4])


def studio_seal(name: str) -> str:
    """The first character of the studio's name."""
    return (_HAN.findall(name) or ["匠"])[0]


_SHORT = {"公共交通": "公交", "市政环卫": "环卫", "应急救援": "应急", "航空航天": "航天"}


def method_seal(industry: str | None) -> tuple[str, str]:
    """Two characters of the industry; 方法 where it is unknown."""
    chars = _HAN.findall(_SHORT.get(industry or "", industry or ""))
    return (chars[0], chars[1]) if len(chars) > 1 else ("方", "法")


def phrases(name: str) -> list[str]:
    """A title in the pieces between which it may be broken."""
    pieces = []
    for piece in filter(None, _BREAKS.split(name)):
        pieces += ["劳模创新", "工作室"] if piece == "劳模创新工作室" else [piece]
    return pieces


def broken(name: str) -> Markup:
    """A title with break hints between phrases; quoted short names hold together."""
    return Markup("<wbr>").join(
        Markup('<span class="j-nb">{}</span>').format(piece) if piece[0] in "“《（" and len(piece) <= 6 else escape(piece)
        for piece in phrases(name))
