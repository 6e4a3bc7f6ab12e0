"""The ledger: one query over all figures; sums keep qualifiers and leave out what is no result; nothing is counted twice."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from jiangpu.build.project import Project
from jiangpu.display.charts import bars, ending, figure_bar
from jiangpu.display.statistics_charts import reported_sums
from jiangpu.figures.ledger import Entry, Ledger
from jiangpu.figures.totals import total
from jiangpu.library.documents import Document
from jiangpu.pages.ledger import FIGURES_PER_PAGE
from jiangpu.schema.figure import Figure
from jiangpu.schema.registry import BY_KEY
from jiangpu.schema.studio import Studio


def ledger_of(project: Project) -> Ledger:
    return Ledger(tuple(document for document in project.site.library.documents if document.listed))


@pytest.fixture(scope="module")
def book(repository: Project) -> Ledger:
    return ledger_of(repository)


def entry(book: Ledger, number: str, code: str) -> Entry:
    return next(
        entry
        for entry in book.entries
        if entry.document.number == number and entry.figure.code == code
    )


STUDIO = """== studios/{name}.md
---
编号: S{number}
名称: {name}工作室
单位: {name}厂
{more}数字:
{figures}
来源: {{代号: s1, 题名: {name}总结, 发布者: {name}厂, 日期: 2020-05, 类别: 文件}}
更新: 2024-05-06
---
"""


def studio(number: int, name: str, *figures: str, more: str = "") -> str:
    return STUDIO.format(
        number=f"{number:04d}",
        name=name,
        more=more,
        figures="\n".join(f"  - {{{figure}}}" for figure in figures),
    )


def money(code: str, value: str, unit: str, quote: str, more: str = "") -> str:
    return f"代号: {code}, 指标: 经济效益, 数值: {value}, 单位: {unit}, 口径: 效益{code}, {more}来源: s1, 原文: {quote}"


def test_every_figure_is_in_the_ledger(book: Ledger, repository: Project) -> None:
    figures = sum(len(document.record.figures) for document in book.documents)
    assert figures == sum(1 + len(entry.also) for entry in book.entries)
    assert len(book.entries) > 500


def test_a_figure_told_on_two_records_counts_once(book: Ledger) -> None:
    """R0002 and the studio that it is about tell the same sentences; the source has another code and date on each."""
    found = [
        entry
        for entry in book.query("节约资金")
        if entry.figure.quote == "今年为公司节约50万元资金"
    ]
    assert len(found) == 1 and {
        found[0].document.number,
        *(also.number for also in found[0].also),
    } == {"R0002", "S0011"}


def test_the_query_looks_at_indicator_place_year_source_and_qualifier(book: Ledger) -> None:
    near = book.query(qualifier="近")
    assert entry(book, "R0001", "chengyuan") in near and all(
        "近" in each.figure.qualifiers for each in near
    )
    lianyungang = book.query("工作室数", place="连云港")
    assert {each.figure.code for each in lianyungang} >= {"shiji", "jiceng"}
    assert all(each.year == 2021 for each in book.query(year=2021)) and book.query(year=2021)
    source = entry(book, "R0001", "keti").source
    assert {each.document.number for each in book.query(source=source)} >= {"R0001"}
    assert all(
        "studio" in {doc.kind.key for doc in (each.document, *each.also)}
        for each in book.query(kind="studio")
    )


def test_28_and_148_are_never_added(book: Ledger) -> None:
    entries = [entry(book, "R0001", "shiji"), entry(book, "R0001", "jiceng")]
    result = total(entries)
    assert not result.parts and {reason for _, reason in result.left_out} == {
        "同一页有几个数，是否重叠没有写明"
    }
    everything = total(book.query("工作室数"))
    assert not {"shiji", "jiceng"} & {
        part.figure.code for part in everything.parts if part.document.number == "R0001"
    }


def test_parts_are_not_added_to_their_total(book: Ledger) -> None:
    result = total([each for each in book.query("课题数") if each.document.number == "R0001"])
    assert [part.figure.code for part in result.parts] == ["keti"] and result.text == "326项"


def test_a_sum_with_a_near_in_it_is_about(opened: Callable) -> None:
    text = studio(1, "甲", money("a", "200", "万元", "近200万元", "限定: 近, ")) + studio(
        2, "乙", money("b", "30", "万元", "30万元")
    )
    result = total(ledger_of(opened(text)).query("经济效益"))
    assert result.text == "约230万元" and result.formula == "近200万元 + 30万元"
    exact = total(each for each in result.parts if not each.figure.qualifiers)
    assert exact.text == "30万元"


def test_incomplete_counts_stay_incomplete(opened: Callable) -> None:
    text = studio(1, "甲", money("a", "200", "万元", "200万元", "限定: 不完全统计, ")) + studio(
        2, "乙", money("b", "30", "万元", "30万元")
    )
    assert total(ledger_of(opened(text)).query("经济效益")).qualifiers == ("约", "不完全统计")


def test_what_is_no_result_enters_no_sum(opened: Callable) -> None:
    """Goals, expectations, background, 可, untraced, derived, and what has no numeral: each left out, each with its reason."""
    cases = {
        "mubiao": "性质: 目标, ",
        "yuqi": "性质: 预期, ",
        "beijing": "性质: 背景, ",
        "ke": "限定: 可, ",
    }
    texts = [
        studio(place, f"厂{code}", money(code, "7", "万元", "可得7万元", more))
        for place, (code, more) in enumerate(cases.items(), 2)
    ]
    texts.append(
        studio(8, "厂未", money("wei", "7", "万元", "7万元").replace("来源: s1", "来源: 未能对应"))
    )
    texts.append(
        studio(
            9, "厂字", "代号: zi, 指标: 经济效益, 文字: 近亿元, 限定: 近, 来源: s1, 原文: 近亿元"
        )
    )
    texts.append(
        studio(10, "厂推", "代号: tui, 指标: 经济效益, 数值: 7, 单位: 万元, 来源: s1, 推算: 3 + 4")
    )
    texts.append(studio(1, "甲", money("a", "30", "万元", "30万元")))
    project = opened("".join(texts))
    assert not project.errors
    result = total(ledger_of(project).query("经济效益"))
    assert result.text == "30万元"
    assert {each.figure.code: reason for each, reason in result.left_out} == {
        "mubiao": "是目标，不是结果",
        "yuqi": "是预期，不是结果",
        "beijing": "是背景，不是结果",
        "ke": "原文写“可”，是估计",
        "wei": "来源未能对应",
        "zi": "没有单个数值",
        "tui": "是推算，不是原文",
    }


def test_money_is_converted_and_other_units_stay_out(opened: Callable) -> None:
    text = (
        studio(1, "甲", money("a", "1.2", "亿元", "1.2亿元"))
        + studio(2, "乙", money("b", "30", "万元", "30万元"))
        + studio(3, "丙", money("c", "5", "万元/年", "每年5万元"))
    )
    result = total(ledger_of(opened(text)).query("经济效益"))
    assert result.text == "1.203亿元" and [reason for _, reason in result.left_out] == [
        "单位是万元/年"
    ]


def test_effects_of_two_achievements_may_be_added(opened: Callable) -> None:
    more = "成果:\n  - {名称: 一, 效益: a}\n  - {名称: 二, 效益: b}\n"
    figures = money("a", "10", "万元", "10万元"), money("b", "20", "万元", "20万元")
    assert total(ledger_of(opened(studio(1, "甲", *figures, more=more))).query()).text == "30万元"


def test_without_that_two_figures_of_a_page_are_not_added(opened: Callable) -> None:
    figures = money("a", "10", "万元", "10万元"), money("b", "20", "万元", "20万元")
    assert total(ledger_of(opened(studio(1, "甲", *figures))).query()).text == ""


def test_a_report_is_added_to_nothing_else(book: Ledger) -> None:
    parts = total(
        [*book.query("经济效益", kind="studio"), *book.query("经济效益", kind="report")]
    ).parts
    assert parts and not [part for part in parts if part.document.kind.key == "report"]


def test_the_pages_show_every_entry_once_with_its_passport(
    repository: Project, book: Ledger
) -> None:
    pages = [page for page in repository.pages() if page.url.startswith("statistics/figures/")]
    assert len(pages) == -(-len(book.entries) // FIGURES_PER_PAGE)
    anchors = [
        anchor
        for page in pages
        for anchor in re.findall(r'<li id="([A-Z]\d+-[a-z0-9-]+)">', page.html)
    ]
    assert sorted(anchors) == sorted(entry.anchor for entry in book.entries)
    assert sum(page.html.count('<details class="j-pass">') for page in pages) == len(anchors)
    near = next(page.html for page in pages if 'id="R0001-chengyuan"' in page.html)
    assert re.search(
        r'id="R0001-chengyuan".*?<span>近</span><b>2000</b><span>人</span>', near, re.S
    )


@pytest.mark.parametrize(
    ("qualifiers", "kind"),
    [
        ((), ""),
        (("近",), "短"),
        (("多",), "长"),
        (("约",), "两"),
        (("可", "余"), "两"),
        (("不完全统计",), "长"),
    ],
)
def test_an_inexact_number_has_an_open_end(qualifiers: tuple, kind: str) -> None:
    assert ending(qualifiers) == kind
    document = Document(
        "studios/a.md",
        BY_KEY["studio"],
        Studio.model_validate({"编号": "S0001", "名称": "甲"}),
        "",
        1,
        "a",
    )
    figure = Figure.model_validate(
        {
            "代号": "a",
            "指标": "成员数",
            "数值": "200",
            "单位": "人",
            "限定": list(qualifiers),
            "来源": "s1",
        }
    )
    drawn = bars("x", "题", [figure_bar("甲", Entry(document, figure, ""))]).rows[0]
    assert bool(drawn.lines) == bool(kind)


def test_charts_have_title_description_table_and_no_inline_style(repository: Project) -> None:
    page = next(page for page in repository.pages() if page.url == "statistics/")
    drawings = re.findall(r"<svg viewBox.*?</svg>", page.html, re.S)
    charts = [drawing for drawing in drawings if 'role="img"' in drawing]
    assert len(charts) > 12
    for drawing in charts:
        named = re.search(r'aria-labelledby="(\S+) (\S+)"', drawing)
        assert f'<title id="{named[1]}">' in drawing and f'<desc id="{named[2]}">' in drawing
    assert page.html.count("数据表") >= len(charts)
    assert "style=" not in page.html
    identifiers = re.findall(r'\sid="([^"]+)"', page.html)
    assert len(identifiers) == len(set(identifiers))


def test_a_share_of_inexact_numbers_is_about(opened: Callable) -> None:
    project = opened("""== docs/reports/a.md
---
编号: R0001
名称: 总结
发布者: 某厂
数字:
  - {代号: yi, 指标: 课题数, 数值: 30, 单位: 项, 限定: 近, 口径: 技能, 来源: s1, 原文: 技能近30项}
  - {代号: er, 指标: 课题数, 数值: 90, 单位: 项, 口径: 科技, 来源: s1, 原文: 科技90项}
  - {代号: zong, 指标: 课题数, 数值: 120, 单位: 项, 口径: 课题, 来源: s1, 原文: 共120项}
核对: {规则: 合计, 各项: [yi, er], 等于: zong}
来源: {代号: s1, 题名: 总结, 发布者: 某厂, 日期: 2020, 类别: 文件}
更新: 2024-05-06
---
""")
    assert not project.errors
    (chart,) = reported_sums(ledger_of(project), project.site.library.reports[0])
    notes = {row.bar.label: row.bar.note for row in chart.rows}
    assert (
        notes
        == {"技能": "占 约25%（推算：近30项 ÷ 120项）", "科技": "占 75%（推算：90项 ÷ 120项）"}
        and chart.entry.figure.code == "zong"
    )


def test_where_numbers_are_compared_nothing_of_them_is_left_out(repository: Project) -> None:
    page = next(page for page in repository.pages() if page.url == "statistics/checks/")
    assert "上报 据不完全统计46（单位原文缺）" in page.html and "上报 近2000人" in page.html
    assert 'href="../../reports/lianyungang-shijian/#fig-zhuanli"' in page.html, (
        "and its passport is a tap away"
    )
