"""学习路径: an order of learning, methods and pages with goals, prerequisites and time."""

from __future__ import annotations

from typing import Annotated

from . import vocabularies
from .base import Record, known
from .declare import Part, field
from .types import Many, MethodRef, PathRef, Text, Texts, Whole, one_of


class Stop(Part):
    """One stop on the path: a method or a page of this site.

    How long it takes belongs to the path and to no source, and is shown with 约.
    """

    lead = "操作法"
    method: MethodRef | None = field("操作法", "学哪个操作法，写编号或名称", "M0000")
    page: Text | None = field("页面", "或者看本站哪一页", "/guide/")
    title: Text | None = field("题名", "这一课叫什么，不写就用那一页的名称", "指着看，再动手")
    note: Text | None = field("说明", "学什么", "先认清安全要点")
    way: Annotated[str, one_of(vocabularies.LEARNING_WAYS)] | None = field(
        "学法", "看、学、练、写", "练"
    )
    minutes: Whole | None = field("分钟", "大约几分钟；全程的时间由各课相加", "15")


class Path(Record):
    """学习路径."""

    goals: Texts = field("目标", "学完能做什么", "[会平稳起步]", wanted=True, default=())
    audience: Text | None = field("对象", "写给谁学的", "新上岗的叉车司机", wanted=True)
    duration: Text | None = field("用时", "分几天学", "三天，每天一课")
    earlier: Many[PathRef] = field("先学", "先学哪几条路径", "[L0000]", default=())
    before: Texts = field("前提", "先要会什么", "[持证上岗]", default=())
    stops: Many[Stop] = field(
        "次序", "按顺序列出", "{操作法: M0000, 说明: …, 分钟: 15}", wanted=True, default=()
    )

    @property
    def sourced(self) -> bool:
        """It is put together from methods and pages that have sources of their own."""
        return True

    @property
    def minutes(self) -> int | None:
        """The minutes of all stops together; None where one does not say."""
        total = 0
        for stop in self.stops:
            if stop.minutes is None:
                return None
            total += stop.minutes
        return total or None

    @property
    def line(self) -> tuple[str, ...]:
        """For whom, how many lessons, how long."""
        lessons = f"{len(self.stops)} 课" if self.stops else None
        minutes = f"约 {self.minutes} 分钟" if self.minutes else None
        return known(self.audience, lessons, minutes)
