"""What the pages of the small site say, and what they do not."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable

import pytest
from jiangpu.build.project import Project, in_mode
from jiangpu.site.artefacts import Page


@pytest.fixture
def project(opened: Callable, small: str) -> Project:
    return opened(small)


@pytest.fixture
def pages(project: Project) -> dict[str, Page]:
    return {page.url: page for page in project.pages()}


def text_of(page: Page) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.html))


def test_every_address_of_the_design_is_there(pages: dict[str, Page]) -> None:
    expected = {
        "",
        "studios/",
        "methods/",
        "people/",
        "reports/",
        "standards/",
        "paths/",
        "topics/",
        "honors/",
        "industries/",
        "regions/",
        "statistics/",
        "sources/",
        "quality/",
        "search/",
        "guide/",
        "contribute/",
        "contribute/fields/",
        "contribute/codes/",
        "studios/jia/",
        "methods/sanbu/",
        "people/zhangsan/",
        "reports/zongjie/",
        "standards/sanyou/",
        "paths/rumen/",
        "topics/jieneng/",
        "industries/huagong/",
        "regions/jiangsu/",
    }
    assert expected <= set(pages)


def test_unknown_is_said(pages: dict[str, Page]) -> None:
    text = text_of(pages["studios/jia/"])
    assert "未提供成立年份" in text
    assert "样资料有了" in text and "成员构成" in text


def test_a_published_verse_stands_on_the_page_of_its_method_once(pages: dict[str, Page]) -> None:
    """Written into the cells, and not into the facts below them again."""
    html = pages["methods/sanbu/"].html
    top = html.partition('id="safety"')[0]
    assert top.count("二停") == 1 and "<dt>口诀" not in top


def test_a_figure_is_shown_with_its_passport(pages: dict[str, Page]) -> None:
    html = pages["studios/jia/"].html
    assert re.search(
        r'id="fig-sheng".*?<b>28</b><span>余万元</span>.*?'
        r"来历.*?某某厂《年度总结》，2020 年 5 月.*?“节约28余万元”",
        html,
        re.S,
    )


def test_the_method_tells_safety_before_steps(pages: dict[str, Page]) -> None:
    html = pages["methods/sanbu/"].html
    assert html.index('id="safety"') < html.index('id="steps"') < html.index('id="honors"')
    assert html.count('class="j-ge') == 6, "two characters in each of three columns"
    assert "省、市，各是哪一级未写明" in text_of(pages["methods/sanbu/"])


def test_an_unpublished_verse_leaves_its_cells_empty(opened: Callable, small: str) -> None:
    text = small.replace("口诀: [一看, 二停, 三换]", "口诀字数: 7").replace("    - ", "")
    page = next(page for page in opened(text).pages() if page.url == "methods/sanbu/")
    assert page.html.count('<span class="j-ge"></span>') == 7
    assert 'aria-label="七个空格，字未公开"' in page.html


def test_high_risk_is_an_account_without_a_quiz(opened: Callable, small: str) -> None:
    page = next(
        page
        for page in opened(small.replace("风险: 一般", "风险: 高危")).pages()
        if page.url == "methods/sanbu/"
    )
    assert "事件与经验记述，不是操作规程" in page.html
    assert "考考自己" not in page.html and "怎么做" not in page.html


def test_text_from_front_matter_is_escaped(opened: Callable, small: str) -> None:
    text = small.replace("单位: 某某厂\n", "单位: \"<b onclick=x>厂</b> & 'co'\"\n").replace(
        "标签: 节能", "标签: <i>节能</i>"
    )
    for page in opened(text).pages():
        assert "<b onclick" not in page.html and "<i>节能" not in page.html
    home = next(page for page in opened(text).pages() if page.url == "studios/jia/")
    assert "&lt;b onclick=x&gt;厂&lt;/b&gt; &amp; &#39;co&#39;" in home.html


def test_statistics_set_reported_beside_collected(pages: dict[str, Page]) -> None:
    text = text_of(pages["statistics/"])
    assert "42项" in text and "近2000人" in text
    assert "没有名单" in text
    assert "12+30=42，与课题数 42 相符" in text_of(pages["statistics/checks/"])


def test_standards_judge_from_evidence(pages: dict[str, Page]) -> None:
    """What is filled is 达标 with its evidence by name; what nobody has stated is 未提供, never 未达标."""
    text = text_of(pages["studios/jia/"])
    assert "有一个冠名达标张三" in text
    assert "《三有》里，公开资料没有写到这 2 项。没有写到，不等于未达标。有一块牌子" in text
    assert "3 项标准里有据 1 项" in text


def test_a_member_count_below_the_least_fails(opened: Callable, small: str) -> None:
    figure = "数字:\n  - {代号: ren, 指标: 成员数, 数值: 2, 单位: 人, 来源: s1, 原文: 成员2人}\n"
    page = next(
        page
        for page in opened(small.replace("数字:\n", figure, 1)).pages()
        if page.url == "studios/jia/"
    )
    assert "成员不少于三人未达标成员数 2人，要求 3" in text_of(page)


def test_pages_have_the_newest_date_of_what_they_were_made_from(pages: dict[str, Page]) -> None:
    assert pages["studios/jia/"].updated == "2024-05-06"
    assert pages["regions/jiangsu/"].updated == "2024-05-08"


def test_pages_and_plans_can_be_pickled(project: Project) -> None:
    for plan in project.plans:
        page = plan.page(project.site)
        assert pickle.loads(pickle.dumps((plan, page))) == (plan, page)


def test_links_for_files_name_the_index(project: Project) -> None:
    page = next(page for page in in_mode(project, "file").pages() if page.url == "studios/jia/")
    internal = [
        link for link in re.findall(r'href="([^"#]+)"', page.html) if not link.startswith("http")
    ]
    assert internal and all(
        link.endswith(".html") or ".html#" in link
        for link in (link.split("#")[0] for link in internal)
    )


def test_permanent_and_former_addresses_lead_to_the_page(project: Project) -> None:
    files = {
        item.path: item.content.decode()
        for item in project.data_files()
        if item.path.endswith(".html")
    }
    assert 'url=../../studios/jia/"' in files["s/S0001/index.html"]
    assert 'url=../jia/"' in files["studios/old-name/index.html"]
    for path, link in (
        ("s/S0001/index.html", "../../studios/jia/"),
        ("studios/old-name/index.html", "../jia/"),
    ):
        assert 'content="noindex"' in files[path] and f'<a href="{link}">' in files[path]


def test_a_long_directory_is_paged(opened: Callable, small: str) -> None:
    """Thousands of records never make one endless page; each is on exactly one page."""
    many = "".join(
        f"== methods/m{number}.md\n---\n编号: M{number:04d}\n名称: 第{number}种操作法\n"
        "风险: 一般\n更新: 2024-01-01\n---\n"
        for number in range(2, 203)
    )
    pages = {
        page.url: page for page in opened(small + many).pages() if page.url.startswith("methods/")
    }
    listing = [url for url in pages if url == "methods/" or "/page-" in url]
    assert listing == ["methods/", "methods/page-2/", "methods/page-3/", "methods/page-4/"]
    rows = [
        name
        for url in listing
        for name in re.findall(r'class="j-row__t"><a href="([^"]+)"', pages[url].html)
    ]
    assert len(rows) == 202
    assert max(len(pages[url].html) for url in listing) < 60_000
    assert "methods/page-2/" in pages and "第 2 页，共 4 页" in text_of(pages["methods/page-2/"])


def test_nobody_is_shown_without_consent(opened: Callable, small: str) -> None:
    """不公开: no page, no row, no name, not in the search index; 姓氏: the surname, and an address
    without the name."""
    withheld = small.replace(
        "单位: 某某厂\n市: 连云港\n省: 江苏\n荣誉", "同意: {依据: 本人要求, 显示: 不公开}\n荣誉"
    ).replace("[张三](P0001)", "有人")
    withheld = withheld.replace("张三劳模创新工作室", "某某工作室").replace("冠名: 张三\n", "")
    project = opened(withheld)
    assert [problem for problem in project.problems if problem.is_error] == []
    for page in project.pages():
        assert "张三" not in page.html, page.url
    assert not any(
        "张三" in item.content.decode(errors="ignore")
        for item in project.data_files()
        if not item.path.endswith(".gz")
    )


def test_a_surname_is_enough_where_no_more_was_agreed(opened: Callable, small: str) -> None:
    project = opened(
        small.replace(
            "单位: 某某厂\n市: 连云港\n省: 江苏\n荣誉",
            "同意: {依据: 本人书面同意, 显示: 姓氏}\n荣誉",
        )
    )
    pages = {page.url: page for page in project.pages()}
    assert "people/p0001/" in pages and "people/zhangsan/" not in pages
    assert "<h1>张某</h1>" in pages["people/p0001/"].html


def test_a_link_to_a_draft_is_only_words_in_public(opened: Callable, small: str) -> None:
    project = opened(small.replace("类别: 操作法\n", "类别: 操作法\n状态: 草稿\n"))
    assert "L003" in {problem.code for problem in project.problems}
    page = next(page for page in project.pages() if page.url == "studios/jia/")
    assert "办法" in page.html and "methods/sanbu" not in page.html


def test_only_pictures_are_published_beside_records(opened: Callable, small: str) -> None:
    project = opened(
        small
        + "== studios/名单.xlsx.txt\n张三 138\n== studios/b.md.txt\n---\n---\n== docs/robots.txt\nUser-agent: *\n"
    )
    assert [(problem.uri, problem.code) for problem in project.problems] == [
        ("studios/b.md.txt", "F020"),
        ("studios/名单.xlsx.txt", "F020"),
    ]
    assert set(project.assets) == {"robots.txt"}


GLOSSARY = """== docs/glossary.md
---
名称: 名词解释
更新: 2024-05-12
---
## 化工

离心泵
:   靠叶轮甩水的泵。

泵
:   送水的机器。
"""


def test_the_first_use_of_a_term_leads_to_the_glossary(opened: Callable, small: str) -> None:
    text = small.replace("换一次泵要停半天", "换一次离心泵要停半天，离心泵很重") + GLOSSARY
    pages = {page.url: page for page in opened(text).pages()}
    assert (
        '换一次<a class="j-term" href="../../glossary/#%E7%A6%BB%E5%BF%83%E6%B3%B5" rel'
        in pages["studios/jia/"].html
    )
    assert pages["studios/jia/"].html.count(">离心泵</a>") == 1
    assert '<dt id="离心泵">' in pages["glossary/"].html and "j-term" not in pages["glossary/"].html


def test_the_timeline_holds_what_is_dated(pages: dict[str, Page]) -> None:
    text = text_of(pages["timeline/"])
    assert "获市级劳模创新工作室" in text and "记录写到这一年" in text
    assert "原文隐去" not in text


def test_a_vanished_tag_keeps_its_address(opened: Callable, small: str) -> None:
    project = opened(small + "== tests/published.txt\n/topics/laobiaoqian/\n/topics/jieneng/\n")
    files = {
        item.path: item.content.decode()
        for item in project.data_files()
        if item.path.startswith("topics/")
    }
    assert (
        list(files) == ["topics/laobiaoqian/index.html"]
        and 'url=../"' in files["topics/laobiaoqian/index.html"]
    )


def test_a_series_is_drawn_only_where_the_scope_is_the_same(opened: Callable, small: str) -> None:
    """Of two reports of one series the same indicator, scope and unit make a table over time;
    another scope stays apart."""
    report = """== docs/reports/{year}.md
---
编号: R{number}
名称: {year}年总结
发布者: 某某厂
系列: 某某厂
数字:
  - {{代号: a, 指标: 工作室数, 数值: {a}, 单位: 个, 口径: 市级工作室, 截至: {year}, 来源: s1, 原文: 市级{a}个}}
  - {{代号: b, 指标: 工作室数, 数值: {b}, 单位: 个, 口径: {scope}, 截至: {year}, 来源: s1, 原文: 共{b}个}}
来源: {{代号: s1, 题名: 总结, 发布者: 某某厂, 日期: {year}, 类别: 文件}}
更新: 2024-05-09
---
"""
    text = (
        small
        + report.format(year=2019, number="0002", a=10, b=30, scope="各级工作室")
        + report.format(year=2021, number="0003", a=14, b=44, scope="全部工作室")
    )
    page = next(page for page in opened(text).pages() if page.url == "reports/2019/")
    assert "市级工作室历次上报" in page.html and "各级工作室历次上报" not in page.html
    assert text_of(page).index("10个") < text_of(page).index("14个")


def test_statistics_begin_with_how_many_what_is_missing_and_the_download(
    pages: dict[str, Page],
) -> None:
    html = pages["statistics/"].html
    first = html[: html.index('class="j-sec')]
    text = re.sub(r"<[^>]+>", "", first)
    assert "工作室 1&nbsp;个，操作法 1&nbsp;种" in text
    assert re.search(r"\d+ 条记录还缺资料", text) and "0 处不一致" in text
    assert 'href="../data/v1/ledger.xlsx" download' in first


def test_a_chart_of_fewer_than_three_bars_is_a_sentence(pages: dict[str, Page]) -> None:
    charts = re.findall(r'<figure class="j-plot">.*?</figure>', pages["statistics/"].html, re.S)
    rows = [len(re.findall('<th scope="row">', chart)) for chart in charts]
    drawn = ["<svg" in chart for chart in charts]
    assert drawn == [number >= 3 for number in rows] and True in drawn and False in drawn
