"""The problems that reports name, each beside what the records show; standards side by side, a new one as a file only."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from jiangpu.assessment.comparison import themes
from jiangpu.assessment.measures import KNOWN, MEASURES, NO_DATA, PARTLY
from jiangpu.assessment.observatory import PROBLEMS, Observation, observe
from jiangpu.build.project import Project


def observations(project: Project, standard: str = "B0001") -> dict[str, Observation]:
    library = project.site.library
    return {each.problem: each for each in observe(library, library.get(standard))}


@pytest.fixture(scope="module")
def observed(repository: Project) -> dict[str, Observation]:
    return observations(repository)


def test_every_problem_of_the_reports_is_mapped(
    observed: dict[str, Observation], repository: Project
) -> None:
    problems = {
        number: [problem.name for problem in repository.site.library.get(number).record.problems]
        for number in ("R0001", "R0002")
    }
    assert len(problems["R0001"]) == 9 and len(problems["R0002"]) == 5
    assert set(observed) == {*problems["R0001"], *problems["R0002"]} == set(PROBLEMS)
    assert {key for keys in PROBLEMS.values() for key in keys} == set(MEASURES)


def test_what_cannot_be_counted_says_what_is_needed(
    observed: dict[str, Observation], repository: Project
) -> None:
    page = next(page for page in repository.pages() if page.url == "statistics/problems/")
    text = re.sub(r"<[^>]+>", "", page.html)
    for observation in observed.values():
        assert observation.problem in text and observation.state in (KNOWN, PARTLY, NO_DATA)
        for measure, reading in observation.readings:
            assert measure.title in text and reading.words in text and measure.needs
            if reading.state == NO_DATA:
                assert measure.needs in text and not reading.share
    assert [reading.state for _, reading in observed["科技成果转化速度不够快"].readings][
        1
    ] == NO_DATA
    assert observed["普及度不够高"].named[1][0].number == "R0002"


def test_readings_are_counted_from_the_records(
    observed: dict[str, Observation], repository: Project
) -> None:
    methods = repository.site.library.methods
    steps = observed["重形式轻内容"].readings[0][1]
    assert (steps.number, steps.of) == (
        sum(bool(doc.record.steps) for doc in methods),
        len(methods),
    )
    stage = observed["科技成果转化速度不够快"].readings[0][1]
    items = [item for doc in repository.site.library.studios for item in doc.record.achievements]
    assert (stage.of, stage.stated) == (len(items), sum(bool(item.stage) for item in items))


def test_a_reading_follows_its_records(opened: Callable, small: str) -> None:
    base = observations(opened(small), "B0001")["重数量轻质量"].readings[1][1]
    assert (base.number, base.of) == (1, 1)


def test_an_unknown_problem_is_shown_as_without_data(opened: Callable, small: str) -> None:
    observed = observations(opened(small.replace("重数量轻质量", "场地不够用")))
    assert observed["场地不够用"].state == NO_DATA and observed["场地不够用"].readings[0][0].needs


def test_nobody_is_blamed_for_what_nobody_stated(opened: Callable, small: str) -> None:
    reading = observations(opened(small.replace("重数量轻质量", "产品产业化程度还不高")))[
        "产品产业化程度还不高"
    ].readings[0][1]
    assert reading.words == "写明的 1 项里有 0 项" and reading.share == "0 ÷ 1 = 0%"
    silent = small.replace("重数量轻质量", "产品产业化程度还不高").replace(", 转化阶段: 应用", "")
    reading = observations(opened(silent))["产品产业化程度还不高"].readings[0][1]
    assert reading.state == NO_DATA


def test_profiles_are_matched_by_name_and_by_field(repository: Project) -> None:
    found = {theme.name: theme for theme in themes(repository.site.library.standards)}
    assert len(repository.site.library.standards) >= 9
    assert {"B0001", "B0002", "B0003", "B0005", "B0006"} <= {
        profile.number for profile in found["场所"].profiles
    }
    assert [asked.item.name for asked in found["台账"].asked[:3]] == [
        "台帐详实",
        "工作台账",
        "有台账",
    ]
    assert "领衔人" in found and "B0004" in {profile.number for profile in found["领衔人"].profiles}


NEW = """== docs/standards/xin.md
---
编号: B0002
名称: 新城两看标准
发布者: 新城总工会
条目:
  - {项: 活动场所像样, 规则: 自证, 要求: 有地方做事}
  - {项: 带头的人, 规则: 存在 领衔人, 要求: 说得出谁领头}
  - {项: 有一份独家要求, 规则: 自证}
来源: {代号: s1, 题名: 办法, 发布者: 新城总工会, 类别: 文件}
更新: 2024-05-13
---
"""


def test_a_new_profile_is_a_file_and_appears_everywhere(opened: Callable, small: str) -> None:
    """No line of code; its page with coverage, the directory, the comparison, the search index, quality when in force."""
    project = opened(small + NEW)
    assert not project.problems
    pages = {page.url: page for page in project.pages()}
    text = {
        url: re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.html)) for url, page in pages.items()
    }
    assert "新城两看标准" in text["standards/"] and "说得出谁领头" in text["standards/xin/"]
    assert re.search(r"带头的人 1 0 0 0", text["standards/xin/"]), (
        "one studio, and it names who leads"
    )
    for words in ("活动场所像样", "说得出谁领头", "有一份独家要求", "新城两看标准"):
        assert words in text["standards/compare/"]
    assert 'href="../xin/#item-2"' in pages["standards/compare/"].html
    names = next(
        item.content.decode() for item in project.data_files() if item.path.endswith("names.json")
    )
    assert "新城两看标准" in names or any(
        "新城" in text[url] for url in text if url.startswith("search/")
    )


def test_the_profile_in_force_is_covered_item_by_item(repository: Project) -> None:
    page = next(page for page in repository.pages() if page.url == "quality/")
    section = page.html[page.html.index('id="standard"') : page.html.index('id="invite"')]
    assert section.count("<li>") == len(repository.site.library.get("B0001").record.items)
    assert "不是排名" in section


def test_results_of_reconciliation_are_a_page_with_both_sides(repository: Project) -> None:
    page = next(page for page in repository.pages() if page.url == "statistics/checks/")
    text = re.sub(r"<[^>]+>", "", page.html)
    assert "上报 28个对 收录：点名 10 个，级别未写明无法核对" in text
    assert "上报 6个对 收录 6一致" in text
    assert "限定词没有丢" in text and "0 处不一致" in text
