"""Names in a text: those of records that are there, and those that look like a person's or a
studio's and have no record yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..language.names import NameFinder, name_key
from ..library.documents import ReadDocument
from ..schema.base import Record

SHORTEST = 2
"""Characters of a name at least."""

_HAN = "\u3400-\u9fff"
_STUDIO = re.compile(rf"(?<![{_HAN}])(?:以|在|与|和|由)?([{_HAN}“”]{{2,16}}?创新工作室)")
_PERSON = re.compile(
    rf"(?:(?<=[，。、；：（\s])|^)([{_HAN}]{{2,3}})(?:同志|劳模|师傅|大师)(?![{_HAN}]{{0,6}}创新工作室)"
)
_NAMING = re.compile("命名为|评为|授予|认定为|确定为|成为|成立|创建|组建|设立")
"""Words of a sentence that stand before the name of a studio."""
_NO_NAMES = ("各位", "全体", "广大", "省级", "市级", "全国", "老", "一位", "多名", "这位", "许多")


@dataclass(frozen=True)
class Recognised:
    """What names stand in a text.

    Attributes:
        known: the records, each once, in the order of the text.
        unknown: names that look like a person's or a studio's and are none of a record.
    """

    known: tuple[ReadDocument[Record], ...]
    unknown: tuple[str, ...]


def recognised(text: str, documents: Iterable[ReadDocument[Record]]) -> Recognised:
    """The names in a text.

    Args:
        documents: the records whose names are looked for.
    """
    by_key: dict[str, ReadDocument[Record]] = {}
    names = []
    for document in documents:
        for name in (document.name, *document.record.aliases):
            if len(name_key(name)) >= SHORTEST:
                by_key.setdefault(name_key(name), document)
                names.append(name)
    known: dict[str, ReadDocument[Record]] = {}
    for occurrence in NameFinder(names).find(text):
        document = by_key[occurrence.key]
        known.setdefault(document.uri, document)
    unknown: dict[str, None] = {}
    for pattern in (_STUDIO, _PERSON):
        for match in pattern.finditer(text):
            name = _NAMING.split(match[1])[-1]
            if name_key(name) not in by_key and not name.startswith(_NO_NAMES):
                unknown[name] = None
    return Recognised(tuple(known.values()), tuple(unknown))
