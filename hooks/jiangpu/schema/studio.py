"""工作室: a model workers' innovation studio. Its methods name it, not the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from ..language.dates import year_of
from . import vocabularies
from .base import FieldDate, Happening, Honor, Occasion, Place, Point, Record, Trade, known
from .declare import Part, field
from .types import Code, Codes, Date, Many, PersonRef, Text, Texts, Widget, Yes, one_of


class Project(Part):
    """课题: what the studio set out to do."""

    lead = "名称"
    name: Text = field("名称", "课题名称", "碳化转化技术攻关", required=True)
    kind: Annotated[str, one_of(vocabularies.PROJECT_KINDS)] | None = field(
        "类别", "技能提升、流程优化、科技开发", "流程优化"
    )
    year: Date | None = field("年份", "立项的年份", "2014")
    state: Annotated[str, one_of(vocabularies.PROJECT_STATES)] | None = field(
        "状态", "在研、已完成、已中止", "已完成"
    )
    contract: Yes | None = field("签约", "单位和工作室签了约没有", "是")
    note: Text | None = field("说明", "一句话说明", "组建攻关组，反复调整工艺")
    source: Code | None = field("来源", "来源的代号", "s1")


class Achievement(Part):
    """成果: what came of it, and how far it has been put to use."""

    lead = "名称"
    name: Text = field("名称", "成果名称", "碳化七字操作法", required=True)
    kind: Annotated[str, one_of(vocabularies.ACHIEVEMENT_KINDS)] | None = field(
        "类型", "操作法、技改、发明、著作、获奖、管理改进", "技改"
    )
    year: Date | None = field("年份", "形成的年份", "2020")
    stage: Annotated[str, one_of(vocabularies.STAGES)] | None = field(
        "转化阶段", "立项、完成、应用、推广、产业化", "应用"
    )
    effects: Codes = field("效益", "见效的数字，写“数字”里的代号", "[tisu, zengxiao]", default=())
    note: Text | None = field("说明", "一两句话", "自行设计了一套芳烃分离装置")
    source: Code | None = field("来源", "来源的代号", "s1")


class Patent(Part):
    """专利."""

    lead = "名称"
    name: Text = field("名称", "专利名称", "一种货叉", required=True)
    kind: Annotated[str, one_of(vocabularies.PATENT_KINDS)] | None = field(
        "类别", "发明、实用新型、外观设计", "实用新型"
    )
    state: Annotated[str, one_of(vocabularies.PATENT_STATES)] | None = field(
        "状态", "申报还是授权", "授权"
    )
    year: Date | None = field("年份", "申报或授权的年份", "2020")
    number: Text | None = field("专利号", "照证书写", "ZL2020…")
    source: Code | None = field("来源", "来源的代号", "s1")


class Apprenticeship(Part):
    """师带徒."""

    lead = "说明"
    master: Text | None = field("师傅", "师傅的名字", "某某某")
    apprentice: Text | None = field("徒弟", "公开报道过的徒弟", "张某")
    year: Date | None = field("年份", "哪一年的事", "2019")
    note: Text | None = field("说明", "一句话说明", "签订了师徒协议")
    source: Code | None = field("来源", "来源的代号", "s1")


class Evidence(Part):
    """标准: what the studio itself says for one item of a standards profile, with its source."""

    lead = "项"
    item: Text = field("项", "标准里的项目名", "设施齐全", required=True)
    text: Text | None = field("说明", "有什么可以证明", "配备了打印机、电脑等办公设备")
    source: Code | None = field("来源", "来源的代号；没有来源的按未提供算", "s1")


class Studio(Place, Trade, Record):
    """工作室."""

    namesakes: Many[PersonRef] = field("冠名", "以谁的名字命名", "[某某某]", default=())
    leaders: Many[PersonRef] = field(
        "领衔人", "带头的劳模，写名字或人物编号", "[某某某]", wanted=True, default=()
    )
    founded: Date | None = field(
        "成立年份", "哪一年成立；来源盖住的写“原文隐去”", "2008", wanted=True
    )
    titles: Many[Honor] = field(
        "称号",
        "工作室得到的命名和称号",
        "{名称: 金牌工人劳模创新工作室, 级别: 市}",
        wanted=True,
        default=(),
    )
    makeup: Text | None = field(
        "成员构成", "都是什么人", "首席技师 1 人、主任技师 2 人", wanted=True
    )
    features: Text | None = field(
        "特色", "和别的工作室有什么不同", "立足管理创新", widget=Widget.AREA
    )
    evidence: Many[Evidence] = field(
        "标准", "逐项自证", "{项: 设施齐全, 说明: …, 来源: s1}", default=()
    )
    regulations: Many[Point] = field("制度", "有哪些制度", "师带徒制度", wanted=True, default=())
    projects: Many[Project] = field(
        "课题", "立了哪些课题", "{名称: 碳化转化技术攻关}", wanted=True, default=()
    )
    achievements: Many[Achievement] = field(
        "成果", "做成了什么", "{名称: 碳化七字操作法, 类型: 操作法}", wanted=True, default=()
    )
    patents: Many[Patent] = field("专利", "申报和授权的专利", "{名称: …, 状态: 授权}", default=())
    apprenticeships: Many[Apprenticeship] = field(
        "师带徒", "带徒的情况", "签订了师徒协议", default=()
    )
    activities: Many[Happening] = field("活动", "有来源的活动", "{内容: …, 时间: 2020}", default=())
    alliances: Texts = field("联盟", "参加了哪些联盟", "港口装卸创新联盟", default=())

    @property
    def honored(self) -> tuple[Honor, ...]:
        """Its titles."""
        return self.titles

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels of its titles, highest first: the record has no field of its own for them."""
        found: set[str] = set()
        for title in self.titles:
            found.update(title.levels)
        return tuple(level for level in vocabularies.LEVELS.words if level in found)

    @property
    def people(self) -> tuple[str, ...]:
        """Its leaders, then those whose names it bears."""
        return (*self.leaders, *self.namesakes)

    @property
    def year(self) -> int | None:
        """The year of its founding."""
        return year_of(self.founded)

    @property
    def in_year(self) -> int | None:
        """The year that it is filed under."""
        return self.year

    @property
    def line(self) -> tuple[str, ...]:
        """Unit, place, first trade, industry."""
        return known(self.unit, "".join(self.where), *self.trades[:1], self.industry)

    @property
    def effects(self) -> tuple[tuple[str, ...], ...]:
        """For each achievement, the codes of the figures that are its effects."""
        return tuple(achievement.effects for achievement in self.achievements)

    @property
    def own_dates(self) -> tuple[FieldDate, ...]:
        """When it was founded."""
        return (FieldDate("成立年份", self.founded),) if self.founded else ()

    def occasions(self) -> Iterator[Occasion]:
        """Its founding, its titles, its achievements, its activities."""
        if self.founded:
            yield Occasion(self.founded, "工作室成立")
        yield from super().occasions()
        for achievement in self.achievements:
            if achievement.year:
                yield Occasion(achievement.year, f"成果：{achievement.name}")
        for activity in self.activities:
            if activity.date:
                yield Occasion(activity.date, activity.text)
