"""What a site has published, as its folder `data/v1/` holds it: of this site, or of another city.

The folder of another city is read in `federation.downloaded`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..site.site import Site
from .folder import FOLDER, empty_tables, export_files
from .index import LICENCE

INDEX = "index.json"
ITEMS = "items.ndjson"

_DEEPEST = 10
"""So many entries lie in one another in a row at most; ours have two."""


class CannotUse(ValueError):
    """Data that cannot be used. The message says in Chinese why, and what to do instead."""


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
    files = {file.path.removeprefix(FOLDER): file.content for file in export_files(site)}
    values = {path: json.loads(files[path]) for path in tables_and_schemas() if path in files}
    listing = json.loads(files[INDEX])
    return published(
        values,
        [json.loads(line) for line in files[ITEMS].splitlines()],
        name=listing["site"],
        url=listing["url"],
        updated=listing["updated"],
        licence=listing["licence"],
    )


def tables_and_schemas() -> list[str]:
    """The paths of all tables and of their schemas."""
    paths = []
    for table in empty_tables():
        paths += [f"{table.key}.json", f"schema/{table.key}.json"]
    return paths


def published(
    values: Mapping[str, Any],
    items: Iterable[Any],
    *,
    name: str,
    url: str,
    updated: str,
    licence: str,
) -> Published:
    """What a site has published, from the values of its files.

    Args:
        values: path → what the JSON there says, of the tables and their schemas.
        items: what the lines of items.ndjson say.
        name, url, updated, licence: what its list says; "" for a licence that it does not name.

    Raises:
        KeyError, TypeError, ValueError: it is not what a site publishes.
    """
    tables = {}
    for table in empty_tables():
        path = f"{table.key}.json"
        if path in values:
            schema = values[f"schema/{path}"]
            row = schema["properties"]["records"]["items"]
            _refuse_unreadable(row)
            rows = tuple(_objects(values[path]["records"], ()))
            tables[table.key] = PublishedTable(
                table.key, schema["title"], schema["description"], row, rows
            )
    return Published(
        name=name,
        url=url,
        updated=updated,
        licence=licence or LICENCE,
        tables=tables,
        items=tuple(_objects(items, ("id", "url", "title"))),
    )


def _refuse_unreadable(schema: Mapping[str, Any], depth: int = 0) -> None:
    """Make sure that what a schema says of a row can be read.

    Raises:
        TypeError, ValueError: it cannot.
    """
    if depth > _DEEPEST:
        raise ValueError(depth)
    properties = schema.get("properties", {})
    names = [name.casefold() for name in properties]
    if not all(names) or len(set(names)) < len(names):
        raise ValueError(names)
    for part in properties.values():
        inner = part
        while inner.get("type") == "array":
            inner = inner.get("items", {})
        _refuse_unreadable(inner, depth + 1)


def _objects(rows: Iterable[Any], named: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Rows that are objects, with texts where texts have to be.

    Raises:
        ValueError: one of them is not.
    """
    for row in rows:
        if not isinstance(row, dict) or not all(isinstance(row.get(name), str) for name in named):
            raise ValueError(row)
        yield row
