"""JSON: a table with what it is, its version and its schema; NDJSON for search engines."""

from __future__ import annotations

import json
from typing import Any

from ..search.items import Item, library_items
from ..search.page_items import page_items
from .columns import Table
from .projection import Projection


def dumped(value: Any) -> bytes:
    """Readable JSON in UTF-8, in the order in which it was made, with a line end at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def table_json(table: Table, *, version: str, updated: str) -> bytes:
    """A table as JSON, a row a line; what is unknown is left out of its row.

    Args:
        version: of the format.
        updated: the date of the data, YYYY-MM-DD.
    """
    head = {
        "$schema": f"schema/{table.key}.json",
        "version": version,
        "title": table.title,
        "updated": updated,
        "count": len(table.rows),
    }
    lines = dumped(head).decode().removesuffix("\n}\n")
    rows = [json.dumps(row, ensure_ascii=False) for row in table.rows]
    records = "[\n  " + ",\n  ".join(rows) + "\n ]" if rows else "[]"
    return f'{lines},\n "records": {records}\n}}\n'.encode()


def items_ndjson(out: Projection) -> bytes:
    """What the site's own search knows, one object a line.

    `jiangpu index` reads it, and other engines with it.
    """
    lines = []
    for item in (*out.site.once(library_items), *out.site.once(page_items)):
        row = json.dumps(_row(out, item), ensure_ascii=False, separators=(",", ":"))
        lines.append(row + "\n")
    return "".join(lines).encode()


def _row(out: Projection, item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": out.site.written(item.url),
        "title": item.title,
        "body": item.body,
        "aliases": [alias for alias in item.aliases],
        "names": [name for name in item.names],
        "facets": item.facets,
        "sort": item.sort,
        "boost": item.boost,
        "fields": item.fields,
        "record": item.record,
        "person": item.person,
    }
