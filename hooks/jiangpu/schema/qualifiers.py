"""Qualifiers (限定): the words by which a source says that a number is not exact, in one table.

Everything that asks about a qualifier reads `TABLE`: how a figure is written, what must stand in
the quote, on which side of the written number the true one may lie, which end of a bar stays open,
what enters a sum.

Where the true number may lie follows from the meaning of the word: 近2000人 is a little fewer than
2000, 2000余人 a little more, 约2000人 either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from .vocabularies import Vocabulary


class Place(StrEnum):
    """Where a qualifier stands when its number is written out."""

    BEFORE = "before"
    """Before the number: 近2000人."""
    INSIDE = "inside"
    """Between the number and its unit: 2400多项."""
    AFTER = "after"
    """After the unit: 3人以上."""
    WHOLE = "whole"
    """About the whole statement: 据不完全统计46项."""


@dataclass(frozen=True)
class Qualifier:
    """One word of 限定.

    Attributes:
        word: as it is written in front matter and in sources.
        place: where it stands beside its number.
        below: whether the true number may be below the written one.
        above: whether the true number may be above the written one.
        estimate: the source says what can be reached and not what was: such a number enters no sum.
        must_be_quoted: whether 原文 has to hold the word. 不完全统计 mostly stands at the head of
            a paragraph, too far from the number to be quoted with it.
        must_be_kept: whether the word has to be in 限定 when it stands right at the number in
            原文. 可 need not: it may belong to the verb (可达), and 性质 says 预期.
        other_words: characters that, standing before the word, make another word of it: 节约 is no
            约.
        after_unit: whether it may stand after the unit as well: 三年多, but 三年来 is another word.
        signs: how a source may write it with a sign: 100+, ≥100.
        forms: how a source may say it in other words before the number: 差不多40项.
        forms_after: the same after the unit: 40项不到.
    """

    word: str
    place: Place
    below: bool = False
    above: bool = False
    estimate: bool = False
    must_be_quoted: bool = True
    must_be_kept: bool = True
    other_words: str = ""
    after_unit: bool = False
    signs: str = ""
    forms: tuple[str, ...] = ()
    forms_after: tuple[str, ...] = ()

    def stands_in(self, quote: str) -> bool:
        """Whether a quote has the word, a sign for it, or says it in other words."""
        return any(
            form in quote for form in (self.word, *self.signs, *self.forms, *self.forms_after)
        )

    @property
    def caveat(self) -> str:
        """How a qualifier of the whole statement is said in front of it: 据不完全统计; "" for all
        others.
        """
        return f"据{self.word}" if self.place is Place.WHOLE else ""


TABLE: tuple[Qualifier, ...] = (
    Qualifier("近", Place.BEFORE, below=True),
    Qualifier("多", Place.INSIDE, above=True, after_unit=True),
    Qualifier(
        "余",
        Place.INSIDE,
        above=True,
        after_unit=True,
        forms_after=("有余", "有零", "挂零"),
    ),
    Qualifier("来", Place.INSIDE, below=True, above=True),
    Qualifier("几", Place.INSIDE, above=True, forms_after=("好几",)),
    Qualifier(
        "约",
        Place.BEFORE,
        below=True,
        above=True,
        other_words="节签契预制合条公特邀违简集失大",
        signs="≈",
        forms=("大概", "大致", "差不多", "估摸"),
    ),
    Qualifier("超", Place.BEFORE, above=True, other_words="不"),
    Qualifier("逾", Place.BEFORE, above=True),
    Qualifier(
        "以上", Place.AFTER, above=True, signs="+＋", forms_after=("往上", "开外", "朝上", "之上")
    ),
    Qualifier(
        "不超过",
        Place.BEFORE,
        below=True,
        signs="≤",
        forms=("不大于", "不高于", "不多于"),
    ),
    Qualifier("左右", Place.AFTER, below=True, above=True),
    Qualifier(
        "不完全统计",
        Place.WHOLE,
        above=True,
        must_be_quoted=False,
        must_be_kept=False,
    ),
    Qualifier("不少于", Place.BEFORE, above=True, signs="≥", forms=("不下于", "不下", "不小于")),
    Qualifier("不低于", Place.BEFORE, above=True),
    Qualifier("至少", Place.BEFORE, above=True, forms=("最少", "起码")),
    Qualifier(
        "大于", Place.BEFORE, above=True, other_words="不", signs=">＞", forms=("高于", "多于")
    ),
    Qualifier("至多", Place.BEFORE, below=True),
    Qualifier("最多", Place.BEFORE, below=True),
    Qualifier("不足", Place.BEFORE, below=True, forms=("少于", "低于", "小于")),
    Qualifier("不到", Place.BEFORE, below=True, other_words="想找得看达做", forms_after=("不到",)),
    Qualifier("以内", Place.AFTER, below=True, forms_after=("之内",)),
    Qualifier("以下", Place.AFTER, below=True),
    Qualifier("上下", Place.AFTER, below=True, above=True),
    Qualifier("可", Place.BEFORE, below=True, estimate=True, must_be_kept=False),
)
"""Every qualifier, in the order in which editors are offered them."""

QUALIFIERS = Vocabulary(
    "限定", MappingProxyType(dict.fromkeys((entry.word for entry in TABLE), ""))
)
"""The words alone, for validation and for the order of display."""

BY_WORD: Mapping[str, Qualifier] = MappingProxyType({entry.word: entry for entry in TABLE})


def known(words: Iterable[str]) -> tuple[Qualifier, ...]:
    """The table's entries for some words, in their order; an unknown word has a problem of its own
    and is left out.
    """
    return tuple(BY_WORD[word] for word in words if word in BY_WORD)


def standing(place: Place) -> tuple[Qualifier, ...]:
    """The qualifiers of one place, in the order in which they are written beside each other: 可
    first (可超300吨).
    """
    there = [entry for entry in TABLE if entry.place is place]
    return tuple(sorted(there, key=lambda entry: not entry.estimate))


def written(place: Place, words: Iterable[str]) -> str:
    """Those of some words that stand at a place, joined as they are written there."""
    given = set(words)
    return "".join(entry.word for entry in standing(place) if entry.word in given)


def caveat_of(words: Iterable[str]) -> str:
    """What is said in front of the whole statement, 据不完全统计; "" where nothing is."""
    return "".join(entry.caveat for entry in known(words))


def may_be_below(words: Iterable[str]) -> bool:
    """Whether the true number may be below a number written with these words."""
    return any(entry.below for entry in known(words))


def may_be_above(words: Iterable[str]) -> bool:
    """Whether the true number may be above a number written with these words."""
    return any(entry.above for entry in known(words))


def estimating(words: Iterable[str]) -> Qualifier | None:
    """The first of some words that makes a number an estimate (可)."""
    return next((entry for entry in known(words) if entry.estimate), None)


def holding_for_the_whole(words: Iterable[str]) -> tuple[str, ...]:
    """Those of some words that hold for a sum as soon as they hold for one of its parts
    (不完全统计).
    """
    return tuple(entry.word for entry in known(words) if entry.place is Place.WHOLE)
