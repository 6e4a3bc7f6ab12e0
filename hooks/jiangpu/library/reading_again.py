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
from .packs import Content, Packs, code_of, digest
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
    """A file with what is told of it.

    Attributes:
        read: as it was read.
        seen: what was seen in it.
        digest: of its content; empty where that could not be had.
    """

    read: ReadFile
    seen: Seen | None = None
    digest: bytes = b""


_UNREAD = Told(ReadFile(None, ()))
"""Stands for a file until it is read."""


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
) -> list[Told]:
    """What each file is read to, in their order.

    The content of a file that was read before is let go at once: of all of them it is much.

    Args:
        root: the folder of the repository.
        uris: the files.
        look: looks at each text.
        each: reads those that were not read before.
    """
    kept = _Packs(root, look) if len(uris) >= WORTH_KEEPING else None
    told: list[Told] = []
    new: list[tuple[int, File]] = []
    for uri in uris:
        raw = _content(root, uri)
        if isinstance(raw, ReadFile):
            told.append(Told(raw))
        elif kept is None:
            told.append(_told(uri, raw, look))
        else:
            found = kept.told(uri, digest(raw))
            if found is None:
                new.append((len(told), (uri, raw)))
            told.append(found or _UNREAD)
    if kept is not None:
        files = [file for _, file in new]
        made = each(pack_told, look, files)
        for (place, file), read in zip(new, made, strict=True):
            told[place] = kept.told_anew(file, read)
        kept.save()
    return told


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
    seen = look(read.text) if look is not None and read.text is not None else None
    return Told(read, seen, digest(raw))


def pack_told(look: Look | None, file: File) -> tuple[bytes, bytes]:
    """The same, as bytes that can be kept; none where it has to be read again each time."""
    uri, raw = file
    told = _told(uri, raw, look)
    if told.read.text is None:
        return b"", b""
    return pack_file(told.read), _pack_seen(told.seen) if told.seen else b""


def _pack_seen(seen: Seen) -> bytes:
    """The same bytes for two texts in which the same was seen."""
    return packed((seen.problems, tuple(sorted(seen.later)), seen.links))


def _unpack_seen(content: Content) -> Seen:
    problems, later, links = unpacked(content)
    return Seen(problems, frozenset(later), links)


class _Packs:
    """What is kept of the files of a repository."""

    def __init__(self, root: Path, look: Look | None) -> None:
        self._look = look
        self._records = Packs(root, FOLDER, code_of(*_ROOMS), "读过的记录")
        self._looks = Packs(root, LOOKS, look.key, "查过的记录") if look else None
        self._seen: dict[bytes, Seen | None] = {b"": None}

    def told(self, uri: str, known: bytes) -> Told | None:
        """A file of which something is kept; None where it has to be read.

        Args:
            uri: the file.
            known: the digest of its content.
        """
        read = self._records.get(uri, known)
        seen = self._looks.get(uri, known) if self._looks else b""
        if read is None or seen is None:
            return None
        try:
            return self._unpacked(uri, known, read, seen)
        except (Unreadable, ValueError, TypeError):
            return None

    def told_anew(self, file: File, made: tuple[bytes, bytes]) -> Told:
        """A file that was read now; what it was read to is kept.

        Args:
            file: the file.
            made: what `pack_told` made of it.
        """
        uri, raw = file
        read, seen = made
        if not read:
            return _told(uri, raw, self._look)
        known = digest(raw)
        self._records.put(uri, known, read)
        if self._looks is not None:
            self._looks.put(uri, known, seen)
        return self._unpacked(uri, known, read, seen)

    def save(self) -> None:
        """Keep what is new."""
        self._records.save()
        if self._looks is not None:
            self._looks.save()

    def _unpacked(self, uri: str, known: bytes, read: Content, seen: Content) -> Told:
        key = bytes(seen)
        if key not in self._seen:  # in most texts the same is seen
            self._seen[key] = _unpack_seen(seen)
        return Told(unpack_file(uri, known, read), self._seen[key], known)
