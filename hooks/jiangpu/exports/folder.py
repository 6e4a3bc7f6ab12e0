"""Every file that programs read, listed in one place: the folder `data/v1/` and the feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..schema.registry import KINDS
from ..site.artefacts import DataFile
from ..site.site import Site
from .columns import Shape, Table
from .feed import FEED, atom
from .index import VERSION, File, Origin, file_of, index
from .json_files import dumped, items_ndjson
from .lines import Line, lines_of
from .package import package
from .projection import Projection, empty_table, projection
from .schemas import index_schema, items_schema, table_schema
from .statistics import empty_statistics, statistics_table
from .table_files import table_files
from .tables import (
    empty_figures,
    empty_reconciliation,
    figure_lines,
    figures_table,
    reconciliation_table,
)
from .xlsx import ledger

FOLDER = "data/v1/"
"""Where the folder stands on the site."""

NO_DATE = "1970-01-01"
"""Where no record says when it was last looked at."""

_HOW_TO_READ = (
    "空格是还不知道，不是没有。数字请连同“限定”“单位”一起引用，引用“写法”那一列最稳妥。"
    "报告上报的数和本站收录的数不相加。"
)


def export_files(site: Site) -> list[DataFile]:
    """Every output of this package, as the site holds it."""
    files = []
    for path, content in _contents(site).items():
        files.append(DataFile(FOLDER + path, content))
    feed = atom(projection(site), newest(site))
    return [*files, DataFile(FEED, feed)]


def data_folder(site: Site) -> list[File]:
    """What is known of every file of the data folder, its list `index.json` last. Made once for a
    site."""
    return site.long(_data_folder).files


def _contents(site: Site) -> dict[str, bytes]:
    """Path → content of every file of the data folder."""
    contents = site.long(_data_folder).hand_over()
    if contents is None:
        contents = _data_folder(site).hand_over()
    return contents or {}


class _DataFolder:
    """The files of the data folder. All contents together are large: they are held until somebody
    takes them to write them, and no longer.

    Attributes:
        files: what is known of each.
    """

    def __init__(self) -> None:
        self.files: list[File] = []
        self._contents: dict[str, bytes] | None = {}

    def add(self, path: str, title: str, content: bytes, table: Shape | None = None) -> File:
        """Put a file into the folder."""
        file = file_of(path, title, content, table)
        self.files.append(file)
        assert self._contents is not None
        self._contents[path] = content
        return file

    def hand_over(self) -> dict[str, bytes] | None:
        """Path → content of every file; None where somebody has them already."""
        contents, self._contents = self._contents, None
        return contents


def tables_of(out: Projection) -> Iterator[Table]:
    """Every table: one for each record kind, then those that are made from the records. The rows
    have no bodies.

    Each is made when it is asked for, so that the rows of one can be dropped before the next.
    """
    for kind in KINDS:
        yield out.table(kind)
    yield figures_table(out)
    yield statistics_table(out)
    yield reconciliation_table(out)


def _tables_as_lines(out: Projection) -> Iterator[tuple[Table, Iterator[Line]]]:
    """The same tables without their rows, each with its rows as text, bodies included."""
    for kind in KINDS:
        yield empty_table(kind), out.lines(kind)
    yield empty_figures(), figure_lines(out)
    for table in (statistics_table(out), reconciliation_table(out)):
        yield table, lines_of(table)


def empty_tables() -> list[Table]:
    """Every table as this program knows it, without rows, whatever the site."""
    records = [empty_table(kind) for kind in KINDS]
    return [*records, empty_figures(), empty_statistics(), empty_reconciliation()]


def newest(site: Site) -> str:
    """The newest 更新 of all records: the date of everything made from all of them."""
    dates = [document.record.updated for document in site.library.documents]
    return max((date for date in dates if date), default=NO_DATE)


def _data_folder(site: Site) -> _DataFolder:
    out = projection(site)
    updated = newest(site)
    folder = _DataFolder()
    # what it takes to make the workbook serves for the rest, where the workbook comes first
    xlsx = site.lasting(workbook)
    csv_files = _add_tables(folder, out, updated)
    folder.add("ledger.xlsx", "数据总表", xlsx)
    folder.add("items.ndjson", "检索条目", items_ndjson(out))
    folder.add("datapackage.json", "CSV 的说明", _package(out, csv_files, updated))
    _add_schemas(folder, out)
    listing = index(folder.files, origin=_origin(site), updated=updated, withdrawn=_withdrawn(site))
    folder.add("index.json", "文件清单", dumped(listing))
    return folder


def _origin(site: Site) -> Origin:
    settings = site.settings
    return Origin(
        settings.site_name, settings.site_url, settings.province or "", settings.city or ""
    )


def _add_tables(folder: _DataFolder, out: Projection, updated: str) -> list[File]:
    """Put the JSON files of all tables into the folder, then their CSV files.

    Returns:
        The CSV files.
    """
    cells = []
    for table, lines in _tables_as_lines(out):
        made = table_files(table, lines, version=VERSION, updated=updated)
        folder.add(f"{table.key}.json", table.title, made.json, made.shape)
        cells.append((made.shape, made.csv))
    csv_files = []
    for shape, content in cells:
        csv_files.append(folder.add(f"{shape.key}.csv", shape.title, content, shape))
    return csv_files


def workbook(site: Site) -> bytes:
    """The workbook. It holds no bodies. To make it takes more memory than anything else."""
    out, updated = projection(site), newest(site)
    about = [
        ("名称", _title(out.site)),
        ("网站", out.site.settings.site_url),
        ("数据日期", updated),
        ("格式版本", VERSION),
        ("许可", "CC BY 4.0，用时注明出处"),
        ("怎么读", _HOW_TO_READ),
    ]
    return ledger(tables_of(out), about, title=f"{_title(out.site)}总表", created=updated)


def _package(out: Projection, csv_files: Sequence[File], updated: str) -> bytes:
    descriptor = package(
        csv_files,
        name="jiangpu",
        title=_title(out.site),
        homepage=out.site.settings.site_url,
        version=VERSION,
        updated=updated,
    )
    return dumped(descriptor)


def _add_schemas(folder: _DataFolder, out: Projection) -> None:
    """Put the JSON Schema of every JSON file into the folder."""
    base = out.address(FOLDER)
    for table in empty_tables():
        content = dumped(table_schema(table, base))
        folder.add(f"schema/{table.key}.json", f"{table.title}的格式", content)
    folder.add("schema/items.json", "检索条目的格式", dumped(items_schema(base)))
    folder.add("schema/index.json", "文件清单的格式", dumped(index_schema(base)))


def _withdrawn(site: Site) -> list[str]:
    """The numbers of withdrawn records, so that whoever merges the data can drop them too."""
    return [document.number for document in site.library.documents if not document.listed]


def _title(site: Site) -> str:
    return f"{site.settings.site_name}数据"
