"""What a record lacks, and how long nobody looked at it, measured without a clock."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jiangpu.build.project import Project
from jiangpu.library.gaps import Gap, gaps_of, year_before
from jiangpu.schema.fields import fields_of
from jiangpu.schema.registry import KINDS
from jiangpu.schema.worth import WHY


def test_every_wanted_field_has_its_why_and_no_other() -> None:
    wanted = set()
    for kind in KINDS:
        wanted |= {field.attribute for field in fields_of(kind.model) if field.wanted}
    assert set(WHY) == wanted


def test_a_why_is_one_short_sentence() -> None:
    for sentence in WHY.values():
        assert sentence.endswith("。") and sentence.count("。") == 1 and len(sentence) <= 40


def test_a_year_before() -> None:
    assert (year_before("2024-02-29"), year_before("")) == ("2023-02-29", "")


@pytest.fixture
def gap_of(opened: Callable[..., Project], small: str) -> Callable[..., Gap | None]:
    """The gap of a record of the small repository with something changed."""

    def found(number: str, *changes: tuple[str, str]) -> Gap | None:
        text = small
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        gaps = gaps_of(opened(text).site.library.listed)
        return next((gap for gap in gaps if gap.document.number == number), None)

    return found


@pytest.mark.parametrize(
    ("day", "unconfirmed"), [("2023-05-13", False), ("2023-05-12", True), ("", True)]
)
def test_a_year_counts_from_the_newest_date_of_the_library(
    gap_of: Callable[..., Gap | None], day: str, unconfirmed: bool
) -> None:
    newest = ("更新: 2024-05-08", "更新: 2024-05-13")
    line = f"更新: {day}\n" if day else ""
    gap = gap_of("M0001", newest, ("更新: 2024-05-07\n", line))
    assert gap is not None and gap.unconfirmed is unconfirmed


@pytest.mark.parametrize(("kind", "reprinted"), [("转载", True), ("原站", False), ("文件", False)])
def test_only_reprints(gap_of: Callable[..., Gap | None], kind: str, reprinted: bool) -> None:
    gap = gap_of(
        "P0001",
        (
            "发布者: 某某厂, 类别: 文件}\n更新: 2024-05-08",
            f"发布者: 某某厂, 类别: {kind}}}\n更新: 2024-05-08",
        ),
    )
    assert gap is not None and gap.reprinted is reprinted


def test_one_source_of_its_own_is_enough(gap_of: Callable[..., Gap | None]) -> None:
    two = "来源: [{代号: s1, 题名: 年度总结, 发布者: 某某厂, 类别: 转载}, {代号: s2, 题名: 厂报, 发布者: 某某厂, 类别: 原站}]"
    one = "来源: {代号: s1, 题名: 年度总结, 发布者: 某某厂, 类别: 文件}\n更新: 2024-05-08"
    gap = gap_of("P0001", (one, f"{two}\n更新: 2024-05-08"))
    assert gap is not None and not gap.reprinted


def test_a_thin_record_has_little_of_both(gap_of: Callable[..., Gap | None]) -> None:
    """The person has four of nine and no word of text; with a text it is thin no more."""
    fewer = ("单位: 某某厂\n市: 连云港\n", "")
    gap = gap_of("P0001", fewer)
    assert gap is not None and gap.thin and gap.state.share < 0.5
    told = gap_of(
        "P0001",
        fewer,
        ("更新: 2024-05-08\n---\n", f"更新: 2024-05-08\n---\n{'他在泵房干了三十年。' * 8}\n"),
    )
    assert told is not None and not told.thin
