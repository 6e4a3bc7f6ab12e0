"""Figures that stand in sentences, offered to an editor: nothing is taken that nobody has chosen.

A number is offered when a known unit follows it. How it is read is what the checks hold figures
against: `language.numerals` for the number, `figures.rules.quotes` for qualifiers and unit. It says
the same as `schema.amounts`, which reads ranges here too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ..figures.rules.quotes import QUOTE_LIMIT, Spot, qualifiers_at, spot_of
from ..language.numerals import Mention, mentions, plain
from ..language.pinyin import slug
from ..schema.amounts import HALVES, read_amount
from ..schema.qualifiers import BY_WORD, Place, written
from ..schema.units import INDICATOR_UNITS

_SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;]?")
_CLAUSE_END = "，,、：:。；;！？!?（）()"

_RANGE = re.compile(
    r"(?P<low>[0-9]+(?:\.[0-9]+)?|(?<!第)[一二三四五六七八九十百千万亿两]+)"
    r"[^\d，,。；;、]{0,2}?[-—–~～至到]{1,2}$"
)
_FROM = re.compile(
    r"[由从](?P<head>[^，,、。；;]{0,12}?)(?P<before>[0-9]+(?:\.[0-9]+)?)[^\d，,、。；;]{0,12}?"
    r"(?:到|至|为|成)了?$"
)
_LEAVING = re.compile(r"[由从][^，,、。；;0-9]{0,12}$")
_ARRIVING = re.compile(r"[^\d，,、。；;]{0,10}(?:到|至|为|成)了?(?P<after>[0-9]+(?:\.[0-9]+)?|零)")
"""由16.6%降为0: the second number may have no unit."""
_ORDINAL = re.compile(r"第$|[“\"《〈]$|[A-Za-z]-?$")
_EXPECTED = re.compile(r"预计|预期|有望|可望|将|可[^能以]?$|可以$|有可能")
_AIMED = re.compile(r"力争|目标|计划|争取|确保|拟")

_INDICATORS = (
    ("课题完成数", "完成课题|课题完成|完成.{0,4}课题"),
    ("课题数", "课题"),
    ("发明专利", "发明专利"),
    ("专利数", "专利"),
    ("成果转化数", "转化"),
    ("师徒结对", "结对|师徒|师带徒"),
    ("培训人次", "培训|授课|讲课|轮训"),
    ("培养人才", "培养|带出|晋升|取得.{0,8}(?:技师|工程师|资格)"),
    ("论文数", "论文"),
    ("著作", "著作|专著|出版|编写教材"),
    ("技术难题", "难题|难点|瓶颈|攻克|解决"),
    ("操作法数", "操作法|工作法"),
    ("节约资金", "节约|节省|降低成本|降本|省下"),
    ("损失", "损失"),
    ("奖励", "奖励|奖金"),
    ("支持资金", "经费|资助|投入|拨付|扶持"),
    ("经济效益", "效益|创效|增效|创造价值|创收|利润|产值"),
    ("获奖", "获奖|奖项|一等奖|二等奖|三等奖|荣获|荣誉"),
    ("成员数", "成员|团队|队伍"),
    ("工作室数", "工作室"),
    ("成果数", "成果|革新|创新|小改小革|合理化建议|五小"),
    ("项目数", "项目|攻关|立项|技改|改造"),
    ("故障减少", "故障"),
    ("减少排放", "排放"),
    ("节约能源", "节电|节水|节煤|节能|用电|标准煤"),
    ("效率提升", "效率|提速|工效"),
    ("质量改善", "合格率|质量|次品|废品"),
    ("服务次数", "服务|走访"),
    ("活动场次", "活动|讲座|交流|竞赛|比赛"),
    ("从业年限", "从业|工龄|扎根|坚守|工作了"),
    ("成立年限", "成立"),
    ("增产", "增产|产量"),
)
"""Indicator → the words beside a number that say that it is one; the first that fits is offered."""


@dataclass(frozen=True)
class Offer:
    """A number in a sentence, as a figure.

    Attributes:
        sentence: the sentence in which it stands.
        reading: the fields of the figure that the sentence itself gives, by their Chinese names:
            the value, 单位, 限定, 性质, 原文.
        indicator: what the words beside it suggest; "" where they suggest none.
    """

    sentence: str
    reading: Mapping[str, Any]
    indicator: str

    @property
    def quote(self) -> str:
        return str(self.reading["原文"])

    @property
    def shown(self) -> str:
        """The number with its qualifiers and its unit, for people."""
        words: list[str] = self.reading.get("限定", [])
        if "文字" in self.reading:
            return str(self.reading["文字"])
        number = self.reading.get("数值", "")
        if "下限" in self.reading:
            number = f"{self.reading['下限']}—{self.reading['上限']}"
        if "前" in self.reading:
            number = f"{self.reading['前']} → {self.reading['后']}"
        before, inside = written(Place.BEFORE, words), written(Place.INSIDE, words)
        after = written(Place.AFTER, words)
        return f"{before}{number}{inside}{self.reading.get('单位', '')}{after}"

    def figure(self, code: str, source: str) -> dict[str, Any]:
        """The entry for 数字."""
        reading = dict(self.reading)
        quote = reading.pop("原文")
        entry: dict[str, Any] = {"代号": code, "指标": self.indicator}
        return {**entry, **reading, "来源": source, "原文": quote}

    def named(self, indicator: str) -> Offer:
        """The same with the indicator that an editor has chosen."""
        return replace(self, indicator=indicator)


def offers_in(text: str) -> Iterator[Offer]:
    """The figures of a text, sentence by sentence."""
    for match in _SENTENCE.finditer(text):
        yield from _in_sentence("".join(match[0].split()))


def _in_sentence(sentence: str) -> Iterator[Offer]:
    normal, exact = _normal(sentence)
    found = mentions(sentence)
    taken: set[int] = set()
    offers: list[tuple[int, Offer]] = []
    for place, mention in enumerate(found):
        offer = _offer(sentence, normal, exact, mention)
        if offer is None:
            continue
        if "下限" in offer.reading or _FROM.search(mention.before):
            taken.add(place - 1)
        offers.append((place, offer))
    for place, offer in offers:
        if place not in taken:
            yield offer


def _offer(sentence: str, normal: str, exact: bool, mention: Mention) -> Offer | None:
    """The figure of one number; None where it counts or measures nothing."""
    start = len(mention.before)
    spot, value = _with_half(*_best(mention, normal[start:]))
    is_one = normal[start : start + 1] == "一" and value == 1
    if not spot.unit or is_one or not _is_quantity(mention, spot, value):
        return None
    end = len(normal) - len(spot.after)
    before = sentence[:start] if exact else mention.before
    reading, start = _value(mention, spot, value, normal, start, end)
    arriving = _ARRIVING.match(spot.after) if _LEAVING.search(before) else None
    words = qualifiers_at(spot)
    if arriving is not None:
        number = arriving["after"].replace("零", "0")
        reading = {"前": plain(value), "后": number}
        end += arriving.end()
    else:
        end += _length_after(spot, words)
    if "不完全统计" in before:
        words.append("不完全统计")
    nature = _nature(before)
    if nature == "预期" and mention.before.endswith("可"):
        words.insert(0, "可")
    if "文字" not in reading:
        reading.setdefault("单位", spot.unit)
    if words:
        reading["限定"] = words
    if nature:
        reading["性质"] = nature
    start -= _length_before(normal[:start], words)
    if "文字" in reading:
        reading["文字"] = normal[start:end]
    if end - start > QUOTE_LIMIT:
        return None
    text = sentence if exact else normal
    reading["原文"] = _quote(text, start, end)
    return Offer(sentence, reading, _indicator(normal, start, end, spot.unit))


def _normal(sentence: str) -> tuple[str, bool]:
    """A sentence as `mentions` reads it; whether its characters stand where they stood."""
    found = mentions(f"{sentence}0")
    normal = found[-1].before if found else sentence
    digits = len(sentence) - len(sentence.rstrip("0123456789"))
    if digits:
        normal = unicodedata.normalize("NFKC", sentence)
    return normal, len(normal) == len(sentence)


def _best(mention: Mention, text: str) -> tuple[Spot, Decimal]:
    """The reading with the longest unit: 28 万元, and not 280000 元.

    4万多元 is 40000 多 元: the qualifier stands behind the scale there.
    """
    read = []
    for value, rest in mention.readings:
        read.append((_past_measure(spot_of(mention, rest)), value))
    read.sort(key=lambda each: len(each[0].unit), reverse=True)
    if _SCALE_FIRST.match(text):
        with_unit = [each for each in read if each[0].unit]
        return with_unit[-1] if with_unit else read[-1]
    return read[0]


_SCALE_FIRST = re.compile("[0-9.一二三四五六七八九十百千两]+[万亿][多余来几]")


def _past_measure(spot: Spot) -> Spot:
    """两个多小时 is in 小时, 20多个人 in 人: 个 only stands before them."""
    match = re.match("(多?)(小时|人(?!次))", spot.after) if spot.unit == "个" else None
    if match is None:
        return spot
    inside = spot.inside or match[1]
    return replace(spot, inside=inside, unit=match[2], after=spot.after[match.end() :])


def _with_half(spot: Spot, value: Decimal) -> tuple[Spot, Decimal]:
    """两年半 is 2.5 年."""
    if spot.unit in HALVES and spot.after.startswith("半"):
        return replace(spot, after=spot.after.removeprefix("半")), value + Decimal("0.5")
    return spot, value


def _is_quantity(mention: Mention, spot: Spot, value: Decimal) -> bool:
    """Whether it counts or measures something: no year, no ordinal, no age."""
    if _ORDINAL.search(mention.before) or spot.unit == "岁":
        return False
    if spot.unit == "年" and (spot.after[:1] == "代" or 1900 <= value <= 2100):
        return False
    if spot.unit == "下" and _WEEKDAY.search(mention.before):
        return False
    return not (spot.unit == "月" and value <= 12)


_WEEKDAY = re.compile("(?:周|星期|礼拜)$")
"""周三下班: a day of the week, and no 3 下."""


def _value(
    mention: Mention, spot: Spot, value: Decimal, normal: str, start: int, end: int
) -> tuple[dict[str, Any], int]:
    """The value in its form, and where the words for it begin."""
    change = _FROM.search(mention.before)
    if change is not None:
        reading = {"前": change["before"], "后": plain(value)}
        return reading, change.start()
    span = _RANGE.search(mention.before)
    if span is not None and not _LEAVING.search(mention.before[: span.start()]):
        both = read_amount(normal[span.start() : end]) or {}
        if "下限" in both:
            return {label: both[label] for label in _OF_A_RANGE if label in both}, span.start()
    numeral = normal[start:end].removesuffix(spot.unit)
    if not re.search(r"[0-9一二三四五六七八九两〇零]", numeral) or _TWO.match(numeral):
        return {"文字": numeral}, start
    return {"数值": plain(value)}, start


_OF_A_RANGE = ("下限", "上限", "单位")

_TWO = re.compile("[一二三四五六七八九两]{2}")
"""两三项 is no one number."""


def _nature(before: str) -> str:
    """性质, where the words before a number say that it is no result yet."""
    clause = re.split(r"[，,。；;]", before)[-1]
    if _AIMED.search(clause):
        return "目标"
    return "预期" if _EXPECTED.search(clause) else ""


def _length_before(text: str, words: list[str]) -> int:
    """How many characters the qualifiers in front of a number take."""
    for joining in ("", "过", "达", "出"):
        for word in sorted(words, key=len, reverse=True):
            marks = (word, *BY_WORD[word].signs, *BY_WORD[word].forms)
            for mark in marks:
                if BY_WORD[word].place is Place.BEFORE and text.endswith(mark + joining):
                    return len(mark) + len(joining)
    return 0


def _length_after(spot: Spot, words: list[str]) -> int:
    """How many characters the qualifiers behind a unit take."""
    length = 0
    for word in words:
        for mark in (word, *BY_WORD[word].signs, *BY_WORD[word].forms_after):
            if spot.after.startswith(mark):
                length = max(length, len(mark))
    return length


def _quote(sentence: str, start: int, end: int) -> str:
    """At most 25 characters around a number: its clause, or as much of it as fits."""
    begin = start
    while begin > 0 and sentence[begin - 1] not in _CLAUSE_END:
        begin -= 1
    begin = max(begin, end - QUOTE_LIMIT)
    stop = end
    while stop < len(sentence) and sentence[stop] not in _CLAUSE_END:
        stop += 1
    if stop - begin > QUOTE_LIMIT:
        stop = max(end, begin + QUOTE_LIMIT) if end - begin < QUOTE_LIMIT // 2 else end
    return sentence[begin:stop]


def _indicator(normal: str, start: int, end: int, unit: str) -> str:
    """What a number counts, by the words of its clause; "" where they do not say."""
    clause_start, clause_end = start, end
    while clause_start > 0 and normal[clause_start - 1] not in "，,。；;、":
        clause_start -= 1
    while clause_end < len(normal) and normal[clause_end] not in "，,。；;、":
        clause_end += 1
    clause = normal[clause_start:clause_end]
    for indicator, pattern in _INDICATORS:
        accepted = INDICATOR_UNITS.get(indicator) or _OTHER_UNITS.get(indicator, ())
        if unit in accepted and re.search(pattern, clause):
            return indicator
    return ""


_OTHER_UNITS: Mapping[str, tuple[str, ...]] = {
    "获奖": ("项", "个", "次", "种", "件"),
    "故障减少": ("%", "次", "起", "倍"),
    "减少排放": ("吨", "%", "万吨", "公斤"),
    "节约能源": ("吨", "%", "千瓦时", "度", "吨标准煤", "万吨", "立方米"),
    "效率提升": ("%", "倍", "个百分点"),
    "质量改善": ("%", "个百分点"),
    "增产": ("吨", "万吨", "吨/天", "吨/年", "%"),
}
"""Units that fit an indicator which may be counted in anything."""


def codes_for(offers: Iterable[Offer], taken: Iterable[str]) -> list[str]:
    """A 代号 for each figure, by the pinyin of its indicator; none that is taken."""
    used = set(taken)
    codes = []
    for offer in offers:
        base = slug(offer.indicator or "shuzi")
        code, number = base, 1
        while code in used:
            number += 1
            code = f"{base}-{number}"
        used.add(code)
        codes.append(code)
    return codes
