"""活计: a way in by trade, in working words. An apprentice knows the job and not our categories.

docs/ways.yml declares them. What belongs to one follows from 工种, 行业 and 标签 of the records.
"""

from __future__ import annotations

from typing import Annotated

from . import vocabularies
from .base import Record, Trade
from .declare import Part, field
from .frozen import Frozen
from .types import Many, Text, Texts, one_of


class Way(Part):
    """One job, and the words by which records belong to it."""

    name: Text = field("名称", "干活的人怎么叫这个活", "公交", required=True)
    question: Text | None = field("问", "这个活的一句难处", "红灯多、开着空调，油怎样省。")
    trades: Texts = field("工种", "哪些工种算这个活", "[公交驾驶员]", default=())
    industries: Many[Annotated[str, one_of(vocabularies.INDUSTRIES)]] = field(
        "行业", "整个行业都算的才写", "[农业]", default=()
    )
    tags: Texts = field("标签", "哪些标签算这个活", "[检修]", default=())

    def includes(self, record: Record) -> bool:
        """Whether a record belongs to this job: one of its words is enough."""
        if not set(self.tags).isdisjoint(record.tags):
            return True
        if record.in_industry in self.industries:
            return True
        return isinstance(record, Trade) and not set(self.trades).isdisjoint(record.trades)


class Ways(Frozen):
    """The whole of docs/ways.yml, in the order in which the jobs are shown."""

    ways: Many[Way] = field(
        "活计", "从活计进来的路", "{名称: 公交, 工种: [公交驾驶员]}", default=()
    )
