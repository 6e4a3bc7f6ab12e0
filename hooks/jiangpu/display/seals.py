"""Seals instead of portraits, and where a title may break: both follow from the record alone.

Scripts do the same to the rows that they make (`assets/search/ui/seals.js`, `phrases.js`). The
tables stand here only and reach the scripts through `search/script_rules.py`. A test compares
what both make.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from ..library.documents import Document
from ..schema.base import Record
from ..schema.registry import METHOD, PERSON, STUDIO

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True)
class Seal:
    """How the characters of a seal follow from a text.

    Attributes:
        cells: how many characters the seal has.
        unknown: stands where the text has too few Chinese characters.
        by_industry: the text is the industry of the record; otherwise it is the name.
        fill: what one character takes to fill the seal, what two take, and so on.
        short: shorter words for some texts.
    """

    cells: int
    unknown: str
    by_industry: bool = False
    fill: tuple[str, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)

    def characters(self, text: str) -> tuple[str, ...]:
        """The characters of the seal, at most `cells` of them."""
        found = _HAN.findall(self.short.get(text, text))
        needed = 1 if self.fill else self.cells
        if len(found) < needed:
            found = list(self.unknown)
        filling = self.fill[len(found) - 1] if len(found) <= len(self.fill) else ""
        return (*found, *filling)[: self.cells]


SEALS: Mapping[str, Seal] = {
    PERSON.key: Seal(4, "匠", fill=("之印记", "之印", "印")),
    STUDIO.key: Seal(1, "匠"),
    METHOD.key: Seal(
        2,
        "方法",
        by_industry=True,
        short={
            "公共交通": "公交",
            "市政环卫": "环卫",
            "应急救援": "应急",
            "航空航天": "航天",
            "传统工艺": "工艺",
            "住宿餐饮": "餐饮",
        },
    ),
}
"""By the key of a kind. A kind without one has no seal."""


def seal_of(document: Document[Record]) -> tuple[str, ...]:
    """The characters of a record's seal; none for a kind without one."""
    seal = SEALS.get(document.kind.key)
    if seal is None:
        return ()
    text = document.record.in_industry if seal.by_industry else document.name
    return seal.characters(text or "")


def person_seal(name: str) -> tuple[str, ...]:
    """Four characters of a square seal: 某某某印.

    A name of two takes 之印; a long one gives its first four.
    """
    return SEALS[PERSON.key].characters(name)


def studio_seal(name: str) -> str:
    """The first character of the studio's name."""
    return SEALS[STUDIO.key].characters(name)[0]


def method_seal(industry: str | None) -> tuple[str, ...]:
    """Two characters of the industry; 方法 where it is unknown."""
    return SEALS[METHOD.key].characters(industry or "")


@dataclass(frozen=True)
class Impression:
    """How a seal was pressed: no two are quite alike, and the same record always has the same.

    Attributes:
        tilt: which of `TILTS` ways it leans.
        ink: which of `INKS` strengths its ink has.
        chip: which of `CHIPS` edges is worn.
        corner: the radius of its corners, in hundredths of its side.
    """

    tilt: int
    ink: int
    chip: int
    corner: int


TILTS, INKS, CHIPS = 5, 4, 6
"""How many of each the style sheet and the template of the seals know."""


def impression_of(document: Document[Record]) -> Impression:
    """How the seal of a record was pressed, from its number alone."""
    number = int(document.number[1:])
    return Impression(
        tilt=7 * number % TILTS,
        ink=3 * number % INKS,
        chip=number % CHIPS,
        corner=3 + number % 4,
    )


@dataclass(frozen=True)
class Breaks:
    """Where a title may break.

    Attributes:
        words: phrases that hold together, a longer one before one that it contains.
        parts: the pieces of a phrase that may itself break.
        opening, closing: quotation marks; the words between them hold together too.
        longest: the most characters between quotation marks that do.
        joint: a word that stands alone when at least `beside` characters stand on either side.
        whole: a quoted piece of at most so many characters never breaks inside.
        long: a piece of so many characters may break anywhere: it is longer than some lines.
    """

    words: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    opening: str
    closing: str
    longest: int
    joint: str
    beside: int
    whole: int
    long: int

    def pattern(self) -> re.Pattern[str]:
        """What splits a title, as one group."""
        quoted = f"[{self.opening}][^{self.closing}]{{1,{self.longest}}}[{self.closing}]"
        joint = f"(?<=.{{{self.beside}}}){self.joint}(?=.{{{self.beside}}})"
        return re.compile("(" + "|".join((*self.words, quoted, joint)) + ")")


BREAKS = Breaks(
    words=(
        "劳模创新工作室",
        "劳模和工匠人才",
        "工匠人才",
        "劳模工作室",
        "创新工作室",
        "工作室",
        "先进操作法",
        "排放操作法",
        "操作法",
        "工作法",
        "作业法",
        "堵漏法",
        "训练法",
        "示范法",
        "讨论法",
        "培训法",
        "处理故障方法",
    ),
    parts={
        "劳模创新工作室": ("劳模创新", "工作室"),
        "劳模和工匠人才": ("劳模和", "工匠人才"),
    },
    opening="“《（",
    closing="”》）",
    longest=12,
    joint="与",
    beside=4,
    whole=6,
    long=13,
)

_PATTERN = BREAKS.pattern()

NARROW = 8
"""How many characters of a title stand in a line of the narrowest phone, or in large type."""

_RANGE = re.compile(r"\d+(?:[—–～~-]\d+)+")
"""From one number to another: a line that began with the dash would read as something else."""

HALF = 10
"""How many characters of a title stand in the half of a page on a desk."""


def phrases(name: str) -> list[str]:
    """A title in the pieces between which it may be broken; joined, they are the title."""
    pieces: list[str] = []
    for piece in _PATTERN.split(name):
        if piece:
            pieces += BREAKS.parts.get(piece, (piece,))
    return pieces


def holds_together(piece: str) -> bool:
    """Whether a piece of a title never breaks inside: a short name in quotation marks."""
    return piece[0] in BREAKS.opening and len(piece) <= BREAKS.whole


def breaks_anywhere(piece: str) -> bool:
    """Whether a piece of a title may break inside: one that would be broken by force, and leave
    its last character alone."""
    return len(piece) >= BREAKS.long


def broken(name: str) -> Markup:
    """A title with break hints between phrases; quoted short names and ranges hold together."""
    pieces: list[Markup] = []
    for piece in phrases(name):
        if holds_together(piece):
            pieces.append(Markup('<span class="j-nb">{}</span>').format(piece))
        elif breaks_anywhere(piece):
            pieces.append(Markup('<span class="j-any">{}</span>').format(_with_ranges(piece)))
        elif len(piece) > NARROW:
            wide = len(piece) > HALF and piece[0] not in BREAKS.opening
            style = "j-part-n j-part-w" if wide else "j-part-n"
            pieces.append(Markup('<span class="{}">{}</span>').format(style, _with_ranges(piece)))
        else:
            pieces.append(_with_ranges(piece))
    return Markup("<wbr>").join(pieces)


def _with_ranges(piece: str) -> Markup:
    """A piece of a title whose ranges of numbers hold together."""
    return Markup(_RANGE.sub(r'<span class="j-nb">\g<0></span>', str(escape(piece))))
