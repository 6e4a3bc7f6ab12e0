"""Cities for the bench: the records of the repository, copied with other origins and other names."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
sys.path[:0] = [str(REPOSITORY / "hooks")]

from jiangpu.build.project import open_project  # noqa: E402
from jiangpu.exports.folder import FOLDER, export_files  # noqa: E402
from jiangpu.schema.registry import KINDS  # noqa: E402

ORIGIN = "https://jiangpu.example/"
SIGNS = "东西南北中甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"

Files = dict[str, bytes]


def own_data() -> Files:
    """The files that the repository publishes."""
    project = open_project(REPOSITORY)
    files = export_files(project.site)
    return {file.path.removeprefix(FOLDER): file.content for file in files}


def write_cities(data: Files, folder: Path, cities: int, records: int) -> list[Path]:
    """The data folder of each of so many cities, each with so many records."""
    return [write_city(data, folder / f"{city:03}", city, records) for city in range(cities)]


def write_city(data: Files, folder: Path, city: int, records: int) -> Path:
    """The data folder of one city."""
    origin = f"https://city{city:03}.example/"
    sign = SIGNS[city % len(SIGNS)] + (SIGNS[city // len(SIGNS)] if city >= len(SIGNS) else "")
    names = _names(data)
    numbers = _numbers(data, records)
    made = {}
    for path in (*(f"{kind.url.strip('/')}.json" for kind in KINDS), "figures.json"):
        table = json.loads(data[path])
        key = "记录" if path == "figures.json" else "编号"
        rows = [row for row in table["records"] if row[key] in numbers]
        made[path] = _dumped({**table, "count": len(rows), "records": rows})
    lines = [
        line for line in data["items.ndjson"].splitlines() if json.loads(line)["id"] in numbers
    ]
    made["items.ndjson"] = b"".join(line + b"\n" for line in lines)
    renamed = {path: _renamed(text, names, sign, origin) for path, text in made.items()}
    listing = json.loads(data["index.json"])
    listing |= {"url": origin, "site": f"匠谱{sign}", "city": f"{sign}市"}
    listing["files"] = [_entry(path, content) for path, content in renamed.items()]
    folder.mkdir(parents=True)
    for path, content in (*renamed.items(), ("index.json", _dumped(listing))):
        (folder / path).write_bytes(content)
    return folder


def _names(data: Files) -> re.Pattern[str]:
    """Every name of a record, the longest first."""
    found = set()
    for kind in KINDS:
        table = json.loads(data[f"{kind.url.strip('/')}.json"])
        found |= {row["名称"] for row in table["records"]}
    return re.compile("|".join(map(re.escape, sorted(found, key=lambda name: (-len(name), name)))))


def _numbers(data: Files, records: int) -> set[str]:
    """So many numbers, of each kind as large a share as the repository has."""
    tables = [json.loads(data[f"{kind.url.strip('/')}.json"])["records"] for kind in KINDS]
    total = sum(map(len, tables))
    numbers: set[str] = set()
    for rows in tables:
        numbers |= {row["编号"] for row in rows[: round(len(rows) * records / total)]}
    left = [row["编号"] for rows in tables for row in rows if row["编号"] not in numbers]
    while len(numbers) < records and left:
        numbers.add(left.pop(0))
    return numbers


def _renamed(content: bytes, names: re.Pattern[str], sign: str, origin: str) -> bytes:
    text = names.sub(lambda found: found[0] + sign, content.decode())
    return text.replace(ORIGIN, origin).encode()


def _entry(path: str, content: bytes) -> dict[str, Any]:
    digest = hashlib.sha256(content).hexdigest()
    return {"path": path, "title": path, "bytes": len(content), "sha256": digest}


def _dumped(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
