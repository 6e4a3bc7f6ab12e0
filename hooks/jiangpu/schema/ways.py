"""活计: a way in by trade, in working words. An apprentice knows the job and not our categories.

docs/ways.yml declares them. What belongs to one follows from 工种, 行业 and 标签 of the records.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated

from . import vocabularies
from .base import Record, Trade
from .declare import Part, field
from .frozen import Frozen
from .types import Many, Text, Texts, one_of

Word = tuple[str, str]
"""The name of a field and a word that stands in it."""


class Way(Part):
    """One job, and the words by which records belong to it."""

    name: Text = field("名称", "干活的人怎么叫这个活", "公交", required=True)
    question: Text | None = field("问", "这个活的一句难处", "红灯多、开着空调，油怎样省。")
    trades: Texts = field("工种", "哪些工种算这个活", "[公交驾驶员]", default=())
    industries: Many[Annotated[str, one_of(vocabularies.INDUSTRIES)]] = field(
        "行业", "整个行业都算的才写", "[农业]", default=()
    )
    tags: Texts = field("标签", "哪些标签算这个活", "[检修]", default=())

    @property
    def words(self) -> frozenset[Word]:
        """By what records belong to this job: one of these words is enough."""
        return _words(self.tags, self.industries, self.trades)

    def includes(self, record: Record) -> bool:
        """Whether a record belongs to this job."""
        return not self.words.isdisjoint(words_of(record))


@cache
def _words(
    tags: tuple[str, ...], industries: tuple[str, ...], trades: tuple[str, ...]
) -> frozenset[Word]:
    words = [("标签", word) for word in tags]
    words += [("行业", word) for word in industries]
    words += [("工种", word) for word in trades]
    return frozenset(words)


def words_of(record: Record) -> frozenset[Word]:
    """The words of a record by which it may belong to a job."""
    words = [("标签", word) for word in record.tags]
    if record.in_industry:
        words.append(("行业", record.in_industry))
    if isinstance(record, Trade):
        words += [("工种", word) for word in record.trades]
    return frozenset(words)


class Ways(Frozen):
    """The whole of docs/ways.yml, in the order in which the jobs are shown."""

    ways: Many[Way] = field(
        "活计", "从活计进来的路", "{名称: 公交, 工种: [公交驾驶员]}", default=()
    )
