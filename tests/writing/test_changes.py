"""Several files changed together: all or none, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from jiangpu.writing import changes as writing
from jiangpu.writing.changes import Changes, change_of, last_changes, put, take_back
from jiangpu.writing.files import ChangedMeanwhile


def files_of(root: Path) -> dict[str, bytes]:
    """Every file but those that can be taken back."""
    found = [path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_bytes(b"a")
    (tmp_path / "b.md").write_bytes(b"b")
    return tmp_path


def three(root: Path) -> Changes:
    """One file changed, one removed, one new in a new folder."""
    files = (
        change_of(root, "a.md", b"A"),
        change_of(root, "b.md", None),
        change_of(root, "new/c.md", b"c"),
    )
    return Changes("三样", files)


def test_all_are_written(root: Path) -> None:
    put(root, three(root))
    assert files_of(root) == {"a.md": b"A", "new/c.md": b"c"}


def test_they_are_taken_back(root: Path) -> None:
    before = files_of(root)
    put(root, three(root))
    undone = take_back(root)
    assert undone is not None
    assert undone.title == "三样"
    assert files_of(root) == before


def test_none_is_written_over_what_somebody_changed(root: Path) -> None:
    changes = three(root)
    (root / "b.md").write_bytes(b"somebody")
    with pytest.raises(ChangedMeanwhile, match=r"b\.md"):
        put(root, changes)
    assert files_of(root) == {"a.md": b"a", "b.md": b"somebody"}


def test_nothing_is_taken_back_over_what_somebody_changed(root: Path) -> None:
    put(root, three(root))
    (root / "a.md").write_bytes(b"somebody")
    with pytest.raises(ChangedMeanwhile, match=r"a\.md"):
        take_back(root)
    assert files_of(root) == {"a.md": b"somebody", "new/c.md": b"c"}


def test_a_full_disk_leaves_everything_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(root)
    real = writing.write_whole

    def full(path: Path, content: bytes) -> None:
        if path.name == "c.md":
            raise OSError(28, "No space left on device")
        real(path, content)

    monkeypatch.setattr(writing, "write_whole", full)
    with pytest.raises(OSError, match="No space"):
        put(root, three(root))
    assert files_of(root) == before
    assert last_changes(root) is None


def test_the_last_ones_are_taken_back_first(root: Path) -> None:
    put(root, Changes("一", (change_of(root, "a.md", b"1"),)))
    put(root, Changes("二", (change_of(root, "a.md", b"2"),)))
    take_back(root)
    assert (root / "a.md").read_bytes() == b"1"


def test_what_was_broken_off_is_taken_back_as_far_as_it_came(root: Path) -> None:
    before = files_of(root)
    put(root, three(root))
    (root / "b.md").write_bytes(b"b")  # as if it had not been removed yet
    take_back(root)
    assert files_of(root) == before


def test_no_change_leaves_nothing_to_take_back(root: Path) -> None:
    put(root, Changes("无", (change_of(root, "a.md", b"a"),)))
    assert last_changes(root) is None
