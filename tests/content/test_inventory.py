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

# The rows whose item is a number: the page must show it, not only its name.
NUMBERED = [
    *range(15, 26),
    *(27, 28),
    *range(95, 101),
    112,
    *(167, 168, 170, 172, 173, 176, 177, 179, 180),
    *range(182, 187),
    *(189, 214, 217),
]


def shown(row: int) -> list[str]:
    """The words a visitor must find for this row: one string in the data, or several."""
    shows = ROWS[row]["shows"]
    return shows if isinstance(shows, list) else [str(shows)]


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
    for words in shown(row):
        assert words.translate(squeeze) in visible.translate(squeeze)


@pytest.mark.parametrize("row", NUMBERED)
def test_a_number_is_shown_and_not_only_named(row: int) -> None:
    """Were 28 to become 82, the row would fail."""
    assert re.search(r"[0-9]|亿", "".join(shown(row)))


def test_every_row_is_told_or_excused() -> None:
    """Nothing but an address with words to find there, or a reason in a sentence."""
    for row, entry in ROWS.items():
        told = (
            isinstance(entry, dict)
            and set(entry) == {"at", "shows"}
            and all(len(words) >= 2 for words in shown(row))
        )
        excused = isinstance(entry, dict) and set(entry) == {"why"} and len(entry["why"]) >= 6
        assert told or excused, row
