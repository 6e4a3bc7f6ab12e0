"""Every file that programs read, listed in one place: the folder `data/v1/` and the feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..schema.registry import KINDS
from ..site.artefacts import DataFile
from ..site.site import Site
from .columns import Table, shape_of
from .csv_files import table_csv
from .feed import FEED, atom
from .index import VERSION, File, Origin, index
from .json_files import dumped, items_ndjson, table_json
from .package import package
from .projection import Projection, empty_table, projection
from .schemas import index_schema, items_schema, table_schema
from .statistics import empty_statistics, statistics_table
from .tables import (
    empty_figures,
    empty_reconciliation,
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
    files = [DataFile(FOLDER + file.path, file.content) for file in data_folder(site)]
    feed = atom(projection(site), newest(site))
    return [*files, DataFile(FEED, feed)]


def data_folder(site: Site) -> list[File]:
    """Every file of the data folder, its list `index.json` last. Made once for a site."""
    return site.long(_data_folder)


def tables_of(out: Projection, *, bodies: bool = True) -> Iterator[Table]:
    """Every table: one for each record kind, then those that are made from the records.

    Each is made when it is asked for, so that the rows of one can be dropped before the next.

    Args:
        bodies: whether the rows have the bodies of the records, which no spreadsheet shows.
    """
    for kind in KINDS:
        yield out.table(kind, body=bodies)
    yield figures_table(out)
    yield statistics_table(out)
    yield reconciliation_table(out)


def empty_tables() -> list[Table]:
    """Every table as this program knows it, without rows, whatever the site."""
    records = [empty_table(kind) for kind in KINDS]
    return [*records, empty_figures(), empty_statistics(), empty_reconciliation()]


def newest(site: Site) -> str:
    """The newest 更新 of all records: the date of everything made from all of them."""
    dates = [document.record.updated for document in site.library.documents]
    return max((date for date in dates if date), default=NO_DATE)


def _data_folder(site: Site) -> list[File]:
    out = projection(site)
    updated = newest(site)
    json_files, csv_files = _table_files(out, updated)
    files = [
        *json_files,
        *csv_files,
        File("ledger.xlsx", "数据总表", site.lasting(_workbook)),
        File("items.ndjson", "检索条目", items_ndjson(out)),
        _package(out, csv_files, updated),
        *_schemas(out),
    ]
    listing = index(files, origin=_origin(site), updated=updated, withdrawn=_withdrawn(site))
    return [*files, File("index.json", "文件清单", dumped(listing))]


def _origin(site: Site) -> Origin:
    settings = site.settings
    return Origin(
        settings.site_name, settings.site_url, settings.province or "", settings.city or ""
    )


def _table_files(out: Projection, updated: str) -> tuple[list[File], list[File]]:
    """The JSON files of all tables, and their CSV files."""
    json_files, csv_files = [], []
    for table in tables_of(out):
        content = table_json(table, version=VERSION, updated=updated)
        shape = shape_of(table)
        json_files.append(File(f"{table.key}.json", table.title, content, shape))
        csv_files.append(File(f"{table.key}.csv", table.title, table_csv(table), shape))
    return json_files, csv_files


def _workbook(site: Site) -> bytes:
    """The workbook. It holds no bodies."""
    out, updated = projection(site), newest(site)
    about = [
        ("名称", _title(out.site)),
        ("网站", out.site.settings.site_url),
        ("数据日期", updated),
        ("格式版本", VERSION),
        ("许可", "CC BY 4.0，用时注明出处"),
        ("怎么读", _HOW_TO_READ),
    ]
    tables = tables_of(out, bodies=False)
    return ledger(tables, about, title=f"{_title(out.site)}总表", created=updated)


def _package(out: Projection, csv_files: Sequence[File], updated: str) -> File:
    descriptor = package(
        csv_files,
        name="jiangpu",
        title=_title(out.site),
        homepage=out.site.settings.site_url,
        version=VERSION,
        updated=updated,
    )
    return File("datapackage.json", "CSV 的说明", dumped(descriptor))


def _schemas(out: Projection) -> list[File]:
    """The JSON Schema of every JSON file."""
    base = out.address(FOLDER)
    files = []
    for table in empty_tables():
        content = dumped(table_schema(table, base))
        files.append(File(f"schema/{table.key}.json", f"{table.title}的格式", content))
    items = File("schema/items.json", "检索条目的格式", dumped(items_schema(base)))
    listing = File("schema/index.json", "文件清单的格式", dumped(index_schema(base)))
    return [*files, items, listing]


def _withdrawn(site: Site) -> list[str]:
    """The numbers of withdrawn records, so that whoever merges the data can drop them too."""
    return [document.number for document in site.library.documents if not document.listed]


def _title(site: Site) -> str:
    return f"{site.settings.site_name}数据"
