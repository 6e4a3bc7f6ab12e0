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
from ..library.library import Library
from ..schema.base import Record
from ..schema.registry import PERSON
from ..site.site import Site
from .facets import facet_words
from .texts import field_words, sentences


@dataclass(frozen=True)
class Item:
    """One thing to find.

    Attributes:
        id: unlike that of any other item.
        url: where it is, from the site's root.
        title: its name.
        body: sentences; excerpts are taken from them.
        aliases: its other names.
        names: of people and others that it mentions.
        facets: field → its words.
        sort: order → a number; the greater comes first.
        boost: which of two that are as near comes first: the greater.
        fields: other words that find it, and of which no excerpt is made.
        record: False for a page of the site or an entry of the glossary. Those come after all
            records, and are not listed where nothing is asked.
        person: its title is the name of a person, whose surname may have its own reading.
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
    person: bool = False


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
    """One line of the file.

    Args:
        place: file and line, as a message names it.

    Raises:
        BadItem: it is no item.
    """
    given = _object(place, line)
    missing = [name for name in ("id", "url", "title") if not _is_filled(given.get(name))]
    if missing:
        raise BadItem(f"{place}:1: 少了 {'、'.join(missing)};改法:补上，写成文字")
    try:
        return Item(
            id=given["id"],
            url=given["url"],
            title=given["title"],
            body=str(given.get("body") or ""),
            aliases=tuple(map(str, given.get("aliases") or ())),
            names=tuple(map(str, given.get("names") or ())),
            facets=_words_by_field(given.get("facets")),
            sort=_numbers_by_order(given.get("sort")),
            boost=float(given.get("boost", 1)),
            fields=str(given.get("fields") or ""),
            record=bool(given.get("record", True)),
            person=bool(given.get("person", False)),
        )
    except (TypeError, ValueError):
        text = "aliases、names、facets、sort 或 boost 的写法不对"
        raise BadItem(f"{place}:1: {text};改法:对照说明里的例子") from None


def _object(place: str, line: str) -> dict[str, Any]:
    """The JSON object of a line.

    Raises:
        BadItem: there is none, or it holds half a character.
    """
    try:
        given = json.loads(line)
    except json.JSONDecodeError as error:
        text = "这一行不是 JSON;改法:一行一个对象，用英文引号"
        raise BadItem(f"{place}:{error.colno}: {text}") from None
    if not isinstance(given, dict):
        fix = '写成 {"id": …, "url": …, "title": …}'
        raise BadItem(f"{place}:1: 这一行不是一个对象;改法:{fix}")
    if _ESCAPED_HALF.search(line) and _HALF.search(json.dumps(given, ensure_ascii=False)):
        text = "这一行有半个字符（\\ud800 到 \\udfff）;改法:把那个字补全或删去"
        raise BadItem(f"{place}:1: {text}")
    return given


def _is_filled(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _words_by_field(given: Any) -> dict[str, list[str]]:
    facets = {}
    for name, words in dict(given or {}).items():
        facets[str(name)] = [str(word) for word in words]
    return facets


def _numbers_by_order(given: Any) -> dict[str, float]:
    return {str(name): float(number) for name, number in dict(given or {}).items()}


def library_items(site: Site) -> list[Item]:
    """Every listed record as an item, in the order of the library."""
    listed = [document for document in site.library.documents if document.listed]
    return [Item(**told) for told in site.each(_told, listed)]


def _told(site: Site, document: Document[Record]) -> dict[str, Any]:
    """What an item says of a record."""
    record = document.record
    return {
        "id": document.number,
        "url": document.url,
        "title": document.name,
        "body": sentences(site, document),
        "aliases": record.aliases,
        "names": _people(site.library, record),
        "facets": facet_words(document, site.data_files.ways.content),
        "sort": _sort(record),
        "boost": document.kind.search_weight,
        "fields": field_words(document),
        "person": document.kind == PERSON,
    }


def _people(library: Library, record: Record) -> tuple[str, ...]:
    """The names of the people that a record is about, each once."""
    names: dict[str, None] = {}
    for reference in record.people:
        if is_placeholder(reference):
            continue
        found = library.find(PERSON.key, reference)
        names[found.name if found else reference] = None
    return tuple(names)


def _sort(record: Record) -> dict[str, float]:
    """The numbers by which a list may be ordered; one that is not known is left out."""
    numbers = {"资料": round(completeness(record).share, 4)}
    if record.in_year:
        numbers["年份"] = float(record.in_year)
    return numbers
