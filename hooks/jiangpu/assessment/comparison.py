"""Standards profiles side by side: which profile asks for what. Items are matched by the field that their rule looks at and by name.

`THEMES` is data: what profiles ask for, with the words and the fields by which an item is recognised. An item that fits none is a
theme of its own, under its normalised name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..language.names import name_key
from ..library.documents import Document
from ..schema.standard import Item, parse_rule


@dataclass(frozen=True)
class Asked:
    """An item of a profile, with its position from 1 (the anchor on the profile's page)."""

    profile: Document
    item: Item
    index: int


@dataclass(frozen=True)
class Theme:
    """What several profiles ask for, each in its own words."""

    name: str
    asked: tuple[Asked, ...]

    @property
    def profiles(self) -> tuple[Document, ...]:
        return tuple({asked.profile.number: asked.profile for asked in self.asked}.values())

    def of(self, profile: Document) -> tuple[Asked, ...]:
        return tuple(asked for asked in self.asked if asked.profile.number == profile.number)


THEMES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "名称": (("冠名", "名称"), ("冠名",)),
    "牌匾": (("牌子", "牌匾", "标志", "挂牌"), ()),
    "领衔人": (("领衔人", "领头人", "领军人", "带头人"), ("领衔人",)),
    "场所": (("场所", "场地", "工作间"), ()),
    "设施": (("设施", "设备"), ()),
    "团队": (("团队", "成员", "人数", "组建"), ("成员数", "成员构成")),
    "制度": (("制度", "管理办法", "规范运营", "章程", "运行节拍"), ("制度",)),
    "经费": (("经费", "资金"), ()),
    "台账": (("台账", "台帐", "活动记录", "档案"), ()),
    "课题": (("课题", "项目", "攻关", "方向"), ("课题",)),
    "成果成效": (("成果", "成效", "效益", "业绩"), ("成果",)),
    "带徒培训": (("带动", "传承", "培训", "人才成长", "交流"), ("师带徒",)),
    "活动": (("经常活动", "开展活动"), ("活动",)),
    "运行年限": (("年限",), ("成立年份",)),
    "命名": (("命名",), ("称号",)),
    "奖励": (("激励", "奖励"), ()),
    "联盟": (("联盟",), ("联盟",)),
}
"""Theme → (words in the item's name, fields that its rule looks at)."""

_FILLER = re.compile(r"^(有|具备|一个|一块|一支)+|(明显|完善|齐全|到位|详实|固定|健全)+$")


def themes(profiles: Iterable[Document]) -> list[Theme]:
    """Every theme that any profile asks for, those of most profiles first."""
    found: dict[str, list[Asked]] = {}
    for profile in profiles:
        for index, item in enumerate(profile.record.items, 1):
            for name in themes_of(item):
                found.setdefault(name, []).append(Asked(profile, item, index))
    order = list(THEMES)
    result = [Theme(name, tuple(asked)) for name, asked in found.items()]
    ranks = {name: rank for rank, name in enumerate(order)}
    return sorted(
        result,
        key=lambda theme: (-len(theme.profiles), ranks.get(theme.name, len(order)), theme.name),
    )


def themes_of(item: Item) -> list[str]:
    """The themes of an item: by its name (场所设施 is two), else by the fields of its rule, else its own name."""
    name = name_key(item.name)
    named = [theme for theme, (words, _) in THEMES.items() if any(word in name for word in words)]
    if named:
        return named
    fields = {label for verb, label, _ in parse_rule(item.rule) if verb != "自证"}
    ruled = [theme for theme, (_, labels) in THEMES.items() if fields & set(labels)]
    return ruled[:1] or [_FILLER.sub("", name) or name]
