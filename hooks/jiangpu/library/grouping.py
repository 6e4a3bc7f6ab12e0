"""The groups by which records are found: topics (标签), honours, industries, regions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..language.pinyin import slug, sort_key
from ..schema import vocabularies
from ..schema.registry import KINDS
from .documents import Document
from .library import Library


@dataclass(frozen=True)
class Grouping:
    """One way of grouping records: how it is called, where it lives, which groups a record belongs to."""

    key: str
    title: str
    lead: str
    note: str = ""

    @property
    def url(self) -> str:
        return f"{self.key}/"

    def of(self, document: Document) -> Iterable[str]:
        record = document.record
        if self.key == "topics":
            return record.tags
        if self.key == "honors":
            return dict.fromkeys(honor.name for honor in record.honored)
        value = getattr(record, "industry" if self.key == "industries" else "province", None)
        return (value,) if value else ()


GROUPINGS = (
    Grouping("topics", "专题", "按难题找，按技法找。"),
    Grouping(
        "honors",
        "荣誉",
        "谁得过什么，照来源的叫法。",
        "叫法不同的荣誉分开列；年份和级别来源没写的，写未提供。",
    ),
    Grouping("industries", "行业", "同行怎么做。"),
    Grouping(
        "regions", "地区", "各省区市收录的工作室、操作法和人物。", "来源没有写明地区的不在这里。"
    ),
)
BY_KEY = {grouping.key: grouping for grouping in GROUPINGS}


def members(library: Library, grouping: Grouping) -> dict[str, list[Document]]:
    """Group → its records in the order of their kinds and names; groups in the order of display."""
    found: dict[str, list[Document]] = {}
    for kind in KINDS:
        if grouping.key != "topics" and not kind.grouped:
            continue
        for document in sorted(
            library.of_kind(kind.key), key=lambda document: sort_key(document.name)
        ):
            for group in grouping.of(document):
                found.setdefault(group, []).append(document)
    order = {"industries": vocabularies.INDUSTRIES, "regions": vocabularies.PROVINCES}.get(
        grouping.key
    )
    ranked = sorted(
        found,
        key=(lambda word: (order.rank(word),))
        if order
        else (lambda word: (-len(found[word]), sort_key(word))),
    )
    return {group: found[group] for group in ranked}


def all_members(library: Library) -> dict[str, dict[str, list[Document]]]:
    """Key of a grouping → group → its records."""
    return {grouping.key: members(library, grouping) for grouping in GROUPINGS}


def parts(groups: Iterable[str]) -> dict[str, str]:
    """Group → the last part of its address. Two groups that sound alike get a number after the second."""
    taken: dict[str, str] = {}
    for group in sorted(groups):
        part, extra = slug(group), 1
        while part in taken:
            extra += 1
            part = f"{slug(group)}-{extra}"
        taken[part] = group
    return {group: part for part, group in taken.items()}
