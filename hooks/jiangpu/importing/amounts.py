"""Numbers as people type them into ledgers: 100余, 约10, 60-80, 0.00356亿元, 3（发明1）, 若干.

How a number is read is said in `schema.amounts`; here the heading adds its unit. What is no number
stays a text: no number is made of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..schema.amounts import taken_apart
from ..schema.units import UNITS

NOTHING = frozenset(
    [
        "—",
        "－",
        "-",
        "–",
        "/",
        "\\",
        "无",
        "暂无",
        "没有",
        "空",
        "／",
        "——",
        "－－",
        "--",
        "未填",
        "不详",
        "未知",
        "待定",
        "暂缺",
        "/",
        "n/a",
        "na",
        "null",
        "〇",
    ]
)
"""What people put into a cell that they leave empty."""


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return text.strip().lower() in NOTHING or text.strip() in ("同上", "〃")


_SCALES = re.compile("^[百千万亿]+")
_REST = re.compile(r"(?P<number>[^()（）]+)[(（](?P<rest>[^()（）]*)[)）]")


@dataclass(frozen=True)
class Measured:
    """An amount with its unit.

    Attributes:
        figure: fields of a figure: the values, 单位 or 缺单位, 限定, 性质.
        qualifiers: in the order in which they stand.
        expected: whether the cell says that it is an expectation (预计).
        rest: what the cell says beside it, in brackets: 发明1.
    """

    figure: dict[str, object]
    qualifiers: tuple[str, ...] = ()
    expected: bool = False
    rest: str = ""


_PARTS_OF_A_WHOLE = {"发明": "发明专利", "发明专利": "发明专利"}
_PART = re.compile(r"(?:其中)?(?P<what>[^0-9:：]+?)[:：]?(?P<count>[0-9]+)(?:项|件|个)?")


def parts_in(rest: str) -> dict[str, str] | None:
    """What stands in brackets behind a number, 发明1, as 指标 → number; None where not all of it
    is known.
    """
    found = {}
    for piece in re.split(r"[、,，;；]", rest):
        match = _PART.fullmatch(piece.strip())
        indicator = _PARTS_OF_A_WHOLE.get(match["what"]) if match else None
        if match is None or indicator is None:
            return None
        found[indicator] = match["count"]
    return found


def measured(text: str, heading_unit: str, usual: str) -> Measured | None:
    """An amount with the unit that the cell has, else that of the heading, else the one that the
    heading's words imply; None where the cell states no number, or more than one.

    Args:
        text: of the cell.
        heading_unit: in the brackets of the heading, or above the table.
        usual: the unit that a heading such as 成员人数 implies; "" where it implies none.
    """
    match = _REST.fullmatch(text.strip())
    amount = taken_apart(match["number"] if match else text)
    if amount is None or amount.words:
        return None
    base = amount.base or _SCALES.sub("", heading_unit or usual)
    unit = amount.unit_with(base)
    if amount.base and not unit and base not in UNITS.notes:
        return None
    if not unit and not amount.base and amount.scale and base != (heading_unit or usual):
        return None  # 3千 below 万元 may be 3000 元 or 3000 万元
    if not unit and not amount.scale and not amount.base:
        base = heading_unit or usual
    figure: dict[str, object] = dict(amount.values_in(unit or base, base))
    if unit or base:
        figure["单位"] = unit or base
    else:
        figure["缺单位"] = "是"
    if amount.qualifiers:
        words = list(amount.qualifiers)
        figure["限定"] = words[0] if len(words) == 1 else words
    if amount.expected:
        figure["性质"] = "预期"
    rest = match["rest"].strip() if match else ""
    return Measured(figure, amount.qualifiers, amount.expected, rest)
