"""The filters of the search: one table for the index, the directories and the scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..library.completeness import BANDS, completeness
from ..library.completeness import band as completeness_band
from ..library.documents import Document
from ..schema.base import Record, known
from ..schema.vocabularies import DIFFICULTIES, TEACHES
from ..schema.ways import Ways


@dataclass(frozen=True)
class Facet:
    """One filter.

    Attributes:
        key: what code calls it.
        field: its name in the index and in addresses.
        label: its name on a page.
        order: of its words: by falling number of records, by the words, or as given in `words`.
        words: all its words, where they have an order of their own.
    """

    key: str
    field: str
    label: str
    order: Literal["number", "word", "given"] = "number"
    words: tuple[str, ...] = ()


FACETS = (
    Facet("kind", "类型", "类型"),
    Facet("teaches", "能学", "能学到什么", order="given", words=TEACHES.words),
    Facet("way", "活计", "活计"),
    Facet("industry", "行业", "行业"),
    Facet("province", "省", "地区"),
    Facet("category", "类别", "类别"),
    Facet("level", "级别", "级别"),
    Facet("honor", "荣誉", "荣誉"),
    Facet("year", "年份", "年代", order="word"),
    Facet("difficulty", "难度", "难度", order="given", words=DIFFICULTIES.words),
    Facet(
        "completeness",
        "资料",
        "资料完整度",
        order="given",
        words=tuple(word for _, word in BANDS),
    ),
)
"""In the order in which a page shows them."""

BY_FIELD = {facet.field: facet for facet in FACETS}

RELEVANCE, SPELLING = "相关", "拼音"
"""The orders of a list that are not fields: nearest first; by pinyin."""

ORDER_PARAMETER = "排序"
"""Names the order in the address of a list."""


def facet_words(document: Document[Record], ways: Ways) -> dict[str, list[str]]:
    """The words of a record by field; a field without a word is left out.

    Args:
        ways: the ways in by trade, whose names are words.
    """
    record = document.record
    year = record.in_year
    words = {
        "类型": [document.kind.label],
        "行业": list(known(record.in_industry)),
        "省": list(known(record.in_province)),
        "级别": list(record.levels),
        "类别": list(known(record.in_category)),
        "荣誉": ["有荣誉"] if record.honored else [],
        "年份": [f"{year // 10}0年代"] if year else [],
        "能学": list(record.teaches),
        "难度": list(known(record.in_difficulty)),
    }
    if document.kind.grouped:
        words["活计"] = [way.name for way in ways.ways if way.includes(record)]
        words["资料"] = [completeness_band(completeness(record).share)]
    return {field: found for field, found in words.items() if found}
