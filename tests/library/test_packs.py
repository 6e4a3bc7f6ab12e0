"""What was worked out from files is kept in packs: nothing in them is trusted unseen."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from jiangpu.library import own_key
from jiangpu.library.packing import Unreadable, packed, unpacked
from jiangpu.library.packs import Packs, code_of
from jiangpu.problems.problem import Problem

KEYS = [f"methods/{number}.md" for number in range(100)]


def packs(root: Path, made_by: bytes = b"this code") -> Packs:
    return Packs(root, ".cache/records", made_by.ljust(16), "读过的记录")


def filled(root: Path) -> list[Path]:
    """A folder of packs with something under each key."""
    kept = packs(root)
    for key in KEYS:
        kept.put(key, b"its digest", key.encode())
    kept.save()
    return sorted((root / ".cache/records").iterdir())


def found(root: Path, **options: bytes) -> list[str]:
    """The keys under which the right thing is found."""
    kept = packs(root, **options)
    return [key for key in KEYS if kept.get(key, b"its digest") == key.encode()]


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    assert len(filled(tmp_path)) < len(KEYS)
    assert found(tmp_path) == KEYS


def test_a_file_that_has_changed_finds_nothing(tmp_path: Path) -> None:
    filled(tmp_path)
    assert packs(tmp_path).get(KEYS[0], b"another digest") is None


def test_what_other_code_has_made_is_not_taken(tmp_path: Path) -> None:
    filled(tmp_path)
    assert found(tmp_path, made_by=b"other code") == []


def test_another_version_of_a_package_is_other_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pypinyin spells addresses, markdown-it reads bodies, stdnum knows numbers of identity."""
    monkeypatch.syspath_prepend(str(tmp_path))
    package = tmp_path / "pypinyin-0.50.0.dist-info"
    package.mkdir()
    before = code_of.__wrapped__("language")
    package.rename(tmp_path / "pypinyin-0.51.0.dist-info")
    assert code_of.__wrapped__("language") != before


@pytest.mark.parametrize("place", [0, 20, 40, 60, -1])
def test_a_damaged_pack_is_as_good_as_none(place: int, tmp_path: Path) -> None:
    """Whatever byte of it has changed; the other packs are as good as before."""
    files = filled(tmp_path)
    content = bytearray(files[0].read_bytes())
    content[place] ^= 1
    files[0].write_bytes(content)
    left = found(tmp_path)
    assert 0 < len(left) < len(KEYS)


def test_a_pack_that_was_cut_off_is_as_good_as_none(tmp_path: Path) -> None:
    for file in filled(tmp_path):
        file.write_bytes(file.read_bytes()[:-5])
    assert found(tmp_path) == []


def test_only_what_is_in_use_stays(tmp_path: Path) -> None:
    filled(tmp_path)
    kept = packs(tmp_path)
    kept.get(KEYS[0], b"its digest")
    kept.save()
    assert found(tmp_path) == KEYS[:1]


def test_what_a_killed_build_has_left_goes(tmp_path: Path) -> None:
    part = tmp_path / ".cache/records/03.pack.123.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"half")
    filled(tmp_path)
    assert not part.exists()


def test_a_folder_that_leads_elsewhere_is_not_used(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "root").mkdir()
    (tmp_path / "root/.cache").symlink_to(elsewhere)
    kept = packs(tmp_path / "root")
    kept.put(KEYS[0], b"its digest", b"something")
    kept.save()
    assert not list(elsewhere.iterdir()) and "这是一个链接" in caplog.text


class Evil:
    """What a stranger's folder may hold: pickle alone would run it."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.system, ("touch /tmp/evil",))


@pytest.mark.parametrize("value", [Evil(), os.system, Path(), pickle.loads])
def test_nothing_is_run_and_nothing_else_is_made(value: object) -> None:
    with pytest.raises(Unreadable):
        unpacked(packed([value]))


def test_a_problem_comes_back_as_it_was() -> None:
    problem = Problem("methods/a.md", 1, 2, "F013", "写法不对", "改", end=(1, 4))
    assert unpacked(packed(problem)) == problem


def test_what_another_user_has_sealed_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A repository may bring a cache along that says what no record says."""
    filled(tmp_path)
    monkeypatch.setenv("JIANGPU_KEYS", str(tmp_path / "another user"))
    own_key._own_key.cache_clear()
    assert found(tmp_path) == []
    monkeypatch.undo()
    own_key._own_key.cache_clear()
    assert found(tmp_path) == list(KEYS)


def test_a_key_that_was_lost_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A power cut may leave an empty file: not every build from then on makes all anew."""
    monkeypatch.setenv("JIANGPU_KEYS", str(tmp_path))
    (tmp_path / "jiangpu").mkdir()
    (tmp_path / "jiangpu/key").touch()
    first = own_key._own_key.__wrapped__()
    assert own_key._own_key.__wrapped__() == first
