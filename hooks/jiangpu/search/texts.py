"""What a record says: sentences, of which excerpts are taken, and its fields, which only find it.

Neither holds a code: the short names by which a page refers to its own figures and sources.
"""

from __future__ import annotations

import re

from ..body.words import words_of
from ..disclosure.consent import is_placeholder
from ..library.documents import Document
from ..schema.base import Record
from ..schema.searched import searched_texts
from ..site.site import Site

GAP = "　"
"""Between the parts of a text. No excerpt goes over the end of the sentences."""

_NUMBER = re.compile(r"[A-Z]\d{4,}")
"""The number of another record."""


def sentences(site: Site, document: Document[Record]) -> str:
    """The summary and the body of a record, with its figures written out."""
    body = words_of(site.ledger.written_out(document))
    parts = (document.record.summary or "", body)
    return GAP.join(part for part in parts if part)


def field_words(document: Document[Record]) -> str:
    """The words of a record's other fields, what its figures are about, and its number."""
    record = document.record
    words = []
    for text in searched_texts(record):
        if not is_placeholder(text) and not _NUMBER.fullmatch(text):
            words.append(text)
    for figure in record.figures:
        words.append(f"{figure.label} {figure.quote or ''}".strip())
    words.append(document.number)
    return GAP.join(words)
