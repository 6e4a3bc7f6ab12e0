"""`jiangpu upgrade`: says what becomes new and what is left, asks, and writes."""

from __future__ import annotations

import builtins
import hashlib
import json
from pathlib import Path

import pytest
from jiangpu.build.upgrading import LEDGER
from jiangpu.commands.main import main


@pytest.fixture
def older(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """A repository of an older version: two files were other ones then; one of them was changed."""
    assert main(["init", str(tmp_path), "--yes", "--name", "某某"]) == 0
    capsys.readouterr()
    known = json.loads((tmp_path / LEDGER).read_text(encoding="utf-8"))
    known["版本"] = "0.0.1"
    known["文件"][".gitignore"] = "0" * 64
    (tmp_path / ".gitignore").write_text("mine\n", encoding="utf-8")
    old = b"old\n"
    known["文件"]["docs/read-method.md"] = hashlib.sha256(old).hexdigest()
    (tmp_path / "docs/read-method.md").write_bytes(old)
    (tmp_path / LEDGER).write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_says_what_becomes_new_and_what_is_left(
    older: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["upgrade", "--yes"]) == 0
    said = capsys.readouterr().out
    assert "这里的文件是 0.0.1 版的" in said
    assert "docs/read-method.md:换成新的" in said
    assert ".gitignore:您改过，没有动" in said and "    -mine" in said
    assert "换好了 1 个文件；要退回，运行 jiangpu undo" in said
    assert "先看安全" in (older / "docs/read-method.md").read_text(encoding="utf-8")
    assert (older / ".gitignore").read_text(encoding="utf-8") == "mine\n"


def test_undo_takes_it_back(older: Path) -> None:
    assert main(["upgrade", "--yes"]) == 0 and main(["undo", "--yes"]) == 0
    assert (older / "docs/read-method.md").read_bytes() == b"old\n"


@pytest.mark.parametrize("answer", ["n", ""])
def test_a_no_changes_nothing(answer: str, older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "input", lambda question: answer)
    assert main(["upgrade"]) == 1
    assert (older / "docs/read-method.md").read_bytes() == b"old\n"


def test_a_repository_that_was_made_otherwise_is_left_alone(
    inside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["upgrade", "--yes"]) == 2
    assert "不是 jiangpu init 建的" in capsys.readouterr().err
