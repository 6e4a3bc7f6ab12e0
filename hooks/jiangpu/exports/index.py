"""index.json: every file with its size and SHA-256, the version of the format, and what changed in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from .columns import Table

VERSION = "1.0"
"""Of the format. The first number changes when something that was there is gone or means something else, and then the folder is v2."""

CHANGES: tuple[tuple[str, str, str], ...] = (
    (
        "1.0",
        "2026-11-22",
        "第一版：工作室、操作法、人物、报告、标准、学习路径、数字、收录统计、核对。",
    ),
)
"""Newest first: version, date, what changed."""

LICENCE = "CC-BY-4.0"


@dataclass(frozen=True)
class File:
    """A file of the data folder; `path` from there, `table` what it holds."""

    path: str
    title: str
    content: bytes
    table: Table | None = None

    @property
    def bytes(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def ending(self) -> str:
        return self.path.rpartition(".")[2]

    @property
    def mediatype(self) -> str:
        return _MEDIA[self.ending]


_MEDIA = {
    "json": "application/json",
    "csv": "text/csv",
    "ndjson": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def index(
    files: list[File], *, site: str, url: str, updated: str, withdrawn: list[str]
) -> dict[str, Any]:
    """The list of all files but itself."""
    return {
        "$schema": "schema/index.json",
        "version": VERSION,
        "site": site,
        "url": url,
        "updated": updated,
        "licence": LICENCE,
        "files": [_entry(file) for file in files],
        "withdrawn": withdrawn,
        "changes": [
            dict(zip(("version", "date", "text"), change, strict=True)) for change in CHANGES
        ],
    }


def _entry(file: File) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "path": file.path,
        "title": file.title,
        "mediatype": file.mediatype,
        "bytes": file.bytes,
        "sha256": file.sha256,
    }
    if file.table:
        columns = file.table.flat if file.ending == "csv" else file.table.columns
        entry |= {"rows": len(file.table.rows), "columns": len(columns)}
    if file.ending == "json" and file.table:
        entry["schema"] = f"schema/{file.table.key}.json"
    if file.ending == "ndjson":
        entry["schema"] = "schema/items.json"
    return entry
