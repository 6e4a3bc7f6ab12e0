"""数据下载: every file of the open data explained, with its size, rows and columns, and the changelog of the format."""

from __future__ import annotations

from ..display.view import Site, View
from ..exports import FOLDER, data_folder, newest
from ..exports.columns import DATE, DAY, INTEGER, LINK, NUMBER, PART, REF, YES, Column
from ..exports.feed import FEED
from ..exports.index import CHANGES, VERSION, File
from ..exports.linked import dataset
from ..site.artefacts import Page
from .rendering import write_page

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
_OTHERS = {
    "items.ndjson": "一行一条，给搜索引擎用的：jiangpu index 和常见的检索软件都能读。",
    "datapackage.json": "说明每个 CSV 的每一列是什么，供 frictionless 一类的程序核对。",
    "index.json": "所有文件的大小和 SHA-256。隔一段时间来看一次，就知道哪个文件变了；撤回的编号也列在里面。",
}


def data_page(site: Site) -> Page:
    view = View(site, "data/")
    assert view.library.documents is not None, "noted: made from the whole library"
    files = {file.path: file for file in data_folder(site)}
    tables = [
        (
            file.table,
            [
                ("表格 CSV", files[f"{file.table.key}.csv"]),
                ("JSON", file),
                ("格式说明", files[f"schema/{file.path}"]),
            ],
        )
        for file in files.values()
        if file.table and file.ending == "json"
    ]
    main = files["ledger.xlsx"]
    listed = [
        (FOLDER + path, file) for path, file in files.items() if not path.startswith("schema/")
    ]
    updated = newest(site)
    title = f"{site.settings.site_name}开放数据"
    return write_page(
        view,
        "data.html",
        title="数据下载",
        description=_LEAD,
        section="",
        lead=_LEAD,
        folder=True,
        updated=updated,
        trail=[("首页", ""), ("数据下载", None)],
        folder_url=FOLDER,
        feed=FEED,
        main=main,
        tables=tables,
        others=[(files[path], note) for path, note in _OTHERS.items()],
        size=size,
        type_of=type_of,
        version=VERSION,
        changes=CHANGES,
        things=[dataset(site, "data/", title, _LEAD, updated, listed)],
    )


def size(file: File) -> str:
    """About how large, as people say it."""
    return (
        f"{max(1, round(file.bytes / 1024))} KB"
        if file.bytes < 1024 * 1024
        else f"{file.bytes / 1024 / 1024:.1f} MB"
    )


def type_of(column: Column) -> str:
    """What a column holds, in words."""
    return _TYPES.get(column.type, "文字") + ("，可以有几个" if column.many else "")
