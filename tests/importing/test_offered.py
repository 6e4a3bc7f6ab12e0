"""Figures in sentences: read as the checks read them, and offered with a quote that holds them."""

from __future__ import annotations

from typing import Any

import pytest
from jiangpu.build.project import Project
from jiangpu.checks.figures import QUOTE_LIMIT
from jiangpu.importing.offered import offers_in
from jiangpu.language.numerals import numbers_in, plain
from jiangpu.schema.qualifiers import known

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "全年完成课题近20项，节约资金约300万元，培训职工1200余人次。",
        [("近20项", "课题完成数"), ("约300万元", "节约资金"), ("1200余人次", "培训人次")],
    ),
    ("损坏率由16.6%降为0%。", [("16.6 → 0%", "")]),
    ("每组10—15人。", [("10—15人", "")]),
    ("创造经济效益近亿元。", [("近亿元", "经济效益")]),
    ("解决难题两三项、百余项。", [("两三项", "技术难题"), ("百余项", "")]),
    ("据不完全统计，获专利46项以上。", [("46项以上", "专利数")]),
    ("每船节约4万多元。", [("40000多元", "节约资金")]),
    ("2023年5月，第3项，今年45岁，八十年代。", []),
    ("成立于2015年，一个班组。", []),
    ("每周三下班后攻关，星期五下午复查。", []),
    ("每分钟敲三下。", [("3下", "")]),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_is_offered(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = list(offers_in(sentence))
    assert [offer.shown for offer in found] == [shown for shown, _ in expected]
    for offer, (_, indicator) in zip(found, expected, strict=True):
        assert not indicator or offer.indicator == indicator


def test_what_is_only_expected_says_so() -> None:
    natures = [offer.reading.get("性质") for offer in offers_in("预计增效50万元，力争达到80万元。")]
    assert natures == ["预期", "目标"]


def quoted(repository: Project) -> list[Any]:
    found = []
    for document in repository.loaded.documents:
        for figure in document.record.figures:
            if figure.quote and figure.unit and figure.value is not None:
                found.append(figure)
    return found


def test_the_figures_of_the_repository_are_found_in_their_quotes(repository: Project) -> None:
    """Every figure that an editor has taken from a source by hand: nine of ten are read alike."""
    figures = quoted(repository)
    found = 0
    for figure in figures:
        for offer in offers_in(figure.quote):
            reading = offer.reading
            same_number = reading.get("数值") == plain(figure.value)
            if same_number and reading.get("单位") == figure.unit:
                found += 1
                break
    assert found > 0.9 * len(figures) > 500


def test_a_quote_is_short_and_holds_the_number_and_its_qualifiers(repository: Project) -> None:
    for document in repository.loaded.documents[:400]:
        for offer in offers_in(document.body):
            assert len(offer.quote) <= QUOTE_LIMIT
            number = offer.reading.get("数值")
            if number:
                assert plain(next(iter(numbers_in(number)))) == number
                assert numbers_in(offer.quote) & numbers_in(number)
            for qualifier in known(offer.reading.get("限定", ())):
                assert not qualifier.must_be_quoted or qualifier.stands_in(offer.quote)
