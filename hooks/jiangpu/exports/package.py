"""datapackage.json: the CSV files as a Data Package, each column with its type.

So a program can read them without guessing. The format is datapackage.org's, version 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .columns import DATE, DAY, INTEGER, LINK, NUMBER, YES, Column, Shape
from .index import File
from .schemas import PARTIAL

_TEXT: dict[str, Any] = {"type": "string"}
_TYPES: dict[str, dict[str, Any]] = {
    NUMBER: {"type": "number"},
    INTEGER: {"type": "integer"},
    DAY: {"type": "date"},
    LINK: {"type": "string", "format": "uri"},
    YES: {"type": "boolean", "trueValues": ["是"], "falseValues": ["否"]},
}


def package(
    files: Sequence[File],
    *,
    name: str,
    title: str,
    homepage: str,
    version: str,
    updated: str,
) -> dict[str, Any]:
    """The descriptor.

    Args:
        files: the CSV file of each table, in the order in which they are listed.
        name: a short name in Latin letters.
        title, homepage: of the site's data, for people.
        version: of the format.
        updated: the date of the data, YYYY-MM-DD.
    """
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "data-package",
        "name": name,
        "title": title,
        "homepage": homepage,
        "version": version,
        "created": f"{updated}T00:00:00+08:00",
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "署名 4.0",
            }
        ],
        "resources": [_resource(file.table, file) for file in files if file.table],
    }


def _resource(table: Shape, file: File) -> dict[str, Any]:
    return {
        "name": table.key,
        "title": table.title,
        "description": table.note,
        "path": file.path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": {
            "fields": [_field(column) for column in table.flat],
            "missingValues": [""],
            "primaryKey": list(table.identity),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    """A column by the Table Schema; a cell with a list in it is a text."""
    type_ = _TEXT if column.many else _TYPES.get(column.type, _TEXT)
    field = {"name": column.name, "description": column.help, **type_}
    constraints = _constraints(column)
    if constraints:
        field["constraints"] = constraints
    return field


def _constraints(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.words and not column.many:
        constraints["enum"] = list(column.words)
    if column.type == DATE and not column.many:
        constraints["pattern"] = PARTIAL
    return constraints
