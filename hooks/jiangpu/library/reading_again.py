"""The Markdown files of a repository read: those that were read before are taken from the packs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from ..body.scan import Spot
from ..problems.problem import Problem
from ..schema.base import Record
from .documents import Editorial, ReadDocument
from .packing import Unreadable, packed, unpacked
from .packs import Packs, code_of, digest
from .read_files import ReadFile, pack_file, read_file, unpack_file

FOLDER = ".cache/records"
"""Where it is kept what files were read to, from the root of the repository."""
LOOKS = ".cache/looks"
"""Where it is kept what was seen in them."""
WORTH_KEEPING = 100
"""With fewer files reading them anew costs no more than looking for what is kept."""
_ROOMS = ("language", "problems", "schema", "reading", "library")
"""The code on which it depends what a file is read to."""


class Seen(NamedTuple):
    """What can be said of a text without looking at any other.

    Attributes:
        problems: what is wrong with it.
        later: the names of the checks that have to look at it when everything has been read.
        links: the links in its body, which the body need not be parsed for again.
    """

    problems: tuple[Problem, ...]
    later: frozenset[str]
    links: tuple[Spot, ...] = ()


class Look(Protocol):
    """Looks at a text as soon as it is read.

    Attributes:
        key: another one where it would see something else in the same text.
    """

    @property
    def key(self) -> bytes: ...

    def __call__(self, text: ReadDocument[Record] | Editorial) -> Seen: ...


@dataclass(frozen=True)
class Told:
    """A file with what is told of it: as it was read, and what was seen in it."""

    read: ReadFile
    seen: Seen | None = None


class _Kept(NamedTuple):
    """A file with what is told of it, as bytes; none where nothing can be kept."""

    read: bytes
    seen: bytes


File = tuple[str, bytes]
"""A uri, and the content of the file."""
Each = Callable[
    [Callable[[Look | None, File], tuple[bytes, bytes]], Look | None, Sequence[File]],
    Iterator[tuple[bytes, bytes]],
]
"""Does the same with each of many files, in their order: here, or wherever there are hands."""


def one_by_one(
    make: Callable[[Look | None, File], tuple[bytes, bytes]],
    look: Look | None,
    files: Sequence[File],
) -> Iterator[tuple[bytes, bytes]]:
    """Does it here."""
    for file in files:
        yield make(look, file)


def read_again(
    root: Path, uris: Sequence[str], look: Look | None = None, each: Each = one_by_one
) -> Iterator[Told]:
    """What each file is read to, in their order.

    Args:
        root: the folder of the repository.
        uris: the files.
        look: looks at each text.
        each: reads those that were not read before.
    """
    if len(uris) < WORTH_KEEPING:
        for uri in uris:
            raw = _content(root, uri)
            yield Told(raw) if isinstance(raw, ReadFile) else _told(uri, raw, look)
        return
    contents = {uri: _content(root, uri) for uri in uris}
    kept = _Packs(root, look)
    kept.read([(uri, raw) for uri, raw in contents.items() if isinstance(raw, bytes)], each)
    for uri, raw in contents.items():
        yield Told(raw) if isinstance(raw, ReadFile) else kept.told(uri, raw)
    kept.save()


def _content(root: Path, uri: str) -> bytes | ReadFile:
    """The content of a file; what is told of it where it cannot be had."""
    try:
        return (root / uri).read_bytes()
    except OSError as error:
        text = f"文件读不出来（{error.strerror or error}）"
        fix = "看看文件还在不在，有没有权限读"
        return ReadFile(None, (Problem(uri, 1, 1, "F037", text, fix),))


def _told(uri: str, raw: bytes, look: Look | None) -> Told:
    """A file read anew, and looked at."""
    read = read_file(uri, raw)
    if look is None or read.text is None:
        return Told(read)
    return Told(read, look(read.text))


def pack_told(look: Look | None, file: File) -> tuple[bytes, bytes]:
    """The same, as bytes that can be kept; none where it has to be read again each time."""
    uri, raw = file
    told = _told(uri, raw, look)
    if told.read.text is None:
        return b"", b""
    return pack_file(told.read), packed(tuple(told.seen)) if told.seen else b""


class _Packs:
    """What is kept of the files of a repository."""

    def __init__(self, root: Path, look: Look | None) -> None:
        self._look = look
        self._records = Packs(root, FOLDER, code_of(*_ROOMS), "读过的记录")
        self._looks = Packs(root, LOOKS, look.key, "查过的记录") if look else None

    def read(self, files: Sequence[File], each: Each) -> None:
        """Read those of which nothing is kept."""
        new = [file for file in files if self._kept(file[0], digest(file[1])) is None]
        for (uri, raw), told in zip(new, each(pack_told, self._look, new), strict=True):
            self._put(uri, digest(raw), _Kept(*told))

    def told(self, uri: str, raw: bytes) -> Told:
        known = digest(raw)
        kept = self._kept(uri, known) or self._anew(uri, raw, known)
        if not kept.read:
            return _told(uri, raw, self._look)
        try:
            return _unpacked(uri, known, kept)
        except (Unreadable, ValueError, TypeError):
            anew = self._anew(uri, raw, known)
            return _unpacked(uri, known, anew)

    def save(self) -> None:
        """Keep what is new."""
        self._records.save()
        if self._looks is not None:
            self._looks.save()

    def _kept(self, uri: str, known: bytes) -> _Kept | None:
        read = self._records.get(uri, known)
        seen = self._looks.get(uri, known) if self._looks else b""
        return _Kept(read, seen) if read is not None and seen is not None else None

    def _anew(self, uri: str, raw: bytes, known: bytes) -> _Kept:
        kept = _Kept(*pack_told(self._look, (uri, raw)))
        self._put(uri, known, kept)
        return kept

    def _put(self, uri: str, known: bytes, kept: _Kept) -> None:
        if kept.read:
            self._records.put(uri, known, kept.read)
            if self._looks is not None:
                self._looks.put(uri, known, kept.seen)


def _unpacked(uri: str, known: bytes, kept: _Kept) -> Told:
    read = unpack_file(uri, known, kept.read)
    return Told(read, Seen(*unpacked(kept.seen)) if kept.seen else None)
