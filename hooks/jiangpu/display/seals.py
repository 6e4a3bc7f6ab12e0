"""Seals instead of portraits, and line-break hints in titles: both follow from the record alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_BREAKS = re.compile(
    r"(劳模创新工作室|劳模工作室|创新工作室|工作室|先进操作法|排放操作法|操作法|工作法|作业法|堵漏法|训练法|示范法|讨论法|培训法|处理故障方法"
    r"|[“《（][^”》）]{1,12}[”》）]|(?<=.{4})与(?=.{4}))"
)


@dataclass(frozen=True)
class Seal:
    """How the characters of a seal follow from a text. A directory hands the rule to `assets/search/ui/rows.js`, which does the same."""

    cells: int
    unknown: str
    """Stands where the text has too few characters."""
    by_industry: bool = False
    """Taken from the industry, else from the name."""
    fill: tuple[str, ...] = ()
    """What one character takes, what two take, and so on."""
    short: Mapping[str, str] = field(default_factory=dict)

    def characters(self, text: str) -> tuple[str, ...]:
        chars = _HAN.findall(self.short.get(text, text))
        if len(chars) < (1 if self.fill else self.cells):
            chars = list(self.unknown)
        return (*chars, *"".join(self.fill[len(chars) - 1 : len(chars)]))[: self.cells]


SEALS = {
    "person": Seal(4, "匠", fill=("之印记", "之印", "印")),
    "studio": Seal(1, "匠"),
    "method": Seal(
        2,
        "方法",
        by_industry=True,
        short={"公共交通": "公交", "市政环卫": "环卫", "应急救援": "应急", "航空航天": "航天"},
    ),
}
"""By kind."""


def person_seal(name: str) -> tuple[str, ...]:
    """Four characters of a square seal: 田恒余印; two characters take 之印; a long name gives its first four."""
    return SEALS["person"].characters(name)


def studio_seal(name: str) -> str:
    """The first character of the studio's name."""
    return SEALS["studio"].characters(name)[0]


def method_seal(industry: str | None) -> tuple[str, ...]:
    """Two characters of the industry; 方法 where it is unknown."""
    return SEALS["method"].characters(industry or "")


def phrases(name: str) -> list[str]:
    """A title in the pieces between which it may be broken."""
    pieces = []
    for piece in filter(None, _BREAKS.split(name)):
        pieces += ["劳模创新", "工作室"] if piece == "劳模创新工作室" else [piece]
    return pieces


def broken(name: str) -> Markup:
    """A title with break hints between phrases; quoted short names hold together."""
    return Markup("<wbr>").join(
        Markup('<span class="j-nb">{}</span>').format(piece)
        if piece[0] in "“《（" and len(piece) <= 6
        else escape(piece)
        for piece in phrases(name)
    )
