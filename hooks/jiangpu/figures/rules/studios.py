"""A studio has one record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from ...language.names import name_key
from ...library.documents import Document
from ..reconciliation import AGREE, DISAGREE
from .figures import Found

_TAIL = re.compile(r"(劳模|模范|职工|工匠|技能|大师|人才|高|和|与|创新|工作)*(工作)?室$")


def core(name: str) -> str:
    """What is left of a studio's name without the words that all of them share."""
    return _TAIL.sub("", name_key(name)) or name_key(name)


def twins(documents: tuple[Document, ...]) -> Iterator[Found]:
    """Two studios of one name, in one unit and one city, are one, unless a record says that it was looked at (可能同一)."""
    groups: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in documents:
        if document.kind.key == "studio" and document.record.unit and document.name:
            groups[core(document.name), name_key(document.record.unit)].append(document)
    for group in groups.values():
        for position, document in enumerate(group):
            twin = next((other for other in group[:position] if _same(document, other)), None)
            if twin is None:
                yield Found(document, ("名称",), AGREE, document.name)
            else:
                yield Found(
                    document,
                    ("名称",),
                    DISAGREE,
                    f"「名称」{document.name}、单位 {document.record.unit}，和 {twin.uri} 的{twin.name}是同一个",
                    "并成一条；确实是两个，就互相写“可能同一”并在名称里分开",
                )


def same_studio(document: Document, other: Document) -> bool:
    """One name, one unit, one city as far as written."""
    units = [
        each.record.unit
        for each in (document, other)
        if each.kind.key == "studio" and each.record.unit
    ]
    same = (
        len(units) == 2
        and name_key(units[0]) == name_key(units[1])
        and core(document.name) == core(other.name)
    )
    return same and _same(document, other)


def _same(document: Document, other: Document) -> bool:
    cities = {place.record.city for place in (document, other) if place.record.city}
    return (
        len(cities) < 2
        and document.number not in other.record.alike
        and other.number not in document.record.alike
    )
