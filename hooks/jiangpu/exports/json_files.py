"""JSON: a table with what it is, its version and its schema; NDJSON for search engines."""

from __future__ import annotations

import io
import json
from itertools import chain
from typing import Any

from ..search.items import Item, library_items
from ..search.page_items import page_items
from .columns import Shape
from .projection import Projection


def dumped(value: Any) -> bytes:
    """Readable JSON in UTF-8, in the order in which it was made, with a line end at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def json_head(table: Shape, *, version: str, updated: str) -> bytes:
    """What the JSON file of a table says before its records.

    Args:
        version: of the format.
        updated: the date of the data, YYYY-MM-DD.
    """
    head = {
        "$schema": f"schema/{table.key}.json",
        "version": version,
        "title": table.title,
        "updated": updated,
        "count": table.count,
    }
    return dumped(head).removesuffix(b"\n}\n") + b',\n "records": '


def items_ndjson(out: Projection) -> bytes:
    """What the site's own search knows, one object a line.

    `jiangpu index` reads it, and other engines with it.
    """
    content = io.BytesIO()
    for item in chain(out.site.long(library_items), out.site.once(page_items)):
        row = json.dumps(_row(out, item), ensure_ascii=False, separators=(",", ":"))
        content.write(f"{row}\n".encode())
    return content.getvalue()


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
