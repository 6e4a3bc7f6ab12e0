"""The generated indexes: topics (标签), honours, industries and regions.

Each is an index page and a page a group.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..display.view import View
from ..display.wording import honor_line
from ..library.documents import Document
from ..library.grouping import BY_KEY
from ..schema.base import Record
from ..schema.registry import KINDS, Kind
from ..schema.vocabularies import TOPIC_FAMILIES
from ..site.artefacts import Page
from ..site.site import Site
from .directories import PAGE_SIZE
from .paging import page_url, sheet_of
from .rendering import HOME, Crumb, Meta, newest, write_page

OTHER_TOPICS = "其他"
"""The heading of the topics that belong to no family."""


class GroupRow(NamedTuple):
    """A group in the index of its grouping.

    Attributes:
        name: of the group.
        address: of its page.
        counts: how many records of each kind it has, in words.
        is_honor: whether it is an honour, which has a golden edge.
    """

    name: str
    address: str
    counts: list[str]
    is_honor: bool


class Family(NamedTuple):
    """Groups under one heading, "" for a grouping without headings."""

    name: str
    rows: list[GroupRow]


class Honored(NamedTuple):
    """A record with what its source says of the honour."""

    document: Document[Record]
    line: str


class KindSection(NamedTuple):
    """The records of one kind in a group; for an honour, each with a line about it."""

    kind: Kind[Record]
    entries: Sequence[Document[Record]] | Sequence[Honored]


class Summary(NamedTuple):
    """What all pages of a group rest on: its name, how many records it has in words, how new."""

    group: str
    counts: list[str]
    updated: str


def _summaries(site: Site) -> dict[tuple[str, str], Summary]:
    """(key of a grouping, last part of a group's address) → what all its pages say.

    Made once a site: a group has many pages.
    """
    found = {}
    for (key, group), part in site.parts.items():
        documents = site.groups[key][group]
        found[key, part] = Summary(group, _counts(documents), newest(documents))
    return found


def index_page(site: Site, key: str) -> Page:
    """The index of a grouping.

    Args:
        key: of the grouping: industries.
    """
    grouping = BY_KEY[key]
    view = View(site, grouping.url)
    groups = view.members(key)
    rows = []
    members: list[Document[Record]] = []
    for name, documents in groups.items():
        address = view.links.group_url(key, name)
        rows.append(GroupRow(name, address, _counts(documents), key == "honors"))
        members += documents
    meta = Meta(
        title=grouping.title,
        description=grouping.lead,
        trail=(HOME, Crumb(grouping.title)),
        folder=True,
        updated=newest(members),
    )
    return write_page(
        view,
        "groups.html",
        meta,
        lead=grouping.lead,
        sections=_by_family(rows) if key == "topics" and rows else [Family("", rows)],
        note=grouping.note,
    )


def _by_family(rows: Iterable[GroupRow]) -> list[Family]:
    """Topics under the headings of their families, those without one last."""
    found: dict[str, Family] = {}
    for row in rows:
        name = _family_of(row.name)
        family = found.setdefault(name, Family(name, []))
        family.rows.append(row)
    return [found[name] for name in (*TOPIC_FAMILIES, OTHER_TOPICS) if name in found]


def _family_of(topic: str) -> str:
    for family, topics in TOPIC_FAMILIES.items():
        if topic in topics.notes:
            return family
    return OTHER_TOPICS


def _counts(documents: Iterable[Document[Record]]) -> list[str]:
    """How many records of each kind there are, in words, kind by kind."""
    counts = []
    for kind, found in _by_kind(documents).items():
        counts.append(f"{len(found)} {kind.measure}{kind.label}")
    return counts


def _by_kind(
    documents: Iterable[Document[Record]],
) -> Mapping[Kind[Record], Sequence[Document[Record]]]:
    """Kind → its records, in the order of the kinds; kinds without any are left out."""
    found: dict[str, list[Document[Record]]] = {}
    for document in documents:
        found.setdefault(document.kind.key, []).append(document)
    return {kind: found[kind.key] for kind in KINDS if kind.key in found}


def group_page(site: Site, key: str, part: str, page: int) -> Page:
    """One page of a group.

    Args:
        key: of the grouping: industries.
        part: the last part of the group's address: huagong.
        page: its number, from 1.
    """
    grouping = BY_KEY[key]
    group, words, updated = site.once(_summaries)[key, part]
    base = f"{grouping.url}{part}/"
    view = View(site, page_url(base, page))
    documents = view.members(key)[group]
    sheet = sheet_of(documents, page, PAGE_SIZE)
    is_honor = key == "honors"
    sections = []
    for kind, found in _by_kind(sheet.items).items():
        sections.append(KindSection(kind, _honored(found, group) if is_honor else found))
    counts = "、".join(words)
    meta = Meta(
        title=group,
        description=f"{grouping.title}“{group}”：{counts}",
        trail=(HOME, Crumb(grouping.title, grouping.url), Crumb(group)),
        folder=sheet.is_first,
        indexed=sheet.is_first,
        updated=updated,
    )
    return write_page(
        view,
        "group.html",
        meta,
        lead=f"收录 {counts}。",
        sections=sections,
        honor=is_honor,
        page=page,
        last=sheet.last,
        base=base,
    )


def _honored(documents: Iterable[Document[Record]], name: str) -> list[Honored]:
    """Records with the honour of this name, each with what its source says of it."""
    honored = []
    for document in documents:
        honors = [honor for honor in document.record.honored if honor.group == name]
        honored.append(Honored(document, honor_line(honors[0])))
    return honored
