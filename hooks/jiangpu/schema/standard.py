"""标准: a standards profile is data, items with one rule each (DESIGN.md section 4).

存在 字段       达标 when the studio's field is filled.
数 字段 ≥ n     达标 when the field has n entries, or the figure with that indicator is at least n;
                部分 when there is less evidence than that.
自证            达标 when the studio gives text with a source for the item.
Several rules joined by 或 are tried in turn; the best result counts. What nobody has stated is
未提供, never 未达标.
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from .base import Place, Point, Record, known
from .declare import Part, field
from .quiz import Tested
from .types import Code, Date, Many, Text, Typed, ValueType, flaw

_RULE = re.compile(
    r"存在\s+(?P<present>\S+)|数\s+(?P<count>\S+)\s*(?:≥|>=)\s*(?P<least>[0-9]{1,6})|自证"
)


def parse_rule(text: str) -> list[tuple[str, str, int]]:
    """The alternatives of a rule as (verb, field, least): verb is 存在, 数 or 自证.

    Raises:
        ValueError: not in the language.
    """
    parsed = []
    for part in re.split(r"\s*或\s*", text.strip()):
        match = _RULE.fullmatch(part)
        if not match:
            raise ValueError(part)
        if match["present"]:
            parsed.append(("存在", match["present"], 1))
        elif match["count"]:
            parsed.append(("数", match["count"], int(match["least"])))
        else:
            parsed.append(("自证", "", 1))
    return parsed


def _rule(value: Any) -> str:
    text = str(value).strip()
    try:
        parse_rule(text)
    except ValueError:
        raise flaw(
            "F013", f"看不懂“{text}”", "写“存在 字段”“数 字段 ≥ 3”或“自证”，几样都行的用“或”连起来"
        ) from None
    return text


RuleText = Annotated[str, Typed(ValueType.TEXT, _rule)]
"""A rule of the language above."""


class Item(Part):
    """One item of a profile."""

    lead = "项"
    name: Text = field("项", "项目的名字", "有一块牌子", required=True)
    group: Text | None = field("组", "属于哪一组", "三有")
    rule: RuleText = field("规则", "存在 字段 | 数 字段 ≥ n | 自证", "自证", default="自证")
    text: Text | None = field("要求", "用自己的话说要求", "挂了牌，知道是谁授的", wanted=True)
    source: Code | None = field("来源", "来源的代号", "s1")


class Standard(Tested, Place, Record):
    """标准."""

    publisher: Text | None = field("发布者", "哪一家定的", "市总工会", wanted=True)
    kind: Text | None = field("类别", "创建标准、命名条件、管理办法等", "创建标准")
    year: Date | None = field("年份", "哪一年的事", "2008")
    document: Text | None = field("文号", "文件编号", "连工发[2008] 42号")
    items: Many[Item] = field(
        "条目", "逐项要求", "{项: 有一块牌子, 组: 三有, 规则: 自证}", wanted=True, default=()
    )

    reviews: Many[Point] = field("复评", "怎样复查，什么情况摘牌", "两年复评一次", default=())
    suits: Text | None = field("适用", "对谁提的要求", "申报市级工作室的单位")

    @property
    def sourced(self) -> bool:
        """A standard whose publisher is named is a source itself."""
        return bool(self.sources or self.publisher)

    @property
    def in_category(self) -> str | None:
        """The 类别 that it is filed under."""
        return self.kind

    @property
    def line(self) -> tuple[str, ...]:
        """Publisher, place."""
        return known(self.publisher, "".join(self.where))
