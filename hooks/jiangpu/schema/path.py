"""学习路径: an order of learning, methods and pages with goals, prerequisites and time."""

from __future__ import annotations

from .base import Record, known
from .declare import Part, field
from .types import Many, MethodRef, Text, Texts


class Stop(Part):
    """One stop on the path."""

    lead = "操作法"
    method: MethodRef | None = field("操作法", "学哪个操作法，写编号或名称", "M0003")
    page: Text | None = field("页面", "或者看本站哪一页", "/guide/")
    note: Text | None = field("说明", "学什么", "先认清安全要点")


class Path(Record):
    """学习路径."""

    goals: Texts = field("目标", "学完能做什么", "[会平稳起步]", wanted=True, default=())
    audience: Text | None = field("对象", "写给谁学的", "新上岗的叉车司机", wanted=True)
    duration: Text | None = field("用时", "大约要多久", "两周")
    before: Texts = field("前提", "先要会什么", "[持证上岗]", default=())
    stops: Many[Stop] = field(
        "次序", "按顺序列出", "{操作法: M0003, 说明: …}", wanted=True, default=()
    )

    @property
    def line(self) -> tuple[str, ...]:
        """For whom, how long."""
        return known(self.audience, self.duration)
