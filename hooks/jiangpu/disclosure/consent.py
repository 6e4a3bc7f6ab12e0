"""What a person has agreed to: shown by name, by surname, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from ..language.surnames import surname
from ..library.documents import ReadDocument
from ..schema.base import Record
from ..schema.person import Person

Display = Literal["实名", "姓氏", "不公开"]

NOT_SHOWN = "（不公开）"
"""What stands in the place of the name of somebody who is not shown at all."""


def newest_day(documents: Iterable[ReadDocument[Record]]) -> str:
    """The newest 更新 of all records, "" where none has one: how far the library has come.

    It stands for today wherever a term is looked at. The clock is no input: the same files give the
    same site next year.
    """
    return max((document.record.updated or "" for document in documents), default="")


def with_ends(
    documents: tuple[ReadDocument[Record], ...],
) -> tuple[ReadDocument[Record], ...]:
    """The same records; those of people whose consent has come to its end say so.

    A consent ends when some record was looked at after the day that it was given for.
    """
    today = newest_day(documents)
    marked = []
    for document in documents:
        record = document.record
        until = record.consent.until if isinstance(record, Person) and record.consent else None
        marked.append(replace(document, ended=True) if until and until < today else document)
    return tuple(marked)


def display_of(document: ReadDocument[Record]) -> Display:
    """How much of a record may be shown. Records that are no people are shown.

    A 同意 that cannot be read counts as 不公开: the mistake is reported, and nothing comes out in
    the meantime. So does one that has ended.
    """
    record = document.record
    if not isinstance(record, Person):
        return "实名"
    if record.consent is None:
        unreadable = document.tree.has("同意")
        return "不公开" if unreadable else "实名"
    if document.ended or record.consent.display == "不公开":
        return "不公开"
    return "姓氏" if record.consent.display == "姓氏" else "实名"


def hidden(document: ReadDocument[Record]) -> bool:
    """Whether a record has no page, no row and no entry in any index."""
    return display_of(document) == "不公开"


def abridged(name: str) -> str:
    """A name cut to its surname: 王某某 → 王某, 欧阳某某 → 欧阳某."""
    return f"{surname(name)}某"


def is_placeholder(name: str) -> bool:
    """Whether a text only says that a name is not shown. It is no name: nothing is found by it."""
    return name == NOT_SHOWN
