"""The groups by which records are found: topics (标签), honours, industries, regions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..language.pinyin import slug, sort_key
from ..schema import vocabularies
from ..schema.base import Record
from ..schema.registry import KINDS
from ..schema.vocabularies import Vocabulary
from .documents import Document, ReadDocument
from .library import Library


def _topics(record: Record) -> Iterable[str]:
    return record.tags


def _honors(record: Record) -> Iterable[str]:
    return [honor.group for honor in record.honored]


def _industries(record: Record) -> Iterable[str]:
    return [record.in_industry] if record.in_industry else []


def _regions(record: Record) -> Iterable[str]:
    return [record.in_province] if record.in_province else []


@dataclass(frozen=True)
class Grouping:
    """One way of grouping records.

    Attributes:
        key: its name in code, and its address.
        title, lead, note: how its page introduces it.
        groups: the groups that a record belongs to.
        order: the words in their order; without it the largest group comes first.
        every_kind: whether kinds that are not `grouped` have a place in it too.
    """

    key: str
    title: str
    lead: str
    groups: Callable[[Record], Iterable[str]]
    note: str = ""
    order: Vocabulary | None = None
    every_kind: bool = False

    @property
    def url(self) -> str:
        """The address from the site's root."""
        return f"{self.key}/"

    def of(self, document: ReadDocument[Record]) -> Iterable[str]:
        """The groups that a record belongs to, each once."""
        return dict.fromkeys(self.groups(document.record))


GROUPINGS = (
    Grouping("topics", "专题", "按难题找，按技法找。", _topics, every_kind=True),
    Grouping(
        "honors",
        "荣誉",
        "谁得过什么，照来源的叫法。",
        _honors,
        note="同一荣誉的简称和全称放在一起；年份和级别来源没写的，写未提供。",
    ),
    Grouping("industries", "行业", "同行怎么做。", _industries, order=vocabularies.INDUSTRIES),
    Grouping(
        "regions",
        "地区",
        "各省区市收录的工作室、操作法和人物。",
        _regions,
        note="来源没有写明地区的不在这里。",
        order=vocabularies.PROVINCES,
    ),
)
BY_KEY = {grouping.key: grouping for grouping in GROUPINGS}


def all_members(library: Library) -> dict[str, dict[str, list[Document[Record]]]]:
    """Key of a grouping → group → its records in the order of their kinds and names; groups in the
    order of display.
    """
    documents: list[Document[Record]] = []
    for kind in KINDS:
        documents += sorted(library.of(kind), key=lambda document: document.sort_key)
    return {grouping.key: _members(documents, grouping) for grouping in GROUPINGS}


def _members(
    documents: Iterable[Document[Record]], grouping: Grouping
) -> dict[str, list[Document[Record]]]:
    found: dict[str, list[Document[Record]]] = {}
    for document in documents:
        if document.kind.grouped or grouping.every_kind:
            for group in grouping.of(document):
                found.setdefault(group, []).append(document)
    return {group: found[group] for group in _in_order(found, grouping.order)}


def _in_order(found: dict[str, list[Document[Record]]], order: Vocabulary | None) -> list[str]:
    """The groups in the order of a vocabulary; without one the largest first, then by pinyin."""
    if order is not None:
        return sorted(found, key=order.rank)
    return sorted(found, key=lambda group: (-len(found[group]), sort_key(group)))


def parts(groups: Iterable[str]) -> dict[str, str]:
    """Group → the last part of its address.

    Of groups that sound alike the second gets a number.
    """
    taken: dict[str, str] = {}
    for group in sorted(groups):
        part = slug(group)
        extra = 1
        while part in taken:
            extra += 1
            part = f"{slug(group)}-{extra}"
        taken[part] = group
    return {group: part for part, group in taken.items()}
