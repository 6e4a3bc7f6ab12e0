"""How the name of a person is written in running text: for checks that look for people nobody has
a record of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..language.surnames import COMPOUND, USUAL
from ..library.documents import Editorial
from .context import AnyDocument

_GIVEN = "[\u3400-\u4dbf\u4e00-\u9fff]"
NAME = rf"(?:(?:{'|'.join(COMPOUND)}){_GIVEN}{{1,2}}|[{''.join(sorted(USUAL))}]{_GIVEN}{{1,2}})"
"""A usual surname and one or two characters."""

ENDS = r"(?=[`*_|<>、,;:.!?，。；：！？）)（(】\]}|\"'”\s—]|$|和|与|同学|同志|师傅|等)"
"""What may follow a name, so that the name is not the beginning of a longer word."""

_NO_NAME = re.compile("[某等们名位个的了是在人厂班组站车]")
"""Characters of words that only look like names: 李某, 高压工, 马上, 王师傅 of no name."""

_WORDS = (
    *(
        "白天",
        "白班",
        "白酒",
        "高压",
        "高级",
        "高温",
        "高炉",
        "高空",
        "高兴",
        "方法",
        "方便",
        "方案",
    ),
    *(
        "马上",
        "马达",
        "金属",
        "金工",
        "温度",
        "程序",
        "万能",
        "万用",
        "任务",
        "任何",
        "黄金",
        "石油",
    ),
    *(
        "常用",
        "常见",
        "易学",
        "易懂",
        "易记",
        "余下",
        "余料",
        "左右",
        "水平",
        "钱款",
        "钟头",
        "车间",
    ),
    *(
        "毛坯",
        "毛病",
        "童工",
        "夏天",
        "夏季",
        "秦腔",
        "康复",
        "江苏",
        "汪洋",
        "严格",
        "严肃",
        "齐心",
    ),
    *(
        "汤水",
        "陶瓷",
        "梁柱",
        "路线",
        "段长",
        "龙头",
        "雷管",
        "管理",
        "包装",
        "单位",
        "计划",
        "向来",
    ),
)
"""Words of the trades that begin with a surname."""


def is_name(text: str) -> bool:
    """Whether a match of `NAME` may be a whole name: 王小明, but not 李某 and not 白天记."""
    return not text.startswith(_WORDS) and _NO_NAME.search(text[1:]) is None


def lines_of(page: AnyDocument | Editorial) -> Iterator[tuple[int, str]]:
    """(number, text) of every line of a file, front matter and body, as they stand."""
    front = page.tree.front
    for number, line in enumerate(front.lines, front.first):
        yield number, line.raw
    yield from enumerate(page.body.split("\n"), page.body_line)
