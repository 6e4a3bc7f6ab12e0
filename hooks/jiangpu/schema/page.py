"""An editorial page under docs/: a title, a sentence, a date, questions, and the
editor's text.
"""

from __future__ import annotations

from .declare import Part, field
from .quiz import Tested
from .types import FullDate, Text


class Door(Part):
    """首页入口: how the home page leads to this page."""

    glyph: Text = field("字", "首页上的一个大字", "建", required=True)
    title: Text = field("题名", "入口的题目，三五个字", "建一间", required=True)
    text: Text = field("说明", "一句话说去那里做什么", "照着一项项自查", required=True)


class Page(Tested):
    """The front matter of an editorial page."""

    name: Text = field("名称", "页面的题目", "怎样创建劳模创新工作室", required=True)
    summary: Text | None = field("摘要", "一句话说这一页给读者什么", "先看三有，再对八项标准")
    short: Text | None = field("简称", "页脚里的叫法，名称太长时写", "创建指南")
    door: Door | None = field(
        "首页入口", "首页要不要有一扇门通到这里", "{字: 建, 题名: 建一间, 说明: …}"
    )
    updated: FullDate | None = field("更新", "最近一次核对的日期", "2026-11-22")
