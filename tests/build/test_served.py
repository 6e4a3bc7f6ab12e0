"""A folder that browsers read while a build puts a site there."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from jiangpu.build.served import ServedFolder
from repositories import content_of

SITE = {"index.html": b"home", "people/a/index.html": b"a", "data/all.json": b"[]"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def served(folder: Path) -> ServedFolder:
    """With a site in it."""
    found = ServedFolder(folder)
    build(found, SITE)
    return found


def build(served: ServedFolder, files: dict[str, bytes]) -> None:
    served.begin_reading()
    standing = served.begin()
    for path, content in files.items():
        standing.put(path, content)
    standing.close()


def test_what_is_saved_is_there_at_once(served: ServedFolder, folder: Path) -> None:
    served.save("people/a/index.html", b"new")
    assert content_of(folder) == {**SITE, "people/a/index.html": b"new"}


def test_a_build_under_way_leaves_what_was_saved_meanwhile(
    served: ServedFolder, folder: Path
) -> None:
    """When it has only read, before it comes to that file, and after."""
    served.begin_reading()
    served.save("data/all.json", b"[2]")
    standing = served.begin()
    standing.put("index.html", b"home")
    served.save("index.html", b"new home")
    served.save("people/a/index.html", b"new")
    standing.put("people/a/index.html", b"old")
    standing.put("data/all.json", b"[1]")
    standing.close()
    assert content_of(folder) == {
        "index.html": b"new home",
        "people/a/index.html": b"new",
        "data/all.json": b"[2]",
    }


def test_the_next_build_makes_of_it_what_it_should_be(served: ServedFolder, folder: Path) -> None:
    served.save("people/a/index.html", b"new")
    served.save("people/b/index.html", b"b")
    build(served, SITE)
    assert content_of(folder) == SITE


def test_a_file_that_is_right_already_is_not_written_again(
    served: ServedFolder, folder: Path
) -> None:
    served.save("people/a/index.html", b"new")
    before = (folder / "people/a/index.html").stat().st_ino
    build(served, {**SITE, "people/a/index.html": b"new"})
    assert (folder / "people/a/index.html").stat().st_ino == before


def test_a_build_that_was_broken_off_leaves_nothing_behind(
    served: ServedFolder, folder: Path
) -> None:
    standing = served.begin()
    standing.put("index.html", b"half of a site")
    standing.put("people/c/index.html", b"c")
    build(served, SITE)
    assert content_of(folder) == SITE


def test_whoever_reads_has_a_whole_file(served: ServedFolder, folder: Path) -> None:
    """The old one or the new one, and never none."""
    whole = {bytes([letter]) * 300_000 for letter in range(65, 70)}
    served.save("index.html", min(whole))
    seen: set[bytes] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add((folder / "index.html").read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(20):
        for content in sorted(whole):
            served.save("index.html", content)
    done.set()
    reader.join()
    assert seen
    assert seen <= whole


def test_who_reads_finds_the_old_index_until_the_build_ends(folder: Path) -> None:
    """The page in a browser still asks for the files of the old name."""
    served = ServedFolder(folder)
    build(served, {"index/a1/s": b"words"})
    standing = served.begin()
    standing.expect_new_name("index")
    standing.put("index/b2/s", b"words")
    assert content_of(folder) == {"index/a1/s": b"words", "index/b2/s": b"words"}
    standing.close()
    assert content_of(folder) == {"index/b2/s": b"words"}
