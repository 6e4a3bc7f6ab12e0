"""The page's view: what its template may ask, with a note of every record and setting that was read."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ..assessment.standards import Judgement, judge, summary
from ..assessment.statistics import Series, series
from ..figures.reconciliation import Result, reconcile
from ..library.completeness import Completeness, completeness
from ..library.documents import Document
from ..schema.base import Record
from ..schema.studio import Achievement
from ..site.addresses import href
from ..site.site import Site
from ..site.tracking import TrackedLibrary, TrackedSettings
from . import seals
from .entries import Entries
from .wording import Wording

RELATED = 4
"""How many related records a page shows."""


class View(Wording, Entries):
    """Handed to every template as `v`."""

    def __init__(self, site: Site, here: str) -> None:
        self.site, self.here = site, here
        self.library = TrackedLibrary(site.library)
        self.settings = TrackedSettings(site.settings)

    def completeness(self, document: Document) -> Completeness:
        return completeness(document.record)

    @property
    def reads(self) -> tuple[str, ...]:
        return tuple(sorted(self.library.read | self.settings.read))

    def url(self, to: str) -> str:
        return href(to, self.here, self.site.mode)

    def members(self, key: str) -> dict[str, list[Document]]:
        """The groups of a grouping, each with its records."""
        self.library.read.add("*")
        return self.site.groups[key]

    def group_url(self, key: str, group: str) -> str:
        """The address of a group; the index of its grouping where only withdrawn records belong to it."""
        part = self.site.parts.get((key, group))
        return f"{key}/{part}/" if part else f"{key}/"

    def has_page(self, url: str) -> bool:
        return url in self.site.book.urls

    def page_name(self, address: str) -> str:
        return self.site.page_names.get(address.strip("/") + "/", address)

    def edit_link(self, document: Document) -> str:
        """Where a forge lets one edit the file; empty without a repository, or where its name may not be shown."""
        return "" if document.numbered_address else self.edit_uri(document.uri)

    def edit_uri(self, uri: str) -> str:
        repo = self.settings.repo_url
        return f"{repo.rstrip('/')}/edit/{self.settings.branch}/{uri}" if repo else ""

    def seal(self, document: Document) -> tuple[str, ...]:
        """The characters of a record's emblem; none for kinds without one."""
        key = document.kind.key
        if key == "person":
            return seals.person_seal(document.name)
        if key == "studio":
            return (seals.studio_seal(document.name),)
        return seals.method_seal(document.record.industry) if key == "method" else ()

    def resolved(self, kind: str, references: Iterable[str]) -> list[tuple[str, Document | None]]:
        """(what the record says, the record that is meant) of each reference."""
        return [(reference, self.library.find(kind, reference)) for reference in references]

    def documents(self, kind: str, references: Iterable[str]) -> list[Document]:
        return [document for _, document in self.resolved(kind, references) if document]

    def alike(self, document: Document) -> list[Document]:
        return [other for other in map(self.library.get, document.record.alike) if other]

    def industry(self, record: Record) -> Markup | str:
        word = getattr(record, "industry", None)
        if not word:
            return ""
        return Markup('<a href="{}">{}</a>').format(
            self.url(self.group_url("industries", word)), word
        )

    def place_of(self, document: Document) -> Record:
        """Where a method belongs: its own place, else that of its studio."""
        record = document.record
        if record.where or not getattr(record, "studio", None):
            return record
        studio = self.library.find("studio", record.studio)
        return studio.record if studio else record

    def row_line(self, document: Document) -> list[str]:
        """The facts of a row, with the people of a method first."""
        record = document.record
        line = list(record.line)
        if document.kind.key == "method":
            people = [
                found.name if found else name
                for name, found in self.resolved("person", record.authors)
            ]
            year = str(record.born) if record.born else ""
            line = ["、".join(people), *line, year]
        return list(dict.fromkeys(part for part in line if part))

    def has(self, document: Document) -> list[str]:
        """What a method's page holds, for its row: steps, safety, honours."""
        record = document.record
        if document.kind.key != "method":
            return []
        steps = f"{len(record.steps)} 步" if record.steps else "步骤未公开"
        if record.verse_length and not record.verse:
            steps = f"{self.han(record.verse_length)}字未公开"
        marks = (
            steps,
            "写明安全要点" if record.safety else "",
            "有荣誉" if record.honors else "",
            record.teachable.mark,
            "名称为编者概括" if record.origin == "编者概括" else "",
        )
        return [mark for mark in marks if mark]

    def related(self, document: Document) -> list[Document]:
        """Records of the same kind and trade, nearest number first."""
        industry = getattr(document.record, "industry", None)
        if not industry:
            return []
        same = [
            other
            for other in self.library.of_kind(document.kind.key)
            if other.record.industry == industry and other.number != document.number
        ]
        position = int(document.number[1:])
        return sorted(
            same, key=lambda other: (abs(int(other.number[1:]) - position), other.number)
        )[:RELATED]

    def achievements(self, document: Document) -> list[Achievement]:
        """The achievements that say more than the list of methods below them does."""
        return [
            item
            for item in document.record.achievements
            if item.note or item.stage or item.effects or not self.library.find("method", item.name)
        ]

    def series(self, document: Document) -> list[Document]:
        """The other reports of the same series that are not named as conflicting already."""
        record = document.record
        if not record.series:
            return []
        named = {other.number for other in self.documents("report", record.conflicts)} | {
            document.number
        }
        return [
            other
            for other in self.library.of_kind("report")
            if other.record.series == record.series and other.number not in named
        ]

    def series_tables(self, document: Document) -> list[Series]:
        """What the reports of the document's series count alike over time."""
        if not document.record.series:
            return []
        reports = [
            report
            for report in self.library.of_kind("report")
            if report.record.series == document.record.series
        ]
        return series(entry for report in reports for entry in self.told(report))

    def stage_of(self, document: Document) -> str | None:
        """How far a method has been put to use: its studio's 成果 of the same name says so."""
        studio = document.record.studio and self.library.find("studio", document.record.studio)
        for achievement in studio.record.achievements if studio else ():
            if self.library.find("method", achievement.name) == document:
                return achievement.stage
        return None

    def reconciled(self, document: Document) -> list[Result]:
        return reconcile(document.record)

    def judged(
        self, document: Document
    ) -> list[tuple[Document, list[tuple[str, list[Judgement]]], dict[str, int]]]:
        """The studio against the profile in force, by group; without one in the settings, against none."""
        number = self.settings.standard
        standard = self.library.get(number) if number else None
        if standard is None or standard.kind.key != "standard":
            return []
        groups: dict[str, list[Judgement]] = {}
        judgements = judge(document.record, standard.record, self.name_of)
        for judgement in judgements:
            groups.setdefault(judgement.item.group or "条目", []).append(judgement)
        return [(standard, list(groups.items()), summary(judgements))]

    def profile(self) -> list[Document]:
        """The standards profile in force; none without one in the settings."""
        standard = self.library.get(self.settings.standard) if self.settings.standard else None
        return (
            [standard]
            if standard and standard.kind.key == "standard" and standard.record.items
            else []
        )

    def name_of(self, reference: str) -> str:
        """The name behind a number; anything else as it stands."""
        found = self.library.get(reference) if reference[1:].isdigit() else None
        return found.name if found else reference

    def coverage(self, standard: Document) -> list[tuple[object, dict[str, int]]]:
        """For each item of a profile, how many studios stand in each state."""
        rows = [judge(studio.record, standard.record) for studio in self.library.of_kind("studio")]
        return (
            [
                (item, summary([row[index] for row in rows]))
                for index, item in enumerate(standard.record.items)
            ]
            if rows
            else []
        )
