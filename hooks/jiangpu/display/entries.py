"""What pages ask about figures.

Each answer is an entry of the ledger: the figure, its record, and the other records that state it.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ..figures.formatting import shown
from ..figures.ledger import Entry, Ledger
from ..library.documents import Document
from ..schema.base import Record

MAIN_FIGURES = 4
"""Figures at the top of a page."""


class Entries:
    """The figures of records, as their pages show them.

    Args:
        ledger: the figures of the site.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of(self, document: Document[Record]) -> tuple[Entry, ...]:
        """The figures of a record, in its order."""
        return self._ledger.of(document)

    def main(self, document: Document[Record]) -> list[Entry]:
        """The figures that sum up a page: the first four that belong to no single achievement."""
        effects = _effects(document.record)
        general = [entry for entry in self.of(document) if entry.figure.code not in effects]
        return general[:MAIN_FIGURES]

    def rest(self, document: Document[Record]) -> list[Entry]:
        """The figures that neither the top of the page nor an achievement shows."""
        shown_codes = _effects(document.record)
        shown_codes.update(entry.figure.code for entry in self.main(document))
        return [entry for entry in self.of(document) if entry.figure.code not in shown_codes]

    def with_codes(self, document: Document[Record], codes: Iterable[str]) -> list[Entry]:
        """The figures of a record with these 代号, in their order."""
        by_code = {entry.figure.code: entry for entry in self.of(document)}
        return [by_code[code] for code in codes if code in by_code]

    def link_to(self, document: Document[Record], indicator: str) -> Markup | str:
        """The first figure of an indicator, linked to its place on the page of its record.

        "" where the record has no such figure.
        """
        for entry in self.of(document):
            figure = entry.figure
            if figure.indicator == indicator:
                return Markup('<a href="#fig-{}">{}</a>').format(figure.code, shown(figure))
        return ""

    def results(self, document: Document[Record]) -> list[Entry]:
        """What was reached, as a source states it.

        No goals, nothing expected, nothing computed, nothing that cannot be traced.
        """
        return [entry for entry in self.of(document) if _is_result(entry)]

    def named(self, addresses: Iterable[str]) -> list[Entry]:
        """The figures that are named R0000/keti; a name that leads to none is left out."""
        entries = []
        for address in addresses:
            entry = self._ledger.find(address)
            if entry is not None:
                entries.append(entry)
        return entries


def _is_result(entry: Entry) -> bool:
    figure = entry.figure
    return figure.nature == "实际" and figure.traced and not figure.derived


def _effects(record: Record) -> set[str]:
    """The codes of the figures that are effects of achievements."""
    codes: set[str] = set()
    for effects in record.effects:
        codes.update(effects)
    return codes
