"""What a site has published, as its folder `data/v1/` holds it: of this site, or of another city.

Whoever joins the data of several cities reads these folders, and nothing of the cities' sites.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..site.site import Site
from .folder import FOLDER, data_folder, empty_tables
from .index import LICENCE, VERSION

INDEX = "index.json"
ITEMS = "items.ndjson"

_MAJOR = VERSION.partition(".")[0]


class CannotUse(ValueError):
    """A folder that cannot be read. The message says in Chinese why, and what to do instead."""


@dataclass(frozen=True)
class PublishedTable:
    """A table as it was published.

    Attributes:
        key, title, note: as in `columns.Table`.
        schema: the JSON Schema of one of its rows.
        rows: what is unknown is not there.
    """

    key: str
    title: str
    note: str
    schema: Mapping[str, Any]
    rows: tuple[dict[str, Any], ...] = field(repr=False)


@dataclass(frozen=True)
class Published:
    """What one site has published.

    Attributes:
        name, url: of the site; the address tells it from every other.
        updated: the date of the data, YYYY-MM-DD.
        licence: by its SPDX name.
        tables: by key.
        items: what its own search knows, one object each.
    """

    name: str
    url: str
    updated: str
    licence: str
    tables: Mapping[str, PublishedTable] = field(repr=False)
    items: tuple[dict[str, Any], ...] = field(repr=False)

    @property
    def origin(self) -> str:
        """The address without its scheme and its last slash: gonghui.example/jiangpu."""
        return self.url.partition("://")[2].rstrip("/") or self.url


def of_site(site: Site) -> Published:
    """What a site publishes."""
    files = {file.path: file.content for file in data_folder(site)}
    return _published(files, json.loads(files[INDEX]))


def of_folder(folder: Path) -> Published:
    """What a folder holds: `data/v1`, or a site with that folder in it.

    Raises:
        CannotUse: it is no such folder, of a later format, or damaged.
    """
    inside = folder / FOLDER
    folder = inside if inside.is_dir() else folder
    listing = _listing(folder)
    files: dict[str, bytes] = {}
    for entry in listing["files"]:
        path = str(entry.get("path"))
        if _is_wanted(path):
            files[path] = _checked(folder, path, str(entry.get("sha256")))
    try:
        return _published(files, listing)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise CannotUse(f"{folder} 里的数据读不出来;改法:重新下载整个 {FOLDER}") from None


def _listing(folder: Path) -> dict[str, Any]:
    """The list of the files of a folder.

    Raises:
        CannotUse: there is none, or it is not one that can be read.
    """
    try:
        listing: dict[str, Any] = json.loads((folder / INDEX).read_bytes())
    except OSError:
        raise CannotUse(f"{folder} 里没有 {INDEX};改法:写各地网站的 {FOLDER} 文件夹") from None
    except ValueError:
        raise CannotUse(f"{folder} 里的 {INDEX} 坏了;改法:重新下载整个 {FOLDER}") from None
    named = isinstance(listing, dict) and isinstance(listing.get("files"), list)
    if not named or not listing.get("url") or not listing.get("site"):
        raise CannotUse(f"{folder} 里的 {INDEX} 不是匠谱的;改法:写各地网站的 {FOLDER} 文件夹")
    version = str(listing.get("version"))
    if version.partition(".")[0] != _MAJOR:
        raise CannotUse(f"{folder} 是第 {version} 版的，这里认得第 {_MAJOR} 版;改法:先升级这个程序")
    return listing


def _is_wanted(path: str) -> bool:
    """Whether a file is a table, its schema or the items: nothing else is read, wherever it is."""
    keys = {table.key for table in empty_tables()}
    name = path.removeprefix("schema/").removesuffix(".json")
    return path == ITEMS or (path.endswith(".json") and name in keys)


def _checked(folder: Path, path: str, sha256: str) -> bytes:
    """A file that is as its folder says.

    Raises:
        CannotUse: it is not there, or it is another.
    """
    try:
        content = (folder / path).read_bytes()
    except OSError:
        raise CannotUse(f"{folder} 里少了 {path};改法:重新下载整个 {FOLDER}") from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise CannotUse(
            f"{folder} 里的 {path} 和 {INDEX} 写的不一样，没有下载全或改动过"
            f";改法:重新下载整个 {FOLDER}"
        )
    return content


def _objects(rows: Iterable[Any], named: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Rows that are objects, with texts where texts have to be.

    Raises:
        ValueError: one of them is not.
    """
    for row in rows:
        if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in named):
            raise ValueError(row)
        yield row


def _published(files: Mapping[str, bytes], listing: Mapping[str, Any]) -> Published:
    tables = {}
    for table in empty_tables():
        path = f"{table.key}.json"
        if path not in files:
            continue
        schema = json.loads(files[f"schema/{path}"])
        rows = tuple(_objects(json.loads(files[path])["records"], ()))
        tables[table.key] = PublishedTable(
            table.key,
            schema["title"],
            schema["description"],
            schema["properties"]["records"]["items"],
            rows,
        )
    items = _objects(map(json.loads, files.get(ITEMS, b"").splitlines()), ("id", "url", "title"))
    return Published(
        name=str(listing["site"]),
        url=str(listing["url"]),
        updated=str(listing.get("updated", "")),
        licence=str(listing.get("licence", LICENCE)),
        tables=tables,
        items=tuple(items),
    )
