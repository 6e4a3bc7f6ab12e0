"""When two records state the same: one source under different codes, one sentence of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from ..language.names import name_key
from ..library.documents import ReadDocument
from ..schema.base import Record, Source
from ..schema.figure import Figure

SourceKeys = Mapping[tuple[str, str], str]
"""(uri of a record, code of its source) → a key that is the same for the same source on all
records.
"""

_PROTOCOL = re.compile(r"^https?://(www\.)?")
_CELL = re.compile(r"(?:^|\s)[A-Z]{1,3}[0-9]{1,6}$")
"""The place of a cell at the end of 位置: 2023年汇总 L5."""
_MEANINGLESS = re.compile(r"[^\w%℃.]|_")
"""All but letters, digits, and the marks that belong to what a sentence says."""


def source_key(source: Source) -> str:
    """Identity across pages: the normalised address, else publisher, title and date (DESIGN.md
    section 4).
    """
    if source.address:
        bare_address = _PROTOCOL.sub("", source.address).split("#")[0]
        return bare_address.rstrip("/").lower()
    parts = (source.publisher, source.title, source.date)
    return "|".join(name_key(part or "") for part in parts)


def source_keys(documents: Iterable[ReadDocument[Record]]) -> SourceKeys:
    """The key of every source of every record.

    A report is the same source on its own page and where another record names it (报告: R0002):
    its number is the key.
    """
    documents = tuple(documents)
    reports = _report_numbers(documents)
    keys = {}
    for document in documents:
        for source in document.record.sources:
            own = source_key(source)
            keys[document.uri, source.code] = source.report or reports.get(own, own)
    return keys


def _report_numbers(documents: Iterable[ReadDocument[Record]]) -> dict[str, str]:
    """Key of the source that a report is itself → the report's number."""
    numbers = {}
    for document in documents:
        if document.kind.key != "report":
            continue
        for source in document.record.sources:
            if name_key(source.title) == name_key(document.name):
                numbers[source_key(source)] = document.number
    return numbers


def sentence_key(
    document: ReadDocument[Record], figure: Figure, keys: SourceKeys
) -> tuple[str, str] | None:
    """(source, quoted words) of a figure; None where it has no quote or its source is not known.

    The words of one cell of a table are no sentence: 成员人数 15 stands there for many studios.
    """
    source = keys.get((document.uri, figure.source or ""))
    if not source or not figure.quote or is_cell(figure.locator or ""):
        return None
    return source, bare(figure.quote)


def is_cell(locator: str) -> bool:
    """Whether the place of a figure is one cell of a table."""
    return bool(_CELL.search(locator))


def bare(text: str) -> str:
    """A text without punctuation and spaces, for comparing quotes."""
    return _MEANINGLESS.sub("", unicodedata.normalize("NFKC", text))
