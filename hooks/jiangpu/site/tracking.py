"""A library and settings that note what was read of them.

A change then rebuilds only the pages that read what changed. A note is one of these:

    S0001               a record
    *method             all records of a kind: which there are, and what they say
    *method.studio=S1   which records of a kind name a record in a field
    ?person:张三        a reference that leads to no record
    source:…            who rests on a source
    settings.standard   a setting
    *                   the whole library
"""

from __future__ import annotations

from ..library.contact import Contact
from ..library.documents import Document, R, is_of
from ..library.library import Library
from ..library.settings import Settings
from ..schema.base import Record
from ..schema.method import Method
from ..schema.path import Path
from ..schema.person import Person
from ..schema.registry import KINDS, METHOD, PATH, PERSON, REPORT, STANDARD, STUDIO, Kind
from ..schema.report import Report
from ..schema.standard import Standard
from ..schema.studio import Studio

WHOLE_LIBRARY = "*"
"""The note of a page that is made from all records."""


class TrackedLibrary:
    """A library that notes which records were read.

    Attributes:
        read: the notes.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.read: set[str] = set()

    def note_everything(self) -> None:
        """Note that something was made from the whole library."""
        self.read.add(WHOLE_LIBRARY)

    def note_kind(self, kind: Kind[R]) -> None:
        """Note that something was made from all listed records of a kind.

        It is one note, however many records there are: a page with a list would have all numbers.
        """
        self.read.add(f"*{kind.key}")

    def note_industry(self, kind: Kind[R], industry: str) -> None:
        """Note that something was made from the records of a kind that are of an industry."""
        self.read.add(f"*{kind.key}.industry={industry}")

    @property
    def studios(self) -> tuple[Document[Studio], ...]:
        """The listed 工作室."""
        return self.of(STUDIO)

    @property
    def methods(self) -> tuple[Document[Method], ...]:
        """The listed 操作法."""
        return self.of(METHOD)

    @property
    def people(self) -> tuple[Document[Person], ...]:
        """The listed 人物."""
        return self.of(PERSON)

    @property
    def reports(self) -> tuple[Document[Report], ...]:
        """The listed 报告."""
        return self.of(REPORT)

    @property
    def standards(self) -> tuple[Document[Standard], ...]:
        """The listed 标准."""
        return self.of(STANDARD)

    @property
    def paths(self) -> tuple[Document[Path], ...]:
        """The listed 学习路径."""
        return self.of(PATH)

    @property
    def listed(self) -> tuple[Document[Record], ...]:
        """All listed records, kind by kind."""
        listed: list[Document[Record]] = []
        for kind in KINDS:
            listed += self.of(kind)
        return tuple(listed)

    @property
    def grouped(self) -> tuple[Document[Record], ...]:
        """The listed records of the kinds that are grouped, kind by kind."""
        grouped: list[Document[Record]] = []
        for kind in KINDS:
            if kind.grouped:
                grouped += self.of(kind)
        return tuple(grouped)

    def of(self, kind: Kind[R]) -> tuple[Document[R], ...]:
        """The listed records of a kind."""
        self.note_kind(kind)
        return self._library.of(kind)

    def in_industry(self, kind: Kind[R], industry: str) -> tuple[Document[R], ...]:
        """The listed records of a kind that are of an industry, the least number first."""
        self.note_industry(kind, industry)
        return self._library.in_industry(kind, industry)

    def get(self, number: str) -> Document[Record] | None:
        """The record with this number."""
        self.read.add(number)
        return self._library.get(number)

    def get_of(self, kind: Kind[R], number: str) -> Document[R] | None:
        """The record with this number; None where it is of another kind."""
        document = self.get(number)
        if document is not None and is_of(document, kind):
            return document
        return None

    def find(self, kind: str, reference: str) -> Document[Record] | None:
        """The record of the kind with this key that a number or name means."""
        document = self._library.find(kind, reference)
        self.read.add(document.number if document else f"?{kind}:{reference}")
        return document

    def find_of(self, kind: Kind[R], reference: str) -> Document[R] | None:
        """The record of a kind that a number or name means."""
        document = self.find(kind.key, reference)
        if document is not None and is_of(document, kind):
            return document
        return None

    def referring(
        self, document: Document[Record], kind: str, attribute: str
    ) -> tuple[Document[Record], ...]:
        """The records of a kind whose field names this one, in the order of their numbers."""
        documents = self._library.referring(document, kind, attribute)
        self.read.add(f"*{kind}.{attribute}={document.number}")
        self.read.update(found.number for found in documents)
        return documents


class TrackedSettings:
    """The settings that pages ask for, with a note of those that were read.

    Attributes:
        read: the notes.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.read: set[str] = set()

    def _noted(self, name: str) -> Settings:
        self.read.add(f"settings.{name}")
        return self._settings

    @property
    def site_name(self) -> str:
        """The name of the site."""
        return self._noted("site_name").site_name

    @property
    def site_url(self) -> str:
        """The address of the site."""
        return self._noted("site_url").site_url

    @property
    def description(self) -> str:
        """What the site is, in the words of who publishes it; "" where it does not say."""
        return self._noted("look").look.description

    @property
    def repo_url(self) -> str | None:
        """The address of the repository on its forge."""
        return self._noted("repo_url").repo_url

    @property
    def organiser(self) -> str | None:
        """Who publishes the site (主办单位)."""
        return self._noted("organiser").organiser

    @property
    def contact(self) -> Contact | None:
        """Where readers reach the editors."""
        return self._noted("contact").contact

    @property
    def branch(self) -> str:
        """The branch that editors change."""
        return self._noted("branch").branch

    @property
    def headline(self) -> tuple[str, ...]:
        """The figures of the home page, each as 记录编号/代号."""
        return self._noted("headline").headline

    @property
    def featured(self) -> tuple[str, ...]:
        """The numbers of the studios of the home page."""
        return self._noted("featured").featured

    @property
    def awaited(self) -> str | None:
        """The number of the method whose unpublished verse is asked for."""
        return self._noted("awaited").awaited

    @property
    def standard(self) -> str | None:
        """The number of the standards profile in force."""
        return self._noted("standard").standard
