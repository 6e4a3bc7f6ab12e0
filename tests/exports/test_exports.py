"""The open data: every file says the same, fits its schema, and is found in the index, the package and the feed."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tracemalloc
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

from exporting import Files, files_of, rows_of
from jiangpu.build.project import Project
from jiangpu.exports import FOLDER, tables_of
from jiangpu.exports.columns import Column, Table
from jiangpu.exports.lines import line_of
from jiangpu.exports.projection import Projection
from jiangpu.exports.table_files import table_files
from jiangpu.schema.registry import KINDS
from jsonschema import Draft202012Validator, FormatChecker
from repositories import REPOSITORY


def test_every_json_fits_its_schema(files: Files) -> None:
    checked = 0
    for path, content in files.items():
        if path.startswith("schema/"):
            Draft202012Validator.check_schema(json.loads(content))
        elif path.endswith(".json") and path != "datapackage.json":
            given = json.loads(content)
            validator = Draft202012Validator(
                json.loads(files[given["$schema"]]), format_checker=FormatChecker()
            )
            assert [error.message for error in validator.iter_errors(given)][:3] == [], path
            checked += 1
    assert checked == len(KINDS) + 4
    line = Draft202012Validator(json.loads(files["schema/items.json"]))
    items = [json.loads(text) for text in files["items.ndjson"].splitlines()]
    assert items and not [error.message for item in items for error in line.iter_errors(item)]


def test_a_schema_finds_what_does_not_fit(files: Files) -> None:
    """The schemas are no rubber stamps: an unknown field, a wrong word, a missing number are all found."""
    schema = Draft202012Validator(json.loads(files["schema/methods.json"]))
    good = json.loads(files["methods.json"])
    for spoil in ({"秘密": "x"}, {"风险": "很高"}, {"更新": "昨天"}, {"步骤": []}, {"编号": None}):
        bad = {**good, "records": [{**good["records"][0], **spoil}]}
        assert list(schema.iter_errors(bad)), spoil


def test_frictionless_finds_the_package_valid(files: Files, tmp_path: Path) -> None:
    for path, content in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    report = frictionless_report(tmp_path)
    assert report["valid"], report
    assert {task["name"] for task in report["tasks"]} == {
        path.removesuffix(".csv") for path in files if path.endswith(".csv")
    }
    spoiled = tmp_path / "methods.csv"
    spoiled.write_bytes(files["methods.csv"].replace("高危".encode(), "很高".encode(), 1))
    report = frictionless_report(tmp_path)
    assert {error["type"] for task in report["tasks"] for error in task["errors"]} >= {
        "hash-count",
        "constraint-error",
    }, "it does look"


def frictionless_report(folder: Path) -> dict:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "frictionless",
            "validate",
            str(folder / "datapackage.json"),
            "--json",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    assert done.returncode == (0 if report["valid"] else 1)
    return report


def test_the_index_tells_the_truth(files: Files) -> None:
    listing = json.loads(files["index.json"])
    assert {entry["path"] for entry in listing["files"]} == set(files) - {
        "index.json",
        "../../feed.xml",
        "feed.xml",
    }
    for entry in listing["files"]:
        content = files[entry["path"]]
        assert (entry["bytes"], entry["sha256"]) == (
            len(content),
            hashlib.sha256(content).hexdigest(),
        )
        if entry["path"].endswith(".csv"):
            head, *rows = rows_of(content)
            assert (entry["rows"], entry["columns"]) == (len(rows), len(head))


def test_the_same_input_gives_the_same_bytes(files: Files) -> None:
    """In a process of its own, with another seed, zone and hour."""
    script = (
        "import hashlib,json,sys;from pathlib import Path;from jiangpu.build.project import open_project;from jiangpu.exports import export_files;"
        "print(json.dumps({i.path:hashlib.sha256(i.content).hexdigest() for i in export_files(open_project(Path(sys.argv[1])).site)}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(REPOSITORY)],
        capture_output=True,
        text=True,
        check=True,
        env={
            "PYTHONHASHSEED": "7",
            "TZ": "Pacific/Kiritimati",
            "PATH": "/usr/bin:/bin",
            "LANG": "C",
        },
    )
    again = {path.removeprefix(FOLDER): digest for path, digest in json.loads(done.stdout).items()}
    assert again == {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}


def test_a_figure_never_loses_its_qualifier(repository: Project, files: Files) -> None:
    told = {(row["记录"], row["代号"]): row for row in json.loads(files["figures.json"])["records"]}
    figures = [
        (doc.number, figure)
        for doc in repository.site.library.documents
        if doc.listed
        for figure in doc.record.figures
    ]
    assert len(told) == len(figures) > 600
    for number, figure in figures:
        row = told[number, figure.code]
        assert row.get("限定", []) == list(figure.qualifiers)
        assert all(mark in row["写法"] for mark in figure.qualifiers), row
        assert (figure.unit or "") in row["写法"] and row["性质"] == figure.nature
        assert bool(row.get("推算")) == bool(figure.derived)


def test_a_changed_figure_changes_every_file_that_holds_it(little: Callable) -> None:
    before, after = (
        little(),
        little(
            (
                "数值: 42, 单位: 项, 来源: s1, 原文: 课题42项",
                "数值: 43, 单位: 项, 来源: s1, 原文: 课题43项",
            )
        ),
    )
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {
        "reports.json",
        "figures.json",
        "figures.csv",
        "ledger.xlsx",
        "datapackage.json",
        "index.json",
        "items.ndjson",
    }
    assert "43项" in {row["写法"] for row in json.loads(after["figures.json"])["records"]}


def test_the_rows_of_a_table_are_not_all_there_at_once() -> None:
    """A table of so many rows takes little more memory than its files."""
    table = Table("t", "甲", "", (Column("", "文", ""),), ())
    rows = 20_000
    lines = (line_of({"文": f"第{number}行" * 40}, table.columns) for number in range(rows))
    tracemalloc.start()
    made = table_files(table, lines, version="1", updated="2024-01-01")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    told = json.loads(made.json)
    assert told["count"] == made.shape.count == len(told["records"]) == rows
    assert rows_of(made.csv)[-1] == [told["records"][-1]["文"]] == [f"第{rows - 1}行" * 40]
    # both files, and the JSON once more while its head is put before it
    assert peak < 1.2 * (2 * len(made.json) + len(made.csv))


def test_references_name_the_record(little: Callable) -> None:
    files = little()
    studio = json.loads(files["studios.json"])["records"][0]
    assert studio["领衔人"] == [{"编号": "P0001", "名称": "张三"}] and studio["操作法"] == [
        {"编号": "M0001", "名称": "三步换泵法"}
    ]
    assert studio["级别"] == ["市"] and studio["页面"] == "https://small.example/pu/studios/jia/"
    head, row = rows_of(files["methods.csv"])
    assert dict(zip(head, row, strict=True))["工作室"] == "张三劳模创新工作室（S0001）"
    assert dict(zip(head, row, strict=True))["荣誉"] == "十大先进操作法（级别：省、市）"


def test_danger_goes_along(little: Callable) -> None:
    row = json.loads(little(("风险: 一般", "风险: 高危"))["methods.json"])["records"][0]
    assert row["提醒"] == "事件与经验记述，不是操作规程"


def test_items_can_be_indexed_again(files: Files, tmp_path: Path) -> None:
    from jiangpu.search.items import read_items

    path = tmp_path / "items.ndjson"
    path.write_bytes(files["items.ndjson"])
    assert sum(item.record for item in read_items(path)) == sum(
        json.loads(files[f"{kind.url.strip('/')}.json"])["count"] for kind in KINDS
    )


ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_has_the_newest_first(little: Callable) -> None:
    feed = ET.fromstring(
        little(
            ("名称: 三步换泵法\n", '名称: "三步<换>泵法 & 法"\n'),
            ("名称: 三步换泵法,", "名称: 甲,"),
        )["feed.xml"]
    )
    assert feed.find(f"{ATOM}updated").text == "2024-05-11T00:00:00+08:00"
    entries = feed.findall(f"{ATOM}entry")
    dates = [entry.find(f"{ATOM}updated").text for entry in entries]
    assert dates == sorted(dates, reverse=True) and len(entries) == 6
    method = next(
        entry
        for entry in entries
        if entry.find(f"{ATOM}id").text == "https://small.example/pu/m/M0001/"
    )
    assert method.find(f"{ATOM}title").text == "三步<换>泵法 & 法"
    assert method.find(f"{ATOM}link").get("href") == "https://small.example/pu/methods/sanbu/"
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == 6


def test_the_data_page_explains_every_file(repository: Project, files: Files) -> None:
    page = next(plan for plan in repository.plans if plan.url == "data/").page(repository.site)
    for path in files:
        if path in ("feed.xml", "schema/items.json", "schema/index.json"):
            continue
        assert f'href="v1/{path}"' in page.html, path
    assert re.search(r"ledger\.xlsx，\d+ KB", page.html) and "格式改过什么" in page.html
    for table in tables_of(Projection(repository.site)):
        assert f"{len(table.rows)} 行，{len(table.columns)} 列" in page.html
        assert all(
            f'<th scope="row">{column.name}</th><td>{column.help}'[:20] in page.html
            for column in table.columns
        )


def test_an_empty_repository_still_has_its_files(opened: Callable) -> None:
    files = files_of(opened("== docs/guide.md\n---\n名称: 指南\n---\n空的。\n"))
    assert (
        json.loads(files["studios.json"])["records"] == []
        and rows_of(files["studios.csv"])[0][0] == "编号"
    )
    assert ET.fromstring(files["feed.xml"]).findall(f"{ATOM}entry") == []
