"""When two names are the same name, where one stands in a text, what the surname is: a table."""

from __future__ import annotations

import time

import pytest
import yaml
from jiangpu.language.names import NameFinder, find_few, name_key
from jiangpu.language.surnames import surname
from repositories import REPOSITORY

TABLE = yaml.safe_load((REPOSITORY / "tests/cases/names.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("one, other", TABLE["same"])
def test_the_same_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize("one, other", TABLE["different"])
def test_different_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name, text, stands", TABLE["stands"])
def test_where_a_name_stands(name: str, text: str, stands: str | None) -> None:
    found = [text[each.start : each.end] for each in NameFinder([name]).find(text)]
    assert found == ([stands] if stands else [])


def test_the_longer_of_two_names_is_found() -> None:
    found = NameFinder(["王甲", "王甲乙"]).find("王甲乙和王甲")
    assert [each.key for each in found] == ["王甲乙", "王甲"]


@pytest.mark.parametrize("name, text, stands", TABLE["stands"])
def test_one_of_many_names_is_found_where_it_would_be_found_alone(
    name: str, text: str, stands: str | None
) -> None:
    keys = [name_key(each) for each in (name, name + "乙", "甲" + name, "丙丁")]
    assert find_few(keys, text) == NameFinder(keys).find(text)


def test_looking_for_names_takes_time_by_the_length_of_the_text() -> None:
    """A text made to be slow: the beginning of a name over and over."""
    finder = NameFinder(["甲" * 20 + "乙"])
    started = time.process_time()
    finder.find("甲" * 20_000)
    once = time.process_time() - started
    started = time.process_time()
    finder.find("甲" * 200_000)
    assert time.process_time() - started < max(40 * once, 1)


@pytest.mark.parametrize("name, expected", TABLE["surnames"].items())
def test_surname(name: str, expected: str) -> None:
    assert surname(name) == expected
