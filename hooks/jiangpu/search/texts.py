"""What a record says: sentences, of which excerpts are taken, and its fields, which only find it.

Neither holds a code: the short names by which a page refers to its own figures and sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from ..disclosure.consent import is_placeholder
from ..library.documents import Document
from ..schema.base import Record
from ..site.site import Site

GAP = "　"
"""Between the parts of a text. No excerpt goes over the end of the sentences."""

_LEFT_OUT = {
    "number",
    "name",
    "aliases",
    "summary",
    "sources",
    "figures",
    "rules",
    "status",
    "updated",
    "editors",
    "former",
    "waivers",
    "alike",
    "quiz",
    "consent",
}

_CODES = {"code", "source", "effects"}
"""Fields of entries that hold the short names of figures and sources."""

_NUMBER = re.compile(r"[A-Z]\d{4,}")
"""The number of another record."""

_MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[#*`>|]")
_LIST_MARKS = re.compile(r"^\s*(?::|-|\d+\.)\s+|^[\s|:-]+$", re.M)


def plain(markdown: str) -> str:
    """A body without its markup, in one line."""
    text = _LIST_MARKS.sub(" ", _MARKUP.sub(r"\1", markdown))
    return re.sub(r"\s+", " ", text).strip()


def sentences(site: Site, document: Document[Record]) -> str:
    """The summary and the body of a record, with its figures written out."""
    body = plain(site.ledger.written_out(document))
    parts = (document.record.summary or "", body)
    return GAP.join(part for part in parts if part)


def field_words(document: Document[Record]) -> str:
    """The words of a record's other fields, what its figures are about, and its number."""
    record = document.record
    words: list[str] = []
    for name in type(record).model_fields:
        if name not in _LEFT_OUT:
            words += _texts(getattr(record, name))
    for figure in record.figures:
        words.append(f"{figure.label} {figure.quote or ''}".strip())
    words.append(document.number)
    return GAP.join(words)


def _texts(value: object) -> Iterator[str]:
    """The words in a value, in the order in which they are written."""
    if isinstance(value, str):
        if not _NUMBER.fullmatch(value) and not is_placeholder(value):
            yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in _CODES:
                yield from _texts(getattr(value, name))
