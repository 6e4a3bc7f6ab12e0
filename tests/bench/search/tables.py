"""The results as Markdown: a table for each size, and the goals of the search beside what was measured."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterable
from typing import Any

Row = dict[str, Any]

HEAD = (
    "引擎",
    "召回",
    "前 20 召回",
    "首条正确",
    "题名页居首",
    "零结果",
    "结果里正确的",
    "首次查询 KB（索引）中位/P90/最大",
    "连程序 KB 中位/最大",
    "请求 中位/最大",
    "生成 秒",
    "各核 秒",
    "峰值 MB",
    "索引 MB",
)


FULL = 20_000
"""From this size on the build is held against Pagefind's; below it, starting Python outweighs the work."""


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that at least this share of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else 0.0


def size_table(size: int, rows: list[Row]) -> str:
    """One line an engine; what was not measured is a dash with its reason below."""
    notes = [f"{row['name']}：{row['note']}" for row in rows if row.get("note")]
    lines = [
        f"## {size:,} 页",
        "",
        _line(HEAD),
        _line("---" for _ in HEAD),
        *(_line(_cells(row)) for row in rows),
    ]
    return "\n".join([*lines, "", *ratios(rows), *(f"* {note}" for note in notes), ""])


def _cells(row: Row) -> list[str]:
    score, cold, cost = row.get("score"), row.get("cold"), row.get("cost")
    shares = (
        [
            f"{score[key]:.3f}"
            for key in ("recall", "recall20", "success1", "titled_first", "zero", "precision")
        ]
        if score
        else ["—"] * 6
    )
    bytes_ = (
        [
            f"{cold['median']:,.0f} / {cold['p90']:,.0f} / {cold['max']:,.0f}",
            f"{cold['total_median']:,.0f} / {cold['total_max']:,.0f}",
            f"{cold['requests_median']:.0f} / {cold['requests_max']}",
        ]
        if cold
        else ["—"] * 3
    )
    built = (
        [
            f"{cost['seconds']:.1f}",
            f"{cost['cpu']:.1f}",
            f"{cost['memory']:,.0f}",
            f"{row['index_mb']:.1f}",
        ]
        if cost
        else ["—"] * 4
    )
    return [row["name"], *shares, *bytes_, *built]


def ratios(rows: list[Row]) -> list[str]:
    """Ours beside each Pagefind: clock, cores, memory."""
    costs = {row["key"]: (row["name"], row["cost"]) for row in rows if row.get("cost")}
    if "ours" not in costs:
        return []
    ours = costs["ours"][1]
    return [
        f"* 匠谱 / {name}：生成时间 {ours['seconds'] / cost['seconds']:.0%}，各核合计 {ours['cpu'] / cost['cpu']:.0%}，"
        f"内存 {ours['memory'] / cost['memory']:.0%}"
        for key, (name, cost) in costs.items()
        if key.startswith("pagefind")
    ]


def extras_table(extras: Row) -> str:
    """Pinyin, traditional characters, wrong characters, typing, questions."""
    spelled, wrong, same, typing = (
        extras["pinyin"],
        extras["wrong"],
        extras["traditional"],
        extras["typing"],
    )
    near = extras["questions"]
    rows = [
        (
            "全拼，前 5 条里有",
            f"{spelled['full']:.1%}",
            "≥ 98%",
            f"{spelled['names']} 个名字和术语，另有 {spelled['left_out']} 个带字母数字的没有算",
        ),
        ("首字母，前 10 条里有", f"{spelled['initials']:.1%}", "≥ 90%", "同上"),
        (
            "错一个字仍找到",
            f"{wrong['found']:.1%}",
            "≥ 90%",
            f"{wrong['names']} 个四字以上的名字；其中标明“您是不是要找”的 {wrong['marked']:.1%}",
        ),
        ("繁体与简体结果一样", f"{same['same']:.1%}", "100%", f"{same['queries']} 个查询"),
        (
            "七个字逐字输入 KB，中位/最大",
            f"{typing['median']:.0f} / {typing['max']:.0f}",
            "≤ 150",
            f"{typing['queries']} 个查询，连同最后一次完整搜索；不算程序",
        ),
        (
            "平常话提问，前 3 条里有",
            f"{near['found']:.1%}",
            "≥ 90%",
            f"{near['queries']} 个问题，答案是记录的；没有近义词表",
        ),
        (
            "平常话提问 KB，中位/最大",
            f"{statistics.median(near['kb']):.0f} / {max(near['kb']):.0f}",
            "≤ 200",
            f"{near['cold']} 个问题，从空缓存问起",
        ),
        (
            "平常话提问的请求数，中位/最大",
            f"{statistics.median(near['requests']):.0f} / {max(near['requests'])}",
            "≤ 30",
            "同上",
        ),
    ]
    return "\n".join(
        [
            "## 只有匠谱有的",
            "",
            _line(("项目", "结果", "目标", "说明")),
            _line("---" for _ in range(4)),
            *map(_line, rows),
            "",
        ]
    )


def goals_table(size: int, rows: list[Row]) -> str:
    """The goals at a size, each met or not; nothing fails because of it."""
    by_key = {row["key"]: row for row in rows}
    ours, rival = by_key.get("ours", {}), by_key.get("pagefind-1.6.0", {})
    if not (ours.get("score") and ours.get("cold")):
        return ""
    score, cold = ours["score"], ours["cold"]
    goals: list[tuple[str, float, str, Callable[[float], bool], str]] = [
        ("召回", score["recall"], "≥ 0.995", lambda value: value >= 0.995, ".4f"),
        ("首条正确", score["success1"], "≥ 0.97", lambda value: value >= 0.97, ".4f"),
        ("题名页居首", score["titled_first"], "100%", lambda value: value == 1, ".1%"),
        ("零结果", score["zero"], "0", lambda value: value == 0, ".4f"),
        ("首次查询中位 KB", cold["median"], "≤ 90", lambda value: value <= 90, ".1f"),
        ("首次查询最大 KB", cold["max"], "≤ 200", lambda value: value <= 200, ".1f"),
        ("请求最多", cold["requests_max"], "≤ 14", lambda value: value <= 14, ".0f"),
    ]
    if rival.get("cost") and size >= FULL:
        time, memory = (ours["cost"][key] / rival["cost"][key] for key in ("seconds", "memory"))
        goals += [
            ("生成时间 / Pagefind 1.6.0", time, "≤ 35%", lambda value: value <= 0.35, ".0%"),
            ("内存 / Pagefind 1.6.0", memory, "≤ 15%", lambda value: value <= 0.15, ".0%"),
        ]
    lines = [
        _line((name, format(value, shape), goal, "达到" if met(value) else "没有达到"))
        for name, value, goal, met, shape in goals
    ]
    return "\n".join(
        [
            f"## 目标（{size:,} 页）",
            "",
            _line(("项目", "结果", "目标", "")),
            _line("---" for _ in range(4)),
            *lines,
            "",
        ]
    )


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
