"""What belongs to a person is found however it is typed, and plain figures are left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jiangpu.build.project import Project
from jiangpu.language.personal import parts_in_name, personal_parts
from personal_cases import private_cases

CODES = {f"R{number:03}" for number in range(12, 24)}


def test_what_is_shown_leaves_out_the_middle() -> None:
    """A message never repeats what was found."""
    looked_at = 0
    for case in private_cases():
        for part in personal_parts(case.text):
            looked_at += 1
            assert "…" in part.shown and len(part.shown) < part.end - part.start
    assert looked_at > 500


def test_letters_stand_against_numbers_in_a_file_name() -> None:
    assert [part.shown for part in parts_in_name("photo13812345678.jpg")] == ["138…78"]
    assert not parts_in_name("sanbu-2019-06-05.jpg")


def test_a_picture_is_named_in_its_own_problem(opened: Callable, small: str) -> None:
    project = opened(small + "== docs/img/tel13812345678.jpg\n不是图片\n")
    said = [str(problem) for problem in project.problems if problem.code == "R013"]
    assert said == [
        "docs/img/tel13812345678.jpg:1:1: 错误 R013 文件名里有手机号“138…78”;改法:换一个文件名，不带它"
    ]


def test_the_data_files_are_looked_at_too(opened: Callable, small: str) -> None:
    project = opened(small.replace("问: 换一次泵要停半天，怎样快。", "问: 找 13812345678 问"))
    found = [(each.uri, each.line) for each in project.problems if each.code == "R013"]
    assert found == [("docs/ways.yml", 2)]


@pytest.mark.parametrize(
    "line",
    [
        "统一社会信用代码: 91320700138987654X",
        "统一社会信用代码 123207004660102345",
        "专利号: ZL201910123456.7",
        "专利 201910123456X",
        "文号: 苏工发〔2018〕5号",
        "ISBN 978-7-5008-6543-2",
        "ISBN 9787500865432",
        "日期: 2019-06-05",
        "2019年6月5日，1998年12月",
        "数值: 13800000000",
        "创经济效益13800000000元",
        "年发电 15000000000 度",
        "累计 13912345678 次",
        "编号 20190605123456789",
        "网址: https://news.example.cn/2019/13812345678.html",
        "[报道](https://example.cn/a/320404197001011234)",
        "联系电话: 0518-85812345",
        "热线 12351，4008123456",
        "苏ICP备12345678号",
        "增值电信业务许可证 苏B2-20090001",
        "住房公积金 35 元",
        "住在工地三个月",
        "青年文明号、工人先锋号",
        "单位在中山路18号",
        "大家在三号楼一单元开会",
        "指标 45 67 89 12 34 56 78 90 12",
        "版本 1.3912345678",
    ],
)
def test_other_numbers_are_left_alone(line: str) -> None:
    assert not personal_parts(line)


def test_the_repository_holds_nothing_of_the_kind(repository: Project) -> None:
    assert not [each for each in repository.problems if each.code in CODES]


def test_comments_and_pages_are_looked_at_too(opened: Callable, small: str) -> None:
    text = small.replace("编号: M0001\n", "编号: M0001\n# 问 13812345678\n")
    text += "== docs/who.md\n---\n名称: 谁\n更新: 2024-05-06\n---\n问 13812345678。\n"
    found = [(each.uri, each.line, each.column) for each in opened(text).problems]
    assert found == [("docs/who.md", 5, 3), ("methods/sanbu.md", 3, 5)]


def test_the_contact_in_the_settings_is_for_everybody(opened: Callable, small: str) -> None:
    """It is there to be read."""
    settings = (
        "== mkdocs.yml\nsite_name: 站\nextra:\n  jiangpu:\n    联系方式: {电话: '13812345678'}\n"
    )
    assert opened(small + settings).problems == ()
