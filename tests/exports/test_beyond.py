"""The data for search engines and analysts: of two sites, as their importers and an analyst take it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from exporting import Files, changed, files_of, rows_of
from jiangpu.build.project import open_project
from jiangpu.commands import export
from jiangpu.commands.main import main
from jiangpu.exports import FOLDER
from jiangpu.exports.analysis import DATABASE
from jiangpu.exports.engines import engine_files
from jiangpu.federation.downloaded import of_folder
from jiangpu.library.settings import Settings
from jiangpu.schema.qualifiers import TABLE
from repositories import write_tree

NAMES = {"a": "甲市谱", "b": "乙市谱"}


def city(
    root: Path, text: str, key: str, version: str = "", added: dict[str, Any] | None = None
) -> Path:
    """A site with its data folder; `added` is a column that only its version has."""
    settings = Settings.model_validate({"站名": NAMES[key], "网址": f"https://{key}.example/pu/"})
    files = files_of(open_project(write_tree(root / f"repository-{key}", text), settings=settings))
    for name, schema in (added or {}).items():
        add_column(files, name, schema)
    listing = json.loads(files["index.json"])
    listing["version"] = version or listing["version"]
    for entry in listing["files"]:
        entry |= measured(files[entry["path"]])
    files["index.json"] = json.dumps(listing).encode()
    for path, content in files.items():
        target = root / key / FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return root / key


def measured(content: bytes) -> dict[str, Any]:
    """What a list says of a file."""
    return {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def add_column(files: Files, name: str, schema: dict[str, Any]) -> None:
    """Studios with one more field, as a later version might have it."""
    described = json.loads(files["schema/studios.json"])
    described["properties"]["records"]["items"]["properties"][name] = schema
    files["schema/studios.json"] = json.dumps(described).encode()
    data = json.loads(files["studios.json"])
    data["records"][0][name] = ["甲", "乙"]
    files["studios.json"] = json.dumps(data).encode()


@pytest.fixture(scope="module")
def cities(tmp_path_factory: pytest.TempPathFactory, small: str) -> list[Path]:
    root = tmp_path_factory.mktemp("cities")
    other = changed(small, ("某某厂", "乙市某某厂"), ("限定: 近,", "限定: [近, 不完全统计],"))
    newer = {"赞": {"type": "array", "items": {"type": "string"}}}
    return [city(root, small, "a"), city(root, other, "b", version="1.9", added=newer)]


@pytest.fixture(scope="module")
def out(cities: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "all"
    assert main(["export", str(folder), "--from", *map(str, cities)]) == 0
    return folder


@pytest.fixture(scope="module")
def ask(out: Path) -> Iterator[Any]:
    with duckdb.connect(str(out / DATABASE), read_only=True) as database:
        yield lambda sql: database.execute(sql).fetchall()


# ---- for analysts ----


@pytest.mark.parametrize("key", ["studios", "methods", "people", "figures", "statistics"])
def test_the_tables_have_the_rows_of_the_csv_of_both(key: str, cities, out: Path, ask) -> None:
    csv = 0
    for folder in cities:
        csv += len(rows_of((folder / FOLDER / f"{key}.csv").read_bytes())) - 1
    parquet = str(out / f"parquet/{key}.parquet")
    assert ask(f"SELECT count(*) FROM '{parquet}'") == [(csv,)]
    assert ask(f"SELECT count(*) FROM {key}") == [(csv,)]


def test_cells_are_those_of_the_csv(cities: list[Path], out: Path, ask) -> None:
    head, *rows = rows_of((cities[0] / FOLDER / "figures.csv").read_bytes())
    wanted = ["记录", "代号", "写法", "数值", "单位", "原文"]
    expected = [tuple(row[head.index(name)] for name in wanted) for row in rows]
    found = ask(
        f"SELECT {', '.join(wanted)} FROM '{out}/parquet/figures.parquet' WHERE 来自 = '甲市谱'"
    )
    read = [
        tuple(f"{each:g}" if isinstance(each, float) else each for each in row) for row in found
    ]
    assert read == expected


def test_a_column_has_its_type(ask) -> None:
    types = {name: kind for name, kind, *_ in ask("DESCRIBE methods")}
    assert types["更新"] == "DATE" and types["口诀字数"] == "BIGINT"
    assert types["年份"] == "VARCHAR", "a year alone is no day"
    assert types["别名"] == "VARCHAR[]" and types["工作室"].startswith("STRUCT(")
    figures = {name: kind for name, kind, *_ in ask("DESCRIBE figures")}
    assert figures["数值"] == "DOUBLE" and figures["限定"] == "VARCHAR[]"


def test_a_field_of_a_later_version_is_kept_and_empty_elsewhere(ask) -> None:
    found = ask("SELECT 来自, 赞 FROM studios ORDER BY 来自")
    assert found == [("乙市谱", ["甲", "乙"]), ("甲市谱", None)]


def test_columns_say_in_chinese_what_they_are(ask) -> None:
    found = ask(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'figures' AND column_name = '写法'"
    )
    assert "引用时请用这一列" in found[0][0]


def test_an_analyst_asks_how_large_a_number_is_and_is_told_what_is_not_known(ask) -> None:
    found = ask("SELECT 来自, 写法, 至少, 至多, 确切 FROM 数字全貌 WHERE 代号 = 'chengyuan'")
    assert sorted(found) == [
        ("乙市谱", "据不完全统计近2000人", None, None, False),
        ("甲市谱", "近2000人", None, 2000.0, False),
    ]
    money = ask("SELECT 写法, 折合至少, 折合至多, 折合单位 FROM 数字全貌 WHERE 代号 = 'sheng'")
    assert money[0] == ("28余万元", 280000.0, None, "元")
    assert ask("SELECT 至少, 至多, 确切 FROM 数字全貌 WHERE 代号 = 'yi'")[0] == (12.0, 12.0, True)


def test_an_analyst_asks_what_each_city_has_in_a_trade(ask) -> None:
    found = ask(
        "SELECT 来自, 工作室, 操作法, 其中高危 FROM 行业分布 WHERE 行业 = '化工' ORDER BY 来自"
    )
    assert found == [("乙市谱", 1, 1, 0), ("甲市谱", 1, 1, 0)]


def test_an_analyst_asks_how_far_the_achievements_are(ask) -> None:
    found = ask("SELECT 工作室, 成果, 转化阶段 FROM 成果一览 WHERE 来自 = '甲市谱'")
    assert found == [("张三劳模创新工作室", "三步换泵法", "应用")]


def test_an_analyst_asks_what_rests_on_what(ask) -> None:
    found = ask("SELECT 编号, 来源数, 只有转载 FROM 来源情况 WHERE 来自 = '甲市谱' ORDER BY 编号")
    assert [row[0] for row in found] == ["B0001", "L0001", "M0001", "P0001", "R0001", "S0001"]
    assert {row[1:] for row in found} == {(1, False)}


def test_a_qualifier_that_is_not_known_leaves_both_ends_open(cities: list[Path], out: Path) -> None:
    with duckdb.connect(str(out / DATABASE), read_only=True) as database:
        words = {row[0] for row in database.execute("SELECT 限定 FROM 限定词").fetchall()}
        assert words == {each.word for each in TABLE}
        view = database.execute(
            "SELECT sql FROM duckdb_views() WHERE view_name = '数字全貌'"
        ).fetchone()
    with duckdb.connect() as other:
        other.execute(f"ATTACH '{out / DATABASE}' AS old (READ_ONLY)")
        for table in ("限定词", "单位换算", "figures"):
            other.execute(f"CREATE TABLE {table} AS SELECT * FROM old.{table}")
        other.execute("UPDATE figures SET 限定 = ['大概其'] WHERE 代号 = 'yi'")
        assert view is not None
        other.execute(view[0])
        found = other.execute("SELECT 至少, 至多, 确切 FROM 数字全貌 WHERE 代号 = 'yi'")
        assert set(found.fetchall()) == {(None, None, False)}


def test_the_same_data_gives_the_same_bytes_in_any_order(
    cities: list[Path], out: Path, tmp_path: Path
) -> None:
    """But for the database, which bears a mark of its own."""
    assert main(["export", str(tmp_path / "again"), "--from", *map(str, reversed(cities))]) == 0
    for path in sorted(out.rglob("*.*")):
        if path.name != DATABASE:
            same = (tmp_path / "again" / path.relative_to(out)).read_bytes()
            assert same == path.read_bytes(), path


def test_no_file_holds_the_place_where_it_was_made(out: Path) -> None:
    for path in out.rglob("*.*"):
        assert str(out.parent).encode() not in path.read_bytes(), path


# ---- for search engines ----

SETTINGS_OF_MEILISEARCH = {
    "searchableAttributes",
    "filterableAttributes",
    "sortableAttributes",
    "rankingRules",
    "localizedAttributes",
    "faceting",
    "synonyms",
}


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_meilisearch_takes_the_key_of_every_document(out: Path, cities: list[Path]) -> None:
    documents = read_lines(out / "meilisearch/documents.ndjson")
    keys = [document["id"] for document in documents]
    assert all(re.fullmatch("[A-Za-z0-9_-]{1,511}", key) for key in keys)
    items = sum(len(of_folder(folder).items) for folder in cities)
    assert len(set(keys)) == len(documents) == items
    assert {"S0001", "guide/"} <= {document["item"] for document in documents}
    assert {document["url"] for document in documents if document["item"] == "S0001"} == {
        "https://a.example/pu/studios/jia/",
        "https://b.example/pu/studios/jia/",
    }


def test_meilisearch_gets_settings_that_it_knows_about_fields_that_are_there(out: Path) -> None:
    settings = json.loads((out / "meilisearch/settings.json").read_bytes())
    assert set(settings) <= SETTINGS_OF_MEILISEARCH
    fields: set[str] = set()
    for document in read_lines(out / "meilisearch/documents.ndjson"):
        fields |= set(document)
    for name in settings["searchableAttributes"] + settings["filterableAttributes"]:
        assert name.partition(".")[0] in fields, name
    assert settings["localizedAttributes"] == [{"attributePatterns": ["*"], "locales": ["cmn"]}]


def test_meilisearch_gets_the_words_that_the_editors_hold_to_be_alike(cities) -> None:
    files = engine_files([of_folder(cities[0])], alike=[("省油", "节油"), ("节油", "油耗")])
    synonyms = json.loads(files["meilisearch/settings.json"])["synonyms"]
    assert synonyms == {"省油": ["节油"], "节油": ["省油", "油耗"], "油耗": ["节油"]}


@pytest.mark.parametrize("name", ["index.json", "index-smartcn.json"])
def test_opensearch_has_a_mapping_for_everything_that_comes(out: Path, name: str) -> None:
    index = json.loads((out / "opensearch" / name).read_bytes())
    mappings = index["mappings"]
    lines = read_lines(out / "opensearch/bulk.ndjson")
    actions, documents = lines[::2], lines[1::2]
    assert all(set(action["index"]) == {"_id"} for action in actions)
    assert len({action["index"]["_id"] for action in actions}) == len(documents)
    for document in documents:
        assert set(document) <= set(mappings["properties"]), "strict: anything else is refused"
    analyzers = index["settings"]["analysis"]["analyzer"]
    for mapping in mappings["properties"].values():
        if mapping["type"] == "text":
            assert mapping["analyzer"] in analyzers and mapping["search_analyzer"] in analyzers


# ---- what cannot be used ----


def spoiled(folder: Path, path: str, content: bytes, told: bool) -> None:
    """Put another content into a file; `told`: its list says so."""
    (folder / FOLDER / path).write_bytes(content)
    if told:
        listing = json.loads((folder / FOLDER / "index.json").read_bytes())
        for entry in listing["files"]:
            if entry["path"] == path:
                entry |= measured(content)
        (folder / FOLDER / "index.json").write_text(json.dumps(listing), encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("index.json", b"{", "index.json: 不是完整的 JSON"),
        ("index.json", b"[]", "index.json: 不是一份文件清单"),
        ("index.json", b'{"site": "x", "url": "x", "files": [], "version": "2.0"}', "先升级"),
        ("index.json", b"[" * 200_000, "括号套得太深"),
        ("studios.json", b'{"records": []}', "studios.json: 有 15 个字节，清单写的是"),
        ("items.ndjson", b'{"id": 1, "url": "x", "title": "x"}\n', "读不出来"),
        ("items.ndjson", b'{"id": "S0001", "boost": NaN}\n', "items.ndjson:1: 有一个数写成了 NaN"),
        ("items.ndjson", b'{"id": "S0001", "boost": 1e999}\n', "items.ndjson:1: 有一个数太大"),
        ("items.ndjson", b'{"id": "S0001", "url": "\\ud800"}\n', "看不见的控制字符（U+D800）"),
        ("schema/studios.json", b'{"properties": 7}', "读不出来"),
        ("studios.json", b'{"records": ["x"]}', "读不出来"),
    ],
)
def test_a_damaged_folder_is_refused_and_nothing_is_written(
    cities: list[Path], tmp_path: Path, path: str, content: bytes, said: str, capsys
) -> None:
    folder = tmp_path / "a"
    shutil.copytree(cities[0] / FOLDER, folder / FOLDER)
    spoiled(folder, path, content, told=path != "index.json" and "清单写的是" not in said)
    assert main(["export", str(tmp_path / "out"), "--from", str(folder)]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


SCHEMAS = [
    ({"数值": {"type": "string"}}, "“数字”里的“数值”和这里的不是一样的列"),
    ({"来自": {"type": "string"}}, "“数字”里的“来自”和这里的不是一样的列"),
    ({"甲": {"type": "string"}, "": {"type": "string"}}, "读不出来"),
    ({"a": {"type": "string"}, "A": {"type": "string"}}, "读不出来"),
    ({"甲": 7}, "读不出来"),
]


@pytest.mark.parametrize(("columns", "said"), SCHEMAS, ids=[said for _, said in SCHEMAS])
def test_columns_that_no_table_can_have_are_told(
    cities: list[Path], tmp_path: Path, columns: dict[str, Any], said: str, capsys
) -> None:
    folder = tmp_path / "a"
    shutil.copytree(cities[0] / FOLDER, folder / FOLDER)
    schema = json.loads((folder / FOLDER / "schema/figures.json").read_bytes())
    schema["properties"]["records"]["items"]["properties"] |= columns
    spoiled(folder, "schema/figures.json", json.dumps(schema).encode(), told=True)
    assert main(["export", str(tmp_path / "out"), "--from", str(folder)]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_opensearch_gets_nothing_of_an_item_that_it_has_no_mapping_for(
    cities: list[Path], tmp_path: Path
) -> None:
    folder = tmp_path / "a"
    shutil.copytree(cities[0] / FOLDER, folder / FOLDER)
    item = b'{"id": "S0001", "url": "s/", "title": "x", "later": 1, "boost": 1.5}\n'
    spoiled(folder, "items.ndjson", item, told=True)
    bulk = engine_files([of_folder(folder)])["opensearch/bulk.ndjson"].splitlines()
    assert set(json.loads(bulk[1])) == {"url", "title", "boost", "item", "site", "origin"}


def test_a_value_that_is_not_what_its_schema_says_is_told_with_its_city(
    small: str, tmp_path: Path, capsys
) -> None:
    folder = city(tmp_path, small, "a", added={"赞": {"type": "integer"}})
    assert main(["export", str(tmp_path / "out"), "--from", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "甲市谱（a.example/pu）的“工作室”" in said and "改法" in said
    assert not (tmp_path / "out").exists()


def test_the_same_site_twice_is_refused(cities: list[Path], tmp_path: Path, capsys) -> None:
    twice = [str(cities[0]), str(cities[0] / FOLDER)]
    assert main(["export", str(tmp_path / "out"), "--from", *twice]) == 1
    assert "一个网站只写一次" in capsys.readouterr().err


def test_a_folder_with_something_in_it_is_left_alone(
    cities: list[Path], tmp_path: Path, capsys
) -> None:
    (tmp_path / "mine.txt").write_text("x")
    assert main(["export", str(tmp_path), "--from", str(cities[0])]) == 2
    assert "没有改动它" in capsys.readouterr().err


def test_without_duckdb_the_search_files_are_there_and_it_is_said(
    cities: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    monkeypatch.setattr(export, "lacking", lambda: "没有装 DuckDB")
    assert main(["export", str(tmp_path / "out"), "--from", str(cities[0])]) == 1
    assert "没有装 DuckDB" in capsys.readouterr().err
    assert (tmp_path / "out/meilisearch/documents.ndjson").is_file()
    assert "DuckDB" not in (tmp_path / "out/说明.txt").read_text(encoding="utf-8")


def test_in_a_project_its_own_data_is_written(
    small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_tree(tmp_path / "root", small + "== docs/search.yml\n近义:\n  - [省油, 节油]\n")
    monkeypatch.chdir(root)
    assert main(["export", "../out"]) == 0
    settings = json.loads((tmp_path / "out/meilisearch/settings.json").read_bytes())
    assert settings["synonyms"] == {"省油": ["节油"], "节油": ["省油"]}
    told = (tmp_path / "out/说明.txt").read_text(encoding="utf-8")
    assert told.startswith("这里是小谱的数据") and "数字全貌" in told
