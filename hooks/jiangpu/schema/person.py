"""人物: a model worker in the public role.

Same name is not same person: it is one person only if unit and city agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from . import vocabularies
from .base import Happening, Honor, Occasion, Place, Point, Record, Trade, known
from .declare import Part, field
from .types import Code, Date, FullDate, Many, Text, Yes, one_of


class Work(Part):
    """著作."""

    lead = "名称"
    name: Text = field("名称", "书名，不带书名号", "泵站常见问题解答", required=True)
    year: Date | None = field("年份", "出版年份", "2010")
    publisher: Text | None = field("出版社", "哪家出版社", "…")
    source: Code | None = field("来源", "来源的代号", "s1")


class Consent(Part):
    """同意: on what basis somebody who is no public honouree is shown."""

    basis: Text = field("依据", "本人或单位怎样同意的", "本人书面同意", required=True)
    date: FullDate | None = field("日期", "哪一天同意的", "2026-11-22")
    display: Annotated[str, one_of(vocabularies.CONSENT_DISPLAYS)] = field(
        "显示", "实名、姓氏、不公开", "实名", default="实名"
    )
    until: FullDate | None = field("保留到", "同意到哪一天为止，没有说就不写", "2029-11-22")
    portrait: Yes | None = field("肖像", "本人同意登照片的，写“是”", "是")


class Person(Place, Trade, Record):
    """人物."""

    skill: Text | None = field("技能等级", "高级技师等", "高级技师")
    post: Text | None = field("岗位", "做什么的", "泵站班长", wanted=True)
    honors: Many[Honor] = field(
        "荣誉", "个人荣誉", "{名称: 全国五一劳动奖章, 级别: 全国}", wanted=True, default=()
    )
    works: Many[Work] = field("著作", "写过的书", "泵站常见问题解答", default=())
    deeds: Many[Happening] = field("记载", "来源写到的事", "{内容: …, 时间: 2019-06}", default=())
    records: Many[Point] = field("成绩", "纪录和比赛名次", "实操第一名", default=())
    consent: Consent | None = field(
        "同意", "不是公开表彰的人，要写同意的依据", "{依据: 本人书面同意}"
    )

    @property
    def public(self) -> bool:
        """Whether this is a public honouree, or somebody who agreed to be shown."""
        return bool(self.honors) or self.consent is not None

    @property
    def honored(self) -> tuple[Honor, ...]:
        """The person's own honours."""
        return self.honors

    @property
    def line(self) -> tuple[str, ...]:
        """Unit, place, first trade."""
        return known(self.unit, "".join(self.where), *self.trades[:1])

    def occasions(self) -> Iterator[Occasion]:
        """Honours, deeds, books."""
        yield from super().occasions()
        for deed in self.deeds:
            if deed.date:
                yield Occasion(deed.date, deed.text)
        for work in self.works:
            if work.year:
                yield Occasion(work.year, f"出版《{work.name}》")
