"""Names that a file may have on Windows."""

from __future__ import annotations

import pytest
from jiangpu.language.file_names import flaw_of_name, is_device, same_there
from jiangpu.language.pinyin import slug

DEVICES = (
    "con",
    "CON",
    "nul",
    "aux.md",
    "Aux.old.md",
    "prn",
    "com1",
    "LPT9.txt",
    "com¹",
    "con .md",
)


@pytest.mark.parametrize("name", DEVICES)
def test_devices(name: str) -> None:
    assert is_device(name) and "设备" in flaw_of_name(name)


@pytest.mark.parametrize("name", ["cone.md", "com.md", "com10.md", "auxiliary", "a.con", "某某.md"])
def test_no_devices(name: str) -> None:
    assert not is_device(name) and not flaw_of_name(name)


@pytest.mark.parametrize(
    "name", ["甲:乙.md", "甲?.md", 'a"b.md', "a|b", "a\\b.md", "a\tb", "甲.", "甲 "]
)
def test_names_that_it_refuses(name: str) -> None:
    assert flaw_of_name(name)


def test_capitals_and_the_way_of_writing_an_accent_are_no_difference() -> None:
    assert same_there("Huan.JPG") == same_there("huan.jpg")
    assert same_there("e\u0301") == same_there("\u00e9")


@pytest.mark.parametrize("text", ["CON", "nul", "com1"])
def test_no_address_is_a_device(text: str) -> None:
    """The site makes a folder of each part of an address."""
    assert not is_device(slug(text))
