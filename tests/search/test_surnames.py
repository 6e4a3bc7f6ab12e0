"""A person is found by the reading of the surname, and so is what is called after a person."""

from __future__ import annotations

import pytest
from jiangpu.search.entries import spell
from jiangpu.search.items import Item
from jiangpu.search.postings import build_postings


@pytest.mark.parametrize(
    "name, letters", [("单甲乙", "shanjiayi"), ("曾嘉武", "zengjiawu"), ("王甲乙", "wangjiayi")]
)
def test_the_name_of_a_person_is_spelled_with_the_surname(name: str, letters: str) -> None:
    assert spell(name, person=True).letters == letters


def test_another_name_is_spelled_as_ever() -> None:
    assert spell("单位考核办法").letters == "danweikaohebanfa"


def spelled_pairs(item: Item) -> set[str]:
    return {term[1:] for term in build_postings([item]) if term.startswith("\x02")}


def test_a_person_is_found_by_the_surname() -> None:
    pairs = spelled_pairs(Item(id="P1", url="p/", title="单甲乙", person=True))
    assert "sha" in pairs and "dan" not in pairs


def test_a_studio_called_after_a_person_is_found_by_the_surname() -> None:
    pairs = spelled_pairs(Item(id="S1", url="s/", title="单甲乙工作室", names=("单甲乙",)))
    assert "sha" in pairs and "dan" not in pairs
