"""A figure quoted in running text is written out from the ledger, wherever the text is read."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from jiangpu.body.quoted import Quoted, written_out
from jiangpu.body.render import render
from jiangpu.build.project import Project
from jiangpu.search.items import library_items

FIGURES = {
    "keti": Quoted("42项", "#fig-keti"),
    "R0001/chengyuan": Quoted("近2000人", "../../reports/zongjie/#fig-chengyuan"),
}
LINK = '<a class="j-num" href="#fig-keti" rel="noopener noreferrer">42项</a>'


def html(text: str) -> str:
    return render(text, lambda target, image: target, quote=FIGURES.get).html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("立了【数字 keti】课题。", f"<p>立了{LINK}课题。</p>"),
        ("【数字keti】【数字：keti 】", f"<p>{LINK}{LINK}</p>"),
        ("**【数字　keti】**", f"<p><strong>{LINK}</strong></p>"),
        ("【数字 meiyou】", "<p>【数字 meiyou】</p>"),
        ("`【数字 keti】`", "<p><code>【数字 keti】</code></p>"),
        (
            "[共【数字 keti】](/a/)",
            '<p><a href="/a/" rel="noopener noreferrer">共<span>42项</span></a></p>',
        ),
        ("【提示】", "<p>【提示】</p>"),
    ],
)
def test_how_it_is_written(text: str, shown: str) -> None:
    assert html(text) == shown


def test_text_without_a_page_has_the_figure_too() -> None:
    assert written_out("立了【数字 keti】，【数字 x】", FIGURES.get) == "立了42项，【数字 x】"


@pytest.fixture
def quoting(opened: Callable, small: str) -> Callable[[str], Project]:
    """The small repository, in which a studio, a method and the guide quote figures; the number of members is given."""

    def make(members: str) -> Project:
        text = small.replace("一年省下 28 余万元。", "一年省下【数字 sheng】。").replace(
            "以前换泵靠经验。", "成员有【数字 R0001/chengyuan】。"
        )
        text = text.replace("## 怎么做", "报告说有【数字 R0001/chengyuan】。\n\n## 怎么做")
        return opened(
            text.replace("数值: 2000, 单位: 人", f"数值: {members}, 单位: 人").replace(
                "近2000人", f"近{members}人"
            )
        )

    return make


@pytest.mark.parametrize("members", ["2000", "3100"])
def test_pages_search_and_data_say_what_the_ledger_says(quoting: Callable, members: str) -> None:
    project = quoting(members)
    assert not project.problems
    pages = {page.url: page.body for page in project.pages()}
    assert (
        '一年省下<a class="j-num" href="#fig-sheng" rel="noopener noreferrer">28余万元</a>。'
        in pages["studios/jia/"]
    )
    link = (
        f'href="../../reports/zongjie/#fig-chengyuan" rel="noopener noreferrer">近{members}人</a>'
    )
    assert link in pages["methods/sanbu/"] and link.replace("../../", "../") in pages["guide/"]
    item = next(item for item in library_items(project.site) if item.id == "M0001")
    assert f"成员有近{members}人。" in item.body
    files = {item.path: item.content for item in project.data_files()}
    records = json.loads(files["data/v1/methods.json"])["records"]
    assert records[0]["正文"] == f"成员有近{members}人。"


def test_a_caveat_goes_along(opened: Callable, small: str) -> None:
    text = small.replace(
        "限定: 余, 来源: s1, 原文: 节约28", "限定: [余, 不完全统计], 来源: s1, 原文: 节约28"
    ).replace("一年省下 28 余万元。", "一年省下【数字 sheng】。")
    page = next(page for page in opened(text).pages() if page.url == "studios/jia/")
    assert ">据不完全统计28余万元</a>" in page.body


@pytest.mark.parametrize(
    "change",
    [
        ("编号: R0001\n", "编号: R0001\n状态: 草稿\n"),
        ("编号: R0001\n", "编号: R0001\n状态: 已撤回\n"),
        (
            "编号: P0001\n",
            "编号: P0001\n同意: {依据: 本人要求, 显示: 不公开}\n数字: {代号: chengyuan, 指标: 规模, 数值: 3, 单位: 公里, 来源: s1, 原文: 3公里}\n",
        ),
    ],
)
def test_only_what_is_public_can_be_quoted(
    change: tuple[str, str], opened: Callable, small: str
) -> None:
    number = change[0][4:9]
    text = small.replace(*change).replace("以前换泵靠经验。", f"有【数字 {number}/chengyuan】。")
    assert [
        problem.code
        for problem in opened(text).problems
        if problem.uri == "methods/sanbu.md" and problem.code == "N030"
    ] == ["N030"]


def test_what_is_quoted_stands_on_its_page(repository: Project) -> None:
    """The link leads to a figure that the page does show."""
    pages = {page.url: page.html for page in repository.pages()}
    quoted = 0
    for document in repository.site.library.documents:
        for figure in document.record.figures:
            if f"【数字 {figure.code}】" in document.body:
                assert f'id="fig-{figure.code}"' in pages[document.url], (document.uri, figure.code)
                quoted += 1
    assert quoted > 10
