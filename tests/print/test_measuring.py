"""How much room a text takes on paper."""

from __future__ import annotations

import pytest
from jiangpu.print.measuring import line_count, lines_of, width
from jiangpu.print.titles import title_of


def test_a_chinese_character_is_as_wide_as_it_is_high() -> None:
    assert width("一平二勤，") == 5


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, 0),
        ("一二三四五", 5, 1),
        ("一二三四五六", 5, 2),
        ("一二三四五，六", 5, 2),
        ("一二三四（五六", 5, 2),
        ("km/h" * 5, 5, 3),
    ],
)
def test_lines(text: str, room: float, lines: int) -> None:
    assert line_count(text, room) == lines


def test_no_line_begins_with_a_mark_that_closes() -> None:
    """The mark takes the character before it along, so that ten characters need three lines."""
    assert line_count("一二三四五，六七八，", 5) == 3


def test_texts_below_each_other_share_no_line() -> None:
    assert lines_of(["一二", "三四"], 10) == 2


def test_a_title_is_broken_at_its_phrases_and_as_large_as_it_can_be() -> None:
    short = title_of("一铲准", 13, 143)
    assert short.lines == ("一铲准",) and short.step == 0
    long = title_of("宋立国“一平二勤三轻四早”节油驾驶法", 13, 143)
    assert "".join(long.lines) == "宋立国“一平二勤三轻四早”节油驾驶法"
    assert len(long.lines) == 2 and long.lines[0].endswith("”")


def test_a_title_that_is_far_too_long_loses_no_character() -> None:
    name = "法" * 120
    assert "".join(title_of(name, 13, 143).lines) == name
