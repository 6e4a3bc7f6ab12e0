"""Units as data: what each measures, and which units an indicator is counted in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

COUNTS = "个 项 件 种 家 条 部 本 篇"
MONEY = "元 万元 亿元 元/年 万元/年 亿元/年"
PEOPLE = "人 名"

INDICATOR_UNITS: Mapping[str, tuple[str, ...]] = {
    indicator: tuple(units.split())
    for indicator, units in {
        "工作室数": "个 家",
        "联盟数": "个 家",
        "成员数": PEOPLE,
        "课题数": COUNTS,
        "课题完成数": COUNTS,
        "项目数": COUNTS,
        "成果数": COUNTS,
        "成果转化数": COUNTS,
        "技术难题": f"{COUNTS} 次",
        "专利数": COUNTS,
        "发明专利": COUNTS,
        "操作法数": f"{COUNTS} 套",
        "图谱数": f"{COUNTS} 张",
        "征集数": COUNTS,
        "条目数": COUNTS,
        "论文数": "篇 项 部",
        "著作": "部 本 篇 册",
        "师徒结对": "对",
        "经济效益": MONEY,
        "节约资金": MONEY,
        "支持资金": MONEY,
        "奖励": MONEY,
        "损失": MONEY,
        "占比": "%",
        "完成率": "%",
        "培训人次": f"人次 {PEOPLE}",
        "培养人才": f"{PEOPLE} 人次",
        "从业年限": "年 个月",
        "成立年限": "年 个月",
        "用时": "年 个月 月 天 小时 分钟 秒",
        "休息天数": "天 天/月",
        "里程": "公里 万公里 米 万米",
        "活动场次": "场 场次 次 期",
        "服务次数": "次 人次 场次 家 户",
    }.items()
}
"""An indicator that is not here may be counted in anything (规模, 效率提升)."""

_SCALES: Mapping[str, tuple[str, Decimal]] = {
    "元": ("元", Decimal(1)),
    "万元": ("元", Decimal(10_000)),
    "亿元": ("元", Decimal(100_000_000)),
    "元/年": ("元/年", Decimal(1)),
    "万元/年": ("元/年", Decimal(10_000)),
    "亿元/年": ("元/年", Decimal(100_000_000)),
    "吨": ("吨", Decimal(1)),
    "万吨": ("吨", Decimal(10_000)),
    "公里": ("公里", Decimal(1)),
    "万公里": ("公里", Decimal(10_000)),
    "公斤": ("公斤", Decimal(1)),
    "千克": ("公斤", Decimal(1)),
    "家": ("个", Decimal(1)),
    "名": ("人", Decimal(1)),
    "项": ("个", Decimal(1)),
    "件": ("个", Decimal(1)),
    "种": ("个", Decimal(1)),
}


def measure(unit: str | None) -> tuple[str, Decimal]:
    """(what a unit measures, how many of the basic unit one of it is). 家 and 个 count alike, so do 人 and 名."""
    return _SCALES.get(unit or "", (unit or "", Decimal(1)))
