"""Which field a heading of a ledger means: the synonym table, and how headings are compared.

A place is written as text: 名称, 称号.级别 (a field of an entry), 数字.成员数 (a figure of that
指标), 备注, 不收 (never taken in), 序号 (counts rows, means nothing). A few take a cell apart:
地区 (省, 市, 县区), 专利 (names, or how many), 简介 (摘要 or the body).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ..schema.base import Record
from ..schema.fields import field_named, fields_of
from ..schema.registry import BY_KEY, METHOD, PERSON, STUDIO, Kind
from ..schema.units import OTHER_WORDS, UNITS
from ..schema.vocabularies import INDICATORS

AnyKind = Kind[Record]

REMARK, NEVER, COUNTER = "备注", "不收", "序号"
"""Places that are no fields of a kind alone."""

REGION, PATENTS, INTRODUCTION, BODY = "地区", "专利", "简介", "正文"
"""Places that take a cell apart."""

FIGURE = "数字."

_SHARED = """
单位=所在单位 工作单位 依托单位 单位 单位名称 所属单位 企业名称 所在企业 创建单位 所在单位名称
  所属企业
行业=所属行业 行业 产业 行业类别 所属产业 所在行业 产业类别
工种=工种 专业 专业工种 从事工种 职业工种 职业 岗位工种 技术工种
地区=所在地 属地 地区 所在地区 所属地区 区域 所属区域
省=省 省份 所在省
市=市 地市 设区市 城市 所在市 地级市 所属市
县区=县区 区县 县市区 市县区 所在区县 县 区 县市
编号=编号 条目编号 匠谱编号
别名=别名 曾用名 又名
简介=简介 摘要 基本情况 情况简介 主要情况 概况 工作室简介 工作室概况 内容简介
标签=标签 关键词
正文=正文
"""

_STUDIO = """
名称=工作室名称 名称 工作室 创新工作室名称 劳模创新工作室名称 劳模工作室名称 工作室全称
  创新工作室 命名工作室名称
冠名=冠名 冠名人 冠名劳模
领衔人=领衔人 负责人 带头人 领办人 牵头人 领衔劳模 劳模姓名 领军人 领军人物 领衔人姓名
  工作室负责人 主持人 领创人
成立年份=创建时间 成立时间 成立日期 创建年份 成立年份 创建日期 建立时间 组建时间 创办时间
  成立年月 创建年月
称号.名称=命名称号 工作室称号 称号 称号名称 工作室荣誉 命名名称
称号.级别=命名级别 级别 工作室级别 命名等级 称号级别 认定级别
称号.年份=命名时间 命名年度 命名年份 授牌时间 认定时间 命名日期 授予时间
称号.授予单位=命名单位 授予单位 命名机关 授牌单位 命名部门 认定单位
数字.成员数=工作室人数 团队人数 成员人数 人数 成员数 成员数量 工作室成员数 团队成员数 现有人数
成员构成=其中技师 人员结构 人员构成 成员构成 其中技师以上 其中高级技师 其中技师及以上 团队构成
  其中党员
特色=主攻方向 特色 攻关方向 研究方向 主要方向
制度=规章制度 管理制度 制度 制度建设 工作制度
课题.名称=攻关课题 创新项目 立项 课题名称 攻关项目 项目名称 课题 立项课题 研究课题 创新课题
  攻关课题名称
课题.类别=课题类别 项目类别
课题.状态=课题状态 项目状态 完成情况 项目进展 课题进展 进展情况
课题.年份=立项时间 立项年份 研究起始时间 立项年度
成果.名称=创新成果 成果名称 建议名称 主要成果 成果 创新成果名称 主要创新成果 成果建议名称
成果.操作法=先进操作法 操作法 操作法名称 先进操作法名称 绝技绝活
成果.类型=成果类型 成果类别 类别 类型
成果.年份=完成时间 研究终止时间 成果年份 完成年份 完成日期 成果时间
成果.转化阶段=是否实施 推广应用 转化阶段 转化情况 应用情况 实施情况 推广应用情况
成果.说明=现状分析 改进措施 成果简介 成果说明 主要内容 成果内容
数字.经济效益=经济效益 年创效 节创价值 创效 年创效益 创造效益 年经济效益 创造经济效益 年效益
  效益 直接经济效益 创效金额
数字.节约资金=节约资金 年节约 节约成本 降本
专利=专利 专利名称 授权 授权专利 专利情况 专利数 获得专利 国家专利
数字.发明专利=发明专利 发明专利数 其中发明
数字.课题数=攻关项目数 课题数 项目数 攻关课题数 课题数量 创新项目数
数字.成果数=成果数 成果数量 创新成果数
师带徒.师傅=师傅 师傅姓名 带徒师傅
师带徒.徒弟=徒弟 徒弟姓名 学徒
师带徒.年份=签约时间 结对时间 拜师时间
师带徒.说明=协议期限 师带徒 师徒结对 师带徒情况
数字.培训人次=培训人次 培训人数 年培训人次 培训职工人次 累计培训人次
数字.培养人才=培养人才 培养技能人才
活动.内容=活动 活动名称 活动内容 活动主题 开展活动
活动.时间=日期 活动时间 活动日期
活动.地点=地点 活动地点
联盟=联盟 所属联盟 加入联盟
"""

_METHOD = """
名称=操作法名称 先进操作法 先进操作法名称 操作法 工作法名称 工作法 方法名称 绝活名称 绝招名称
  名称 先进工作法名称
提出人=提出人 创造人 发明人 总结人 完成人 主要创造人 姓名 作者 创立人 创新人
工作室=工作室 工作室名称 所属工作室 所在工作室
类别=类别 操作法类别 类型 方法类别
名称性质=名称性质
风险=风险 风险等级 危险性 风险类别
年份=时间 年份 创立时间 完成时间 形成时间 年度
年份性质=年份性质
解决问题=解决问题 现状分析 解决的问题 存在问题 解决的难题 解决难题 现状
原理=原理 改进措施 创新点 技术原理
要点=操作要领 要点 操作要点 主要内容 关键点 要领 技术要点
步骤=步骤 操作步骤 操作流程
口诀=口诀 操作口诀 顺口溜
口诀字数=口诀字数
工具=工具 工装 使用工具
安全=安全 安全要点 安全注意事项 注意事项 安全事项
适用=适用 适用范围 适用条件
不适用=不适用 禁忌
难度=难度
用时=用时
推广范围=推广范围 推广应用 应用范围 推广情况 应用情况
荣誉.名称=荣誉 获奖 荣誉称号 所获荣誉 获奖情况 命名称号 何时获何荣誉
荣誉.级别=荣誉级别 级别 获奖级别 命名级别
荣誉.年份=获奖时间 命名时间 获奖年份 命名年度
荣誉.授予单位=授予单位 命名单位 颁奖单位
数字.经济效益=经济效益 年创效 节创价值 创效 年创效益 创造效益 年经济效益 创造经济效益
数字.培训人次=培训人次 培训人数
"""

_PERSON = """
名称=姓名 劳模姓名 名称 人员姓名 工匠姓名
技能等级=技术等级 技能等级 职业技能等级 职称 职业资格 技术职称 职称等级
岗位=职务 岗位 职务职称 职务岗位 工作岗位 现任职务
荣誉.名称=荣誉称号 何时获何荣誉 荣誉 获得荣誉 所获荣誉 主要荣誉 曾获荣誉
荣誉.级别=荣誉级别 级别 称号级别 劳模级别
荣誉.年份=获得时间 授予时间 表彰时间 获得年份 命名时间 命名年度 获得荣誉时间
荣誉.授予单位=授予单位 命名单位 表彰单位
记载.内容=主要事迹 事迹 先进事迹 简要事迹
著作.名称=著作 著作名称
"""

_KEPT_AS_REMARKS = """
备注 说明 面积 场地面积 场地 工作室面积 设备 主要设备 设备设施 经费 年度经费 资助 资助金额
  资助经费 投入经费 单位性质
企业性质 推荐单位 主管工会 上级工会 文号 命名文号 批次 成员名册 成员 成员名单 团队成员 主要成员
  主要创造人 主要完成人
起止时间 应用单位 鉴定 验收 鉴定验收 获奖 获奖情况 论文 论文数 软著 软件著作权 分值 自评分 得分
  等次 评分 意见 盖章
审核意见 推荐意见 证明材料 佐证材料 荣誉称号 技术等级 职称 职务 技能等级 何时获何荣誉 联系人
  申报单位 现状 备案号
"""

_COUNTERS = "序号 序 编次 行号 no 顺序号 序列"

_PERSONAL = re.compile(
    "身份证|证件号|公民身份|电话|手机|联系方式|邮箱|邮件|email|性别|出生|年龄|政治面貌|党派"
    "|学历|文化程度|学位|民族|籍贯|住址|银行卡|银行账号|卡号|微信|qq"
)
"""What is never taken in, as it stands in headings."""

NO_COLUMNS = frozenset(
    (
        *("来源", "数字", "核对", "状态", "更新", "编者", "豁免", "曾用地址", "可能同一"),
        *("备注", "标准", "修订", "自测", "同意"),
    )
)
"""Fields that a ledger has no column for."""

_GENERIC = frozenset(
    ["姓名", "名称", "合计", "总数", "总计", "人数", "小计", "数量", "内容", "情况", "项目", "数"]
)
"""Words below a heading that say no more than it does."""

_GROUPS = {
    "称号": "命名情况 命名 称号 认定情况 授牌情况 命名表彰 工作室命名",
    "课题": "攻关课题 课题 攻关项目 立项情况 课题情况 创新项目 项目情况",
    "成果": "创新成果 成果 成果情况 主要成果",
    "专利": "专利 专利情况",
    "师带徒": "师带徒 师徒结对 师徒",
    "活动": "活动 活动情况 开展活动",
    "荣誉": "荣誉 获奖 荣誉情况 所获荣誉",
}
"""A heading over several columns → the field whose entries they make."""

_PART_WORDS = {
    "时间": "年份 时间",
    "日期": "年份 时间",
    "年度": "年份 时间",
    "年月": "年份 时间",
    "单位": "授予单位",
    "等级": "级别",
    "进展": "状态",
    "情况": "状态",
}
"""A word below such a heading → the fields of an entry that it may mean."""

_UNIT_WORDS = {**OTHER_WORDS, "人数": "人"}
_BRACKETED = re.compile(r"[（(【\[]([^（()）\[\]【】]*)[)）\]】]")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]{1,2}、|[0-9]{1,2}[.、．])")


@dataclass(frozen=True)
class Heading:
    """What stands over a column.

    Attributes:
        text: as an editor reads it; two rows joined with a colon, 命名情况：级别.
        group: the upper part, "" where there is one row.
        own: the lower part.
    """

    text: str
    group: str
    own: str

    @property
    def unit(self) -> str:
        """The unit in its brackets, 万元; "" where there is none."""
        return _unit_in(self.own) or _unit_in(self.group)

    @property
    def key(self) -> str:
        """The form in which headings are compared and kept."""
        parts = [key_of(part) for part in (self.group, self.own)]
        return "：".join(part for part in parts if part)


def heading(*rows: str) -> Heading:
    """The heading of a column from the texts above it, the upper first. 命名情况：级别 in one
    cell is the same as in two.
    """
    kept = [row for row in rows if row]
    if len(kept) == 1 and re.fullmatch(r"[^：:·]+[：:·][^：:·]+", kept[0]):
        kept = [part.strip() for part in re.split("[：:·]", kept[0])]
    own = kept[-1] if kept else ""
    group = "".join(kept[:-1])
    if own.startswith("其中"):
        own = re.sub(r"^其中[：:]?", "其中", own)
    return Heading("：".join(kept), group, own)


@cache
def key_of(text: str) -> str:
    """A heading without width, spaces, brackets, units, numbering and stars."""
    plain = _BRACKETED.sub("", text)
    plain = unicodedata.normalize("NFKC", plain)
    plain = "".join(plain.split()).strip("*※：:。.、,")
    return re.sub(r"[/、\-—·：:]", "", _NUMBERED.sub("", plain)).lower()


def _unit_in(text: str) -> str:
    """The first unit in brackets of a heading."""
    for inner in _BRACKETED.findall(text):
        for piece in re.split(r"[、，,;； ]|单位[：:]?", inner):
            word = unit_word(piece)
            if word in UNITS.notes:
                return word
    return ""


def unit_word(text: str) -> str:
    """A unit as the table of units writes it: ㎡ is 平方米."""
    plain = text.strip()
    return _UNIT_WORDS.get(unicodedata.normalize("NFKC", plain), plain)


def kinds_of_ledgers() -> tuple[AnyKind, ...]:
    """The kinds of which there are ledgers."""
    return (STUDIO, METHOD, PERSON)


@cache
def table_of(kind_key: str) -> Mapping[str, str]:
    """Heading key → place, for a kind: the synonyms, the fields' own names, the indicators."""
    own = {STUDIO.key: _STUDIO, METHOD.key: _METHOD, PERSON.key: _PERSON}[kind_key]
    model = BY_KEY[kind_key].model
    found: dict[str, str] = {}
    for indicator in INDICATORS.words:
        found[key_of(indicator)] = FIGURE + indicator
    for word in _KEPT_AS_REMARKS.split():
        found[key_of(word)] = REMARK
    for field in fields_of(model):
        if field.label not in NO_COLUMNS:
            found.setdefault(key_of(field.label), field.label)
        for part in field.parts:
            found.setdefault(f"{field.label}{part.label}", f"{field.label}.{part.label}")
    place = ""
    for line in [*_SHARED.split("\n"), *own.split("\n")]:
        place = line.partition("=")[0] if "=" in line else place  # a long line goes on below
        for word in line.rpartition("=")[2].split():
            found[key_of(word)] = place
    for word in _COUNTERS.split():
        found[key_of(word)] = COUNTER
    return found


@cache
def _groups() -> Mapping[str, str]:
    found = {}
    for label, words in _GROUPS.items():
        for word in words.split():
            found[key_of(word)] = label
    return found


def place_of(head: Heading, kind: AnyKind, kept: Mapping[str, str]) -> str:
    """Where a column goes; "" where nothing tells.

    Args:
        head: what stands over it.
        kind: of the records.
        kept: the mapping that editors made before, by heading key.
    """
    if _PERSONAL.search(head.key):
        return NEVER
    if head.key in kept:
        return kept[head.key]
    table = table_of(kind.key)
    group, own = key_of(head.group), key_of(head.own)
    if own in _GENERIC and group:
        return table.get(group + own) or table.get(group, "")
    if group:
        return table.get(group + own) or _in_group(group, own, kind) or _alone(group, own, table)
    return table.get(own, "")


def _in_group(group: str, own: str, kind: AnyKind) -> str:
    """A column below a heading that names an entry: 命名情况, 级别 is 称号.级别."""
    label = _groups().get(group, "")
    field = field_named(kind.model, label) if label else None
    if field is None:
        return ""
    for word in (own, *_PART_WORDS.get(own, "").split()):
        if any(part.label == word for part in field.parts):
            return f"{label}.{word}"
    return ""


def _alone(group: str, own: str, table: Mapping[str, str]) -> str:
    """What the lower heading says by itself. What it says of an entry belongs to that entry only
    below a heading of its own.
    """
    place = table.get(own, "")
    label = _groups().get(group, "")
    if label and "." in place and not place.startswith((label, FIGURE)):
        return REMARK
    return place


def is_heading(text: str) -> bool:
    """Whether a text is a heading of any kind of ledger."""
    if len(text) > 40 or not key_of(text):
        return False
    head = heading(text)
    if _PERSONAL.search(head.key):
        return True
    return any(place_of(head, kind, {}) for kind in kinds_of_ledgers())


def is_place(place: str, kind: AnyKind) -> bool:
    """Whether a text names a place of a kind: 备注, 不收, a field, part of an entry, a figure."""
    if place in (REMARK, NEVER, COUNTER, REGION, INTRODUCTION, BODY) or place.startswith(FIGURE):
        return True
    label, _, part = place.partition(".")
    field = field_named(kind.model, label)
    if field is None:
        return False
    if not part:
        return True
    return part == "操作法" or any(each.label == part for each in field.parts)


def kind_of_headings(heads: Iterable[Heading], about: str) -> AnyKind:
    """The kind of records that a table lists: by the first heading that is the name of one, else
    by what its title and sheet are called.
    """
    keys = [key_of(head.own) for head in heads if not head.group]
    for kinds in ((STUDIO, METHOD), (PERSON,)):
        for key in keys:
            for kind in kinds:
                if key not in ("名称", "工作室") and _names_only(key, kind):
                    return kind
    for words, named in _NAMES_OF_LEDGERS.items():
        if re.search(words, about):
            return named
    known = {
        kind.key: sum(key in table_of(kind.key) for key in keys) for kind in kinds_of_ledgers()
    }
    return max(kinds_of_ledgers(), key=lambda kind: known[kind.key])


_NAMES_OF_LEDGERS: dict[str, AnyKind] = {
    "操作法|工作法|绝招|绝活": METHOD,
    "工作室": STUDIO,
    "人物|名册|劳模名单|工匠名单": PERSON,
}
"""What a title or a sheet is called → the kind of its records."""


def _names_only(key: str, kind: AnyKind) -> bool:
    """Whether a heading is the name of a record of this kind, and of no studio or method else."""
    if table_of(kind.key).get(key) != "名称":
        return False
    others = [other for other in (STUDIO, METHOD) if other != kind and kind != PERSON]
    return all(table_of(other.key).get(key) != "名称" for other in others)
