"""操作法: an operating method.

It has 步骤 only where a source presents an order of operations, otherwise 要点.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from ..language.dates import year_of
from . import vocabularies
from .base import FieldDate, Honor, Occasion, Place, Point, Record, Trade, known
from .declare import Part, field
from .quiz import Tested
from .teaching import Teachable, teachable
from .types import (
    Code,
    Date,
    Many,
    MethodRef,
    PersonRef,
    StudioRef,
    Text,
    Texts,
    Whole,
    Widget,
    one_of,
)


class Step(Part):
    """One step, as published."""

    lead = "做什么"
    action: Text = field("做什么", "这一步做什么", "用专用夹具固定好货物", required=True)
    points: Texts = field("要点", "要注意的", "[路况复杂，不急躁]", default=())
    because: Text | None = field("理由", "来源写明为什么要这样", "先确认，后减速")
    mistakes: Texts = field("常见错误", "来源写到的差错", "[没看表就停泵]", default=())
    safety: Text | None = field("安全", "来源写明的安全要求", "人员撤离后再起吊")
    basis: Text | None = field("依据", "出自哪里", "报道所载的口诀")
    source: Code | None = field("来源", "来源的代号", "s1")


class Revision(Part):
    """One edition after the first: what differs from the one before."""

    edition: Whole = field("版次", "第几版", "2", required=True)
    date: Date = field("日期", "哪一天改的", "2026-12-01", required=True)
    changed: Text = field("改了什么", "一句话说改了什么", "第三步补了安全", required=True)


@dataclass(frozen=True)
class Phrase:
    """A phrase of a verse (一平), with the points of the same record that tell what it means.

    Attributes:
        text: the phrase.
        points: the texts of these points, as written; none where no source tells the meaning.
    """

    text: str
    points: tuple[str, ...]

    @property
    def meanings(self) -> tuple[str, ...]:
        """What each point says of the phrase, without the phrase before it."""
        return tuple(point[len(self.text) + 1 :] for point in self.points)


_AFTER_A_PHRASE = ("，", "：")
"""What stands behind a phrase in a point that tells its meaning: 一平，心态要平."""


class Method(Tested, Place, Trade, Record):
    """操作法."""

    origin: Annotated[str, one_of(vocabularies.NAME_ORIGINS)] = field(
        "名称性质", "原名，还是编者概括的", "原名", default="原名"
    )
    risk: Annotated[str, one_of(vocabularies.RISKS)] = field(
        "风险", "一般，还是高危", "高危", required=True
    )
    kind: Annotated[str, one_of(vocabularies.METHOD_KINDS)] | None = field(
        "类别", "操作法、工作法、堵漏法等", "操作法", wanted=True
    )
    authors: Many[PersonRef] = field(
        "提出人", "谁总结的，写名字或人物编号", "[某某某]", wanted=True, default=()
    )
    studio: StudioRef | None = field("工作室", "工作室的编号或名称", "S0008")
    year: Date | None = field("年份", "哪一年的事", "2011", wanted=True)
    year_kind: Annotated[str, one_of(vocabularies.YEAR_KINDS)] | None = field(
        "年份性质", "创立、命名、报道", "报道"
    )
    problem: Text | None = field(
        "解决问题",
        "以前难在哪里",
        "碳化转化指标曾在同行评比中落后",
        wanted=True,
        widget=Widget.AREA,
    )
    principle: Text | None = field(
        "原理", "为什么管用", "用专用夹具把货物牢牢抓紧再转运", wanted=True, widget=Widget.AREA
    )
    verse: Texts = field("口诀", "公开过的口诀，一句一条", "[一平, 二勤, 三轻, 四早]", default=())
    verse_length: Whole | None = field("口诀字数", "只知道有几个字，字没公开", "7")
    steps: Many[Step] = field(
        "步骤", "来源按先后写明的步骤", "{做什么: …, 要点: […]}", wanted=True, default=()
    )
    points: Many[Point] = field(
        "要点",
        "来源没有按步骤写时，记要点；讲口诀里哪一句的，以那一句开头，接逗号或冒号",
        "凭手感判断结晶质量",
        default=(),
    )
    tools: Texts = field("工具", "用到的工具", "[专用夹具, 货叉]", default=())
    safety: Many[Point] = field(
        "安全", "来源写明的安全要点", "人员撤离后再起吊", wanted=True, default=()
    )
    suits: Text | None = field("适用", "用在什么地方", "纯碱生产的碳化工序")
    unsuited: Text | None = field("不适用", "什么时候不能用", "…")
    difficulty: Annotated[str, one_of(vocabularies.DIFFICULTIES)] | None = field(
        "难度", "入门、进阶、高级", "进阶"
    )
    duration: Text | None = field("用时", "学会或做一遍要多久", "半天")
    honors: Many[Honor] = field(
        "荣誉", "方法得到的荣誉", "{名称: 十大先进操作法, 级别: 省、市}", wanted=True, default=()
    )
    reach: Text | None = field("推广范围", "用到了哪里", "全国纯碱行业", wanted=True)
    before: Many[MethodRef] = field("前置", "先学哪几个方法", "[M0003]", default=())
    edition: Whole | None = field("版次", "这一页是第几版，不写就是第一版", "2")
    revisions: Many[Revision] = field(
        "修订",
        "从第二版起，每一版改了什么；打印出去的卡片靠它知道旧在哪里",
        "{版次: 2, 日期: 2026-12-01, 改了什么: …}",
        default=(),
    )

    @property
    def honored(self) -> tuple[Honor, ...]:
        """Its own honours."""
        return self.honors

    @property
    def people(self) -> tuple[str, ...]:
        """Who put it forward."""
        return self.authors

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases of the verse, each with the points that tell its meaning."""
        texts = [point.text for point in self.points]
        found = []
        for phrase in self.verse:
            openings = tuple(phrase + mark for mark in _AFTER_A_PHRASE)
            own = tuple(text for text in texts if text.startswith(openings))
            found.append(Phrase(phrase, own))
        return tuple(found)

    @property
    def teachable(self) -> Teachable:
        """What the method may be taught with; everything that shows it asks here."""
        return teachable(self.risk)

    @property
    def notice(self) -> str:
        return self.teachable.notice

    @property
    def has_card(self) -> bool:
        """Whether there is a card of it: it may be taught, and there is something to put on one."""
        return self.teachable.card and bool(self.steps or self.points or self.verse)

    @property
    def current_edition(self) -> int:
        """Which edition the page is, from 1."""
        return self.edition or 1

    @property
    def born(self) -> int | None:
        """The year of the method, whatever it is the year of."""
        return year_of(self.year)

    @property
    def in_year(self) -> int | None:
        """The year that it is filed under."""
        return self.born

    @property
    def in_category(self) -> str | None:
        """The 类别 that it is filed under."""
        return self.kind

    @property
    def teaches(self) -> tuple[str, ...]:
        """Of a method that may be taught: what there is to learn, to answer and to print."""
        if not self.teachable.instructions:
            return ()
        found = {
            "有步骤": self.steps,
            "有要点": self.points,
            "有口诀": self.verse,
            "有自测": self.quiz,
            "可打印": self.has_card,
        }
        return tuple(word for word, there in found.items() if there)

    @property
    def in_difficulty(self) -> str | None:
        """The 难度 that it is filed under."""
        return self.difficulty

    @property
    def line(self) -> tuple[str, ...]:
        """Place, first trade, industry."""
        return known("".join(self.where), *self.trades[:1], self.industry)

    @property
    def own_dates(self) -> tuple[FieldDate, ...]:
        """Its year."""
        return (FieldDate("年份", self.year),) if self.year else ()

    def occasions(self) -> Iterator[Occasion]:
        """Its own year, worded by what it is the year of, then its honours."""
        if self.year:
            yield Occasion(self.year, _YEARS.get(self.year_kind or "", "记录写到这一年"))
        yield from super().occasions()


_YEARS = {"命名": "方法命名", "创立": "方法形成", "报道": "见于报道"}
"""年份性质 → what happened in that year."""
