"""Templates can be read: short lines, and a usage before each macro."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from repositories import REPOSITORY

PACKAGE = REPOSITORY / "hooks/jiangpu"
FILES = sorted([*(PACKAGE / "templates").rglob("*.html"), *(PACKAGE / "theme").rglob("*.html")])
COLUMNS = 120


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name)
def test_no_line_is_long(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert not [number for number, line in enumerate(lines, 1) if len(line) > COLUMNS]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_blocks_are_indented_by_two_spaces(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    odd = [
        number
        for number, line in enumerate(lines, 1)
        if (len(line) - len(line.lstrip())) % 2 or "\t" in line
    ]
    assert not odd


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_line_holds_one_block_element(path: Path) -> None:
    opening = re.compile(r"<(?:div|section|ul|ol|li|dl|dt|dd|p|table|tr|th|td|h[1-6])[ >]")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert not [number for number, line in enumerate(lines, 1) if len(opening.findall(line)) > 1]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_macro_says_how_it_is_used(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    macros = re.findall(r"^ *\{% macro (\w+)", text, flags=re.MULTILINE)
    described = re.findall(r"^ *\{#- .*\b(\w+)\(.*-#\}\n *\{% macro \1\b", text, flags=re.MULTILINE)
    assert macros == described


def test_the_theme_puts_pages_out_and_does_nothing_else() -> None:
    files = [path for path in (PACKAGE / "theme").rglob("*") if path.is_file()]
    assert [name(path) for path in files] == ["theme/main.html"]
    source = files[0].read_text(encoding="utf-8")
    assert re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL).strip() == "{{ page.content }}"
