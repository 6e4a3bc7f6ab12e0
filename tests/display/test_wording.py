"""How things are worded: numbers, places, honours, sources."""

from __future__ import annotations

import pytest
from jiangpu.display.wording import (
    dated,
    held,
    honor_line,
    number_in_chinese,
    parted,
    region,
    source_link,
)
from jiangpu.schema.base import Honor, Source
from jiangpu.schema.report import Report


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "〇"), (7, "七"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九"), (100, "100")],
)
def test_small_numbers_are_chinese(number: int, words: str) -> None:
    assert number_in_chinese(number) == words


def test_no_line_ends_between_a_number_and_its_measure_word() -> None:
    assert held("65 个工作室，33 个有称号 A") == "65\xa0个工作室，33\xa0个有称号 A"
    assert held("5 课 · 约 90 分钟") == "5\xa0课 · 约\xa090\xa0分钟"


def test_no_line_ends_within_a_date() -> None:
    line = dated("某报《甲<乙》，2019-06-26")
    assert line == '某报《甲&lt;乙》，<span class="j-nb">2019-06-26</span>'


@pytest.mark.parametrize(
    ("heading", "html"),
    [
        ("相近的方法", "相近的方法"),
        ("七个字，还没有公开", "七个字，还没有公开"),
        ("记录里写明的关系", '<span class="j-part">记录里写明的关系</span>'),
        ("甲<乙", "甲&lt;乙"),
    ],
)
def test_only_a_part_longer_than_a_line_ends_anywhere(heading: str, html: str) -> None:
    assert parted(heading) == html


@pytest.mark.parametrize(
    ("levels", "line"),
    [
        ([], ""),
        (["市"], "市级"),
        (["全国"], "全国"),
        (["省", "市"], "省、市，各是哪一级未写明"),
    ],
)
def test_an_honour_says_what_its_source_leaves_open(levels: list[str], line: str) -> None:
    honor = Honor.model_validate({"名称": "某奖", "级别": levels})
    assert honor_line(honor) == line


def test_an_honour_names_its_holder_and_who_granted_it() -> None:
    honor = Honor.model_validate({"名称": "某奖", "授予单位": "市总工会", "年份": "2013"})
    line = honor_line(honor, "张三")
    assert line.replace("\N{NO-BREAK SPACE}", " ") == "张三 · 市总工会授予 · 2013 年"


def test_no_line_of_an_honour_begins_with_a_dot() -> None:
    honor = Honor.model_validate({"名称": "某奖", "授予单位": "市总工会", "年份": "2013"})
    assert " ·" not in honor_line(honor)


@pytest.mark.parametrize(
    ("origin", "words"), [("推定", "江苏 连云港（推定）"), ("原文", "江苏 连云港")]
)
def test_a_place_that_editors_inferred_says_so(origin: str, words: str) -> None:
    report = Report.model_construct(province="江苏", city="连云港", region_origin=origin)
    assert region(report) == words


@pytest.mark.parametrize(("kind", "linked"), [("原站", True), ("单位网站", True), ("转载", False)])
def test_only_a_publishers_own_page_is_linked(kind: str, linked: bool) -> None:
    source = Source.model_validate(
        {"代号": "s1", "题名": "报道", "发布者": "某报", "类别": kind, "网址": "https://a.example/"}
    )
    assert ("<a " in source_link(source)) == linked


def test_the_words_of_a_source_are_escaped() -> None:
    source = Source.model_validate({"代号": "s1", "题名": "<b>报道", "发布者": "某报"})
    assert "<b>" not in source_link(source)
