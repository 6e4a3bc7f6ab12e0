"""Standards profiles side by side: which profile asks for what.

Items are matched by name and by the field that their rule looks at. `THEMES` is data: what
profiles ask for, with the words and the fields by which an item is recognised. An item that fits
none is a theme of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..language.names import name_key
from ..library.documents import Document
from ..schema.base import Record
from ..schema.standard import Item, Standard, parse_rule


@dataclass(frozen=True)
class Requirement:
    """An item of a profile, with its position from 1 (the anchor on the profile's page)."""

    profile: Document[Record]
    item: Item
    index: int


@dataclass(frozen=True)
class Theme:
    """What several profiles ask for, each in its own words."""

    name: str
    asked: tuple[Requirement, ...]

    @property
    def profiles(self) -> tuple[Document[Record], ...]:
        """The profiles that ask for it, each once."""
        by_number = {requirement.profile.number: requirement.profile for requirement in self.asked}
        return tuple(by_number.values())

    def of(self, profile: Document[Record]) -> tuple[Requirement, ...]:
        """What one profile asks for under this theme."""
        return tuple(
            requirement
            for requirement in self.asked
            if requirement.profile.number == profile.number
        )


@dataclass(frozen=True)
class Recognition:
    """How an item is recognised.

    Attributes:
        theme: the theme's name.
        words: words in the item's name.
        fields: fields that the item's rule looks at.
    """

    theme: str
    words: tuple[str, ...]
    fields: tuple[str, ...] = ()


THEMES: tuple[Recognition, ...] = (
    Recognition("名称", ("冠名", "名称"), ("冠名",)),
    Recognition("牌匾", ("牌子", "牌匾", "标志", "挂牌")),
    Recognition("领衔人", ("领衔人", "领头人", "领军人", "带头人"), ("领衔人",)),
    Recognition("场所", ("场所", "场地", "工作间")),
    Recognition("设施", ("设施", "设备")),
    Recognition("团队", ("团队", "成员", "人数", "组建"), ("成员数", "成员构成")),
    Recognition("制度", ("制度", "管理办法", "规范运营", "章程", "运行节拍"), ("制度",)),
    Recognition("经费", ("经费", "资金")),
    Recognition("台账", ("台账", "台帐", "活动记录", "档案")),
    Recognition("课题", ("课题", "项目", "攻关", "方向"), ("课题",)),
    Recognition("成果成效", ("成果", "成效", "效益", "业绩"), ("成果",)),
    Recognition("带徒培训", ("带动", "传承", "培训", "人才成长", "交流"), ("师带徒",)),
    Recognition("活动", ("经常活动", "开展活动"), ("活动",)),
    Recognition("运行年限", ("年限",), ("成立年份",)),
    Recognition("命名", ("命名",), ("称号",)),
    Recognition("奖励", ("激励", "奖励")),
    Recognition("联盟", ("联盟",), ("联盟",)),
)
"""Every theme, in the order of display."""

_FILLER = re.compile(r"^(有|具备|一个|一块|一支)+|(明显|完善|齐全|到位|详实|固定|健全)+$")
"""Words that say no more than that something is there, or good."""


def themes(profiles: Iterable[Document[Record]]) -> list[Theme]:
    """Every theme that any profile asks for, those of most profiles first."""
    found: dict[str, list[Requirement]] = {}
    for profile in profiles:
        items = profile.record.items if isinstance(profile.record, Standard) else ()
        for index, item in enumerate(items, 1):
            for name in themes_of(item):
                found.setdefault(name, []).append(Requirement(profile, item, index))
    ranks = {recognition.theme: rank for rank, recognition in enumerate(THEMES)}

    def order(theme: Theme) -> tuple[int, int, str]:
        return -len(theme.profiles), ranks.get(theme.name, len(ranks)), theme.name

    return sorted((Theme(name, tuple(asked)) for name, asked in found.items()), key=order)


def themes_of(item: Item) -> list[str]:
    """The themes of an item: by its name (场所设施 is two), else by the fields of its rule, else
    its own name.
    """
    name = name_key(item.name)
    by_name = [entry.theme for entry in THEMES if any(word in name for word in entry.words)]
    if by_name:
        return by_name
    fields = {label for verb, label, _ in parse_rule(item.rule) if verb != "自证"}
    for entry in THEMES:
        if fields & set(entry.fields):
            return [entry.theme]
    return [_FILLER.sub("", name) or name]
