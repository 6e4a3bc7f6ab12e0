"""Surnames: which part of a Chinese name is the surname, and how a surname is read."""

from __future__ import annotations

from collections.abc import Mapping

from .names import name_key

COMPOUND = (
    *(
        "欧阳",
        "太史",
        "端木",
        "上官",
        "司马",
        "东方",
        "独孤",
        "南宫",
        "万俟",
        "闻人",
        "夏侯",
        "诸葛",
    ),
    *(
        "尉迟",
        "公羊",
        "赫连",
        "澹台",
        "皇甫",
        "濮阳",
        "公冶",
        "太叔",
        "申屠",
        "公孙",
        "慕容",
        "仲孙",
    ),
    *(
        "长孙",
        "宇文",
        "司徒",
        "鲜于",
        "司空",
        "闾丘",
        "亓官",
        "司寇",
        "巫马",
        "公西",
        "颛孙",
        "漆雕",
    ),
    *(
        "谷梁",
        "拓跋",
        "轩辕",
        "令狐",
        "百里",
        "呼延",
        "东郭",
        "南门",
        "西门",
        "羊舌",
        "公良",
        "壤驷",
    ),
    *("完颜", "纳兰", "耶律", "尔朱", "侯莫陈", "叶赫那拉", "爱新觉罗"),
)
"""Surnames of more than one character. Those that are mostly a surname and the first character of a
name are left out: 梁丘, 贺兰, 宗政, 钟离."""


USUAL = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    "廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤康易乔葛赖向常温邢樊施伍季殷耿章鲁庞倪庄"
    "聂俞翟蓝骆柴辛齐童梅盛苗柳霍裴焦欧甘祝尤房涂卜岳詹荣阮柯窦蒲纪鲍邬芦颜冉卞戚虞臧束竺封褚饶佟喻娄"
)
"""The surnames of one character that nearly everybody has.

Rare ones that are words as well (成, 和, 从) are left out: they would be seen in every sentence.
"""

READINGS: Mapping[str, str] = {
    "单": "shan",
    "仇": "qiu",
    "解": "xie",
    "曾": "zeng",
    "区": "ou",
    "查": "zha",
    "朴": "piao",
    "盖": "ge",
    "翟": "zhai",
    "缪": "miao",
    "乐": "yue",
    "洗": "xian",
    "召": "shao",
    "种": "chong",
    "员": "yun",
    "折": "she",
    "秘": "bi",
    "繁": "po",
    "覃": "qin",
    "薄": "bo",
    "隗": "wei",
    "祭": "zhai",
    "黑": "he",
}
"""Surnames that are read otherwise than their characters usually are, without tones.

Of those with two readings in use (覃 qin and tan, 翟 zhai and di, 盖 ge and gai) the commoner one
stands here.
"""


def surname_reading(name: str) -> str:
    """The reading of the first character of a person's name, where it is a special one.

    "" where the surname is read as its characters usually are. Compound surnames are.
    """
    return "" if name.startswith(COMPOUND) else READINGS.get(name[:1], "")


def surname(name: str) -> str:
    """The surname as it is written in the name: 欧阳某某 → 欧阳, 王某某 → 王.

    A name without a Chinese surname (买买提·艾力, where the first part is the name of the person
    himself) gives its first character only: the first part would say more than a surname does.
    """
    plain = [char for char in name if name_key(char)]
    key = "".join(map(name_key, plain))
    for compound in COMPOUND:
        if key.startswith(compound) and len(key) > len(compound):
            return "".join(plain[: len(compound)])
    return "".join(plain[:1])
