"""How things are worded on pages: dates, regions, honours, counts. Needs no library."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from ..figures.formatting import shown, source_line
from ..language.dates import in_words, year_of
from ..language.pinyin import slug
from ..schema import vocabularies
from ..schema.base import Honor, Record, Source
from ..schema.standard import Item, Standard, parse_rule
from . import seals

_HAN = "〇一二三四五六七八九十"


class Wording:
    """Mixed into `View`: what templates need to set facts in words."""

    broken = staticmethod(seals.broken)
    slug = staticmethod(slug)
    shown = staticmethod(shown)
    year = staticmethod(year_of)

    def words(self, vocabulary: str) -> tuple[str, ...]:
        return getattr(vocabularies, vocabulary).words

    def han(self, number: int) -> str:
        """A small number in Chinese: 7 → 七, 12 → 十二, 20 → 二十."""
        if number <= 10:
            return _HAN[number]
        tens, ones = divmod(number, 10)
        return (
            f"{_HAN[tens] if tens > 1 else ''}十{_HAN[ones] if ones else ''}"
            if number < 100
            else str(number)
        )

    def count(self, things: Sequence[object], measure: str) -> str:
        return f"{len(things)} {measure}"

    def date(self, date: str | None) -> str:
        return in_words(date) if date else ""

    def verse_grid(self, phrases: Sequence[str]) -> list[str] | None:
        """Columns of the ruled grid: a column a phrase; a single phrase a column a character. None: set as lines.

        Only phrases of one length fit, and at most seven columns (LOOK.md).
        """
        bare = ["".join(char for char in phrase if char.isalnum()) for phrase in phrases]
        if len(bare) == 1 and 2 <= len(bare[0]) <= 7:
            return list(bare[0])
        even = len({len(phrase) for phrase in bare}) == 1 and 0 < len(bare[0]) <= 4
        return bare if even and 2 <= len(bare) <= 7 else None

    def empty_columns(self, length: int) -> int:
        """Columns of the empty grid, which has one cell more for the seal 待补."""
        cells = length + 1
        return max(2, min(7, cells if cells <= 4 else -(-cells // 2)))

    def honor_line(self, honor: Honor, holder: str | None = None) -> str:
        """Who, which level, what year: what the source leaves open is said to be open."""
        year = in_words(honor.year) if honor.year else "年份未提供"
        level = "、".join(honor.levels)
        if len(honor.levels) > 1:
            level = f"{level}，各是哪一级未写明"
        elif level:
            level = f"{level}级" if level in ("省", "市", "部") else level
        parts = (holder, honor.body and f"{honor.body}授予", level, honor.note, year)
        return " · ".join(part for part in parts if part)

    def source(self, source: Source) -> Markup:
        """A source as a line; linked only where it is the publisher's own page or a report of ours."""
        line = source_line(source)
        if source.address and source.kind in ("原站", "单位网站"):
            return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(
                source.address, line
            )
        return escape(line)

    def publisher(self, record: Record, code: str | None) -> str:
        source = record.source(code)
        return source.publisher if source else ""

    def region(self, record: object, origin: str | None = None) -> str:
        parts = [getattr(record, name, None) for name in ("province", "city", "county")]
        text = " ".join(dict.fromkeys(part for part in parts if part))
        return f"{text}（推定）" if text and origin == "推定" else text

    def grouped_items(self, standard: Standard) -> list[tuple[str, list[tuple[int, Item]]]]:
        """A profile's items by group, each with its position from 1."""
        groups: dict[str, list[tuple[int, Item]]] = {}
        for index, item in enumerate(standard.items, 1):
            groups.setdefault(item.group or "条目", []).append((index, item))
        return list(groups.items())

    def rule_words(self, rule: str) -> str:
        said = {"存在": "写了「{0}」", "数": "「{0}」不少于 {1}", "自证": "工作室逐项说明并有来源"}
        return "，或者".join(
            said[verb].format(label, least) for verb, label, least in parse_rule(rule)
        )
