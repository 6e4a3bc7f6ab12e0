"""What is searched: items from an NDJSON file, or from the library."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..disclosure.consent import is_placeholder
from ..library.completeness import completeness
from ..library.documents import Document
from ..site.site import Site
from .facets import facet_words, record_year
from .texts import field_words, sentences


@dataclass(frozen=True)
class Item:
    """One thing to find.

    Attributes:
        body: sentences; excerpts are taken from them.
        names: people and others that it mentions.
        facets: lists of words by field.
        sort: numbers to order by, greater first.
        boost: which of two that are as near comes first: the greater.
        fields: other words that find it, and of which no excerpt is made.
        record: False for a page of the site or an entry of the glossary. Those come after all
            records, and are not listed where nothing is asked.
    """

    id: str
    url: str
    title: str
    body: str = ""
    aliases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    facets: dict[str, list[str]] = field(default_factory=dict)
    sort: dict[str, float] = field(default_factory=dict)
    boost: float = 1.0
    fields: str = ""
    record: bool = True


class BadItem(ValueError):
    """A line of an NDJSON file that cannot be used; the message says which and why, in Chinese."""


def read_items(path: Path) -> Iterator[Item]:
    """Items of an NDJSON file, one a line; empty lines are passed over.

    Raises:
        BadItem: a line is no item.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _item(f"{path.name}:{number}", line)


_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile("[\ud800-\udfff]")
"""Half of a pair: JSON can spell it, no file can hold it."""


def _item(place: str, line: str) -> Item:
    try:
        given: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadItem(
            f"{place}:{error.colno}: 这一行不是 JSON;改法:一行一个对象，用英文引号"
        ) from None
    if not isinstance(given, dict):
        raise BadItem(f'{place}:1: 这一行不是一个对象;改法:写成 {{"id": …, "url": …, "title": …}}')
    if _ESCAPED_HALF.search(line) and _HALF.search(json.dumps(given, ensure_ascii=False)):
        raise BadItem(f"{place}:1: 这一行有半个字符（\\ud800 到 \\udfff）;改法:把那个字补全或删去")
    missing = [
        name
        for name in ("id", "url", "title")
        if not isinstance(given.get(name), str) or not given[name].strip()
    ]
    if missing:
        raise BadItem(f"{place}:1: 少了 {'、'.join(missing)};改法:补上，写成文字")
    try:
        facets = {
            str(name): [str(word) for word in words]
            for name, words in dict(given.get("facets") or {}).items()
        }
        return Item(
            given["id"],
            given["url"],
            given["title"],
            str(given.get("body") or ""),
            tuple(map(str, given.get("aliases") or ())),
            tuple(map(str, given.get("names") or ())),
            facets,
            {str(name): float(number) for name, number in dict(given.get("sort") or {}).items()},
            float(given.get("boost", 1)),
            str(given.get("fields") or ""),
            bool(given.get("record", True)),
        )
    except (TypeError, ValueError):
        raise BadItem(
            f"{place}:1: aliases、names、facets、sort 或 boost 的写法不对;改法:对照说明里的例子"
        ) from None


def library_items(site: Site) -> list[Item]:
    """Every listed record as an item, in the order of the library."""
    return [_from_record(site, document) for document in site.library.documents if document.listed]


def _from_record(site: Site, document: Document) -> Item:
    record, library = document.record, site.library
    people = [
        found.name if found else name
        for attribute in ("leaders", "authors", "namesakes")
        for name in getattr(record, attribute, ())
        if not is_placeholder(name)
        for found in [library.find("person", name)]
    ]
    share = completeness(record).share
    year = record_year(record)
    sort = {"资料": round(share, 4)} | ({"年份": float(year)} if year else {})
    boost = {"studio": 1.2, "method": 1.2, "person": 1.1}.get(document.kind.key, 1.0)
    return Item(
        document.number,
        document.url,
        document.name,
        sentences(site, document),
        record.aliases,
        tuple(dict.fromkeys(people)),
        facet_words(document),
        sort,
        boost,
        field_words(document),
    )
