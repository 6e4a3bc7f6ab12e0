"""Seals: characters that follow from a name or an industry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from jiangpu.build.project import Project
from jiangpu.display.seals import (
    Impression,
    impression_of,
    method_seal,
    person_seal,
    studio_seal,
)


@pytest.mark.parametrize(
    ("name", "seal"),
    [
        ("田恒余", "田恒余印"),
        ("刘丽", "刘丽之印"),
        ("甲", "甲之印记"),
        ("欧阳修远", "欧阳修远"),
        ("买买提·吐尔逊", "买买提吐"),
        ("Li", "匠之印记"),
    ],
)
def test_a_person_has_four_characters(name: str, seal: str) -> None:
    assert "".join(person_seal(name)) == seal


@pytest.mark.parametrize(
    ("industry", "seal"),
    [
        ("化工", "化工"),
        ("公共交通", "公交"),
        ("装备制造", "装备"),
        ("港", "方法"),
        ("", "方法"),
        (None, "方法"),
    ],
)
def test_a_method_has_two_of_its_industry(industry: str | None, seal: str) -> None:
    assert "".join(method_seal(industry)) == seal


@pytest.mark.parametrize(
    ("name", "seal"), [("田恒余劳模创新工作室", "田"), ("“金蓝领”工作室", "金"), ("CNC", "匠")]
)
def test_a_studio_has_one(name: str, seal: str) -> None:
    assert studio_seal(name) == seal


@pytest.mark.parametrize(
    ("number", "impression"),
    [("P0000", Impression(0, 0, 0, 3)), ("P0011", Impression(2, 1, 5, 6))],
)
def test_a_seal_is_pressed_as_its_number_says(
    number: str, impression: Impression, repository: Project
) -> None:
    """7n mod 5, 3n mod 4, n mod 6, 3 + n mod 4: the same today and tomorrow."""
    person = replace(
        repository.site.library.people[0],
        record=repository.site.library.people[0].record.model_copy(update={"number": number}),
    )
    assert impression_of(person) == impression
