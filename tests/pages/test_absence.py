"""Pages give before they lack: what nobody stated is folded into one line."""

from __future__ import annotations

import re
from collections.abc import Callable

from jiangpu.build.project import Project

LACKING = re.compile("未提供|未公开|未写明|未能对应|单位原文缺|不详")
CLOSED = re.compile(r"<details(?![^>]*\sopen)[^>]*>(?:(?!<details).)*?</details>", re.DOTALL)
AT_MOST = 3


def visible(html: str) -> str:
    """The text of a page outside closed <details>."""
    before = ""
    while before != html:
        before = html
        html = CLOSED.sub("", html)
    return re.sub(r"<[^>]+>", "|", html)


def records(project: Project) -> dict[str, str]:
    """Address → HTML of every record's page."""
    addresses = {document.url for document in project.site.library.documents}
    return {page.url: page.html for page in project.pages() if page.url in addresses}


def test_no_record_page_says_more_than_three_times_that_something_is_missing(
    repository: Project,
) -> None:
    found = {url: LACKING.findall(visible(html)) for url, html in records(repository).items()}
    assert len(found) > 300
    assert not {url: words for url, words in found.items() if len(words) > AT_MOST}


def test_what_is_missing_stands_in_one_line_that_opens(repository: Project) -> None:
    html = records(repository)["studios/tangyan/"]
    line = re.search(r"<summary>([^<]*项标准里有据[^<]*)</summary>", html)
    assert re.fullmatch(r"\d+ 项标准里有据 \d+ 项；\d+ 样资料有了 \d+ 样，还缺 \d+ 样", line[1])
    assert html.count("项标准里有据") == 1 and "没有写到，不等于未达标" not in visible(html)


def test_a_fact_table_has_at_most_one_row_of_what_is_not_known(repository: Project) -> None:
    for url, html in records(repository).items():
        tables = re.findall(r'<dl class="j-facts">(.*?)</dl>', html, flags=re.DOTALL)
        assert all(table.count("j-na") <= 1 for table in tables), url


def test_actions_are_never_headed_by_a_lack_of_steps(repository: Project) -> None:
    pages = records(repository)
    assert not [url for url, html in pages.items() if "步骤未公开" in html]
    assert any("条；来源未分步骤" in html for html in pages.values())


def test_the_facts_that_are_known_come_first(opened: Callable[..., Project], small: str) -> None:
    html = records(opened(small))["studios/jia/"]
    facts = re.search(r'<dl class="j-facts">(.*?)</dl>', html, flags=re.DOTALL)[1]
    labels = re.findall(r"<dt>([^<]+)</dt>", facts)
    assert labels == ["领衔人", "单位", "行业", "工种", "地区", "级别", "未提供"]
    assert "成立年份、成员" in facts
