"""看法: a way of seeing that several methods share, such as 望闻问切 in power, water and cars.

docs/seeing.yml declares which methods share it. What a word means to a master is never written
there: it is a phrase, a point or a step of the method's own record.
"""

from __future__ import annotations

from .declare import Part, field
from .frozen import Frozen
from .types import Many, MethodRef, Text, Texts


class Seeing(Part):
    """One way of seeing: its words, and the methods that share it."""

    name: Text = field("名称", "这种看法的名字", "望闻问切", required=True)
    words: Texts = field("字", "一行一个字或词，照讲的先后", "[望, 闻, 问, 切]", required=True)
    methods: Many[MethodRef] = field(
        "操作法", "哪几种操作法用它，写编号", "[M0000, M0001]", required=True
    )


class Placed(Part):
    """归行: a passage of a method that an editor placed at a word, because no source does so."""

    seeing: Text = field("看法", "看法的名称", "望闻问切", required=True)
    method: MethodRef = field("操作法", "操作法的编号", "M0000", required=True)
    word: Text = field("字", "归到哪个字", "望", required=True)
    opening: Text = field("内容", "那条操作法里一句口诀、要点或步骤的开头", "眼睛看", required=True)


class Seeings(Frozen):
    """The whole of docs/seeing.yml."""

    seeings: Many[Seeing] = field("看法", "几位师傅共用的看法", "{名称: 望闻问切}", default=())
    placed: Many[Placed] = field("归行", "按字面归到一个字的话", "{看法: 望闻问切}", default=())
