"""Every row of the source documents' inventory is told somewhere, or has a reason not to be."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from repositories import REPOSITORY

ROWS = yaml.safe_load((REPOSITORY / "tests/inventory.yml").read_text(encoding="utf-8"))
TOTAL = 227


def test_every_row_is_there() -> None:
    assert sorted(ROWS) == list(range(1, TOTAL + 1))


@pytest.mark.parametrize(
    "row", [row for row, entry in ROWS.items() if isinstance(entry, dict) and "at" in entry]
)
def test_target_exists_and_shows_it(row: int, built: Path) -> None:
    """The page is there, and a visitor can read the words on it."""
    entry = ROWS[row]
    path, _, anchor = entry["at"].strip("/").partition("#")
    html = (built / path / "index.html").read_text(encoding="utf-8")
    assert not anchor or f'id="{anchor}"' in html
    visible = unescape(
        re.sub(r"<[^>]+>", "", re.sub(r"<(head|script|svg)\b.*?</\1>", "", html, flags=re.S))
    )
    squeeze = str.maketrans("", "", " \n\t")
    assert str(entry["shows"]).translate(squeeze) in visible.translate(squeeze)


def test_every_row_is_told_or_excused() -> None:
    """Nothing but an address with words to find there, or a reason in a sentence."""
    for row, entry in ROWS.items():
        told = (
            isinstance(entry, dict)
            and set(entry) == {"at", "shows"}
            and len(str(entry["shows"])) >= 2
        )
        excused = isinstance(entry, dict) and set(entry) == {"why"} and len(entry["why"]) >= 6
        assert told or excused, row
