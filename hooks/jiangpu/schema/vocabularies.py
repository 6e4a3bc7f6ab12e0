"""Controlled vocabularies: the words that a field accepts.

A word has a note for editors where it does not speak for itself. Closed vocabularies hold the only
accepted words. Open ones (指标, 单位) may be extended in the settings; an unknown word is a
warning, because it would count as a category of its own.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """An ordered list of words: the order of display, and of rank where the words have one.

    Attributes:
        name: what it is a list of.
        notes: word → note for editors, "" where the word says all.
        synonyms: what editors write instead → the word.
    """

    name: str
    notes: Mapping[str, str]
    synonyms: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.notes)

    def rank(self, word: str) -> int:
        """Position of a word, for sorting; unknown words come last."""
        return self.words.index(word) if word in self.notes else len(self.notes)


def _closed(name: str, words: str | Mapping[str, str], synonyms: str = "") -> Vocabulary:
    """A closed vocabulary.

    Args:
        synonyms: groups such as `已完成=结题、完成`, with spaces between them.
    """
    notes = dict.fromkeys(words.split(), "") if isinstance(words, str) else dict(words)
    meant = {}
    for group in synonyms.split():
        word, _, others = group.partition("=")
        meant.update(dict.fromkeys(others.split("、"), word))
    return Vocabulary(name, MappingProxyType(notes), MappingProxyType(meant))


PROVINCES = _closed(
    "省",
    """北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南
    广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾""",
)

INDUSTRIES = _closed(
    "行业",
    """化工 石油石化 电力 煤炭 矿山 冶金 机械 汽车 船舶 航空航天 铁路 公路交通 公共交通 港口 建筑
    纺织 轻工 传统工艺 医药 卫生 教育 农业 粮食 气象 通信 邮政快递 物流仓储 商贸零售 住宿餐饮 金融
    司法与社区 水务 市政环卫 应急救援""",
    """机械=装备制造、装备制造业、机械制造、制造、制造业、装备、高端装备、通用设备
    冶金=钢铁、有色、有色金属、冶炼 电力=能源电力、供电、电网、发电 煤炭=煤矿
    石油石化=石油、石化、油田 卫生=医疗、医疗卫生、卫生健康 化工=化学 铁路=铁道、高铁
    公共交通=公交、地铁、城市公交、轨道交通 船舶=造船 航空航天=航空、航天 港口=港务、码头
    建筑=建设、建工、施工 传统工艺=工艺美术、非遗 邮政快递=邮政、快递 物流仓储=物流、仓储
    商贸零售=商贸、零售 住宿餐饮=餐饮、酒店 金融=银行、保险
    水务=供水、自来水 市政环卫=环卫、市政 应急救援=消防、应急 通信=电信""",
)

LEVELS = _closed(
    "级别",
    {
        "全国": "国家级，含全国总工会",
        "部": "国家部委或全国性行业",
        "省": "省、自治区、直辖市",
        "市": "设区的市、州",
        "县区": "县、区、县级市",
        "行业": "行业协会或产业工会",
        "单位": "企业、学校等自己评的",
    },
    """全国=国家、国家级、中央 部=部级、部委 省=省级 市=市级、地市级、地级市
    县区=区县、区县级 单位=公司级、厂级""",
)

STATES = _closed(
    "状态", {"草稿": "只在预览里看得到", "已发布": "", "已撤回": "页面留着，不再列入目录和统计"}
)

METHOD_KINDS = _closed(
    "类别",
    "操作法 工作法 堵漏法 管理法 培训方式 技改 故障处理 绝招",
    "操作法=先进操作法 工作法=先进工作法 技改=技术改造、技术革新、改造 绝招=绝技、绝活",
)
NAME_ORIGINS = _closed(
    "名称性质", {"原名": "来源里就叫这个名字", "编者概括": "来源没有起名，名称是编者概括的"}
)
RISKS = _closed(
    "风险",
    {
        "一般": "",
        "高危": "危险化学品、压力、带电、高处、动火、矿井、熔融金属。页面只作记述，不作指导",
    },
    "高危=高、较高、很高、高风险、危险",
)
DIFFICULTIES = _closed("难度", "入门 进阶 高级")
QUESTION_FORMS = _closed(
    "题型",
    {
        "单选": "从选项里选一个",
        "多选": "对的不止一项",
        "判断": "一句话，答“对”或“错”",
        "排序": "把选项排出先后",
        "填空": "填一个数或一个词",
    },
)
LEARNING_WAYS = _closed(
    "学法", {"看": "读一页", "学": "一步一步学", "练": "动手练", "写": "动笔写下来"}
)
TEACHES = _closed("能学", "有步骤 有要点 有口诀 有自测 可打印")
YEAR_KINDS = _closed(
    "年份性质", {"创立": "方法形成的年份", "命名": "被命名的年份", "报道": "只知道报道的年份"}
)
STAGES = _closed("转化阶段", "立项 完成 应用 推广 产业化")
PROJECT_KINDS = _closed("课题类别", "技能提升 流程优化 科技开发")
PROJECT_STATES = _closed(
    "课题状态",
    "在研 已完成 已中止",
    "已完成=已结题、结题、完成、完结、已验收 在研=进行中、研究中、攻关中 已中止=中止、终止、停止",
)
ACHIEVEMENT_KINDS = _closed(
    "成果类型",
    "操作法 技改 发明 著作 获奖 研究成果 管理改进",
    "技改=技术改造、技术革新、改造、小改小革 发明=发明专利 著作=专著",
)
PATENT_KINDS = _closed("专利类别", "发明 实用新型 外观设计")
PATENT_STATES = _closed(
    "专利状态",
    {"申报": "申报不等于授权", "授权": ""},
    "授权=已授权、获得授权 申报=申请中、已申请、受理",
)

SOURCE_KINDS = _closed(
    "来源类别",
    {
        "原站": "发布者自己的网站，可以链接",
        "转载": "别处转载的，只写报刊名，不放链接",
        "单位网站": "当事单位自己的网站",
        "文件": "文件、报告、书",
    },
)
NATURES = _closed(
    "数字性质",
    {
        "实际": "已经发生的",
        "预期": "估计能有的，如“可增加”",
        "目标": "打算达到的",
        "背景": "交代情况的，不是成效",
    },
)
REGION_ORIGINS = _closed(
    "地区性质", {"原文": "来源写明的", "推定": "来源没写，由别的线索推出来的，要写理由"}
)
RULE_KINDS = _closed(
    "核对规则",
    {
        "合计": "各项相加等于某数",
        "不大于": "前一项不大于后一项",
        "比率": "前一项除以后一项等于某数（百分数）",
        "点数": "列出的名字个数等于某数",
        "递增": "同一个数按时间排，只增不减",
        "两说": "说的是同一件事，来源不同，数也不同；并存，不判谁对",
    },
)
CONSENT_DISPLAYS = _closed(
    "显示", "实名 姓氏 不公开", "实名=全名、公开 姓氏=只写姓、姓 不公开=匿名、不显示、隐去"
)

INDICATORS = _closed(
    "指标",
    """
    工作室数 联盟数 成员数 课题数 课题完成数 完成率 占比 条目数 项目数 成果数 成果转化数 操作法数
    推广覆盖 技术难题 发明专利 专利数 论文数 著作 图谱数 经济效益 节约资金 损失 支持资金 奖励
    节约能源 能耗 减少排放 增产 产汽 效率提升 质量改善 误差 故障减少 安全 指标领先 操作参数 用时
    里程 从业年限 成立年限 获奖 机构调整 休息天数
    参与规模 培训人次 培养人才 师徒结对 技能提升 服务次数 活动场次 征集数 规模""",
)

TOPIC_FAMILIES: Mapping[str, Vocabulary] = {
    "按难题": _closed(
        "难题",
        "节能 降本 环保 堵漏 检修 安全 质量 装卸 驾驶 焊接 测量 培训 服务 保洁 炼钢 纺织操作 增产",
    ),
    "按技法": _closed("技法", "口诀 望闻问切 稳准 手感目测 看火判温 流水作业 专业分工"),
}
"""Which 标签 stand together on the page of topics; the others come last."""


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that an editor most likely meant, or None when nothing is near.

    One shared character is enough for two-character words: 已发佈 finds 已发布, 操作法則 finds
    操作法. Nothing is near where two choices are as near (江芬 may be 江苏 or 江西), where the word
    says that it is not so (未完成), or more than the choice does (完成80%; 机械、化工).
    """
    alike = [choice for choice in choices if not _means_another(word, choice)]
    ranked = difflib.get_close_matches(word, alike, n=2, cutoff=0.5)
    if ranked:
        return ranked[0] if len(ranked) == 1 or _is_nearer(word, *ranked) else None
    held = [choice for choice in alike if choice and (choice in word or word in choice)]
    longest = max(map(len, held), default=0)
    held = [choice for choice in held if len(choice) == longest]
    return held[0] if len(held) == 1 else None


_DENIALS = "不未没無无非否"
_BETWEEN_SEVERAL = "、，,；;/／"


def _is_nearer(word: str, first: str, second: str) -> bool:
    """Whether the first of two choices is nearer to a word than the second."""

    def ratio(choice: str) -> float:
        return difflib.SequenceMatcher(None, choice, word).ratio()

    return first == second or ratio(first) > ratio(second)


def _means_another(word: str, choice: str) -> bool:
    """Whether a choice cannot be what a word means, though they share characters."""
    more = set(word) - set(choice)
    denied = any(char in more for char in _DENIALS) != any(
        char in set(choice) - set(word) for char in _DENIALS
    )
    counted = any(char.isdigit() for char in more) and not any(map(str.isdigit, choice))
    several = any(char in more for char in _BETWEEN_SEVERAL)
    return denied or counted or several or _only_crosswise(word, choice)


def _only_crosswise(word: str, choice: str) -> bool:
    """Whether two words of two characters share one only in different places: 钢铁 is not 铁路."""
    return len(word) == len(choice) == 2 and word[0] != choice[0] and word[1] != choice[1]
