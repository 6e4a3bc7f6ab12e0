"""What templates ask about figures. Each is an entry of the ledger: the figure, its record, and the other records that tell it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ..figures.formatting import shown
from ..figures.ledger import Entry
from ..library.documents import Document
from ..site.site import Site
from ..site.tracking import TrackedLibrary

MAIN_FIGURES = 4


class Entries:
    """Mixed into `View`."""

    site: Site
    library: TrackedLibrary

    def told(self, document: Document) -> tuple[Entry, ...]:
        """The figures of a record, in its order."""
        entries = self.site.ledger.of(document)
        # who else tells the same depends on whoever rests on the same source
        self.library.read.update(f"source:{entry.source}" for entry in entries if entry.source)
        return entries

    def headline(self, document: Document) -> list[Entry]:
        """The figures that sum up a page: the first four that belong to no single achievement."""
        taken = _effects(document)
        return [entry for entry in self.told(document) if entry.figure.code not in taken][
            :MAIN_FIGURES
        ]

    def more_figures(self, document: Document) -> list[Entry]:
        """Those that neither the top of the page nor an achievement shows."""
        taken = _effects(document) | {entry.figure.code for entry in self.headline(document)}
        return [entry for entry in self.told(document) if entry.figure.code not in taken]

    def figures_of(self, document: Document, codes: Iterable[str]) -> list[Entry]:
        found = {entry.figure.code: entry for entry in self.told(document)}
        return [found[code] for code in codes if code in found]

    def indicator(self, document: Document, indicator: str) -> Markup | str:
        """The first figure of an indicator, as a link to where it stands on the page with its passport."""
        entry = next(
            (entry for entry in self.told(document) if entry.figure.indicator == indicator), None
        )
        return (
            Markup('<a href="#fig-{}">{}</a>').format(entry.figure.code, shown(entry.figure))
            if entry
            else ""
        )


def _effects(document: Document) -> set[str]:
    return {code for item in getattr(document.record, "achievements", ()) for code in item.effects}
