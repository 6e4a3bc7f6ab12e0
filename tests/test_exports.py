"""The open data: every file says the same, fits its schema, opens in a spreadsheet unharmed, and holds nobody who did not agree."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from conftest import REPOSITORY
from jiangpu.exports import FOLDER, export_files, tables_of
from jiangpu.exports.cells import cell
from jiangpu.exports.columns import KEPT, NUMBER, OPEN, Column, Table
from jiangpu.exports.csv_files import RISKY, table_csv
from jiangpu.exports.projection import Projection
from jiangpu.exports.xlsx import ledger
from jiangpu.project import Project
from jiangpu.schema.fieldnames import part_of
from jiangpu.schema.registry import KINDS
from jsonschema import Draft202012Validator, FormatChecker

Files = dict[str, bytes]


def files_of(project: Project) -> Files:
    return {item.path.removeprefix(FOLDER): item.content for item in export_files(project.site)}


@pytest.fixture(scope="module")
def files(repository: Project) -> Files:
    """Of the repository itself."""
    return files_of(repository)


@pytest.fixture
def little(opened: Callable, small: str) -> Callable[[str], Files]:
    """Of a small repository with something changed."""
    return lambda *changes: files_of(opened(_changed(small, *changes)))


def _changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_json_fits_its_schema(files: Files) -> None:
    checked = 0
    for path, content in files.items():
        if path.startswith("schema/"):
            Draft202012Validator.check_schema(json.loads(content))
        elif path.endswith(".json") and path != "datapackage.json":
            given = json.loads(content)
            validator = Draft202012Validator(json.loads(files[given["$schema"]]), format_checker=FormatChecker())
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
    assert {task["name"] for task in report["tasks"]} == {path.removesuffix(".csv") for path in files if path.endswith(".csv")}
    spoiled = tmp_path / "methods.csv"
    spoiled.write_bytes(files["methods.csv"].replace("高危".encode(), "很高".encode(), 1))
    report = frictionless_report(tmp_path)
    assert {error["type"] for task in report["tasks"] for error in task["errors"]} >= {"hash-count", "constraint-error"}, "it does look"


def frictionless_report(folder: Path) -> dict:
    done = subprocess.run([sys.executable, "-m", "frictionless", "validate", str(folder / "datapackage.json"), "--json"],
                          capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    assert done.returncode == (0 if report["valid"] else 1)
    return report


def test_csv_reads_back_equal(repository: Project, files: Files) -> None:
    for table in tables_of(Projection(repository.site)):
        content = files[f"{table.key}.csv"]
        assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\r\n") > 0, table.key
        head, *rows = rows_of(content)
        assert head == [column.name for column in table.flat]
        expected = [[cell(row.get(column.name), column) for column in table.flat] for row in table.rows]
        assert [[text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text for text in row] for row in rows] == expected


def test_no_cell_is_a_formula(little: Callable) -> None:
    """A name that begins with a sign of arithmetic stays text: an apostrophe in CSV, a text cell in XLSX; numbers stay numbers."""
    files = little(("单位: 某某厂\n省: 江苏\n市: 连云港\n行业: 化工\n工种: 泵工\n称号", "单位: \"=HYPERLINK(1)\"\n省: 江苏\n市: \"@连云港\"\n行业: 化工\n工种: \"+泵工\"\n称号"))
    head, row = rows_of(files["studios.csv"])
    told = dict(zip(head, row, strict=True))
    assert told["单位"] == "'=HYPERLINK(1)" and told["市"] == "'@连云港" and told["工种"] == "'+泵工"
    cells = [entry for sheet in openpyxl.load_workbook(io.BytesIO(files["ledger.xlsx"])) for line in sheet.iter_rows() for entry in line]
    assert not [entry for entry in cells if entry.data_type == "f"]
    assert "=HYPERLINK(1)" in {entry.value for entry in cells if entry.data_type == "s"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1", "'=1"])
def test_what_a_spreadsheet_might_calculate_is_escaped(text: str) -> None:
    table = Table("t", "甲", "", (Column("", "文", ""), Column("", "数", "", NUMBER)), ({"文": text, "数": -1.5},))
    _, row = rows_of(table_csv(table))
    assert row[0].startswith("'") and row[0].endswith(text) and row[1] == "-1.5", "a number below zero is a number"
    sheet = openpyxl.load_workbook(io.BytesIO(ledger([table], [], title="甲", created="2024-01-01")))["甲"]
    assert (sheet["A2"].data_type, sheet["B2"].data_type, sheet["B2"].value) == ("s", "n", -1.5)


def test_the_workbook_is_proper(repository: Project, files: Files) -> None:
    """A sheet per table, headings in Chinese that stay, filters, widths, dates as dates, partial dates as they are, no formula."""
    book = openpyxl.load_workbook(io.BytesIO(files["ledger.xlsx"]))
    tables = {table.title: table for table in tables_of(Projection(repository.site))}
    assert book.sheetnames == ["说明", *tables]
    for title, table in tables.items():
        sheet = book[title]
        assert [entry.value for entry in sheet[1]] == [column.name for column in table.flat]
        assert sheet.freeze_panes == "C2" and sheet.auto_filter.ref.startswith("A1:")
        assert sheet.max_row == len(table.rows) + 1
        assert all(8 <= size.width <= 45 for size in sheet.column_dimensions.values())
        for line, row in zip(sheet.iter_rows(min_row=2), table.rows, strict=True):
            for entry, column in zip(line, table.flat, strict=True):
                assert entry.data_type != "f"
                value = row.get(column.name)
                if isinstance(entry.value, datetime.datetime):
                    assert entry.value.date().isoformat() == value and entry.number_format == "yyyy-mm-dd"
                elif isinstance(entry.value, int | float):
                    assert entry.value == value
                else:
                    assert (entry.value or "") == cell(value, column)
    assert any(isinstance(entry.value, datetime.datetime) for entry in book["工作室"]["F"]), "更新 is a date"
    assert book.properties.created == datetime.datetime.fromisoformat(json.loads(files["index.json"])["updated"])


def test_a_text_too_long_for_a_cell_says_so(little: Callable) -> None:
    files = little(("工种: 泵工\n称号", f"工种: 泵工\n特色: {'长' * 40_000}\n称号"))
    head, row = ([entry.value for entry in line] for line in openpyxl.load_workbook(io.BytesIO(files["ledger.xlsx"]))["工作室"].iter_rows())
    told = dict(zip(head, row, strict=True))["特色"]
    assert len(told) <= 32_767 and told.endswith("（太长，全文见 JSON 文件）")
    assert len(json.loads(files["studios.json"])["records"][0]["特色"]) == 40_000


def test_the_index_tells_the_truth(files: Files) -> None:
    listing = json.loads(files["index.json"])
    assert {entry["path"] for entry in listing["files"]} == set(files) - {"index.json", "../../feed.xml", "feed.xml"}
    for entry in listing["files"]:
        content = files[entry["path"]]
        assert (entry["bytes"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
        if entry["path"].endswith(".csv"):
            head, *rows = rows_of(content)
            assert (entry["rows"], entry["columns"]) == (len(rows), len(head))


def test_the_same_input_gives_the_same_bytes(files: Files) -> None:
    """In a process of its own, with another seed, zone and hour."""
    script = ("import hashlib,json,sys;from pathlib import Path;from jiangpu.project import open_project;from jiangpu.exports import export_files;"
              "print(json.dumps({i.path:hashlib.sha256(i.content).hexdigest() for i in export_files(open_project(Path(sys.argv[1])).site)}))")
    done = subprocess.run([sys.executable, "-c", script, str(REPOSITORY)], capture_output=True, text=True, check=True,
                          env={"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "PATH": "/usr/bin:/bin", "LANG": "C"})
    again = {path.removeprefix(FOLDER): digest for path, digest in json.loads(done.stdout).items()}
    assert again == {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}


def _attributes(model: type) -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield name
        part = part_of(info.annotation)
        if part:
            yield from _attributes(part)


def test_somebody_decided_about_every_field() -> None:
    """A field that is new in the schema is not exported before it stands in OPEN; here it is asked for."""
    known = {name for kind in KINDS for name in _attributes(kind.model)}
    assert known - OPEN - KEPT == set()
    assert not OPEN & KEPT and OPEN - known == set() and KEPT - known == set()


def test_what_stays_at_home_stays_at_home(little: Callable) -> None:
    files = little(("更新: 2024-05-08\n", "更新: 2024-05-08\n同意: {依据: 本人书面同意书第八号}\n编者: {撰写: 老编辑}\n"))
    assert not [path for path, content in files.items() if "本人书面同意书第八号".encode() in content or "老编辑".encode() in content]
    assert json.loads(files["people.json"])["records"][0]["名称"] == "张三"


def everything_said(files: Files) -> str:
    """Every text of every file, the workbook's too."""
    book = openpyxl.load_workbook(io.BytesIO(files["ledger.xlsx"]))
    cells = [str(entry.value) for sheet in book for line in sheet.iter_rows() for entry in line if entry.value is not None]
    return "\n".join([*cells, *(content.decode("utf-8") for path, content in files.items() if not path.endswith(".xlsx"))])


def test_nobody_is_exported_without_consent(little: Callable) -> None:
    """不公开: no record, no name in anybody else's record, in running text, in an index or in the feed."""
    files = little(("单位: 某某厂\n市: 连云港\n省: 江苏\n荣誉", "同意: {依据: 本人要求, 显示: 不公开}\n荣誉"), ("[张三](P0001)", "张三师傅"))
    said = everything_said(files)
    assert "张三" not in said and "P0001" not in said
    assert json.loads(files["people.json"])["records"] == []
    assert json.loads(files["studios.json"])["records"][0]["领衔人"] == [{"名称": "（不公开）"}]
    assert "（不公开）师傅" in json.loads(files["studios.json"])["records"][0]["正文"]


def test_a_surname_is_all_that_is_exported(little: Callable) -> None:
    files = little(("单位: 某某厂\n市: 连云港\n省: 江苏\n荣誉", "同意: {依据: 本人书面同意, 显示: 姓氏}\n荣誉"))
    assert "张三" not in everything_said(files)
    assert json.loads(files["people.json"])["records"][0]["名称"] == "张某"
    assert json.loads(files["methods.json"])["records"][0]["提出人"] == [{"名称": "张某"}]


def test_a_namesake_in_public_keeps_the_name(little: Callable, small: str) -> None:
    """Two people of one name, one of whom is not shown: the other's own record says it."""
    files = little(("== docs/reports/zongjie.md", "== docs/people/zhangsan2.md\n---\n编号: P0002\n名称: 张三\n单位: 乙厂\n市: 徐州\n省: 江苏\n"
                    "同意: {依据: 本人要求, 显示: 不公开}\n来源: {代号: s1, 题名: 报, 发布者: 报社, 类别: 文件}\n更新: 2024-05-08\n---\n== docs/reports/zongjie.md"),
                   ("提出人: 张三", "提出人: P0001"), ("冠名: 张三", "冠名: P0001"))
    assert [row["名称"] for row in json.loads(files["people.json"])["records"]] == ["张三"]
    assert "P0002" not in everything_said(files)


def test_a_withdrawn_record_is_only_a_number(little: Callable) -> None:
    files = little(("风险: 一般", "风险: 一般\n状态: 已撤回"))
    assert json.loads(files["index.json"])["withdrawn"] == ["M0001"] and json.loads(files["methods.json"])["records"] == []


def test_a_figure_never_loses_its_qualifier(repository: Project, files: Files) -> None:
    told = {(row["记录"], row["代号"]): row for row in json.loads(files["figures.json"])["records"]}
    figures = [(doc.number, figure) for doc in repository.site.library.documents if doc.listed for figure in doc.record.figures]
    assert len(told) == len(figures) > 600
    for number, figure in figures:
        row = told[number, figure.code]
        assert row.get("限定", []) == list(figure.qualifiers)
        assert all(mark in row["写法"] for mark in figure.qualifiers), row
        assert (figure.unit or "") in row["写法"] and row["性质"] == figure.nature
        assert bool(row.get("推算")) == bool(figure.derived)


def test_a_changed_figure_changes_every_file_that_holds_it(little: Callable) -> None:
    before, after = little(), little(("数值: 42, 单位: 项, 来源: s1, 原文: 课题42项", "数值: 43, 单位: 项, 来源: s1, 原文: 课题43项"))
    changed = {path for path in before if before[path] != after[path]}
    assert changed == {"reports.json", "figures.json", "figures.csv", "ledger.xlsx", "datapackage.json", "index.json", "items.ndjson"}
    assert "43项" in {row["写法"] for row in json.loads(after["figures.json"])["records"]}


def test_references_name_the_record(little: Callable) -> None:
    files = little()
    studio = json.loads(files["studios.json"])["records"][0]
    assert studio["领衔人"] == [{"编号": "P0001", "名称": "张三"}] and studio["操作法"] == [{"编号": "M0001", "名称": "三步换泵法"}]
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
    assert len(list(read_items(path))) == sum(json.loads(files[f"{kind.url.strip('/')}.json"])["count"] for kind in KINDS)


ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_has_the_newest_first(little: Callable) -> None:
    feed = ET.fromstring(little(("名称: 三步换泵法\n", "名称: \"三步<换>泵法 & 法\"\n"), ("名称: 三步换泵法,", "名称: 甲,"))["feed.xml"])
    assert feed.find(f"{ATOM}updated").text == "2024-05-11T00:00:00+08:00"
    entries = feed.findall(f"{ATOM}entry")
    dates = [entry.find(f"{ATOM}updated").text for entry in entries]
    assert dates == sorted(dates, reverse=True) and len(entries) == 6
    method = next(entry for entry in entries if entry.find(f"{ATOM}id").text == "https://small.example/pu/m/M0001/")
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
        assert all(f'<th scope="row">{column.name}</th><td>{column.help}'[:20] in page.html for column in table.columns)


def test_an_empty_repository_still_has_its_files(opened: Callable) -> None:
    files = files_of(opened("== docs/guide.md\n---\n名称: 指南\n---\n空的。\n"))
    assert json.loads(files["studios.json"])["records"] == [] and rows_of(files["studios.csv"])[0][0] == "编号"
    assert ET.fromstring(files["feed.xml"]).findall(f"{ATOM}entry") == []
