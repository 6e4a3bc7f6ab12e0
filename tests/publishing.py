"""What a city publishes, made for the tests of the portal: small, and right until it is spoiled."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jiangpu.federation.entries import City
from jiangpu.federation.listing import ListedFile, read_listing
from jiangpu.federation.package import read_city
from jiangpu.schema.registry import BY_LETTER, KINDS

Files = dict[str, bytes]
Row = dict[str, Any]


def record(number: str, name: str, origin: str, **fields: Any) -> Row:
    """A row of a table, with its page on the city's own site."""
    page = f"{origin}{BY_LETTER[number[0]].url}{number.lower()}/"
    return {"编号": number, "名称": name, "更新": "2026-11-01", **fields, "页面": page}


def figure(number: str, written: str, indicator: str, **fields: Any) -> Row:
    """A row of the table of figures."""
    row = {"记录": number, "写法": written, "代号": f"d{len(written)}", "指标": indicator}
    return {**row, "性质": "实际", "来源": "s1", **fields}


def source(title: str, publisher: str = "市总工会", **fields: Any) -> Row:
    """A source of a record."""
    return {"代号": "s1", "题名": title, "发布者": publisher, **fields}


def published(
    origin: str,
    rows: Sequence[Row],
    figures: Sequence[Row] = (),
    *,
    withdrawn: Sequence[str] = (),
    **listing: Any,
) -> Files:
    """The files of a city's data folder.

    Args:
        rows, figures: the records and their figures.
        withdrawn: numbers that were taken back.
        listing: what index.json says besides, or instead.
    """
    files: Files = {}
    for kind in KINDS:
        own = [row for row in rows if str(row["编号"])[:1] == kind.letter]
        files[f"{kind.url.strip('/')}.json"] = table(own)
    files["figures.json"] = table(figures)
    lines = [json.dumps(_item(row), ensure_ascii=False) + "\n" for row in rows]
    files["items.ndjson"] = "".join(lines).encode()
    said = {"version": "1.4", "site": "匠谱", "url": origin, "updated": "2026-11-01"}
    files["index.json"] = dumped({**said, "withdrawn": list(withdrawn), **listing})
    return relisted(files)


def table(rows: Sequence[Row]) -> bytes:
    return dumped({"version": "1.4", "count": len(rows), "records": list(rows)})


def dumped(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def relisted(files: Mapping[str, bytes]) -> Files:
    """The same files with an index.json that fits them."""
    listing = json.loads(files["index.json"])
    listing["files"] = [
        {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in files.items()
        if path != "index.json"
    ]
    return {**files, "index.json": dumped(listing)}


def _item(row: Row) -> Row:
    """What finds a record."""
    facets = {"行业": [row["行业"]]} if "行业" in row else {}
    body = row.get("摘要", "")
    return {"id": row["编号"], "title": row["名称"], "body": body, "facets": facets, "record": True}


def city(files: Mapping[str, bytes], name: str = "") -> City:
    """The city that some files are of."""

    def read(file: ListedFile) -> bytes:
        return files[file.path]

    return read_city(read_listing(files["index.json"]), read, name)


def written(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The files in a folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def content_of(folder: Path) -> dict[str, str]:
    """Path of each file of a folder → its hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
