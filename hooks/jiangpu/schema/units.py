"""Units (单位), in one table: what each measures, how much of the basic unit one of it is, to
which family it belongs.

The vocabulary of units, the units in which an indicator may be counted, conversion and the
comparison of figures are all derived from `TABLE`. A new unit is one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from ..language.characters import is_han
from .vocabularies import Vocabulary


class Family(StrEnum):
    """What kind of thing a unit counts or measures."""

    COUNT = "计件"
    """Pieces of work and organisations: 项, 件, 家, 篇."""
    THING = "物件"
    """Tools, machines and their like: 台, 套, 根."""
    PEOPLE = "人数"
    ATTENDANCE = "人次"
    OCCASION = "场次"
    MONEY = "金额"
    TIME = "时间"
    AGE = "年龄"
    SHARE = "比例"
    MASS = "重量"
    VOLUME = "体积"
    AREA = "面积"
    LENGTH = "长度"
    ENERGY = "能量"
    TEMPERATURE = "温度"
    RATE = "速率"


@dataclass(frozen=True)
class Unit:
    """One unit.

    Attributes:
        word: as it is written in front matter and in sources.
        family: what kind of thing it counts or measures.
        basic: the unit that it is converted to; "" where it is its own. Units of one basic unit
            may be compared and
            added: 家 and 个 count alike, so do 人 and 名; 元, 万元 and 亿元 are converted.
        scale: how many of the basic unit one of it is.
    """

    word: str
    family: Family
    basic: str = ""
    scale: Decimal = Decimal(1)


def _own(family: Family, words: str) -> tuple[Unit, ...]:
    """Units of a family that are converted to nothing else."""
    return tuple(Unit(word, family) for word in words.split())


TABLE: tuple[Unit, ...] = (
    Unit("个", Family.COUNT),
    Unit("项", Family.COUNT, "个"),
    Unit("件", Family.COUNT, "个"),
    Unit("种", Family.COUNT, "个"),
    Unit("家", Family.COUNT, "个"),
    *_own(Family.COUNT, "条 部 本 篇"),
    *_own(Family.THING, "套 张 册 台 班 辆 支 根 组 只 块 对 把 节 户"),
    *_own(Family.THING, "处 遍 步 起 头 封"),
    Unit("人", Family.PEOPLE),
    Unit("名", Family.PEOPLE, "人"),
    Unit("位", Family.PEOPLE, "人"),
    Unit("人次", Family.ATTENDANCE),
    *_own(Family.OCCASION, "场 场次 次 期 趟 下"),
    Unit("元", Family.MONEY),
    Unit("万元", Family.MONEY, "元", Decimal(10_000)),
    Unit("亿元", Family.MONEY, "元", Decimal(100_000_000)),
    Unit("元/年", Family.MONEY),
    Unit("万元/年", Family.MONEY, "元/年", Decimal(10_000)),
    Unit("亿元/年", Family.MONEY, "元/年", Decimal(100_000_000)),
    *_own(Family.TIME, "年 个月 月 天 小时 分钟 秒"),
    *_own(Family.AGE, "岁"),
    *_own(Family.SHARE, "% 个百分点 倍"),
    Unit("公斤", Family.MASS),
    Unit("千克", Family.MASS, "公斤"),
    Unit("斤", Family.MASS, "公斤", Decimal("0.5")),
    Unit("吨", Family.MASS, "公斤", Decimal(1000)),
    Unit("万吨", Family.MASS, "公斤", Decimal(10_000_000)),
    Unit("立方米", Family.VOLUME),
    Unit("万立方米", Family.VOLUME, "立方米", Decimal(10_000)),
    Unit("升", Family.VOLUME, "立方米", Decimal("0.001")),
    Unit("平方米", Family.AREA),
    Unit("万平方米", Family.AREA, "平方米", Decimal(10_000)),
    Unit("米", Family.LENGTH),
    Unit("厘米", Family.LENGTH, "米", Decimal("0.01")),
    Unit("毫米", Family.LENGTH, "米", Decimal("0.001")),
    Unit("万米", Family.LENGTH, "米", Decimal(10_000)),
    Unit("公里", Family.LENGTH, "米", Decimal(1000)),
    Unit("万公里", Family.LENGTH, "米", Decimal(10_000_000)),
    *_own(Family.ENERGY, "千瓦时 度 吨标准煤"),
    *_own(Family.TEMPERATURE, "℃"),
    *_own(Family.RATE, "吨/天 吨/年 立方/小时 km/h 天/月 自然箱/小时 箱/小时"),
)
"""Every unit, family by family; within a family in the order of display."""

UNITS = Vocabulary("单位", MappingProxyType(dict.fromkeys((unit.word for unit in TABLE), "")))
"""The words alone. The vocabulary is open: a site may add units in its settings."""

OTHER_WORDS: Mapping[str, str] = MappingProxyType(
    {"m2": "平方米", "平米": "平方米", "百分点": "个百分点"}
)
"""How people write a unit as well, after NFKC → the word of the table."""

_BY_WORD: Mapping[str, Unit] = MappingProxyType({unit.word: unit for unit in TABLE})


def of_family(family: Family) -> tuple[str, ...]:
    """The words of a family's units, in the order of the table."""
    return tuple(unit.word for unit in TABLE if unit.family is family)


_COUNT = of_family(Family.COUNT)
_MONEY = of_family(Family.MONEY)
_PEOPLE = of_family(Family.PEOPLE)
_TIME = of_family(Family.TIME)

INDICATOR_UNITS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "工作室数": ("个", "家"),
        "联盟数": ("个", "家"),
        "成员数": _PEOPLE,
        "课题数": _COUNT,
        "课题完成数": _COUNT,
        "项目数": _COUNT,
        "成果数": _COUNT,
        "成果转化数": _COUNT,
        "技术难题": (*_COUNT, "次"),
        "专利数": _COUNT,
        "发明专利": _COUNT,
        "操作法数": (*_COUNT, "套"),
        "图谱数": (*_COUNT, "张"),
        "征集数": _COUNT,
        "条目数": _COUNT,
        "论文数": ("篇", "项", "部"),
        "著作": ("部", "本", "篇", "册"),
        "师徒结对": ("对",),
        "经济效益": _MONEY,
        "节约资金": _MONEY,
        "支持资金": _MONEY,
        "奖励": _MONEY,
        "损失": _MONEY,
        "占比": ("%",),
        "完成率": ("%",),
        "培训人次": ("人次", *_PEOPLE),
        "培养人才": (*_PEOPLE, "人次"),
        "从业年限": ("年", "个月"),
        "成立年限": ("年", "个月"),
        "用时": _TIME,
        "休息天数": ("天", "天/月"),
        "里程": ("公里", "万公里", "米", "万米"),
        "活动场次": ("场", "场次", "次", "期"),
        "服务次数": ("次", "人次", "场次", "家", "户"),
    }
)
"""Indicator → the units in which it is counted.

One that is not here may be counted in anything (规模, 效率提升).
"""


def may_be_unit(text: str) -> bool:
    """Whether a text may be a unit, or none; a sign or a letter that came beside a number by
    accident (100?, 1OO) is no unit.
    """
    return not text or text in UNITS.notes or all(map(is_han, text))


def measure(unit: str | None) -> tuple[str, Decimal]:
    """What a unit measures.

    Returns:
        (the basic unit, how many of it one of the given unit is). A unit that is not in the table,
        and no unit at all, measure themselves.
    """
    word = unit or ""
    entry = _BY_WORD.get(word)
    if entry is None:
        return word, Decimal(1)
    return entry.basic or word, entry.scale


_NEVER_ADDED = (Family.TIME, Family.AGE, Family.SHARE, Family.TEMPERATURE, Family.RATE)
"""What two of them measure is no more than what one does: 20% and 20%, 20 years and 20 years."""


def may_be_added(unit: str) -> bool:
    """Whether numbers in a unit make a sum: 个 and 元 do, % and 年 do not. One that is not in the
    table may.
    """
    entry = _BY_WORD.get(unit)
    return entry is None or entry.family not in _NEVER_ADDED


def count_alike(units: Iterable[str]) -> bool:
    """Whether numbers in these units may be added as they stand, without converting any: 个 and
    项, but not 元 and 万元.
    """
    return len({measure(unit) for unit in units}) <= 1
