"""数据下载: every file of the open data explained.

Each has its size, rows and columns; the changes of the format stand below.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..display.view import View
from ..exports import FOLDER, data_folder, newest
from ..exports.columns import DATE, DAY, INTEGER, LINK, NUMBER, PART, REF, YES, Column, Shape
from ..exports.feed import FEED
from ..exports.index import CHANGES, VERSION, File
from ..exports.linked import dataset
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import HOME, Crumb, Meta, write_page

EXPORTS = "exports"
"""The name under which the files of this page are made."""

_LEAD = "这里的每一条记录、每一个数字都可以整份拿走：用表格打开，或者让程序来读。"
_TYPES = {
    NUMBER: "数",
    INTEGER: "整数",
    YES: "是或否",
    DATE: "日期，可能只到年月",
    DAY: "日期",
    LINK: "网址",
    REF: "编号和名称",
    PART: "一组字段",
}
"""Type of a column → its word; any other is 文字."""
_OTHERS = {
    "items.ndjson": "一行一条，给搜索引擎用的：jiangpu index 和常见的检索软件都能读。",
    "datapackage.json": "说明每个 CSV 的每一列是什么，供 frictionless 一类的程序核对。",
    "index.json": "所有文件的大小和 SHA-256。"
    "隔一段时间来看一次，就知道哪个文件变了；撤回的编号也列在里面。",
}
"""Path of a file for programs → what it is good for."""
_KILOBYTE = 1024
_MEGABYTE = _KILOBYTE * _KILOBYTE


class FileLink(NamedTuple):
    """A file to take away, and what the link to it says."""

    text: str
    file: File


class TableFiles(NamedTuple):
    """A table with the files that hold or describe it."""

    table: Shape
    files: list[FileLink]


class NotedFile(NamedTuple):
    """A file for programs, and what it is good for."""

    file: File
    note: str


def data_page(site: Site) -> Page:
    """The page of open data."""
    view = View(site, "data/")
    files = {file.path: file for file in data_folder(site)}
    updated = newest(site)
    title = f"{site.settings.site_name}开放数据"
    meta = Meta(
        title="数据下载",
        description=_LEAD,
        trail=(HOME, Crumb("数据下载")),
        folder=True,
        updated=updated,
        things=[dataset(site, "data/", title, _LEAD, updated, _downloads(files))],
    )
    return write_page(
        view,
        "data.html",
        meta,
        lead=_LEAD,
        folder_url=FOLDER,
        feed=FEED,
        main=files["ledger.xlsx"],
        tables=_tables(files),
        others=[NotedFile(files[path], note) for path, note in _OTHERS.items()],
        size=size,
        type_of=type_of,
        version=VERSION,
        changes=CHANGES,
    )


def _tables(files: Mapping[str, File]) -> list[TableFiles]:
    """Every table with its files; `files` are by path."""
    tables = []
    for file in files.values():
        if file.table is None or file.ending != "json":
            continue
        links = [
            FileLink("表格 CSV", files[f"{file.table.key}.csv"]),
            FileLink("JSON", file),
            FileLink("格式说明", files[f"schema/{file.path}"]),
        ]
        tables.append(TableFiles(file.table, links))
    return tables


def _downloads(files: Mapping[str, File]) -> list[tuple[str, File]]:
    """(address from the site's root, file) of all that is not a description of a format."""
    downloads = []
    for path, file in files.items():
        if not path.startswith("schema/"):
            downloads.append((FOLDER + path, file))
    return downloads


def size(file: File) -> str:
    """About how large a file is, as people say it: 12 KB, 1.5 MB."""
    if file.bytes < _MEGABYTE:
        return f"{max(1, round(file.bytes / _KILOBYTE))} KB"
    return f"{file.bytes / _KILOBYTE / _KILOBYTE:.1f} MB"


def type_of(column: Column) -> str:
    """What a column holds, in words."""
    word = _TYPES.get(column.type, "文字")
    return f"{word}，可以有几个" if column.many else word
