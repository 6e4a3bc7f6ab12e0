"""The folder in which pictures are kept: it is a folder of this repository or it is not used."""

from __future__ import annotations

from pathlib import Path

import pytest
from jiangpu.pictures.store import Store

FOLDER, WHAT = ".cache/share", "画好的分享图"


def store_of(root: Path) -> Store:
    return Store(root, FOLDER, WHAT)


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    store_of(tmp_path).put("key", b"picture")
    assert store_of(tmp_path).get("key") == b"picture"


@pytest.mark.parametrize("name", [".cache", ".cache/share"])
def test_a_link_in_its_place_is_not_used(
    name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is read, written or deleted where the link leads, and a note says so."""
    root, victim = tmp_path / "root", tmp_path / "victim"
    store_of(victim).put("key", b"picture")
    before = sorted(victim.rglob("*"))
    (root / name).parent.mkdir(parents=True)
    (root / name).symlink_to(victim / name)
    store = store_of(root)
    assert store.get("key") is None
    store.put("other", b"picture")
    store.keep_only([], [])
    assert sorted(victim.rglob("*")) == before
    assert f"{name}: 这是一个链接，画好的分享图这次不存" in caplog.text


def test_a_file_is_never_written_through_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.getpid", lambda: 7)
    victim, folder = tmp_path / "victim", tmp_path / ".cache/share"
    victim.write_text("kept")
    folder.mkdir(parents=True)
    (folder / "key.7.part").symlink_to(victim)
    store_of(tmp_path).put("key", b"picture")
    assert victim.read_text() == "kept"
