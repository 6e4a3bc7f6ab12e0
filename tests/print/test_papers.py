"""Tests on paper: the printed number decides the order, and the key follows it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from jiangpu.build.project import Project
from jiangpu.pages.sheets import SHEET_KINDS, NoSheet
from jiangpu.print.papers import Asked, asked_in_order
from jiangpu.schema.quiz import Question

QUESTIONS = [
    Question.model_validate(given)
    for given in (
        {"问": "先做哪一样？", "选项": ["看表", "停泵", "换泵"], "答案": "看表", "依据步骤": 1},
        {
            "题型": "多选",
            "问": "哪两样要泄压？",
            "选项": ["换泵", "看表", "拆阀"],
            "都选": ["换泵", "拆阀"],
        },
        {"题型": "判断", "问": "停泵在换泵以前。", "答案": "对"},
        {"题型": "排序", "问": "排好先后", "选项": ["看表", "停泵", "换泵"], "依据步骤": 1},
        {"题型": "填空", "问": "一共几步？", "答案": "3", "也算对": ["三"]},
    )
]
BY_ASK = {question.ask: question for question in QUESTIONS}
COPIES = range(40)


def told(asked: Asked) -> list[str]:
    """The answers of a copy in the words of its options."""
    texts = {option.letter or option.text: option.text for option in asked.options}
    return [texts.get(answer, answer) for answer in asked.answer]


def test_one_number_is_one_order() -> None:
    assert asked_in_order(QUESTIONS, 417) == asked_in_order(QUESTIONS, 417)


def test_other_numbers_are_other_orders() -> None:
    orders = {asked_in_order(QUESTIONS, number) for number in COPIES}
    assert len(orders) == len(COPIES)


@pytest.mark.parametrize("ask", BY_ASK)
def test_the_key_of_every_copy_names_what_is_right(ask: str) -> None:
    question = BY_ASK[ask]
    for number in COPIES:
        asked = next(each for each in asked_in_order(QUESTIONS, number) if each.ask == ask)
        if question.form == "多选":
            assert sorted(told(asked)) == sorted(question.answers)
        else:
            assert told(asked) == list(question.answers)


def test_what_has_to_be_put_in_order_is_not_in_order() -> None:
    for number in COPIES:
        for asked in asked_in_order(QUESTIONS, number):
            if asked.form == "排序":
                assert [option.text for option in asked.options] != list(BY_ASK[asked.ask].options)


def test_paper_answer_sheet_and_key_carry_the_number_and_the_key_is_apart(
    opened: Callable[..., Project], small: str
) -> None:
    site = opened(small).site
    method = site.library.get("M0001")
    paper, key = (SHEET_KINDS[kind].make(site, method, 417).html for kind in ("test", "key"))
    assert len(re.findall("卷号 0417", paper)) == 2
    assert "卷号 0417" in key and "依据" in key and "第 2 步" in key
    assert "依据" not in paper and "第 2 步" not in paper


def test_a_risky_method_has_no_test(repository: Project) -> None:
    for method in repository.site.library.methods:
        if method.record.risk == "高危":
            with pytest.raises(NoSheet, match="不印卡片"):
                SHEET_KINDS["test"].make(repository.site, method, 1)
