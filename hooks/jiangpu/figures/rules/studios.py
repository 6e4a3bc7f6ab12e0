"""A studio has one record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ...language.names import name_key
from ...library.documents import ReadDocument
from ...schema.base import Record
from ...schema.studio import Studio
from ..reconciliation import AGREE, DISAGREE
from .finding import Documents, Finding

_COMMON_WORDS = re.compile(r"(劳模|模范|职工|工匠|技能|大师|人才|高|和|与|创新|工作)*(工作)?室$")


def core(name: str) -> str:
    """What is left of a studio's name without the words that all of them share:
    某某劳模创新工作室 → 某某.
    """
    key = name_key(name)
    return _COMMON_WORDS.sub("", key) or key


def studios_unique(documents: Documents) -> Iterator[Finding]:
    """Two studios of one name, in one unit and one city, are one.

    Unless a record says that it was looked at (可能同一).
    """
    for group in _groups(documents):
        for position, document in enumerate(group):
            twin = _first_twin(document, group[:position])
            if twin is None:
                yield Finding(document, ("名称",), AGREE, document.name)
                continue
            yield Finding(
                document,
                ("名称",),
                DISAGREE,
                f"「名称」{document.name}、单位 {_unit(document.record)}，"
                f"和 {twin.uri} 的{twin.name}是同一个",
                "并成一条；确实是两个，就互相写“可能同一”并在名称里分开",
            )


def same_studio(document: ReadDocument[Record], other: ReadDocument[Record]) -> bool:
    """Whether two records are studios of one name and unit, and of one city as far as known."""
    units = [_unit(document.record), _unit(other.record)]
    if not all(units):
        return False
    same_name = core(document.name) == core(other.name)
    return same_name and name_key(units[0]) == name_key(units[1]) and _may_be_one(document, other)


def _groups(documents: Documents) -> Iterable[list[ReadDocument[Record]]]:
    """Studios of the same name in the same unit."""
    groups: dict[tuple[str, str], list[ReadDocument[Record]]] = defaultdict(list)
    for document in documents:
        unit = _unit(document.record)
        if unit and document.name:
            groups[core(document.name), name_key(unit)].append(document)
    return groups.values()


def _unit(record: Record) -> str:
    """The unit of a studio; "" where it is not written, and of other kinds."""
    if not isinstance(record, Studio):
        return ""
    return record.unit or ""


def _first_twin(
    document: ReadDocument[Record], others: Iterable[ReadDocument[Record]]
) -> ReadDocument[Record] | None:
    return next((other for other in others if _may_be_one(document, other)), None)


def _may_be_one(document: ReadDocument[Record], other: ReadDocument[Record]) -> bool:
    """Whether neither the cities nor 可能同一 tell two studios apart."""
    cities = {_city(document.record), _city(other.record)} - {""}
    looked_at = document.number in other.record.alike or other.number in document.record.alike
    return len(cities) < 2 and not looked_at


def _city(record: Record) -> str:
    if not isinstance(record, Studio):
        return ""
    return record.city or ""
