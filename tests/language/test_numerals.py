"""Numbers in Chinese text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from jiangpu.language.numerals import mentions, numbers_in, plain, read_han


@pytest.mark.parametrize(
    ("number", "text"), [("326", "326"), ("85.30", "85.3"), ("10000", "10000"), ("0.50", "0.5")]
)
def test_a_number_as_people_write_it(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("七", 7),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百二十六", 126),
        ("千", 1000),
        ("二〇〇八", 2008),
        ("三万五千", 35000),
        ("两", 2),
        ("不是", None),
        ("", None),
    ],
)
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert read_han(text) == value


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2400多项", {2400}),
        ("三项厂控指标", {3}),
        ("千余项", {1000}),
        ("1,234人", {1234}),
        ("1.2万家", {Decimal("1.2"), 12000}),
        ("28余万元", {28, 280000}),
        ("没有", set()),
    ],
)
def test_numbers_in_a_text(text: str, numbers: set) -> None:
    assert numbers_in(text) == {Decimal(number) for number in numbers}


@pytest.mark.parametrize(
    ("text", "value", "inside", "after"),
    [
        ("近2000人", 2000, "", "人"),
        ("28余万元", 28, "余", "万元"),
        ("28余万元", 280000, "余", "元"),
        ("三十多项", 30, "多", "项"),
        ("三万元", 3, "", "万元"),
        ("1,234人", 1234, "", "人"),
    ],
)
def test_a_number_is_found_where_it_stands(text: str, value: int, inside: str, after: str) -> None:
    assert any(
        mention.inside == inside and (value, after) in mention.readings
        for mention in mentions(text)
    )
