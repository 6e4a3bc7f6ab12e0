"""Where a title is broken into lines: at its own phrases first, never before a mark that closes.

Each place between two characters has a price. Of all ways to set a title into so many lines, the
cheapest is taken, its breaks and the unevenness of its lines added up. This is pure arithmetic:
widths are in pixels, prices in a unit of their own, tuned by eye on the titles of the repository.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

NEVER = 1000.0
"""The price of a break that must not be."""

BETWEEN_PHRASES = 0.0
INSIDE_FIXED_PHRASE = 5.0
"""Between 劳模创新 and 工作室, which belong together when there is a choice."""
AFTER_MARK = 0.0
"""After a comma and its like."""
AT_JOINT = 2.0
"""Before 与, 和, 及 and after 的."""
ANYWHERE = 7.0
INSIDE_QUOTATION = 15.0
INSIDE_WORD = 30.0
"""Also before 的 and after 与, 和, 及."""

RAGGED = 4.0
"""What lines of unequal width cost, by the square of what each lacks of the widest."""
ORPHAN = 20.0
"""What a last line of one or two characters costs, or any line of a single one."""
WAIST = 4.0
"""What a line costs that is much narrower than those above and below it."""
NARROW = 0.6
"""A line below this share of the widest is a waist."""

_OPENING, _CLOSING = "“‘《（〈【「", "”’》）〉】」、，。：；！？…·—"
_CONJUNCTIONS = "与和及"
_PAUSES = "，、：；"
_FIXED_PHRASE = ("劳模创新", "工作室")

_WORDS = (
    "工作|操作|创新|工匠|人才|职工|公司|集团|总工会|示范性|管理|建设|命名|上报|申报|评选|流程|流量|"
    "检漏|经费|数字|标准|条件|办法|推动|平台|开展|打造|支持|重点|推荐|考核|验收|资助|奖励|深入|通知|"
    "意见|实践|思考|调研|总结|报告|方案|通报|资金|年度|全国|技术|设备|安装|调试|故障|处理|系统|行业|"
    "联盟|成员|领衔|联合机|不停车|换轴|连续|铁路|电力|地铁|驾驶|汽车|诊断"
)
"""Words that titles use often; no list of all words is needed for titles."""
_LATIN_OR_NUMBER = "[A-Za-z0-9.%+]{2,}|[0-9]+[年月日种个项]"
_UNIT = re.compile(f"{_WORDS}|{_LATIN_OR_NUMBER}")
_QUOTATION = re.compile(r"[“《（][^”》）]{1,12}[”》）]")


def prices(phrases: Sequence[str]) -> list[float]:
    """The price of a break before each character of a title; before the first it is `NEVER`.

    Args:
        phrases: the title in the pieces between which it may be broken first.
    """
    text = "".join(phrases)
    price = [ANYWHERE] * len(text)
    _keep_words_together(text, price)
    _prefer_joints(text, price)
    _prefer_phrases(phrases, price)
    _forbid_wrong_edges(text, price)
    _keep_quotations_together(text, price)
    return price


def _keep_words_together(text: str, price: list[float]) -> None:
    """A Chinese word is broken if it must be, a number or a word in Latin letters never."""
    for unit in _UNIT.finditer(text):
        is_chinese = unit[0][0] > "z"
        for position in range(unit.start() + 1, unit.end()):
            price[position] = INSIDE_WORD if is_chinese else NEVER


def _prefer_joints(text: str, price: list[float]) -> None:
    """A break stands well before 与, after 的 and after a comma, and badly before 的."""
    for position, (before, after) in enumerate(pairwise(text), 1):
        if after in _CONJUNCTIONS or before == "的":
            price[position] = min(price[position], AT_JOINT)
        if before in _PAUSES:
            price[position] = AFTER_MARK
        if after == "的":
            price[position] = max(price[position], INSIDE_WORD)


def _prefer_phrases(phrases: Sequence[str], price: list[float]) -> None:
    """Between two phrases a break costs nothing, whatever the words there say."""
    position = 0
    for pair in pairwise(phrases):
        position += len(pair[0])
        price[position] = INSIDE_FIXED_PHRASE if pair == _FIXED_PHRASE else BETWEEN_PHRASES


def _forbid_wrong_edges(text: str, price: list[float]) -> None:
    """No line ends with 与 if it can be helped; none begins or ends with a wrong mark."""
    for position, (before, after) in enumerate(pairwise(text), 1):
        if before in _CONJUNCTIONS:
            price[position] = max(price[position], INSIDE_WORD)
        if after in _CLOSING or before in _OPENING:
            price[position] = NEVER
    if price:
        price[0] = NEVER


def _keep_quotations_together(text: str, price: list[float]) -> None:
    """A short quotation, title or remark in brackets stays on one line if it can."""
    for quotation in _QUOTATION.finditer(text):
        for position in range(quotation.start() + 1, quotation.end()):
            price[position] = max(price[position], INSIDE_QUOTATION)


@dataclass(frozen=True, order=True)
class Breaking:
    """One way to break a title.

    Attributes:
        price: of its breaks and of the unevenness of its lines; `NEVER` where there is no way.
        cuts: the position at which each line but the first begins.
    """

    price: float
    cuts: tuple[int, ...]


def best(widths: Sequence[float], price: Sequence[float], room: float, lines: int) -> Breaking:
    """The cheapest way to set a title into exactly so many lines.

    Args:
        widths: of each character, in pixels.
        price: of a break before each character, as `prices` gives it.
        room: the width of a line, in pixels.
    """
    found = Breaking(NEVER, ())
    for cuts in _ways(widths, price, room, lines):
        cost = sum(price[cut] for cut in cuts) + _unevenness(widths, cuts)
        found = min(found, Breaking(cost, cuts))
    return found


def _ways(
    widths: Sequence[float], price: Sequence[float], room: float, lines: int, start: int = 0
) -> Iterator[tuple[int, ...]]:
    """The cuts of every way in which all lines from the character at `start` on fit."""
    if lines == 1:
        if sum(widths[start:]) <= room:
            yield ()
        return
    width = 0.0
    for cut in range(start + 1, len(widths)):
        width += widths[cut - 1]
        if width > room:
            return
        if price[cut] < NEVER:
            for later in _ways(widths, price, room, lines - 1, cut):
                yield (cut, *later)


def _unevenness(widths: Sequence[float], cuts: tuple[int, ...]) -> float:
    """What it costs that the lines are ragged, that one is an orphan, that one is a waist."""
    edges = (0, *cuts, len(widths))
    lines = [widths[start:end] for start, end in pairwise(edges)]
    line_widths = [sum(line) for line in lines]
    widest = max(line_widths) or 1.0

    cost = RAGGED * sum((1 - width / widest) ** 2 for width in line_widths)
    shortest = min(len(line) for line in lines)
    if len(lines) > 1 and (len(lines[-1]) < 3 or shortest < 2):
        cost += ORPHAN
    if any(width < widest * NARROW for width in line_widths[1:-1]):
        cost += WAIST
    return cost
