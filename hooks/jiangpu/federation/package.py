"""A whole city: its files, each held against the list, read to what the portal knows of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..exports.index import VERSION
from ..schema.base import Record
from ..schema.registry import KINDS, Kind
from .entries import City, Entry, Searched, Stated, Turned
from .limits import NAME, PACKAGE, RECORDS
from .listing import INDEX, ListedFile, Listing
from .origins import slug_of
from .parsing import parsed
from .refused import BadRow, Refused
from .rows import Row, entry_of, figures_of, is_active, number_of, searched_of, with_figures

TABLES: Mapping[str, Kind[Record]] = {f"{kind.url.strip('/')}.json": kind for kind in KINDS}
"""File of a table → the kind of its records."""

FIGURES = "figures.json"
ITEMS = "items.ndjson"

WANTED = (*TABLES, FIGURES, ITEMS)
"""The files that a portal is made from. The others stay where they are."""

Read = Callable[[ListedFile], bytes]
"""Gives the bytes of a file of the city; may raise `Refused`."""

_AGAIN = "请那个城市重新生成网站，再发布一次"


def wanted(listing: Listing) -> list[ListedFile]:
    """The files of a city that are read.

    Raises:
        Refused: they are too many or too large, or one that must be there is not listed.
    """
    if not any(name in listing.files for name in TABLES):
        raise Refused(INDEX, "清单里没有一张记录的表", _AGAIN)
    missing = [name for name in WANTED if name not in listing.files]
    if missing and not _is_older(listing):
        raise Refused(INDEX, f"清单里少了 {'、'.join(missing)}", _AGAIN)
    files = [listing.files[name] for name in WANTED if name in listing.files]
    size = sum(file.bytes for file in files)
    if size > PACKAGE:
        text = f"一共 {size // 1_000_000} 兆字节，超过 {PACKAGE // 1_000_000} 兆"
        raise Refused(INDEX, text, _AGAIN)
    return files


def _is_older(listing: Listing) -> bool:
    return listing.version != VERSION and not listing.is_newer


def held_against(file: ListedFile, content: bytes) -> bytes:
    """The content of a file, when it is the one that the list means.

    Raises:
        Refused: its size or its hash is another.
    """
    if len(content) != file.bytes:
        text = f"有 {len(content)} 个字节，清单写的是 {file.bytes} 个"
        raise Refused(file.path, text, _AGAIN)
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise Refused(file.path, "内容和清单里的散列对不上，可能没有传完，或被人改过", _AGAIN)
    return content


def read_city(listing: Listing, read: Read, name: str = "") -> City:
    """A city from its files.

    Args:
        read: gives the bytes of a file; they are held against the list here.
        name: what the portal calls the city; "" for what the city says itself.

    Raises:
        Refused: something is wrong with the whole.
    """
    files = {file.path: file for file in wanted(listing)}

    def content(path: str) -> bytes:
        file = files.get(path)
        return b"" if file is None else held_against(file, read(file))

    figures = _figures(content(FIGURES))
    searched = _searched(content(ITEMS))
    entries: dict[str, Entry] = {}
    turned: list[Turned] = []
    for path, kind in TABLES.items():
        for row in _records(content(path), path):
            try:
                entry = _entry(row, kind, listing, figures)
            except BadRow as error:
                turned.append(_turned(row, str(error)))
                continue
            _refuse_foreign(entry, path)
            if entry.number in entries:
                text = f"编号 {entry.number} 有两条，分不清哪一条才是"
                raise Refused(path, text, "请那个城市给其中一条换一个没有用过的编号")
            found = searched.get(entry.number, Searched())
            entries[entry.number] = replace(entry, searched=found)
    if len(entries) + len(turned) > RECORDS:
        raise Refused("", f"记录超过 {RECORDS} 条", "先和那个城市说好，再放宽上限")
    _refuse_code(entries.values())
    city = City(
        origin=listing.origin,
        slug=slug_of(listing.origin),
        name=_named(name or listing.city or listing.site),
        site=_named(listing.site),
        version=listing.version,
        edition=listing.edition,
        updated=listing.updated,
        entries=tuple(sorted(entries.values(), key=lambda entry: entry.number)),
        turned=tuple(sorted(turned, key=lambda each: (each.number, each.name, each.reason))),
        notes=tuple(_notes(listing)),
    )
    return city.without(listing.withdrawn)


def _entry(
    row: Row, kind: Kind[Record], listing: Listing, figures: Mapping[str, list[Row]]
) -> Entry:
    """A record with its figures.

    Raises:
        BadRow: it cannot be taken.
    """
    entry = entry_of(row, kind, listing.origin)
    stated: tuple[Stated, ...] = figures_of(figures.get(entry.number, []), row)
    return with_figures(entry, stated)


def _turned(row: Row, reason: str) -> Turned:
    """What is known of a row that is not taken, none of it longer than a line."""
    number, name = row.get("编号"), row.get("名称")
    number = number if isinstance(number, str) else ""
    name = name if isinstance(name, str) else ""
    return Turned(number[:20], " ".join(name.split())[:NAME], reason)


def _refuse_foreign(entry: Entry, path: str) -> None:
    """An honest site makes the addresses of its pages from its own: one elsewhere was put there."""
    if not entry.page:
        text = f"{entry.number} 的网页不在这个城市自己的网站上"
        raise Refused(path, text, "请那个城市核对 mkdocs.yml 里的 site_url，重新生成")


def _refuse_code(entries: Iterable[Entry]) -> None:
    for entry in entries:
        facts = [text for _, text in entry.facts]
        words: list[str] = []
        for found in entry.searched.facets.values():
            words += found
        people = entry.searched.names
        names = (entry.name, *entry.aliases, entry.unit, *entry.region, *people, *facts, *words)
        for text in names:
            if is_active(text):
                reason = f"{entry.number} 的名称一类的文字里夹着网页代码"
                raise Refused("", reason, "请那个城市看看是不是被人改过，去掉再发布")


def _named(name: str) -> str:
    """The name of a city or of its site.

    Raises:
        Refused: it is none.
    """
    if len(name) > NAME or is_active(name):
        raise Refused(INDEX, "网站的名字太长，或夹着网页代码", _AGAIN)
    return name


def _notes(listing: Listing) -> Iterator[str]:
    if listing.is_newer:
        yield (
            f"数据格式是 {listing.version} 版，比这里的 {VERSION} 版新；"
            "新加的字段没有用上，别的照收"
        )
    missing = [name for name in WANTED if name not in listing.files]
    if missing:
        yield f"数据格式是 {listing.version} 版，还没有 {'、'.join(missing)}"


def _records(content: bytes, path: str) -> list[dict[str, Any]]:
    """The rows of a table.

    Raises:
        Refused: it is no table.
    """
    if not content:
        return []
    table = parsed(content, path)
    rows = table.get("records") if isinstance(table, dict) else None
    if not isinstance(rows, list):
        raise Refused(path, "不是一张表，没有 records", _AGAIN)
    count = table.get("count")
    if type(count) is not int or count != len(rows):
        raise Refused(path, f"写着 {str(count)[:20]} 条，实际有 {len(rows)} 条", _AGAIN)
    for place, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise Refused(path, f"第 {place} 条不是一条记录", _AGAIN)
    return rows


def _figures(content: bytes) -> dict[str, list[Row]]:
    """Number of a record → its rows in the table of figures."""
    found: dict[str, list[Row]] = {}
    for row in _records(content, FIGURES):
        number = row.get("记录")
        if isinstance(number, str):
            found.setdefault(number, []).append(row)
    return found


def _searched(content: bytes) -> dict[str, Searched]:
    """Number of a record → what finds it. Lines of pages and words are passed over."""
    found = {}
    for place, line in enumerate(content.split(b"\n"), 1):
        if not line.strip():
            continue
        where = f"{ITEMS}:{place}"
        item = parsed(line, where)
        if not isinstance(item, dict):
            raise Refused(where, "这一行不是一个条目", _AGAIN)
        number = item.get("id")
        if not isinstance(number, str) or item.get("record") is False:
            continue
        try:
            found[number] = searched_of(item)
        except BadRow as error:
            raise Refused(where, str(error), _AGAIN) from None
    return found


def numbers_in(content: bytes, path: str) -> frozenset[str]:
    """The numbers of the records of a table, for finding out which are gone.

    Raises:
        Refused: it is no table.
    """
    numbers = set()
    for row in _records(content, path):
        try:
            numbers.add(number_of(row, TABLES[path]))
        except BadRow:
            continue
    return frozenset(numbers)
