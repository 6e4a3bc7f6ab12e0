"""Compiled templates are kept, and nothing but time is lost when they are damaged or taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from jiangpu.pages.templates import Compiled
from jinja2 import DictLoader, Environment


@pytest.fixture(autouse=True)
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)


def said(folder: Path, source: str = "第 {{ n }} 页", version: str = "1") -> str:
    loader = DictLoader({"page.html": source})
    environment = Environment(loader=loader, bytecode_cache=Compiled(folder, version))
    return environment.get_template("page.html").render(n=3)


def test_a_template_is_kept_once(tmp_path: Path) -> None:
    assert said(tmp_path) == said(tmp_path) == "第 3 页"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_damaged_one_is_compiled_anew(tmp_path: Path) -> None:
    said(tmp_path)
    [kept] = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-20] + b"x" * 20)
    assert said(tmp_path) == "第 3 页"
    assert kept.read_bytes() == whole


def test_a_changed_one_is_compiled_anew(tmp_path: Path) -> None:
    said(tmp_path)
    assert said(tmp_path, "{{ n }}") == "3"


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.touch()
    assert said(taken) == "第 3 页"
