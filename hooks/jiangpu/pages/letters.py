"""Records by the letter with which their pinyin begins."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from ..library.documents import Document
from ..schema.base import Record


class LetterGroup(NamedTuple):
    """Records under one letter, "" for a list that needs no letters."""

    letter: str
    documents: list[Document[Record]]


def by_letter(documents: Iterable[Document[Record]]) -> list[LetterGroup]:
    """Sorted records by letter, in their order."""
    return [
        LetterGroup(letter, list(found))
        for letter, found in groupby(documents, key=lambda document: document.initial)
    ]
