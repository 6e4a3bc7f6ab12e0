"""Partial dates as people write them."""

from __future__ import annotations

import pytest
from jiangpu.language.dates import in_words, is_known, is_later, parse_partial, year_of


@pytest.mark.parametrize(
    ("date", "other", "later"),
    [
        ("2020", "2019", True),
        ("2020", "2020-05", False),
        ("2020-06", "2020-05-31", True),
        ("2020-05", "2020-05-31", False),
    ],
)
def test_dates_are_compared_as_far_as_both_are_known(date: str, other: str, later: bool) -> None:
    assert is_later(date, other) == later


@pytest.mark.parametrize(("date", "year"), [("2019-06", 2019), ("原文隐去", None), (None, None)])
def test_the_year_of_a_date(date: str | None, year: int | None) -> None:
    assert year_of(date) == year and is_known(date) == (year is not None)


@pytest.mark.parametrize(
    ("text", "iso", "words"),
    [
        ("2019", "2019", "2019 年"),
        ("2019年", "2019", "2019 年"),
        ("2019.6", "2019-06", "2019 年 6 月"),
        ("2019年6月", "2019-06", "2019 年 6 月"),
        ("2019/6/5", "2019-06-05", "2019-06-05"),
        ("２０１９-06-05", "2019-06-05", "2019-06-05"),
        ("2024.4.20", "2024-04-20", "2024-04-20"),
        ("2019年6月5日", "2019-06-05", "2019-06-05"),
        ("原文隐去", "原文隐去", "年份原文隐去"),
    ],
)
def test_dates_as_people_write_them(text: str, iso: str, words: str) -> None:
    assert parse_partial(text) == iso
    assert in_words(iso) == words


@pytest.mark.parametrize(
    "text", ["20xx", "去年", "2019-13", "2019-02-30", "19", "20190605", "2019-", ""]
)
def test_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        parse_partial(text)
