"""The file of what is kept: things are carried from one to the next, whatever lies around them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jiangpu.build.asked import NOTHING
from jiangpu.build.kept import Keeping, Kept, kept_path, pack, unpack
from jiangpu.build.kept_list import Entry, Piece

TOOLS = b"tools"
NAMES = ("a", "b", "c", "d")


def kept(root: Path) -> Kept:
    return Kept(kept_path(root, "site"), TOOLS)


@pytest.fixture
def earlier(tmp_path: Path) -> Kept:
    """A file with four things, one of them empty."""
    keeping = Keeping(tmp_path, "site", TOOLS, Kept(Path(), b""))
    for name in NAMES:
        content = b"" if name == "c" else name.encode() * 1000
        keeping.index.entries[name] = Entry("", NOTHING, b"", (keeping.add(name, content),))
    keeping.finish()
    return kept(tmp_path)


def carried(root: Path, earlier: Kept, names: str) -> Kept:
    """The next file, with some of the things in some order; a capital is made anew."""
    keeping = Keeping(root, "site", TOOLS, earlier)
    for name in names:
        if name.isupper():
            piece = keeping.add(name, b"new")
        else:
            piece = keeping.carry(earlier.index.entries[name].pieces[0])
        keeping.index.entries[name] = Entry("", NOTHING, b"", (piece,))
    keeping.finish()
    return kept(root)


def content(of: Kept, name: str) -> bytes | None:
    return of.packed(of.index.entries[name].pieces[0])


@pytest.mark.parametrize("names", ["abcd", "bd", "dcba", "aXb", "abX", "Xcd", "acX"])
def test_what_is_carried_reads_as_before(tmp_path: Path, earlier: Kept, names: str) -> None:
    later = carried(tmp_path, earlier, names)
    assert list(later.index.entries) == list(names)
    for name in names:
        assert content(later, name) == (b"new" if name == "X" else content(earlier, name))


def test_what_is_damaged_is_carried_and_found_out_by_whoever_reads_it(
    tmp_path: Path, earlier: Kept
) -> None:
    path = kept_path(tmp_path, "site")
    path.write_bytes(path.read_bytes().replace(b"b" * 1000, b"?" * 1000))
    later = carried(tmp_path, kept(tmp_path), "abd")
    assert [content(later, name) is None for name in "abd"] == [False, True, False]


def test_nothing_is_kept_where_the_earlier_file_is_cut_off_meanwhile(
    tmp_path: Path, earlier: Kept
) -> None:
    keeping = Keeping(tmp_path, "site", TOOLS, earlier)
    keeping.carry(Piece("a", 10**6, 1000, b""))
    keeping.finish()
    assert [path.name for path in kept_path(tmp_path, "site").parent.iterdir()] == ["site.kept"]
    assert content(kept(tmp_path), "a") == content(earlier, "a")


def test_what_is_dropped_is_nowhere_in_the_file(tmp_path: Path, earlier: Kept) -> None:
    """It may be the page of somebody who is not to be named any more."""
    carried(tmp_path, earlier, "ad")
    assert b"bbbb" not in kept_path(tmp_path, "site").read_bytes()


@pytest.mark.parametrize("size", [0, 10, 300_000])
@pytest.mark.parametrize("begin", [b"", b"{", b"\x78\x01", b"\x1f\x8b"])
def test_what_is_packed_comes_out_whatever_it_begins_with(begin: bytes, size: int) -> None:
    content = begin + b"a" * size
    assert unpack(pack(content)) == content
