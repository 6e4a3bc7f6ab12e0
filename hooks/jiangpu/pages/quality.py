"""待补资料: what is missing, as an invitation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..display.view import View
from ..library.completeness import Completeness, completeness
from ..library.documents import Document
from ..schema.base import Record
from ..schema.fields import fields_of
from ..schema.registry import KINDS, Kind
from ..site.artefacts import Page
from ..site.site import Site
from .paging import page_url, sheet_of
from .rendering import HOME, Crumb, Meta, newest, write_page

RECORDS_PER_PAGE = 100

_LEAD = "空着的格子不是缺点，是在等知情的人。"


class Incomplete(NamedTuple):
    """A record with what nobody has filled yet."""

    document: Document[Record]
    state: Completeness


class FieldCoverage(NamedTuple):
    """How many of a kind's records fill a field."""

    label: str
    have: int
    total: int


class KindCoverage(NamedTuple):
    """How many of a kind's records fill each field that readers would miss."""

    kind: Kind[Record]
    fields: list[FieldCoverage]


class Overview(NamedTuple):
    """What all pages of the list rest on.

    Attributes:
        states: every record with what it lacks.
        missing: those that lack anything, the emptiest first.
        updated: the newest 更新 of the library.
    """

    states: list[Incomplete]
    missing: list[Incomplete]
    updated: str


def _overview(site: Site) -> Overview:
    """Made once a site: the list has many pages."""
    listed = site.library.listed
    grouped = [document for document in listed if document.kind.grouped]
    states = [Incomplete(document, completeness(document.record)) for document in grouped]
    missing = [each for each in states if each.state.missing]
    missing.sort(key=lambda each: (each.state.share, each.document.number))
    return Overview(states, missing, newest(listed))


def quality_page(site: Site, page: int) -> Page:
    """One page of what is missing, the emptiest records first.

    Args:
        page: its number, from 1.
    """
    view = View(site, page_url("quality/", page))
    view.library.note_everything()
    overview = site.once(_overview)
    sheet = sheet_of(overview.missing, page, RECORDS_PER_PAGE)
    meta = Meta(
        title="待补资料",
        description=_LEAD,
        trail=(HOME, Crumb("待补资料")),
        folder=sheet.is_first,
        indexed=sheet.is_first,
        updated=overview.updated,
    )
    return write_page(
        view,
        "quality.html",
        meta,
        lead=_LEAD,
        coverage=_coverage(overview.states) if sheet.is_first else [],
        page=page,
        last=sheet.last,
        entries=sheet.items,
    )


def _coverage(states: Sequence[Incomplete]) -> list[KindCoverage]:
    """The kinds that have records, each with the fields that readers would miss."""
    coverage = []
    for kind in KINDS:
        of_kind = [each.state for each in states if each.document.kind == kind]
        if of_kind:
            coverage.append(KindCoverage(kind, _fields(kind, of_kind)))
    return coverage


def _fields(kind: Kind[Record], states: Sequence[Completeness]) -> list[FieldCoverage]:
    fields = []
    for field in fields_of(kind.model):
        if field.wanted:
            have = sum(field.label not in state.missing for state in states)
            fields.append(FieldCoverage(field.label, have, len(states)))
    return fields
