"""The card of a method on its page, and where the codes of old cards lead."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from jiangpu.build.output import write_site
from jiangpu.build.project import Project
from jiangpu.pages.cards import card_page
from jiangpu.site.artefacts import Page

REVISED = """版次: 3
修订:
  - {版次: 2, 日期: 2024-03-01, 改了什么: 第三步补了泄压}
  - {版次: 3, 日期: 2024-05-07, 改了什么: 第一步写明看哪块表}
更新: 2024-05-07"""


def words(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def card(project: Project) -> Page:
    return card_page(project.site, "M0001")


def revised(small: str) -> str:
    return small.replace("更新: 2024-05-07", REVISED, 1)


def test_safety_stands_before_the_steps(opened: Callable, small: str) -> None:
    text = words(card(opened(small)).html)
    assert text.index("先说安全") < text.index("怎么做") < text.index("看压力")


def test_without_a_source_safety_is_left_to_be_written_by_hand(
    opened: Callable, small: str
) -> None:
    page = card(opened(small.replace("安全: 泄压后再拆\n荣誉", "荣誉")))
    assert "来源没有写安全要点，由本单位填写" in page.html and page.html.count("p-hand") == 2


def test_the_code_carries_the_permanent_address_and_the_edition(
    opened: Callable, small: str
) -> None:
    html = card(opened(revised(small))).html
    assert "第 3 版" in words(html)
    assert "二维码，通向 https://small.example/pu/m/M0001/3/" in html


def test_a_card_is_as_a_strict_policy_for_content_wants_it(opened: Callable, small: str) -> None:
    html = card(opened(small)).html
    assert " style=" not in html and "<script" not in html and "<style" not in html


def test_the_page_of_the_method_leads_to_its_card(repository: Project) -> None:
    for plan in repository.plans:
        if plan.url.endswith("/card/"):
            number = str(plan.args[0])
            method = repository.site.library.get(number)
            assert method is not None and plan.url == f"{method.url}card/"


def test_the_code_of_the_newest_card_leads_to_the_method(
    opened: Callable, small: str, tmp_path: Path
) -> None:
    write_site(opened(small), tmp_path / "out")
    html = (tmp_path / "out/m/M0001/1/index.html").read_text(encoding="utf-8")
    assert 'url=../../../methods/sanbu/"' in html


def test_an_old_card_is_told_what_has_changed(opened: Callable, small: str, tmp_path: Path) -> None:
    write_site(opened(revised(small)), tmp_path / "out")
    first = words((tmp_path / "out/m/M0001/1/index.html").read_text(encoding="utf-8"))
    assert "您手上的是第 1 版，现在是第 3 版" in first
    assert "第三步补了泄压" in first and "第一步写明看哪块表" in first
    second = words((tmp_path / "out/m/M0001/2/index.html").read_text(encoding="utf-8"))
    assert "第一步写明看哪块表" in second and "第三步补了泄压" not in second


def test_the_code_of_a_card_that_is_no_longer_printed_leads_to_the_method(
    opened: Callable, small: str, tmp_path: Path
) -> None:
    """Its page says that it has become an account and no instruction."""
    text = small.replace("风险: 一般", "风险: 高危").replace(
        "自测:\n  - {问: 第二步做什么, 选项: [停泵, 换泵], 答案: 停泵, 依据步骤: 2}\n", ""
    )
    text += "== tests/published.txt\n/m/M0001/1/\n"
    project = opened(text)
    write_site(project, tmp_path / "out")
    assert 'url=../../../methods/sanbu/"' in (tmp_path / "out/m/M0001/1/index.html").read_text(
        encoding="utf-8"
    )
    assert not (tmp_path / "out/methods/sanbu/card").exists()
