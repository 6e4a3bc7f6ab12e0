"""Whether a card fits is told without waiting for the names on it, where they cannot matter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.build.project import problems_of
from jiangpu.checks import cards
from jiangpu.print.card import card_of
from jiangpu.print.fitting import A4, Detail, card_height
from jiangpu.print.titles import title_of
from jiangpu.schema.method import Method

AUTHOR = "提出人: 张三"
LONG = "王" * 600
GIVEN = {"编号": "M0001", "名称": "三步换泵法", "单位": "某某厂", "风险": "一般"}


def with_steps(root: Path, number: int, author: str) -> None:
    """The method gets so many more steps, and a person has put it forward whose name is told."""
    file = root / "methods/sanbu.md"
    text = file.read_text(encoding="utf-8").replace(AUTHOR, "提出人: P0001")
    file.write_text(text.replace("步骤:\n", "步骤:\n" + "  - {做什么: 看}\n" * number), "utf-8")
    person = root / "docs/people/zhangsan.md"
    text = person.read_text(encoding="utf-8")
    person.write_text(text.replace("名称: 张三", f"名称: {author}"), "utf-8")


def has_problem(root: Path) -> bool:
    return "C001" in {problem.code for problem in problems_of(root)}


@pytest.mark.parametrize(("author", "told"), [("张三", False), (LONG, True)])
def test_a_name_that_takes_half_the_card_is_reckoned_with(
    author: str, told: bool, tree: Callable[[str], Path], small: str
) -> None:
    root = tree(small)
    with_steps(root, 6, author)
    assert has_problem(root) is told


NAMES = ["王" * cards.LONGEST_NAME, "Wang-" * (cards.LONGEST_NAME // 5), "甲", "W" * 25]


@pytest.mark.parametrize("name", NAMES, ids=["long", "Latin", "short", "wide"])
@pytest.mark.parametrize("authors", [1, 2, 7])
def test_no_short_name_takes_more_room_than_is_kept_for_it(name: str, authors: int) -> None:
    method = Method.model_validate(GIVEN)
    title = title_of(method.name, A4.title, A4.width - A4.beside_title)
    heights = []
    for each in (name, cards._LINE_OF_ITS_OWN):
        card = card_of(method, [each] * authors)
        heights.append(card_height(card, A4, title, A4.sizes[0], Detail.ALL))
    assert heights == sorted(heights)
