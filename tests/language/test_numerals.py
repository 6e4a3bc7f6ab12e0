"""Numbers in Chinese text."""

from __future__ import annotations

import time
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
        ("一亿二千万", 120_000_000),
        ("一亿零二百万", 102_000_000),
        ("十万零三", 100_003),
        ("三万亿", 3_000_000_000_000),
        ("一万二", 12_000),
        ("三百五", 350),
        ("三百零五", 305),
        ("两三", None),
        ("二三十", None),
        ("一" * 4_301, None),
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
        ("两三项", {2, 3}),
        ("二三十人", {20, 30}),
        ("三五百", {300, 500}),
        ("几十项，上百人，数千家", set()),
        ("126，138，152", {126, 138, 152}),
        ("降到−20℃", {-20}),
        ("10-20天", {10, 20}),
        ("增效壹佰贰拾万元", {120, 1_200_000}),
        ("廿五人", {25}),
        ("3个亿", {3, 300_000_000}),
        ("两年半", {2, Decimal("2.5")}),
        ("10来项", {10}),
        ("٢٠٢٤", set()),
        ("1" * 5_000, set()),
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


def spoken(number: int) -> str:
    """A whole number as it is said."""
    for char, scale in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if number >= scale:
            times, rest = divmod(number, scale)
            zero = "零" if 0 < rest < scale // 10 else ""
            return spoken(times) + char + zero + (spoken(rest) if rest else "")
    return "零一二三四五六七八九"[number]


def test_every_number_is_read_as_it_is_said() -> None:
    """All up to ten thousand, then some of every size to a million million."""
    numbers = [
        *range(10_000),
        *(7 * 10**size + 10**step for size in range(4, 12) for step in range(size)),
    ]
    for number in numbers:
        assert read_han(spoken(number)) == number, spoken(number)


@pytest.mark.parametrize("text", ["1", "一", "十", "1,", "1.1", "1多", "壹", "廿", "两三", "-1"])
def test_a_long_text_is_read_at_once(text: str) -> None:
    started = time.process_time()
    numbers_in(text * (60_000 // len(text)))
    assert time.process_time() - started < 2
