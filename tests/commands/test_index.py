"""`jiangpu index`: a search index for any list of items, outside of any project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jiangpu.commands import index
from jiangpu.commands.main import main

ITEM = '{"id": "1", "url": "u/", "title": "好办法"}\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("items.ndjson").write_text(ITEM + "\n", encoding="utf-8")
    return tmp_path


def test_an_index_is_written(folder: Path) -> None:
    assert main(["index", "items.ndjson", "out"]) == 0
    assert json.loads((folder / "out/manifest.json").read_bytes())["documents"] == 1


def test_as_scripts_there_is_nothing_else(folder: Path) -> None:
    assert main(["index", "--script", "items.ndjson", "out"]) == 0
    files = [path for path in (folder / "out").rglob("*") if path.is_file()]
    assert files and {path.suffix for path in files} == {".js"}


def test_a_folder_that_holds_something_is_left_alone(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out/mine.txt").write_text("mine")
    assert main(["index", "items.ndjson", "out"]) == 2
    assert [path.name for path in (folder / "out").iterdir()] == ["mine.txt"]


def test_a_list_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "nothing.ndjson", "out"]) == 2
    assert "没有 nothing.ndjson 这个文件" in capsys.readouterr().err


def test_a_bad_line_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bad.ndjson").write_text("{\n", encoding="utf-8")
    assert main(["index", "bad.ndjson", "out"]) == 1
    assert "bad.ndjson:1" in capsys.readouterr().err


@pytest.mark.parametrize(("least", "told"), [(1, "\r已编 1 / 1\n"), (2, "")])
def test_a_long_run_tells_how_far_it_is(
    least: int, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "PROGRESS_FROM", least)
    main(["index", "items.ndjson", "out"])
    assert capsys.readouterr().err == told
