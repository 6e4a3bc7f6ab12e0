"""The Chinese field names of a model and of the entries inside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from pydantic import BaseModel

from .fields import fields_of


@cache
def field_names(model: type[BaseModel]) -> tuple[str, ...]:
    """All names that may stand before a colon in such a record or its entries, each once."""
    names: dict[str, None] = {}
    for field in fields_of(model):
        names[field.label] = None
        if field.part:
            names.update(dict.fromkeys(field_names(field.part)))
    return tuple(names)


MOVED: Mapping[str, str] = {
    "成员数": "写进“数字”，指标写“成员数”",
    "成员人数": "写进“数字”，指标写“成员数”",
    "人数": "写进“数字”，指标写“成员数”",
    "团队人数": "写进“数字”，指标写“成员数”",
    "经济效益": "写进“数字”，指标写“经济效益”",
    "创造效益": "写进“数字”，指标写“经济效益”",
    "三有": "写进“标准”，项写“有一个冠名”这样的名字",
    "级别": "写进“称号”或“荣誉”里，每一条各有级别",
    "领奖": "写进“荣誉”",
    "电话": "网页上不登个人的联系方式，不用写",
    "联系电话": "网页上不登个人的联系方式，不用写",
    "联系人": "网页上不登个人的联系方式，不用写",
    "身份证号": "网页上不登身份证号，不用写",
}
"""Names that editors try, and where the thing belongs."""

_SYNONYMS: Mapping[str, str] = {
    "title": "名称",
    "标题": "名称 题名",
    "工作室名称": "名称",
    "操作法名称": "名称",
    "姓名": "名称",
    "题目": "题名 名称",
    "date": "更新",
    "更新日期": "更新",
    "更新时间": "更新",
    "修改时间": "更新",
    "填报日期": "更新",
    "tags": "标签",
    "关键词": "标签",
    "关键字": "标签",
    "负责人": "领衔人",
    "带头人": "领衔人",
    "领办人": "领衔人",
    "主持人": "领衔人",
    "领军人": "领衔人",
    "领衔劳模": "领衔人",
    "发明人": "提出人",
    "创造人": "提出人",
    "创立人": "提出人",
    "总结人": "提出人",
    "作者": "提出人 发布者",
    "所属工作室": "工作室",
    "成立时间": "成立年份",
    "成立日期": "成立年份",
    "创建时间": "成立年份",
    "创建年份": "成立年份",
    "建立时间": "成立年份",
    "命名时间": "成立年份 年份",
    "单位名称": "单位",
    "所在单位": "单位",
    "工作单位": "单位",
    "公司": "单位",
    "企业": "单位",
    "依托单位": "单位",
    "省份": "省",
    "所在省": "省",
    "城市": "市",
    "所在市": "市",
    "地市": "市",
    "区县": "县区",
    "所在区县": "县区",
    "所属行业": "行业",
    "行业类别": "行业",
    "岗位工种": "工种",
    "职务": "岗位",
    "简介": "摘要",
    "概况": "摘要",
    "工作室简介": "摘要",
    "内容简介": "摘要",
    "荣誉称号": "称号 荣誉",
    "所获荣誉": "荣誉 称号",
    "获奖情况": "荣誉 称号",
    "主要成果": "成果",
    "创新成果": "成果",
    "攻关课题": "课题",
    "课题名称": "名称",
    "规章制度": "制度",
    "操作步骤": "步骤",
    "操作要点": "要点",
    "操作口诀": "口诀",
    "注意事项": "安全",
    "安全要点": "安全",
    "适用范围": "适用",
    "推广": "推广范围",
    "链接": "网址",
    "网页": "网址",
    "出处": "来源",
    "资料来源": "来源",
    "来源单位": "发布者",
    "发布单位": "发布者",
    "时间": "年份 日期",
    "年度": "年份",
    "颁发单位": "授予单位",
    "备注": "说明",
    "摘录": "原文",
    "曾用名": "别名",
}
"""Names that editors try → the names of the same thing here, the nearest first."""


def meant_by(label: str, names: Iterable[str]) -> str | None:
    """The field of a group that an editor means by a name that it has not; None where no such name
    is known.
    """
    known = set(names)
    for name in _SYNONYMS.get(label, "").split():
        if name in known:
            return name
    return None
