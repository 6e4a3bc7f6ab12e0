"""Surnames are read as surnames: for sorting, and for the letter under which a person is filed."""

from __future__ import annotations

import pytest
from jiangpu.language.pinyin import initial, person_syllables, sort_key, syllables
from jiangpu.language.surnames import READINGS

NAMES = {
    "单甲乙": ("shan jia yi", "S"),
    "仇佳冰": ("qiu jia bing", "Q"),
    "解家定": ("xie jia ding", "X"),
    "曾嘉武": ("zeng jia wu", "Z"),
    "尉迟敬": ("yu chi jing", "Y"),
    "王甲乙": ("wang jia yi", "W"),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_person_is_spelled_with_the_reading_of_its_surname(name: str) -> None:
    assert " ".join(person_syllables(name)) == NAMES[name][0]


@pytest.mark.parametrize("name", NAMES)
def test_a_person_is_filed_under_the_letter_of_the_surname(name: str) -> None:
    assert initial(name, person=True) == NAMES[name][1]


def test_people_are_sorted_by_the_reading_of_their_surnames() -> None:
    names = ["曾嘉武", "常某", "单甲乙", "戴某"]
    in_order = sorted(names, key=lambda name: sort_key(name, person=True))
    assert in_order == ["常某", "戴某", "单甲乙", "曾嘉武"]


def test_other_names_are_spelled_as_ever() -> None:
    assert initial("单位") == "D"


def test_the_table_holds_only_what_differs() -> None:
    for surname, reading in READINGS.items():
        assert (reading,) != syllables(surname), surname
