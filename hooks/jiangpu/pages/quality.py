"""待补资料: what is missing or stale, as an invitation, each gap with why it matters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..display.view import View
from ..library.documents import Document
from ..library.gaps import Gap, gaps_of, newest_day, year_before
from ..schema.base import Record
from ..schema.fields import Field, fields_of
from ..schema.registry import KINDS, Kind
from ..schema.worth import WHY
from ..site.artefacts import Page
from ..site.site import Site
from .paging import page_url, sheet_of
from .rendering import HOME, Crumb, Meta, newest, write_page

RECORDS_PER_PAGE = 100
FIRST_RECORDS = 3
"""How many records are named beside a field: those that lack little else, so that one answer
completes a page."""
LONGEST_LIST = 30
"""How many records a list on the first page names; all of them stand in the list below."""

_LEAD = "空着的格子不是缺点，是在等知情的人。"


@dataclass(frozen=True)
class FieldGap:
    """A field that some records of a kind lack.

    Attributes:
        label: its name.
        why: why a reader misses it; "" where nobody has said so yet.
        lacking: how many records lack it.
        total: how many there are.
        first: some of those that lack it, those with the fewest other gaps first.
    """

    label: str
    why: str
    lacking: int
    total: int
    first: tuple[Document[Record], ...]


@dataclass(frozen=True)
class KindGaps:
    """What the records of a kind lack, that which most of them lack first."""

    kind: Kind[Record]
    fields: tuple[FieldGap, ...]


@dataclass(frozen=True)
class Concern:
    """Records that want the same to be done.

    Attributes:
        key: the anchor of the section.
        title, why: what it is, and why it matters.
        ask: what an invitation asks for.
        count: how many records there are.
        first: the first of them.
    """

    key: str
    title: str
    why: str
    ask: str
    count: int
    first: tuple[Document[Record], ...]


@dataclass(frozen=True)
class Quality:
    """All that the pages of 待补资料 say, made once for all of them.

    Attributes:
        gaps: the records that lack something, the emptiest first.
        kinds: the gaps by kind and field.
        concerns: stale, reprinted and thin records; those that there are.
        updated: the newest 更新 of the library.
    """

    gaps: tuple[Gap, ...]
    kinds: tuple[KindGaps, ...]
    concerns: tuple[Concern, ...]
    updated: str


def quality_page(site: Site, page: int) -> Page:
    """One page of what is missing, the emptiest records first.

    Args:
        page: its number, from 1.
    """
    view = View(site, page_url("quality/", page))
    quality = site.once(_quality_of)
    sheet = sheet_of(quality.gaps, page, RECORDS_PER_PAGE)
    meta = Meta(
        title="待补资料",
        description=_LEAD,
        trail=(HOME, Crumb("待补资料")),
        folder=sheet.is_first,
        indexed=sheet.is_first,
        updated=quality.updated,
    )
    return write_page(
        view,
        "quality.html",
        meta,
        lead=_LEAD,
        kinds=quality.kinds if sheet.is_first else (),
        concerns=quality.concerns if sheet.is_first else (),
        first=sheet.is_first,
        page=page,
        last=sheet.last,
        entries=sheet.items,
    )


def _quality_of(site: Site) -> Quality:
    library = site.library
    gaps = gaps_of(library.listed)
    kinds = []
    for kind in KINDS:
        if kind.grouped and library.of(kind):
            kinds.append(_kind_gaps(kind, gaps, len(library.of(kind))))
    concerns = _concerns(gaps, newest_day(library.listed))
    return Quality(gaps, tuple(kinds), concerns, newest(library.listed))


def _kind_gaps(kind: Kind[Record], gaps: Sequence[Gap], total: int) -> KindGaps:
    """What the records of a kind lack.

    Args:
        total: how many records of the kind there are.
    """
    of_kind = [gap for gap in gaps if gap.document.kind == kind]
    fields = []
    for field in fields_of(kind.model):
        if field.wanted:
            fields.append(_field_gap(field, of_kind, total))
    lacked = [each for each in fields if each.lacking]
    lacked.sort(key=lambda each: -each.lacking)
    return KindGaps(kind, tuple(lacked))


def _field_gap(field: Field, gaps: Sequence[Gap], total: int) -> FieldGap:
    lacking = [gap.document for gap in gaps if field.label in gap.state.missing]
    return FieldGap(
        label=field.label,
        why=WHY.get(field.attribute, ""),
        lacking=len(lacking),
        total=total,
        first=tuple(reversed(lacking[-FIRST_RECORDS:])),
    )


def _concerns(gaps: Sequence[Gap], newest_date: str) -> tuple[Concern, ...]:
    """The lists of records that want the same; an empty one is left out."""
    since = year_before(newest_date)
    concerns = (
        _concern(
            gaps,
            lambda gap: gap.unconfirmed,
            "unconfirmed",
            "一年没有核对",
            f"全站最近一次核对是 {newest_date}，这些在 {since} 以前就没有人看过了："
            "人调走、单位改名、数字过时，只有知情的人看得出来。",
            "现在还是这样吗，哪里变了",
        ),
        _concern(
            gaps,
            lambda gap: gap.reprinted,
            "reprinted",
            "来源都是转载",
            "转载会改字、漏字，原来的网页没了也不知道；找到原站或文件，这一页才站得住。",
            "原站的网址，或者原来的文件",
        ),
        _concern(
            gaps,
            lambda gap: gap.thin,
            "thin",
            "写得太少",
            "正文不到六十个字，该有的资料也不到一半：来的人看不到东西，就不会再来。",
            "经过、做法、成效，知道什么写什么",
        ),
    )
    return tuple(concern for concern in concerns if concern.count)


def _concern(
    gaps: Sequence[Gap],
    wants: Callable[[Gap], bool],
    key: str,
    title: str,
    why: str,
    ask: str,
) -> Concern:
    found = [gap.document for gap in gaps if wants(gap)]
    return Concern(key, title, why, ask, len(found), tuple(found[:LONGEST_LIST]))
