"""index.json: every file with its size and SHA-256, and the versions of the format."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from .columns import Shape

VERSION = "1.4"
"""Of the format. The first number changes when something that was there is gone or means something
else; then the folder is v2."""


class Change(NamedTuple):
    """One version of the format: its number, its date, what changed."""

    version: str
    date: str
    text: str


CHANGES: tuple[Change, ...] = (
    Change(
        "1.4",
        "2026-11-28",
        "文件清单加“edition”（这一版的代号，随每个文件的散列变）和网站所在的“province”“city”，"
        "合并几个城市的数据时用。",
    ),
    Change(
        "1.3",
        "2026-11-28",
        "各类记录加“图片”：网址、宽、高、小图、说明、拍摄、来源、日期、人物、许可、生成、注；"
        "转用时照“许可”，“生成”为是的要标明。",
    ),
    Change(
        "1.2",
        "2026-11-28",
        "操作法：步骤加“理由”“常见错误”，另有“版次”“修订”；自测加“题型”和依据，"
        "“选项”“答案”不再每题都有，报告、标准也有自测；学习路径加“先学”、每课的“题名”“学法”“分钟”。",
    ),
    Change(
        "1.1",
        "2026-11-28",
        "items.ndjson：正文（body）只留摘要和正文，字段里的词另放 fields；"
        "页面和名词也在里面，record 是 false。",
    ),
    Change(
        "1.0",
        "2026-11-22",
        "第一版：工作室、操作法、人物、报告、标准、学习路径、数字、收录统计、核对。",
    ),
)
"""Newest first."""

LICENCE = "CC-BY-4.0"
"""By its SPDX name."""

_MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "ndjson": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class File:
    """What is known of a file of the data folder.

    Attributes:
        path: from the data folder.
        title: what it is, in Chinese.
        bytes: how many it has.
        sha256: of its content.
        table: what it holds, None where it holds no single table.
    """

    path: str
    title: str
    bytes: int
    sha256: str
    table: Shape | None = None

    @property
    def ending(self) -> str:
        return self.path.rpartition(".")[2]

    @property
    def mediatype(self) -> str:
        return _MEDIA_TYPES[self.ending]


def file_of(path: str, title: str, content: bytes, table: Shape | None = None) -> File:
    """A file by its content."""
    return File(path, title, len(content), hashlib.sha256(content).hexdigest(), table)


class Origin(NamedTuple):
    """Whose data it is: the name and the address of the site, and the region that it is of.

    `province` and `city` are "" where the settings do not say them.
    """

    site: str
    url: str
    province: str = ""
    city: str = ""


def index(
    files: Sequence[File], *, origin: Origin, updated: str, withdrawn: list[str]
) -> dict[str, Any]:
    """The list of all files but itself.

    Args:
        origin: the site.
        updated: the date of the data, YYYY-MM-DD.
        withdrawn: numbers of records that were published once and are not any more.
    """
    region = {"province": origin.province, "city": origin.city}
    return {
        "$schema": "schema/index.json",
        "version": VERSION,
        "edition": edition(files),
        "site": origin.site,
        "url": origin.url,
        **{name: value for name, value in region.items() if value},
        "updated": updated,
        "licence": LICENCE,
        "files": [_entry(file) for file in files],
        "withdrawn": withdrawn,
        "changes": [change._asdict() for change in CHANGES],
    }


def edition(files: Sequence[File]) -> str:
    """What tells this edition of the data from every other: it follows from all files."""
    lines = sorted(f"{file.path} {file.sha256}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]


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
        entry["rows"] = file.table.count
        entry["columns"] = len(columns)
    if file.table and file.ending == "json":
        entry["schema"] = f"schema/{file.table.key}.json"
    if file.ending == "ndjson":
        entry["schema"] = "schema/items.json"
    return entry
