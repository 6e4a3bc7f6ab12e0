"""What a person has agreed to: shown by name, by surname, or not at all."""

from __future__ import annotations

from typing import Literal

from ..language.surnames import surname
from ..library.documents import Document
from ..schema.person import Person

Display = Literal["实名", "姓氏", "不公开"]

NOT_SHOWN = "（不公开）"
"""What stands in the place of the name of somebody who is not shown at all."""


def display_of(document: Document) -> Display:
    """How much of a record may be shown. Records that are no people are shown.

    A 同意 that cannot be read counts as 不公开: the mistake is reported, and nothing comes out in
    the meantime.
    """
    record = document.record
    if not isinstance(record, Person):
        return "实名"
    if record.consent is None:
        return "不公开" if ("同意",) in document.tree.filled else "实名"
    if record.consent.display == "不公开":
        return "不公开"
    return "姓氏" if record.consent.display == "姓氏" else "实名"


def hidden(document: Document) -> bool:
    """Whether a record has no page, no row and no entry in any index."""
    return display_of(document) == "不公开"


def abridged(name: str) -> str:
    """A name cut to its surname: 王某某 → 王某, 欧阳某某 → 欧阳某."""
    return f"{surname(name)}某"


def is_placeholder(name: str) -> bool:
    """Whether a text only says that a name is not shown. It is no name: nothing is found by it."""
    return name == NOT_SHOWN
