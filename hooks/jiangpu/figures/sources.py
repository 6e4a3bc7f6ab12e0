"""When two records tell the same: the same source under different codes, the same sentence of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from ..language.names import name_key
from ..library.documents import Document
from ..schema.base import Source
from ..schema.figure import Figure


def source_key(source: Source) -> str:
    """Identity across pages: the normalised address, else publisher, title and date (DESIGN.md section 4)."""
    if source.address:
        return re.sub(r"^https?://(www\.)?", "", source.address).split("#")[0].rstrip("/").lower()
    return "|".join(name_key(part or "") for part in (source.publisher, source.title, source.date))


def source_keys(documents: Iterable[Document]) -> Mapping[tuple[str, str], str]:
    """(uri of a record, code of its source) → what is the same for the same source on all records.

    A report is the same source on its own page and where another record names it (报告: R0002).
    """
    documents = tuple(documents)
    reports = {
        source_key(source): document.number
        for document in documents
        if document.kind.key == "report"
        for source in document.record.sources
        if name_key(source.title) == name_key(document.name)
    }
    return {
        (document.uri, source.code): source.report
        or reports.get(source_key(source), source_key(source))
        for document in documents
        for source in document.record.sources
    }


def sentence_key(
    document: Document, figure: Figure, keys: Mapping[tuple[str, str], str]
) -> tuple[str, str] | None:
    """(source, quoted words) of a figure; None where it has no quote or its source cannot be told."""
    source = keys.get((document.uri, figure.source or ""))
    return (source, bare(figure.quote)) if source and figure.quote else None


def bare(text: str) -> str:
    return "".join(
        char for char in unicodedata.normalize("NFKC", text) if char.isalnum() or char in "%℃."
    )
