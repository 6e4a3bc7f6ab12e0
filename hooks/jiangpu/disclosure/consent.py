"""What a person has agreed to: shown by name, by surname, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..library.documents import Document
from ..schema.base import Record
from ..schema.person import Person

UNSHOWN = "（不公开）"
"""What stands for the name of somebody who is not shown at all."""


def hidden(record: Record) -> bool:
    """No page, no row, no entry in any index."""
    return (
        isinstance(record, Person)
        and record.consent is not None
        and record.consent.display == "不公开"
    )


def shown_as(document: Document) -> Document:
    """The document as it may be shown: 姓氏 leaves the surname, drops aliases, and the address becomes the number."""
    record = document.record
    if not isinstance(record, Person) or record.consent is None or record.consent.display != "姓氏":
        return document
    shown = record.model_copy(update={"name": f"{record.name[:1]}某", "aliases": ()})
    return replace(
        document,
        record=shown,
        slug=document.number.lower(),
        body=document.body.replace(record.name, shown.name),
    )


def veils(documents: Iterable[Document]) -> dict[str, str]:
    """What stands for a name (and a number) that must not be said: 张某 for 姓氏, `UNSHOWN` for 不公开."""
    found: dict[str, str] = {}
    for document in documents:
        if hidden(document.record):
            found |= dict.fromkeys(
                (document.number, document.name, *document.record.aliases), UNSHOWN
            )
        elif shown_as(document) is not document:
            found |= dict.fromkeys(
                (document.name, *document.record.aliases), shown_as(document).name
            )
    return found
