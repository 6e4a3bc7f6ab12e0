"""The program knows nothing of the content of this repository: another city uses it too."""

from __future__ import annotations

import re

from modules import PACKAGE
from repositories import REPOSITORY

FOLDERS = ("studios", "methods", "docs/people")
WORDS = ("连云港", "田恒余", "碳化", "R0001", "B0001", "S0008")


def names_of_records() -> set[str]:
    """What our studios, methods and people are called, and where they are."""
    found = set()
    for folder in FOLDERS:
        for file in (REPOSITORY / folder).glob("*.md"):
            text = file.read_text(encoding="utf-8")
            found |= set(re.findall(r"^(?:名称|单位): *[\"“]?([^\"”\n]{2,})", text, re.MULTILINE))
    return found


def test_no_name_of_a_record_stands_in_the_program() -> None:
    names = names_of_records()
    assert len(names) > 300
    texts = {
        path.relative_to(PACKAGE).as_posix(): path.read_bytes()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    every = b"\n".join(texts.values())
    sought = [word for word in (*names, *WORDS) if word.encode() in every]
    found = [
        (name, word) for name, text in texts.items() for word in sought if word.encode() in text
    ]
    assert not found
