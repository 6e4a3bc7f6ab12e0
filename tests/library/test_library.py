"""References, names and the derived side of relations."""

from __future__ import annotations

from collections.abc import Callable

TWO = """== docs/people/a.md
---
编号: P0001
名称: 王军
单位: 甲厂
来源: {代号: s1, 题名: 名单, 发布者: 市总工会}
更新: 2024-01-01
---
== docs/people/b.md
---
编号: P0002
名称: 王 军
单位: 乙厂
来源: {代号: s1, 题名: 名单, 发布者: 市总工会}
更新: 2024-01-01
---
== studios/a.md
---
编号: S0001
名称: 王军工作室
领衔人: 王军
来源: {代号: s1, 题名: 名单, 发布者: 市总工会}
更新: 2024-01-01
---
"""


def test_an_ambiguous_name_asks_for_the_number(opened: Callable) -> None:
    """Two people of one name: the reference is an error that lists both numbers; the second name is a warning."""
    assert [str(problem) for problem in opened(TWO).problems] == [
        "docs/people/b.md:3:5: 警告 R006 「名称」和 docs/people/a.md 一样;改法:是同一条就合并；也许是同一条就写“可能同一”；不是就在名称里加上单位",
        "studios/a.md:4:6: 错误 R004 「领衔人」“王军”有 2 条:P0001（docs/people/a.md）、P0002（docs/people/b.md）;改法:改写编号",
    ]


def test_perhaps_the_same_is_no_warning(opened: Callable) -> None:
    text = TWO.replace("单位: 乙厂", "单位: 乙厂\n可能同一: P0001").replace(
        "领衔人: 王军", "领衔人: P0002"
    )
    project = opened(text)
    assert project.problems == ()
    library = project.site.library
    assert [doc.number for doc in library.referring(library.get("P0002"), "studio", "leaders")] == [
        "S0001"
    ]
    assert library.referring(library.get("P0001"), "studio", "leaders") == ()


def test_a_name_goes_before_an_alias(opened: Callable, small: str) -> None:
    text = (
        small
        + """== methods/other.md
---
编号: M0002
名称: 换泵三步
风险: 一般
更新: 2024-01-01
---
"""
    )
    library = opened(text).site.library
    assert library.find("method", "换泵三步").number == "M0002"
    assert library.find("method", "三步“换泵”法").number == "M0001"


def test_the_studio_knows_the_methods_that_name_it(opened: Callable, small: str) -> None:
    library = opened(small).site.library
    assert [doc.name for doc in library.referring(library.get("S0001"), "method", "studio")] == [
        "三步换泵法"
    ]


def test_a_broken_record_leaves_the_indexes_but_keeps_its_name(
    opened: Callable, small: str
) -> None:
    """A reference to a record that has an error is not reported a second time, and the record has no page."""
    project = opened(small.replace("行业: 化工\n工种: 泵工\n称号", "行业: 修仙\n称号"))
    assert [problem.code for problem in project.problems] == ["F012"]
    assert project.site.library.get("S0001") is None
    assert "studios/jia/" not in {plan.url for plan in project.plans}


def test_drafts_only_in_a_preview(opened: Callable, small: str) -> None:
    text = small.replace("类别: 操作法\n", "类别: 操作法\n状态: 草稿\n")
    assert opened(text).site.library.get("M0001") is None
    assert opened(text, drafts=True).site.library.get("M0001") is not None


def test_a_withdrawn_record_keeps_its_page_and_leaves_the_lists(
    opened: Callable, small: str
) -> None:
    project = opened(small.replace("类别: 操作法\n", "类别: 操作法\n状态: 已撤回\n"))
    assert project.site.library.methods == ()
    pages = {page.url: page for page in project.pages()}
    assert "这条记录已经撤回" in pages["methods/sanbu/"].html
    assert not pages["methods/sanbu/"].indexed
    assert "三步换泵法" not in pages["methods/"].html


def test_a_number_once_published_is_not_given_to_another(opened: Callable, small: str) -> None:
    """The ledger of published addresses remembers whose a number was; a renamed file says so by 曾用地址."""
    ledger = (
        "== tests/published.txt\n/s/S0001/ /studios/old-name/\n/m/M0001/ /methods/quite-other/\n"
    )
    problems = opened(small + ledger).problems
    assert [str(problem) for problem in problems] == [
        "methods/sanbu.md:2:5: 错误 R002 「编号」M0001 以前是 /methods/quite-other/ 的号;"
        "改法:换一个新编号；如果只是改了文件名，补上“曾用地址: /methods/quite-other/”"
    ]


def test_a_chinese_file_name_gets_a_pinyin_address(opened: Callable, small: str) -> None:
    project = opened(
        small.replace("== methods/sanbu.md", "== methods/三步换泵.md").replace(
            "../methods/sanbu.md", "../methods/三步换泵.md"
        )
    )
    assert [problem.code for problem in project.problems] == ["F019"]
    assert project.site.library.get("M0001").url == "methods/sanbuhuanbeng/"


def test_two_files_with_one_address(opened: Callable, small: str) -> None:
    text = (
        small
        + "== methods/SANBU.md\n---\n编号: M0002\n名称: 另一种\n风险: 一般\n更新: 2024-01-01\n---\n"
    )
    assert "R007" in {problem.code for problem in opened(text).problems}
