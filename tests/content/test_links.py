"""A link that names a person leads to that person, or to a record that names them."""

from __future__ import annotations

import re
from pathlib import Path

from repositories import REPOSITORY

FOLDERS = ("studios", "methods", "docs/people", "docs/reports", "docs/standards")
LINK = re.compile(r"\[([^\]]+)\]\(([A-Z]\d{4})\)")


def read_headers_and_bodies() -> dict[str, tuple[str, str]]:
    """The header and the body of each record, by its number."""
    records = {}
    for folder in FOLDERS:
        for path in sorted((REPOSITORY / folder).glob("*.md")):
            header, body = split(path)
            number = re.search(r"^编号: (\w+)", header, re.MULTILINE)
            if number:
                records[number[1]] = (header, body)
    return records


def split(path: Path) -> tuple[str, str]:
    """The two halves of a record's file."""
    header, _, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("\n---\n")
    return header, body


def name_in(header: str) -> str:
    """The name that the header gives."""
    found = re.search(r"^名称: (.+)$", header, re.MULTILINE)
    return found[1].strip() if found else ""


def test_a_link_with_a_name_leads_to_a_record_of_that_person() -> None:
    records = read_headers_and_bodies()
    people = {
        name_in(header): number for number, (header, _) in records.items() if number[0] == "P"
    }
    astray = []
    for number, (_, body) in records.items():
        for text, target in LINK.findall(body):
            person = people.get(text)
            if person is None or target == person:
                continue
            header = records[target][0]
            if text not in header and person not in header:
                astray.append(f"{number}: [{text}]({target})")
    assert not astray
