"""Qualifiers: one table, and everything that reads it agrees with the golden cases."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from jiangpu.assessment.standards import judge
from jiangpu.display.charts import ending
from jiangpu.figures.formatting import shown
from jiangpu.figures.ledger import Entry
from jiangpu.figures.rules.quotes import qualifiers_kept
from jiangpu.language.numerals import WORDS_INSIDE
from jiangpu.library.documents import Document
from jiangpu.schema.qualifiers import (
    QUALIFIERS,
    Place,
    may_be_above,
    may_be_below,
    standing,
)
from jiangpu.schema.registry import BY_KEY
from jiangpu.schema.standard import Standard
from jiangpu.schema.studio import Studio
from repositories import REPOSITORY

CASES = yaml.safe_load((REPOSITORY / "tests/cases/qualifiers.yml").read_text(encoding="utf-8"))
WORDS = [case["word"] for case in CASES]


def studio(value: str, *qualifiers: str, quote: str = "") -> Document:
    """A studio with one figure: its members."""
    figure = {
        "代号": "ren",
        "指标": "成员数",
        "数值": value,
        "单位": "人",
        "来源": "s1",
        "限定": list(qualifiers),
        "原文": quote,
    }
    record = Studio.model_validate(
        {
            "编号": "S0001",
            "名称": "甲劳模创新工作室",
            "来源": {"代号": "s1", "题名": "总结", "发布者": "甲厂"},
            "数字": figure,
        }
    )
    return Document("studios/jia.md", BY_KEY["studio"], record, "", 1, "jia")


def test_every_word_has_a_case() -> None:
    assert sorted(WORDS) == sorted(QUALIFIERS.words)


@pytest.mark.parametrize("case", CASES, ids=WORDS)
def test_how_a_number_is_written(case: dict[str, Any]) -> None:
    (figure,) = studio("200", case["word"]).record.figures
    assert shown(figure).whole == case["written"]


@pytest.mark.parametrize("case", CASES, ids=WORDS)
def test_where_the_true_number_may_lie(case: dict[str, Any]) -> None:
    words = (case["word"],)
    assert (may_be_below(words), may_be_above(words)) == (case["below"], case["above"])


@pytest.mark.parametrize("case", CASES, ids=WORDS)
def test_how_a_bar_ends(case: dict[str, Any]) -> None:
    assert ending((case["word"],)) == case["drawn"]


@pytest.mark.parametrize("case", CASES, ids=WORDS)
@pytest.mark.parametrize(("value", "field"), [("3", "three"), ("2", "two")])
def test_whether_a_standard_is_met(case: dict[str, Any], value: str, field: str) -> None:
    standard = Standard.model_validate(
        {"编号": "B0001", "名称": "标准", "条目": [{"项": "有人", "规则": "数 成员数 ≥ 3"}]}
    )
    (judgement,) = judge(studio(value, case["word"]).record, standard)
    assert judgement.state == case[field]


@pytest.mark.parametrize("case", CASES, ids=WORDS)
def test_what_enters_a_sum(case: dict[str, Any]) -> None:
    document = studio("200", case["word"])
    assert Entry(document, document.record.figures[0], "").exclusion_reason == case["sum"]


@pytest.mark.parametrize("case", CASES, ids=WORDS)
def test_a_word_at_the_number_may_not_be_dropped(case: dict[str, Any]) -> None:
    kept = studio("200", case["word"], quote=case["quote"])
    dropped = studio("200", quote=case["quote"])
    states = [finding.state for finding in qualifiers_kept((kept, dropped))]
    allowed = case.get("dropped") == "allowed"
    assert states == ["一致", "一致" if allowed else "不一致"]


@pytest.mark.parametrize(
    "quote", ["节约200人", "签约200人", "特约200人", "不超200人", "公约200人", "约定200人"]
)
def test_another_word_is_no_qualifier(quote: str) -> None:
    (finding,) = qualifiers_kept((studio("200", quote=quote),))
    assert finding.state == "一致"


@pytest.mark.parametrize("quote", ["大约200人", "约达200人", "超过200人", "已逾200人"])
def test_a_qualifier_is_seen_through_what_joins_it(quote: str) -> None:
    (finding,) = qualifiers_kept((studio("200", quote=quote),))
    assert finding.state == "不一致"


def test_the_longer_of_two_words_is_asked_for() -> None:
    (finding,) = qualifiers_kept((studio("200", quote="不超过200人"),))
    assert finding.fix == "「限定」补上“不超过”"


def test_the_reader_of_numerals_knows_the_words_inside_a_number() -> None:
    assert {entry.word for entry in standing(Place.INSIDE)} == set(WORDS_INSIDE)


def test_an_estimate_is_written_before_other_words() -> None:
    (figure,) = studio("300", "超", "可").record.figures
    assert str(shown(figure)) == "可超300人"
