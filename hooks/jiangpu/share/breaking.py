"""Where a title is broken: at its own phrases first, never inside a word or before a mark that closes.

Pure arithmetic on widths; a unit is a pixel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

NEVER = 1000.0
"""The price of a break that must not be."""
_HINT, _MARK, _JOINT, _PLAIN, _WORD = 0.0, 0.0, 2.0, 7.0, 30.0
_INNER_HINT = 5.0
"""Between 劳模创新 and 工作室, which belong together when there is a choice."""
_OPENING, _CLOSING = "“‘《（〈【「", "”’》）〉】」、，。：；！？…·—"
_WORDS = re.compile(
    r"工作|操作|创新|工匠|人才|职工|公司|集团|总工会|示范性|管理|建设|命名|上报|申报|评选|流程|流量|检漏|经费|数字|标准|条件|办法|推动|平台|"
    r"开展|打造|支持|重点|推荐|考核|验收|资助|奖励|深入|通知|意见|实践|思考|调研|总结|报告|方案|通报|资金|年度|全国|技术|设备|安装|调试|故障|"
    r"处理|系统|行业|联盟|成员|领衔|联合机|不停车|换轴|连续|铁路|电力|地铁|驾驶|汽车|诊断|[A-Za-z0-9.%+]{2,}|[0-9]+[年月日种个项]"
)


def prices(phrases: Sequence[str]) -> list[float]:
    """The price of a break before each character of the title; of the first, `NEVER`."""
    text = "".join(phrases)
    price = [_PLAIN] * len(text)
    for match in _WORDS.finditer(text):
        price[match.start() + 1 : match.end()] = [_WORD if match[0][0] > "z" else NEVER] * (
            len(match[0]) - 1
        )
    for position in range(1, len(text)):
        before, after = text[position - 1], text[position]
        if after in "与和及" or before == "的":
            price[position] = min(price[position], _JOINT)
        if before in "，、：；":
            price[position] = _MARK
        if after == "的":
            price[position] = max(price[position], _WORD)
    at = 0
    for earlier, later in zip(phrases, phrases[1:], strict=False):
        at += len(earlier)
        price[at] = _INNER_HINT if (earlier, later) == ("劳模创新", "工作室") else _HINT
    for position in range(len(text)):
        if position and text[position - 1] in "与和及":
            price[position] = max(price[position], _WORD)
        if not position or text[position] in _CLOSING or text[position - 1] in _OPENING:
            price[position] = NEVER
    for quoted in re.finditer(r"[“《（][^”》）]{1,12}[”》）]", text):
        for position in range(quoted.start() + 1, quoted.end()):
            price[position] = max(price[position], _WORD / 2)
    return price


def best(
    widths: Sequence[float], price: Sequence[float], room: float, lines: int
) -> tuple[float, tuple[int, ...]]:
    """The cheapest way into exactly so many lines: its price and where each line but the first begins; `NEVER` when there is none."""
    found = (NEVER, ())
    for cuts in _ways(widths, price, room, lines):
        cost = sum(price[cut] for cut in cuts) + _unevenness(widths, cuts)
        found = min(found, (cost, cuts))
    return found


def _ways(
    widths: Sequence[float], price: Sequence[float], room: float, lines: int, start: int = 0
) -> Iterator[tuple[int, ...]]:
    """Every way in which all lines from `start` on fit."""
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
            yield from ((cut, *rest) for rest in _ways(widths, price, room, lines - 1, cut))


def _unevenness(widths: Sequence[float], cuts: tuple[int, ...]) -> float:
    """How ragged the lines are. A last line of one or two characters is an orphan, and so is a single one; a waist looks odd."""
    edges = (0, *cuts, len(widths))
    told = [sum(widths[start:end]) for start, end in zip(edges, edges[1:], strict=False)]
    widest = max(told) or 1.0
    orphan = cuts and (
        len(widths) - cuts[-1] < 3
        or min(end - start for start, end in zip(edges, edges[1:], strict=False)) < 2
    )
    waist = any(width < widest * 0.6 for width in told[1:-1])
    return (
        sum((1 - width / widest) ** 2 for width in told) * 4
        + (20 if orphan else 0)
        + (4 if waist else 0)
    )
