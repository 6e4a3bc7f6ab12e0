"""The files of the program in a repository: replaced where nobody has touched them, and only there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jiangpu.build.upgrading import LEDGER, NoLedger, Upgrade, ledger_of, upgrade_of
from jiangpu.writing.changes import put, take_back

OLD = {"hooks/entry.py": b"old\n", "CONTRIBUTING.md": b"one\ntwo\n", "gone.md": b"gone\n"}
NEW = {"hooks/entry.py": b"new\n", "CONTRIBUTING.md": b"one\n2\n", "added.md": b"added\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository to which OLD was written, and a file of its editors."""
    for uri, content in {**OLD, "mkdocs.yml": b"mine\n"}.items():
        (tmp_path / uri).parent.mkdir(exist_ok=True)
        (tmp_path / uri).write_bytes(content)
    (tmp_path / LEDGER).write_bytes(ledger_of(OLD))
    return tmp_path


def done(root: Path) -> Upgrade:
    upgrade = upgrade_of(root, NEW)
    put(root, upgrade.changes)
    return upgrade


def test_what_nobody_touched_becomes_new(root: Path) -> None:
    done(root)
    assert (root / "hooks/entry.py").read_bytes() == b"new\n"
    assert (root / "added.md").read_bytes() == b"added\n"


def test_nothing_else_is_touched(root: Path) -> None:
    done(root)
    assert (root / "mkdocs.yml").read_bytes() == b"mine\n"
    assert (root / "gone.md").read_bytes() == b"gone\n"


def test_what_an_editor_changed_is_left_and_told(root: Path) -> None:
    (root / "CONTRIBUTING.md").write_bytes(b"mine\n")
    upgrade = done(root)
    assert list(upgrade.left) == ["CONTRIBUTING.md"]
    assert (root / "CONTRIBUTING.md").read_bytes() == b"mine\n"
    assert list(upgrade_of(root, NEW).left) == ["CONTRIBUTING.md"], "and the next time too"


def test_what_an_editor_wrote_where_a_new_file_comes_is_left(root: Path) -> None:
    (root / "added.md").write_bytes(b"mine\n")
    assert list(done(root).left) == ["added.md"]


def test_what_an_editor_removed_stays_away(root: Path) -> None:
    (root / "hooks/entry.py").unlink()
    assert done(root).removed == ("hooks/entry.py",)
    assert not (root / "hooks/entry.py").exists()


def test_what_is_no_longer_shipped_is_told(root: Path) -> None:
    assert done(root).retired == ("gone.md",)


def test_other_line_ends_are_no_change_and_stay(root: Path) -> None:
    """As a checkout on Windows has them, in the ledger too."""
    for uri in ("hooks/entry.py", LEDGER):
        (root / uri).write_bytes((root / uri).read_bytes().replace(b"\n", b"\r\n"))
    assert not done(root).left
    assert (root / "hooks/entry.py").read_bytes() == b"new\r\n"


def test_a_second_time_there_is_nothing_to_do(root: Path) -> None:
    done(root)
    assert not upgrade_of(root, NEW).changes.files


def test_it_can_be_taken_back_and_done_again(root: Path) -> None:
    done(root)
    take_back(root)
    assert (root / "hooks/entry.py").read_bytes() == b"old\n"
    assert not (root / "added.md").exists()
    done(root)
    assert (root / "hooks/entry.py").read_bytes() == b"new\n"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", json.dumps({"文件": {}}), '{"版本": "1", "文件": 2}']
)
def test_without_knowing_what_was_written_nothing_is_done(root: Path, text: str) -> None:
    (root / LEDGER).write_text(text, encoding="utf-8")
    with pytest.raises(NoLedger, match="一个也没有动"):
        upgrade_of(root, NEW)
