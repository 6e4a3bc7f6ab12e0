"""Children, apprentices and photographs: whom a record may show, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jiangpu.build.project import Project

APPRENTICE = "标签: 节能", "师带徒: [{{师傅: 张三, 徒弟: {}}}]\n标签: 节能"
PERSON = """== docs/people/lixiaoming.md
---
编号: P0002
名称: 李小明
同意: {{依据: 本人书面同意{}}}
来源: {{代号: s1, 题名: 年度总结, 发布者: 某某厂, 类别: 文件}}
更新: 2024-05-08
---
"""


def codes(project: Project) -> list[str]:
    return [problem.code for problem in project.problems if problem.code >= "R018"]


@pytest.mark.parametrize("written", ["张某", "两名青工", "班组青年", "甲某某"])
def test_an_apprentice_by_surname_may_stand(
    written: str, opened: Callable[..., Project], small: str
) -> None:
    find, put = APPRENTICE
    assert codes(opened(small.replace(find, put.format(written)))) == []


def test_an_apprentice_who_agreed_may_be_named(opened: Callable[..., Project], small: str) -> None:
    find, put = APPRENTICE
    text = small.replace(find, put.format("李小明"))
    assert codes(opened(text)) == ["R021"]


def test_the_apprentice_of_a_person_page_with_consent_is_known(
    opened: Callable[..., Project], small: str
) -> None:
    find, put = APPRENTICE
    text = small.replace(find, put.format("李小明")) + PERSON.format("")
    assert codes(opened(text)) == []


def test_what_was_looked_at_can_be_waived(opened: Callable[..., Project], small: str) -> None:
    find, put = APPRENTICE
    waiver = "豁免: {提示: R021, 内容: 李小明, 理由: 市报报道过，本人愿意}\n标签"
    text = small.replace(find, put.format("李小明").replace("标签", waiver))
    assert codes(opened(text)) == []


@pytest.mark.parametrize(
    "written",
    [
        "他16岁进厂当学徒",
        "平均年龄 35 岁",
        "王大伟，1978年5月出生",
        "十五岁那年进了纱厂",
        "18岁的李小明",
        "用了三十五岁的机床",
        "小学文化",
    ],
)
def test_what_was_long_ago_is_left_alone(
    written: str, opened: Callable[..., Project], small: str
) -> None:
    text = small.replace("以前换泵靠经验。", f"以前换泵靠经验，{written}。")
    assert codes(opened(text)) == []


@pytest.mark.parametrize(
    "described, found",
    [
        ("李小明在泵房", ["R022"]),
        ("换泵现场合影", ["R022"]),
        ("换下来的旧泵", []),
        ("小学生参观泵房", ["R020"]),
    ],
)
def test_a_photograph_of_somebody_needs_a_consent_of_its_own(
    described: str, found: list[str], opened: Callable[..., Project], small: str
) -> None:
    picture = f"以前换泵靠经验。\n\n![{described}](../docs/img/beng.jpg)"
    text = small.replace("以前换泵靠经验。", picture)
    text += PERSON.format("") + "== docs/img/beng.jpg\n\xff\xd8\xff\n"
    assert codes(opened(text)) == found


@pytest.mark.parametrize("described", ["李小明在泵房", "换泵现场合影"])
def test_one_photograph_in_two_places_gives_one_message(
    described: str, opened: Callable[..., Project], small: str
) -> None:
    text = small.replace("以前换泵靠经验。", f"以前换泵靠经验。\n\n![{described}](beng.jpg)")
    above = "图片: {文件: beng.jpg, 说明: 换泵, 来源: s1, 人物: [李小明]}\n来源:"
    before, found, method = text.partition("== methods/sanbu.md")
    text = before + found + method.replace("来源:", above, 1)
    text += PERSON.format("") + "== methods/beng.jpg\n\xff\xd8\xff\n"
    told = [problem.code for problem in opened(text).problems]
    assert told.count("B018") == 1
    assert "R022" not in told


def test_with_the_consent_the_photograph_may_stand(
    opened: Callable[..., Project], small: str
) -> None:
    picture = "以前换泵靠经验。\n\n![李小明在泵房](../docs/img/beng.jpg)"
    text = small.replace("以前换泵靠经验。", picture)
    text += PERSON.format(", 肖像: 是") + "== docs/img/beng.jpg\n\xff\xd8\xff\n"
    assert codes(opened(text)) == []
