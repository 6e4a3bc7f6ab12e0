"""JSON Schema (2020-12) of every JSON file, made from the columns and so from the schema."""

from __future__ import annotations

from typing import Any

from ..schema.types import ValueType
from .columns import DATE, DAY, INTEGER, LINK, NUMBER, PART, REF, YES, Column, Table

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PARTIAL = r"^(\d{4}(-\d{2}(-\d{2})?)?|原文隐去)$"
"""A date as far as it is known."""

WHOLE_DAY = r"^\d{4}-\d{2}-\d{2}$"

_TYPES: dict[ValueType, dict[str, Any]] = {
    NUMBER: {"type": "number"},
    INTEGER: {"type": "integer"},
    YES: {"type": "boolean"},
    DATE: {"type": "string", "pattern": PARTIAL},
    DAY: {"type": "string", "format": "date", "pattern": WHOLE_DAY},
    LINK: {"type": "string", "format": "uri"},
    REF: {
        "type": "object",
        "properties": {
            "编号": {"type": "string", "pattern": r"^[A-Z]\d{4,}$"},
            "名称": {"type": "string"},
        },
        "required": ["名称"],
        "additionalProperties": False,
    },
}


def table_schema(table: Table, base: str) -> dict[str, Any]:
    """The schema of `<key>.json`."""
    return {
        "$schema": DIALECT,
        "$id": f"{base}schema/{table.key}.json",
        "title": table.title,
        "description": table.note,
        "type": "object",
        "additionalProperties": False,
        "required": ["$schema", "version", "title", "updated", "count", "records"],
        "properties": {
            "$schema": {"const": f"schema/{table.key}.json"},
            "version": {"type": "string"},
            "title": {"const": table.title},
            "updated": {"type": "string", "pattern": WHOLE_DAY},
            "count": {"type": "integer", "minimum": 0},
            "records": {"type": "array", "items": _object(table.columns)},
        },
    }


def _object(columns: tuple[Column, ...]) -> dict[str, Any]:
    """An object with these columns and no others."""
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {column.name: _value(column) for column in columns},
    }
    required = [column.name for column in columns if column.required]
    if required:
        schema["required"] = required
    return schema


def _value(column: Column) -> dict[str, Any]:
    """The schema of what a column holds: of one value, or of the list of them."""
    if column.type == PART:
        one = _object(column.parts)
    else:
        one = dict(_TYPES.get(column.type, {"type": "string"}))
    if column.words:
        one["enum"] = list(column.words)
    schema: dict[str, Any] = {"type": "array", "items": one, "minItems": 1} if column.many else one
    schema["description"] = column.help
    if column.example and _simple(column):
        schema["examples"] = [column.example]
    return schema


def _simple(column: Column) -> bool:
    """Whether the editors' example is a value of this type as it stands."""
    return (
        column.type not in (PART, REF, YES, NUMBER, INTEGER)
        and not column.many
        and column.example != "…"
    )


def items_schema(base: str) -> dict[str, Any]:
    """The schema of one line of items.ndjson."""
    words = {"type": "array", "items": {"type": "string"}}
    return {
        "$schema": DIALECT,
        "$id": f"{base}schema/items.json",
        "title": "检索条目",
        "description": "items.ndjson 的一行",
        "type": "object",
        "additionalProperties": False,
        "required": [
            "id",
            "url",
            "title",
            "body",
            "aliases",
            "names",
            "facets",
            "sort",
            "boost",
            "fields",
            "record",
            "person",
        ],
        "properties": {
            "id": {"type": "string", "description": "编号；不是记录的写网址"},
            "url": {"type": "string", "description": "网址，从网站根算起"},
            "title": {"type": "string"},
            "body": {"type": "string", "description": "摘要和正文"},
            "aliases": words | {"description": "别名"},
            "names": words | {"description": "有关的人"},
            "facets": {
                "type": "object",
                "additionalProperties": words,
                "description": "可以筛选的",
            },
            "sort": {
                "type": "object",
                "additionalProperties": {"type": "number"},
                "description": "可以排序的",
            },
            "boost": {"type": "number", "description": "排序时的分量"},
            "fields": {"type": "string", "description": "其余各项里的词，只用来查找"},
            "record": {"type": "boolean", "description": "是记录；页面和名词写 false"},
            "person": {"type": "boolean", "description": "标题是人名，姓的读音照姓"},
        },
    }


def index_schema(base: str) -> dict[str, Any]:
    """The schema of index.json."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    file = {
        "type": "object",
        "additionalProperties": False,
        "required": ["path", "title", "mediatype", "bytes", "sha256"],
        "properties": {
            "path": text,
            "title": text,
            "mediatype": text,
            "bytes": count,
            "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "rows": count,
            "columns": count,
            "schema": {"type": "string", "description": "说明这个文件的 JSON Schema"},
        },
    }
    return {
        "$schema": DIALECT,
        "$id": f"{base}schema/index.json",
        "title": "文件清单",
        "type": "object",
        "additionalProperties": False,
        "required": [
            "$schema",
            "version",
            "edition",
            "site",
            "url",
            "updated",
            "licence",
            "files",
            "withdrawn",
            "changes",
        ],
        "properties": {
            "$schema": {"const": "schema/index.json"},
            "version": text,
            "edition": {
                "type": "string",
                "pattern": "^[0-9a-f]{16}$",
                "description": "这一版的代号，随每个文件变",
            },
            "site": text,
            "url": {"type": "string", "format": "uri"},
            "province": text | {"description": "网站所在的省；没有写的没有这一项"},
            "city": text | {"description": "网站所在的市；没有写的没有这一项"},
            "updated": {"type": "string", "pattern": WHOLE_DAY},
            "licence": text,
            "files": {"type": "array", "items": file},
            "withdrawn": {
                "type": "array",
                "items": text,
                "description": "撤回了的编号，合并时请去掉",
            },
            "changes": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["version", "date", "text"],
                    "properties": {"version": text, "date": text, "text": text},
                },
            },
        },
    }
