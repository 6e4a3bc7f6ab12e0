"""Open data, feed and structured data: everything that programs read. This is the one place that lists every file.

columns → projection (open fields, consent) → tables → json_files, csv_files, xlsx → package, index; feed; linked (JSON-LD).
"""

from __future__ import annotations

from ..schema.registry import KINDS
from ..site.artefacts import DataFile
from ..site.site import Site
from .columns import Table
from .csv_files import table_csv
from .feed import FEED, atom
from .index import VERSION, File, index
from .json_files import dumped, items_ndjson, table_json
from .package import package
from .projection import Projection, projection
from .schemas import index_schema, items_schema, table_schema
from .tables import figures_table, reconciliation_table, statistics_table
from .xlsx import ledger

FOLDER = "data/v1/"
NO_DATE = "1970-01-01"
"""Where no record says when it was last looked at."""


def data_folder(site: Site) -> list[File]:
    """Every file of the data folder; made once for a site."""
    if "exports" not in site.kept:
        site.kept["exports"] = _files(projection(site))
    return site.kept["exports"]


def export_files(site: Site) -> list[DataFile]:
    """Every output of this package, as the site holds it."""
    found = [DataFile(FOLDER + file.path, file.content, ("*",)) for file in data_folder(site)]
    return [*found, DataFile(FEED, atom(projection(site), newest(site)), ("*",))]


def tables_of(out: Projection) -> list[Table]:
    return [
        *(out.table(kind) for kind in KINDS),
        figures_table(out),
        statistics_table(out),
        reconciliation_table(out),
    ]


def newest(site: Site) -> str:
    """The newest 更新 of all records: the date of everything made from all of them."""
    return max(
        (doc.record.updated for doc in site.library.documents if doc.record.updated),
        default=NO_DATE,
    )


def _files(out: Projection) -> list[File]:
    settings, updated, base = out.site.settings, newest(out.site), out.address(FOLDER)
    tables = tables_of(out)
    made = {"version": VERSION, "updated": updated}
    csv = {
        table.key: File(f"{table.key}.csv", table.title, table_csv(table), table)
        for table in tables
    }
    title = f"{settings.site_name}数据"
    about = [
        ("名称", title),
        ("网站", settings.site_url),
        ("数据日期", updated),
        ("格式版本", VERSION),
        ("许可", "CC BY 4.0，用时注明出处"),
        (
            "怎么读",
            "空格是还不知道，不是没有。数字请连同“限定”“单位”一起引用，引用“写法”那一列最稳妥。"
            "报告上报的数和本站收录的数不相加。",
        ),
    ]
    described = package(
        csv, tables, name="jiangpu", title=title, homepage=settings.site_url, **made
    )
    files = [
        *(
            File(f"{table.key}.json", table.title, table_json(table, **made), table)
            for table in tables
        ),
        *csv.values(),
        File(
            "ledger.xlsx", "数据总表", ledger(tables, about, title=f"{title}总表", created=updated)
        ),
        File("items.ndjson", "检索条目", items_ndjson(out)),
        File("datapackage.json", "CSV 的说明", dumped(described)),
        *(
            File(
                f"schema/{table.key}.json",
                f"{table.title}的格式",
                dumped(table_schema(table, base)),
            )
            for table in tables
        ),
        File("schema/items.json", "检索条目的格式", dumped(items_schema(base))),
        File("schema/index.json", "文件清单的格式", dumped(index_schema(base))),
    ]
    withdrawn = [doc.number for doc in out.site.library.documents if not doc.listed]
    listing = index(
        files, site=settings.site_name, url=settings.site_url, updated=updated, withdrawn=withdrawn
    )
    return [*files, File("index.json", "文件清单", dumped(listing))]
