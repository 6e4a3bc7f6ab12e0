"""The page's view: what its template may ask."""

from __future__ import annotations

from ..body.terms import GLOSSARY_URL, explained
from ..figures.formatting import shown
from ..figures.ledger import Entry
from ..figures.reconciliation import Result, reconcile
from ..language.dates import year_of
from ..library.completeness import Completeness, completeness
from ..library.documents import Document
from ..schema.base import Record
from ..site.site import Site
from . import citations, scrolls, seals, standards, verses, wording
from .entries import Entries
from .invitations import Invitations
from .kinds import display_of
from .links import Links
from .pictures import Pictures
from .references import References
from .related import Related
from .ways import WaysIn

_MOST_WORDS = 3
"""Words of trades that the head of a page explains."""


class View:
    """Handed to every template as `v`.

    Args:
        site: the whole of what pages are made from.
        here: the address of the page, from the site's root.

    Attributes:
        library, settings: of the site.
        links: addresses.
        references: names and numbers that records mention.
        figures: the figures of records.
        related: other records that belong beside a record.
        standards: the standards profile in force.
        invitations: what the page may ask its reader for.
        ways: the ways in by trade.
        pictures: the pictures of records, with a note of those that are shown.
    """

    broken = staticmethod(seals.broken)
    count = staticmethod(wording.count)
    date = staticmethod(wording.date_in_words)
    dated = staticmethod(wording.dated)
    empty_columns = staticmethod(verses.empty_columns)
    grouped_items = staticmethod(standards.grouped_items)
    is_counted = staticmethod(verses.is_counted)
    han = staticmethod(wording.number_in_chinese)
    held = staticmethod(wording.held)
    honor_line = staticmethod(wording.honor_line)
    impression = staticmethod(seals.impression_of)
    lead = staticmethod(wording.lead)
    parted = staticmethod(wording.parted)
    person_seal = staticmethod(seals.person_seal)
    publisher = staticmethod(wording.publisher)
    region = staticmethod(wording.region)
    rule_words = staticmethod(standards.rule_words)
    scroll_address = staticmethod(scrolls.scroll_address)
    seal = staticmethod(seals.seal_of)
    shown = staticmethod(shown)
    source = staticmethod(wording.source_link)
    sources = staticmethod(wording.source_links)
    state_style = staticmethod(wording.state_style)
    stage_words = staticmethod(wording.stage_words)
    verse_grid = staticmethod(verses.verse_grid)
    year = staticmethod(year_of)

    def __init__(self, site: Site, here: str) -> None:
        self.site = site
        self.here = here
        self.library = site.library
        self.settings = site.settings
        self.links = Links(site, here, self.settings)
        self.references = References(self.library)
        self.figures = Entries(site.ledger)
        self.related = Related(self.library, self.references, self.figures)
        self.standards = standards.Standards(site, self.library, self.settings, self.references)
        self.invitations = Invitations(self.settings)
        self.ways = WaysIn(site)
        self.pictures = Pictures(site.picture_at, self.url)
        self._needed: set[str] = set()

    def needs(self, name: str) -> str:
        """Have the page load a style or a script besides those of every page.

        Args:
            name: of `site.assets.STYLES` or `FIRST`, or of both.

        Returns:
            "", so that a template can say `{{ v.needs("citing") }}` where it needs it.
        """
        self._needed.add(name)
        return ""

    @property
    def needed(self) -> tuple[str, ...]:
        """What was asked for by `needs` so far, sorted."""
        return tuple(sorted(self._needed))

    def permanent(self, entry: Entry) -> str:
        """The full address of a figure on the page of its record."""
        return citations.permanent_address(entry, self.settings, self.site.flat)

    def citations(self, entry: Entry) -> list[tuple[str, str]]:
        """(name of the form, text) of each way to cite a figure."""
        return [
            ("GB/T 7714", citations.national_standard(entry, self.settings, self.site.flat)),
            ("平常写法", citations.plain_words(entry, self.settings, self.site.flat)),
        ]

    def explained(self, document: Document[Record]) -> list[tuple[str, str, str]]:
        """The words of trades in the name and the 摘要 of a record.

        Returns:
            (word, a sentence that explains it, address of its entry in the glossary) of each.
        """
        text = f"{document.name} {document.record.summary or ''}"
        found = explained(text, self.site.trade_words_in(text), _MOST_WORDS)
        return [
            (word, sentence, f"{GLOSSARY_URL}#{self.site.terms[word]}")
            for word, sentence in found.items()
        ]

    def url(self, to: str) -> str:
        """The link from this page to an address from the site's root."""
        return self.links.url(to)

    def members(self, key: str) -> dict[str, list[Document[Record]]]:
        """The groups of a grouping, each with its records.

        Args:
            key: of the grouping: industries.
        """
        return self.site.groups[key]

    def row_line(self, document: Document[Record]) -> list[str]:
        """The short facts of a row, most telling first, each once."""
        record = document.record
        facts = list(record.line)
        if display_of(document.kind).people_and_year:
            people = "、".join(self.references.people(record.people))
            year = str(record.in_year) if record.in_year else ""
            facts = [people, *facts, year]
        return list(dict.fromkeys(wording.held(fact) for fact in facts if fact))

    def marks(self, document: Document[Record]) -> tuple[str, ...]:
        """What the page of a record holds, for the end of its row."""
        return display_of(document.kind).marks(document.record)

    def completeness(self, document: Document[Record]) -> Completeness:
        """How many of the fields that readers would miss are filled."""
        return completeness(document.record)

    def reconciled(self, document: Document[Record]) -> list[Result]:
        """What comes of the rules that a record states about its figures."""
        return reconcile(document.record)
