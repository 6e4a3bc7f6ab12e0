"""JSON: a table with what it is, its version and its schema beside it; NDJSON for search engines."""

from __future__ import annotations

import json
from typing import Any

from ..search.items import library_items
from .columns import Table
from .projection import Projection


def dumped(value: Any) -> bytes:
    """Readable, in the order in which it was made, with a line end at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def table_json(table: Table, *, version: str, updated: str) -> bytes:
    return dumped(
        {
            "$schema": f"schema/{table.key}.json",
            "version": version,
            "title": table.title,
            "updated": updated,
            "count": len(table.rows),
            "records": list(table.rows),
        }
    )


def items_ndjson(out: Projection) -> bytes:
    """What the site's own search knows, one object a line: what `jiangpu index` reads, and other engines with it."""
    lines = []
    for item in library_items(out.site):
        row = {
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "body": item.body,
            "aliases": list(item.aliases),
            "names": list(item.names),
            "facets": item.facets,
            "sort": item.sort,
            "boost": item.boost,
        }
        lines.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    return "".join(lines).encode()
