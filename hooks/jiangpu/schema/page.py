"""An editorial page under docs/: a title, a sentence, a date, questions, and the
editor's text.
"""

from __future__ import annotations

from pydantic import ConfigDict

from .declare import field
from .quiz import Tested
from .types import FullDate, Text


class Page(Tested):
    """The front matter of an editorial page."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text = field("名称", "页面的题目", "怎样创建劳模创新工作室", required=True)
    summary: Text | None = field("摘要", "一句话说这一页给读者什么", "先看三有，再对八项标准")
    updated: FullDate | None = field("更新", "最近一次核对的日期", "2026-11-22")
