"""A studio against a profile: 达标, 部分, 未达标 or 未提供, each from what the record states; nothing stated is never 未达标."""

from __future__ import annotations

from typing import Any

import pytest
from jiangpu.assessment.standards import Judgement, judge
from jiangpu.build.project import Project
from jiangpu.schema.standard import Standard
from jiangpu.schema.studio import Studio

SOURCE = {"代号": "s1", "题名": "总结", "发布者": "甲厂"}


def judged(rule: str, **fields: Any) -> Judgement:
    studio = Studio.model_validate(
        {"编号": "S0001", "名称": "甲劳模创新工作室", "来源": [SOURCE], **fields}
    )
    standard = Standard.model_validate(
        {"编号": "B0001", "名称": "标准", "条目": [{"项": "有人", "规则": rule}]}
    )
    return judge(studio, standard)[0]


def members(value: str, *qualifiers: str, **more: str) -> dict[str, list[dict[str, Any]]]:
    return {
        "数字": [
            {
                "代号": "a",
                "指标": "成员数",
                "数值": value,
                "单位": "人",
                "限定": list(qualifiers),
                "来源": "s1",
                **more,
            }
        ]
    }


@pytest.mark.parametrize(
    ("rule", "fields", "state", "evidence"),
    [
        ("存在 领衔人", {"领衔人": ["田恒余"]}, "达标", "田恒余"),
        ("存在 领衔人", {}, "未提供", ""),
        ("数 课题 ≥ 2", {"课题": [{"名称": "换阀"}, {"名称": "节水"}]}, "达标", "记有 2 条"),
        ("数 课题 ≥ 2", {"课题": [{"名称": "换阀"}]}, "部分", "记有 1 条，要求 2"),
        ("数 课题 ≥ 2", {}, "未提供", ""),
        ("自证", {"标准": [{"项": "有人", "说明": "五个人", "来源": "s1"}]}, "达标", "五个人"),
        ("自证", {"标准": [{"项": "有人", "说明": "五个人"}]}, "未提供", ""),
        ("自证", {}, "未提供", ""),
        ("数 成员数 ≥ 3", members("5"), "达标", "成员数 5人"),
        ("数 成员数 ≥ 3", members("2"), "未达标", "成员数 2人，要求 3"),
        ("数 成员数 ≥ 3", members("30", "近"), "达标", "成员数 近30人"),
        ("数 成员数 ≥ 3", members("3", "近"), "部分", "成员数 近3人，要求 3"),
        ("数 成员数 ≥ 3", members("3", "余"), "达标", "成员数 3余人"),
        ("数 成员数 ≥ 3", members("2", "以上"), "部分", "成员数 2人以上，要求 3"),
        ("数 成员数 ≥ 3", members("2", "不完全统计"), "部分", "成员数 据不完全统计2人，要求 3"),
        ("数 成员数 ≥ 3", members("5", 性质="目标"), "未提供", ""),
        (
            "数 成员数 ≥ 3",
            members("5") | {"数字": [members("5")["数字"][0] | {"来源": "未能对应"}]},
            "未提供",
            "",
        ),
        ("数 成员数 ≥ 3", {}, "未提供", ""),
    ],
)
def test_what_follows_from_what_is_stated(
    rule: str, fields: dict[str, Any], state: str, evidence: str
) -> None:
    judgement = judged(rule, **fields)
    assert (judgement.state, judgement.evidence) == (state, evidence)
    assert bool(judgement.code) == ("人" in evidence and evidence.startswith("成员数")), (
        "a figure leads to its passport"
    )


def test_a_record_that_states_nothing_fails_nothing(repository: Project) -> None:
    """Against every profile of the repository: all items are 未提供."""
    bare = Studio.model_validate({"编号": "S0001", "名称": "甲劳模创新工作室"})
    profiles = repository.site.library.standards
    states = {judgement.state for profile in profiles for judgement in judge(bare, profile.record)}
    assert states == {"未提供"}


def test_nobody_is_failed_without_a_number(repository: Project) -> None:
    library = repository.site.library
    for profile in library.standards:
        for studio in library.studios:
            for judgement in judge(studio.record, profile.record):
                assert judgement.state != "未达标" or any(
                    char.isdigit() for char in judgement.evidence
                )
                assert bool(judgement.evidence) == (judgement.state != "未提供")


def test_at_least_nine_profiles_with_items(repository: Project) -> None:
    profiles = [document for document in repository.site.library.standards if document.record.items]
    assert len(profiles) >= 9
