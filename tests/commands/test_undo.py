"""`jiangpu undo`: what was written together is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from jiangpu.commands.main import main
from jiangpu.writing.changes import Changes, change_of, put


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: 某站\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("先前\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_shows_and_takes_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(root, Changes("放进一份台账", (change_of(root, "a.md", "后来\n".encode()),)))
    assert main(["undo", "--yes"]) == 0
    assert (root / "a.md").read_text(encoding="utf-8") == "先前\n"
    said = capsys.readouterr().out
    assert "放进一份台账" in said
    assert "+先前" in said


def test_nothing_to_take_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["undo"]) == 0
    assert "没有可以退回的" in capsys.readouterr().out


def test_it_says_that_somebody_wrote_since(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(root, Changes("放进一份台账", (change_of(root, "a.md", "后来\n".encode()),)))
    (root / "a.md").write_text("又改\n", encoding="utf-8")
    assert main(["undo", "--yes"]) == 1
    assert "又有人改过" in capsys.readouterr().out
