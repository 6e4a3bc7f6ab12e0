"""待补资料: an invitation, each gap with its why, each row leading on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from jiangpu.build.project import Project
from jiangpu.library import completeness as counted
from jiangpu.library.settings import Settings
from jiangpu.schema.worth import WHY


def html_of(project: Project) -> str:
    return next(page.html for page in project.pages() if page.url == "quality/")


def section(html: str, anchor: str) -> str:
    """The part of a page from one section to the next."""
    assert f'id="{anchor}"' in html, anchor
    return html.partition(f'id="{anchor}"')[2].partition("<section")[0]


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


@pytest.fixture
def page(opened: Callable[..., Project], small: str) -> str:
    """Of the small repository, where the method was not looked at for years."""
    text = small.replace("更新: 2024-05-07", "更新: 2021-05-07")
    contact = Settings.model_validate({"联系方式": {"邮箱": "jiangpu@example.cn"}})
    return html_of(opened(text, settings=contact))


def test_a_missing_field_is_counted_with_its_why(page: str) -> None:
    part = section(page, "fields-method")
    assert WHY["principle"] in part and "1 / 1 种还缺" in words(part)


def test_a_field_names_those_that_lack_it_and_leads_there(page: str) -> None:
    assert '<a href="../methods/sanbu/#ask">三步换泵法</a>' in section(page, "fields-method")


def test_a_field_that_all_have_is_not_asked_for(page: str) -> None:
    assert WHY["problem"] in page and WHY["authors"] not in page


def test_what_nobody_confirmed_for_a_year_says_since_when(page: str) -> None:
    part = section(page, "unconfirmed")
    assert "三步换泵法" in words(part) and "核对于 2021-05-07" in words(part)
    assert "张三劳模创新工作室" not in words(part)


def test_a_row_leads_to_the_record_and_to_its_invitation(page: str) -> None:
    part = section(page, "unconfirmed")
    assert 'href="../methods/sanbu/"' in part
    assert 'href="../contribute/new/?about=M0001' in part


def test_reprints_have_their_own_list(opened: Callable[..., Project], small: str) -> None:
    html = html_of(
        opened(small.replace("类别: 文件}\n更新: 2024-05-08", "类别: 转载}\n更新: 2024-05-08"))
    )
    assert "张三" in words(section(html, "reprinted"))


def test_a_list_without_records_is_left_out(page: str) -> None:
    assert 'id="reprinted"' not in page


def test_the_whole_library_is_looked_through_once(
    opened: Callable[..., Project], small: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not once for each page of the list: on a large library that would be a square."""
    calls: list[str] = []
    given = counted.completeness

    def noted(record: object) -> object:
        calls.append(record.number)
        return given(record)

    monkeypatch.setattr("jiangpu.library.gaps.completeness", noted)
    monkeypatch.setattr("jiangpu.pages.quality.RECORDS_PER_PAGE", 2)
    monkeypatch.setattr("jiangpu.pages.plan.RECORDS_PER_PAGE", 2)
    project = opened(small)
    pages = [page for page in project.pages() if page.url.startswith("quality/")]
    assert len(pages) == 3 and len(calls) == len(set(calls)) == len(project.site.library.listed)
