"""datapackage.json: the CSV files as a Data Package, each column with its type, so that a program can read them without guessing."""

from __future__ import annotations

from typing import Any

from .columns import DATE, DAY, INTEGER, LINK, NUMBER, YES, Column, Table
from .index import File
from .schemas import PARTIAL

_TYPES: dict[str, dict[str, Any]] = {
    NUMBER: {"type": "number"},
    INTEGER: {"type": "integer"},
    DAY: {"type": "date"},
    LINK: {"type": "string", "format": "uri"},
    YES: {"type": "boolean", "trueValues": ["是"], "falseValues": ["否"]},
}


def package(
    files: dict[str, File],
    tables: list[Table],
    *,
    name: str,
    title: str,
    homepage: str,
    version: str,
    updated: str,
) -> dict[str, Any]:
    """The descriptor.

    Args:
        files: the CSV file of each table, by the table's key.
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
        "resources": [_resource(table, files[table.key]) for table in tables],
    }


def _resource(table: Table, file: File) -> dict[str, Any]:
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
    kind = (
        dict(_TYPES.get(column.type, {"type": "string"})) if not column.many else {"type": "string"}
    )
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.words and not column.many:
        limits["enum"] = list(column.words)
    if column.type == DATE and not column.many:
        limits["pattern"] = PARTIAL
    return {"name": column.name, "description": column.help, **kind} | (
        {"constraints": limits} if limits else {}
    )
