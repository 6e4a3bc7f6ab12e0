"""What every record has, and what records are made of: sources, figures, honours, rules.

A field is declared once, here and in the modules beside this one: attribute, Chinese name, help,
example. Validation, messages, the editors' reference and the new-page skeleton follow from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from . import vocabularies
from .declare import Part, field
from .figure import Figure
from .frozen import Frozen
from .types import (
    Address,
    City,
    Code,
    Date,
    FullDate,
    Levels,
    Many,
    Number,
    PersonRef,
    RecordNumber,
    ReportRef,
    Text,
    Texts,
    Widget,
    Yes,
    one_of,
    short_province,
)


class Source(Part):
    """Where something stands.

    It is the same source on two pages when the normalised address is, or else publisher, title and
    date.
    """

    code: Code = field("代号", "本页引用它时写的短名", "s1", required=True)
    title: Text = field("题名", "文章、报告、书的名字", "某某：把货夹稳", required=True)
    publisher: Text = field("发布者", "谁发布的", "某某日报", required=True)
    date: Date | None = field("日期", "发布的日期，知道多少写多少", "2019-06-26")
    kind: Annotated[str, one_of(vocabularies.SOURCE_KINDS)] | None = field(
        "类别", "是不是发布者自己的页面", "原站"
    )
    address: Address | None = field("网址", "只写发布者自己网站的网址", "https://…")
    report: ReportRef | None = field("报告", "本站收录的报告，写编号", "R0000")
    note: Text | None = field("说明", "关于这份来源要交代的", "第二篇")


class Honor(Part):
    """An award or honorary title, as the source calls it."""

    lead = "名称"
    name: Text = field("名称", "照来源的叫法写", "全国五一劳动奖章", required=True)
    levels: Levels = field("级别", "哪一级的；来源只说“省、市”就照写", "省、市", default=())
    year: Date | None = field("年份", "哪一年；来源盖住的写“原文隐去”", "2013")

    @property
    def group(self) -> str:
        """The honour under which it is listed, whichever way a source writes it.

        Quotation marks are left out, and 劳模 is written in full: 全国劳模 → 全国劳动模范.
        """
        plain = re.sub(r"[“”\"']", "", self.name)
        return re.sub(r"(?<=.)劳模$", "劳动模范", plain)

    body: Text | None = field("授予单位", "谁授予的", "市总工会")
    note: Text | None = field("说明", "要交代的话", "奖项名称照报道")
    source: Code | None = field("来源", "来源的代号", "s1")


class Point(Part):
    """One sentence with its source."""

    lead = "内容"
    text: Text = field("内容", "一句话说明", "专人牵头负责", required=True)
    source: Code | None = field("来源", "来源的代号", "s1")


class Happening(Part):
    """Something that a source tells with its time."""

    lead = "内容"
    text: Text = field("内容", "发生了什么", "全市在这里开现场推进会", required=True)
    date: Date | None = field("时间", "知道多少写多少", "2019-06")
    place: Text | None = field("地点", "在哪里发生的", "某某厂")
    source: Code | None = field("来源", "来源的代号", "s1")


class Image(Part):
    """图片: a picture that stands beside the record or in a folder of the content.

    On the site the file is the address of what was made of it (`pictures/placing.py`).
    """

    lead = "文件"
    file: Text = field("文件", "图片的文件名，从本文件算起", "huanbeng.jpg", required=True)
    alt: Text = field(
        "说明", "图上有什么；看不见图的人靠这句话", "两名工人在泵房拆下旧泵", required=True
    )
    photographer: Text | None = field("拍摄", "谁拍的、谁画的，照来源写", "某某厂工会")
    source: Code | None = field("来源", "来源的代号", "s1")
    date: Date | None = field("日期", "哪一天拍的，知道多少写多少", "2019-06")
    portrayed: Many[PersonRef] = field(
        "人物", "图上认得出的每一个人；要有本人同意登肖像的记录", "[某某]", default=()
    )
    licence: Text | None = field("许可", "可以怎样用，照授权的原话写", "限本站使用")
    synthetic: Yes | None = field("生成", "人工智能生成的写“是”，页面上会标明", "是")
    note: Text | None = field("注", "还要交代的话", "右起第二人是某某")


class Rule(Part):
    """One reconciliation rule over the record's figures (DESIGN.md section 4).

    合计, 不大于, 比率 and 点数 hold between figures of one time, 递增 over time; 两说 says that
    sources differ.
    """

    kind: Annotated[str, one_of(vocabularies.RULE_KINDS)] = field(
        "规则", "合计、不大于、比率、点数、递增、两说", "合计", required=True
    )
    items: Texts = field(
        "各项", "数字的代号；“点数”写名字", "[jineng, liucheng, keji]", required=True
    )
    equals: Code | None = field("等于", "总数的代号", "keti")
    tolerance: Number | None = field("容差", "允许差多少", "0.1")


class Editors(Part):
    """Who wrote a page and who confirmed it."""

    lead = "撰写"
    wrote: Text | None = field("撰写", "这一页是谁写的", "某某编辑组")
    confirmed: Text | None = field("核对", "这一页是谁核对的", "市总工会经技部")


class Waiver(Part):
    """豁免: a warning that was looked at and is right to stay."""

    code: Text = field("提示", "提示的代码", "N020", required=True)
    about: Text = field("内容", "提示里引号内的原话", "12 年", required=True)
    reason: Text = field("理由", "为什么可以这样", "是书名里的数字", required=True)


class Remark(Part):
    """备注: words of a ledger that fit no field, kept with what stood over them."""

    lead = "内容"
    item: Text | None = field("项", "台账里那一列的名字", "场地面积（㎡）")
    text: Text = field("内容", "台账里的原话", "120㎡", required=True)
    source: Code | None = field("来源", "来源的代号", "s1")


@dataclass(frozen=True)
class FieldDate:
    """A date with the Chinese name of the field that states it."""

    label: str
    date: str


@dataclass(frozen=True)
class Occasion:
    """A dated event: an ISO partial date (or 原文隐去), and what happened, in a few words."""

    date: str
    text: str


class Record(Frozen):
    """What all kinds have in common.

    `Kind` in `registry.py` says which folder, letter and template a model has.
    """

    number: RecordNumber = field("编号", "永久编号，不改、不重用", "S0000", required=True)
    name: Text = field("名称", "照来源的叫法写全", "某某劳模创新工作室", required=True)
    aliases: Texts = field("别名", "别的叫法，搜得到", "[三步法]", default=())
    summary: Text | None = field(
        "摘要",
        "一句话：难在哪里，后来怎样",
        "把手上的感觉写成别人也能用的方法",
        wanted=True,
        widget=Widget.AREA,
    )
    sources: Many[Source] = field(
        "来源", "这一页的依据", "{代号: s1, 题名: …, 发布者: …}", wanted=True, default=()
    )
    figures: Many[Figure] = field(
        "数字", "带来历的数字", "{代号: keti, 指标: 课题数, 数值: 326, …}", default=()
    )
    rules: Many[Rule] = field(
        "核对", "数字之间应有的关系", "{规则: 合计, 各项: [a, b], 等于: c}", default=()
    )
    pictures: Many[Image] = field(
        "图片", "有权使用的图片", "{文件: huanbeng.jpg, 说明: …, 来源: s1}", default=()
    )
    status: Annotated[str, one_of(vocabularies.STATES)] = field(
        "状态", "不写就是已发布", "草稿", default="已发布"
    )
    updated: FullDate | None = field("更新", "最近一次核对的日期", "2026-11-22")
    editors: Editors | None = field("编者", "谁写的，谁核对的", "{撰写: 某某编辑组}")
    remarks: Many[Remark] = field(
        "备注",
        "台账里放不进别的字段的原话，只留在文件里，不上网页",
        "{项: 场地面积（㎡）, 内容: 120㎡, 来源: s1}",
        default=(),
    )
    tags: Texts = field("标签", "方便归类的词", "[节能]", default=())
    alike: Texts = field(
        "可能同一", "也许和哪一条说的是同一个，待核实，写编号", "[P0000]", default=()
    )
    waivers: Many[Waiver] = field(
        "豁免", "看过、可以不改的警告", "{提示: N020, 内容: 12 年, 理由: …}", default=()
    )
    former: Texts = field("曾用地址", "改过文件名的，写从前的网址", "/studios/moumou/", default=())

    # What lists, facets, cards and charts ask of any record. A kind that has an answer gives it in
    # its own model; for the others the neutral one stands.

    @property
    def honored(self) -> tuple[Honor, ...]:
        """The honours that the indexes list."""
        return ()

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels at which it is named, highest first."""
        return ()

    @property
    def people(self) -> tuple[str, ...]:
        """Names or numbers of the people it is about, as written, the first in charge first."""
        return ()

    @property
    def where(self) -> tuple[str, ...]:
        """Province and city as far as known; a municipality stands once."""
        return ()

    @property
    def region(self) -> tuple[str, ...]:
        """Province, city and county as far as known, each once."""
        return ()

    @property
    def in_industry(self) -> str | None:
        """The industry that it is filed under."""
        return None

    @property
    def in_province(self) -> str | None:
        """The province that it is filed under."""
        return None

    @property
    def in_category(self) -> str | None:
        """The 类别 that it is filed under."""
        return None

    @property
    def in_year(self) -> int | None:
        """The year that it is filed under."""
        return None

    @property
    def teaches(self) -> tuple[str, ...]:
        """What a learner finds on its page, in the words of `vocabularies.TEACHES`."""
        return ()

    @property
    def in_difficulty(self) -> str | None:
        """The 难度 that it is filed under."""
        return None

    @property
    def line(self) -> tuple[str, ...]:
        """The short facts of a row in a list, most telling first; a phrase each."""
        return self.where

    @property
    def notice(self) -> str:
        """What has to be said wherever it is shown or passed on; "" of most."""
        return ""

    @property
    def effects(self) -> tuple[tuple[str, ...], ...]:
        """For each achievement, the codes of the figures that are its effects."""
        return ()

    @property
    def own_dates(self) -> tuple[FieldDate, ...]:
        """What it says of its own beginning: no source can be older than that."""
        return ()

    @property
    def sourced(self) -> bool:
        """Whether it says on what it rests."""
        return bool(self.sources)

    def occasions(self) -> Iterator[Occasion]:
        """What happened when, as far as the record states a date; 原文隐去 is one of the dates."""
        for honor in self.honored:
            if honor.year:
                yield Occasion(honor.year, f"获{honor.name}")

    def figure(self, code: str) -> Figure | None:
        """The figure with this 代号."""
        return next((figure for figure in self.figures if figure.code == code), None)

    def source(self, code: str | None) -> Source | None:
        """The source with this 代号."""
        return next((source for source in self.sources if source.code == code), None)


class Place(Frozen):
    """Mixed into kinds that stand somewhere."""

    unit: Text | None = field("单位", "所在单位，照来源写", "某某厂", wanted=True)
    province: Annotated[str, one_of(vocabularies.PROVINCES, short_province)] | None = field(
        "省", "省、自治区、直辖市的简名", "江苏", wanted=True
    )
    city: City | None = field("市", "设区的市、州，不带“市”字", "某某", wanted=True)
    county: Text | None = field("县区", "县、区、县级市", "某某区")

    @property
    def where(self) -> tuple[str, ...]:
        """Province and city as far as known; a municipality stands once."""
        return tuple(dict.fromkeys(known(self.province, self.city)))

    @property
    def region(self) -> tuple[str, ...]:
        """Province, city and county as far as known, each once."""
        return tuple(dict.fromkeys(known(self.province, self.city, self.county)))

    @property
    def in_province(self) -> str | None:
        """The province that it is filed under."""
        return self.province


class Trade(Frozen):
    """Mixed into kinds that belong to a trade."""

    industry: Annotated[str, one_of(vocabularies.INDUSTRIES)] | None = field(
        "行业", "从表里选一个", "化工", wanted=True
    )
    trades: Texts = field("工种", "具体的工种", "车工", wanted=True, default=())

    @property
    def in_industry(self) -> str | None:
        """The industry that it is filed under."""
        return self.industry


def known(*parts: str | None) -> tuple[str, ...]:
    """The parts that are not unknown, in their order."""
    return tuple(part for part in parts if part)
