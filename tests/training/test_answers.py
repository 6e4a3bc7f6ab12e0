"""What is right, and when a question comes again."""

from __future__ import annotations

import pytest
from jiangpu.training.script_rules import REVIEW_DAYS
from learning import computed

NEW = None
LEARNED = [len(REVIEW_DAYS), 0]


@pytest.mark.parametrize(
    ("before", "right", "after"),
    [
        (NEW, True, LEARNED),
        (NEW, False, [0, 101]),
        ([0, 100], True, [1, 103]),
        ([1, 100], True, [2, 107]),
        ([2, 100], True, [3, 116]),
        ([3, 100], True, [4, 135]),
        ([4, 100], True, LEARNED),
        ([3, 100], False, [0, 101]),
        (LEARNED, False, [0, 101]),
        (LEARNED, True, LEARNED),
        ([1, 120], True, [1, 120]),
    ],
)
def test_a_missed_question_comes_again_later_and_later(
    before: object, right: bool, after: object
) -> None:
    """On day 100. Who answers again before a question is due has not gained anything."""
    assert computed("afterAnswer(given[0], given[1], 100)", before, right) == after


def test_only_what_was_missed_is_due() -> None:
    kept = {"mark": 1, "asked": [LEARNED, [0, 100], [1, 101], None, [2, 99]]}
    assert computed("dueNow(given[0], 100)", kept) == [1, 4]


def test_other_questions_make_what_is_kept_worthless() -> None:
    progress = {"tests": {"M0001": {"mark": 1, "asked": [LEARNED]}}}
    assert computed("keptOf(given[0], 'M0001', 2)", progress) is None


@pytest.mark.parametrize(
    ("form", "chosen", "keys", "right"),
    [
        ("单选", ["甲"], ["甲"], True),
        ("单选", ["乙"], ["甲"], False),
        ("判断", ["对"], ["对"], True),
        ("多选", ["乙", "甲"], ["甲", "乙"], True),
        ("多选", ["甲"], ["甲", "乙"], False),
        ("多选", ["甲", "乙", "丙"], ["甲", "乙"], False),
        ("排序", ["甲", "乙", "丙"], ["甲", "乙", "丙"], True),
        ("排序", ["乙", "甲", "丙"], ["甲", "乙", "丙"], False),
        ("填空", ["２５ "], ["25", "二十五"], True),
        ("填空", ["二十五。"], ["25", "二十五"], True),
        ("填空", ["2.5"], ["25"], False),
        ("填空", [], ["25"], False),
    ],
)
def test_what_is_right(form: str, chosen: list[str], keys: list[str], right: bool) -> None:
    assert computed("isRight(given[0], given[1], given[2])", form, chosen, keys) == right
