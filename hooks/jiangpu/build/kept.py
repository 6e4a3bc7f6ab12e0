"""What earlier builds have made, kept in `.cache/pages`, and what each thing was made from.

All of a build lies in one file, so that it is there whole or not at all: the packed documents, then
the list of them with the questions that were asked for each, in blocks, then where the blocks lie,
then where that begins. It is written aside and renamed. What the program is made of stands in it
too: another program, another Python or another package, and nothing in it counts. A file that is
damaged counts as far as its sums are right. Only this build's pages stay in it, so nothing that has
left the site lies there.

All answers in a file are those of one moment: a question whose answer is another one today makes
every page anew that asked it.
"""

from __future__ import annotations

import logging
import marshal
import os
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from sys import intern
from typing import Any, BinaryIO, NamedTuple

from ..library.links import is_link
from ..library.noting import Note, bits_of, names_of
from ..library.own_key import seal
from ..site.artefacts import DataFile, Finished
from .asked import Asked, numbers_of

log = logging.getLogger(__name__)

FOLDER = ".cache/pages"
"""Where they are kept, from the repository's root."""
ENDING = ".kept"

_MAGIC = b"jiangpu kept 5\n"
_SUM = 16
_LEVEL = 1
"""How hard documents are packed: a build packs all of its pages."""
_LARGE = 1 << 18
"""A file of so many bytes or more is kept as it is. Such files hold all records: they are made anew
after every edit, and packing them takes longer than writing them."""
_AS_IT_IS = b"="
"""Stands before such a file. Nothing that is packed begins so."""
_COMPRESSED = b"\x1f\x8b"
"""How a file begins that is compressed already; it is kept so, too."""
_TOGETHER = ""
"""The name of a piece that holds several files: there are tens of thousands of small ones."""
_END = _SUM + 16
"""Bytes of the end of a file: where the list begins, how long it is, and its sum."""


class Piece(NamedTuple):
    """Something that is packed in the file: its name, its place, the sum of what lies there."""

    name: str
    start: int
    length: int
    sum: bytes


class Entry(NamedTuple):
    """Something that was made.

    Attributes:
        signature: what made it.
        asked: the questions that were asked for it.
        told: what else is known of a page, as `told_of` has it.
        pieces: what it consists of.
    """

    signature: str
    asked: Asked
    told: bytes
    pieces: tuple[Piece, ...]


class Answered(NamedTuple):
    """What a record answered.

    Attributes:
        whole: the digest of all that stands in it.
        names: what was asked of it, as bits.
        digests: the digests of its answers, one behind the other, by the names in their order.
    """

    whole: bytes
    names: int
    digests: bytes


@dataclass
class Index:
    """The list of a file.

    Attributes:
        notes: every question that was asked and is not about a record.
        digests: the digest of the answer to each, in the same order.
        numbers: the number of every record that was asked.
        names: every set of names that was asked of one record, as bits.
        records: number of a record → what it answered.
        makers: what `Site.once` made → the questions that were asked for it.
        entries: everything that was made, by its key.
        ground: the digest of all that the parts of the site were made from; empty where none can
            tell it.
    """

    notes: list[Note] = field(default_factory=list)
    digests: list[bytes] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    records: dict[str, Answered] = field(default_factory=dict)
    makers: dict[str, Asked] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    ground: bytes = b""

    def all_asked(self) -> Iterator[Asked]:
        """The questions of everything that was made."""
        yield from self.makers.values()
        for entry in self.entries.values():
            yield entry.asked


_MOST_UNUSED = 2
"""Lists of questions that are so many times as long as they need be are cleared."""


def cleared(index: Index) -> Index:
    """The list without questions that nobody asks any more, where they have become many."""
    used = _Used(index)
    if not used.few:
        return index
    return Index(
        [index.notes[place] for place in used.notes],
        [index.digests[place] for place in used.notes],
        [index.numbers[place] for place in used.numbers],
        [index.names[place] for place in used.names],
        index.records,
        {name: used.moved(asked) for name, asked in index.makers.items()},
        {
            key: entry._replace(asked=used.moved(entry.asked))
            for key, entry in index.entries.items()
        },
        index.ground,
    )


class _Used:
    """The places in a list that anything is at which was made.

    Attributes:
        notes, numbers, names: the old places in each part of the list, in their new order.
        few: whether these are few beside the places that there are.
    """

    def __init__(self, index: Index) -> None:
        notes: set[int] = set()
        numbers: set[int] = set()
        names: set[int] = set()
        for asked in index.all_asked():
            notes.update(numbers_of(asked.others))
            fields = numbers_of(asked.fields)
            numbers.update(fields[::2])
            names.update(fields[1::2])
        self.notes, self.numbers, self.names = sorted(notes), sorted(numbers), sorted(names)
        there = len(index.notes) + len(index.numbers) + len(index.names)
        self.few = there > _MOST_UNUSED * (len(notes) + len(numbers) + len(names))

    @cached_property
    def _new(self) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
        """The new place of each old one, by the part."""
        return _renumbered(self.notes), _renumbered(self.numbers), _renumbered(self.names)

    def moved(self, asked: Asked) -> Asked:
        """Questions at their new places."""
        notes, numbers, names = self._new
        others = [notes[place] for place in numbers_of(asked.others)]
        fields = numbers_of(asked.fields)
        fields[::2] = array("I", [numbers[place] for place in fields[::2]])
        fields[1::2] = array("I", [names[place] for place in fields[1::2]])
        return Asked(array("I", others).tobytes(), fields.tobytes())


def _renumbered(places: list[int]) -> dict[int, int]:
    return {place: number for number, place in enumerate(places)}


class Kept:
    """What an earlier build has left, open for reading; nothing where there is none.

    Args:
        path: the file.
        tools: what the program is made of.
    """

    def __init__(self, path: Path, tools: bytes) -> None:
        self.index = Index()
        self._file: BinaryIO | None = None
        with suppress(OSError, ValueError, EOFError, TypeError, KeyError):
            self._file = path.open("rb")
            self.index = _read_index(self._file, tools)

    def packed(self, piece: Piece) -> bytes | None:
        """What lies packed in the file, where it is whole."""
        if self._file is None:
            return None
        try:
            content = _read(self._file, piece)
        except OSError:
            return None
        return content if seal(content) == piece.sum else None

    def close(self) -> None:
        """Give the file back."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _read(file: BinaryIO, piece: Piece) -> bytes:
    """What lies at a place. Processes that share the open file do not disturb each other where the
    system can read without moving on in it."""
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), piece.length, piece.start)
    file.seek(piece.start)
    return file.read(piece.length)


def _read_index(file: BinaryIO, tools: bytes) -> Index:
    """The list of a file.

    Raises:
        ValueError, EOFError, TypeError: it is damaged, or of another program.
    """
    head = _MAGIC + tools
    if file.read(len(head)) != head:
        raise ValueError("of another program")
    size = file.seek(0, os.SEEK_END)
    file.seek(size - _END)
    end = file.read(_END)
    start, length = (int.from_bytes(end[at : at + 8], "big") for at in (0, 8))
    if start + length + _END != size:
        raise ValueError("cut off")
    file.seek(start)
    content = file.read(length)
    if seal(content) != end[16:]:
        raise ValueError("damaged")
    index = Index()
    index.ground, blocks = marshal.loads(content)
    for block in blocks:
        piece = Piece(*block)
        rows = _read(file, piece)
        if seal(rows) != piece.sum:
            raise ValueError("damaged")
        _take_rows(index, piece.name, marshal.loads(rows))
    return index


_ROWS = 10_000
"""So many rows of the list lie in one block: a list of millions is never in memory twice."""
_NOTES, _NUMBERS, _NAMES, _RECORDS = "notes", "numbers", "names", "records"
_MAKERS, _ENTRIES = "makers", "entries"
"""What the rows of a block are about."""


def _blocks(index: Index) -> Iterator[tuple[str, list[Any]]]:
    """The list as rows of plain data, in blocks."""
    parts: dict[str, Iterable[Any]] = {
        _NOTES: zip(index.notes, index.digests, strict=True),
        _NUMBERS: index.numbers,
        _NAMES: map(names_of, index.names),
        _RECORDS: map(_row_of_record, index.records.items()),
        _MAKERS: map(_row_of_maker, index.makers.items()),
        _ENTRIES: map(_row_of_entry, index.entries.items()),
    }
    for name, rows in parts.items():
        waiting = iter(rows)
        while block := list(islice(waiting, _ROWS)):
            yield name, block


def _row_of_record(named: tuple[str, Answered]) -> tuple[Any, ...]:
    number, answered = named
    return (number, answered.whole, names_of(answered.names), answered.digests)


def _row_of_maker(named: tuple[str, Asked]) -> tuple[Any, ...]:
    name, asked = named
    return (name, *asked)


def _row_of_entry(named: tuple[str, Entry]) -> tuple[Any, ...]:
    key, entry = named
    return (key, entry.signature, *entry.asked, entry.told, [*map(tuple, entry.pieces)])


def _take_rows(index: Index, name: str, rows: list[Any]) -> None:
    """Put the rows of a block back into the list. Words and answers that are the same are one
    object then: there are hundreds of thousands of notes."""
    if name == _NOTES:
        same: dict[bytes, bytes] = {}
        for note, digest in rows:
            index.notes.append(tuple(map(intern, note)))
            index.digests.append(same.setdefault(digest, digest))
    elif name == _NUMBERS:
        index.numbers += rows
    elif name == _NAMES:
        index.names += map(bits_of, rows)
    elif name == _RECORDS:
        for number, whole, names, digests in rows:
            index.records[number] = Answered(whole, bits_of(names), digests)
    elif name == _MAKERS:
        for key, others, fields in rows:
            index.makers[key] = Asked(others, fields)
    else:
        for key, signature, others, fields, told, pieces in rows:
            found = tuple(Piece(*piece) for piece in pieces)
            index.entries[key] = Entry(signature, Asked(others, fields), told, found)


class Keeping:
    """The file of a build under way.

    A place that cannot be written to is as good as none: nothing is kept.

    Args:
        root: the folder of the repository.
        name: of the kind of build.
        tools: what the program is made of.
    """

    def __init__(self, root: Path, name: str, tools: bytes) -> None:
        self.index = Index()
        self._target = kept_path(root, name)
        self._part = self._target.with_name(f"{name}.{os.getpid()}.part")
        self._file: BinaryIO | None = None
        if any(is_link(root / way) for way in (Path(FOLDER).parent, FOLDER)):
            log.warning("%s: 这是一个链接，做好的网页这次不存;改法:删掉这个链接", FOLDER)
            return
        with suppress(OSError):
            self._target.parent.mkdir(parents=True, exist_ok=True)
            for left in self._target.parent.glob(f"{name}.*.part"):
                _remove(left)
            self._file = self._part.open("xb")
            self._file.write(_MAGIC + tools)

    @property
    def usable(self) -> bool:
        """Whether anything is kept."""
        return self._file is not None

    def add(self, name: str, packed: bytes) -> Piece:
        """Put something packed into the file."""
        return self._append(Piece(name, 0, len(packed), seal(packed)), packed)

    def carry(self, piece: Piece, packed: bytes) -> Piece:
        """Put in what `Kept.packed` has given of another file. It is whole, and sealed already."""
        return self._append(piece, packed)

    def _append(self, piece: Piece, packed: bytes) -> Piece:
        """A piece at its place in this file; nowhere, where nothing is kept."""
        if self._file is not None:
            try:
                start = self._file.tell()
                self._file.write(packed)
                return piece._replace(start=start)
            except OSError:
                self.abandon()
        return Piece(piece.name, 0, 0, b"")

    def finish(self) -> None:
        """Put the list behind what was added, and the file in the place of the one before."""
        if self._file is None:
            return
        blocks = []
        for name, rows in _blocks(self.index):
            blocks.append(tuple(self.add(name, marshal.dumps(rows))))
        content = marshal.dumps((self.index.ground, blocks))
        if self._file is None:
            return
        try:
            start = self._file.tell()
            self._file.write(content)
            self._file.write(start.to_bytes(8, "big") + len(content).to_bytes(8, "big"))
            self._file.write(seal(content))
            self._file.close()
            self._part.replace(self._target)
        except OSError:
            self.abandon()
        self._file = None

    def abandon(self) -> None:
        """Keep nothing of this build."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None
        _remove(self._part)


def _remove(path: Path) -> None:
    """Remove a file of a build that is no longer there, where that can be done."""
    with suppress(OSError):
        path.unlink()


def kept_path(root: Path, name: str) -> Path:
    """The file of a kind of build."""
    return root / FOLDER / f"{name}{ENDING}"


def pack(content: bytes) -> bytes:
    """A document or a file as it is kept."""
    return _packed(content, as_it_is=len(content) >= _LARGE or _is_compressed(content))


def _packed(content: bytes, *, as_it_is: bool) -> bytes:
    return _AS_IT_IS + content if as_it_is else zlib.compress(content, _LEVEL)


def _is_compressed(content: bytes) -> bool:
    return content.startswith(_COMPRESSED)


def unpack(packed: bytes) -> bytes | None:
    """What was packed; None where it is something else."""
    if packed.startswith(_AS_IT_IS):
        return packed[1:]
    try:
        return zlib.decompress(packed)
    except zlib.error:
        return None


def told_of(page: Finished) -> bytes:
    """What is known of a page besides its document. As bytes it takes a third of the memory."""
    return marshal.dumps(
        (page.url, page.path, page.updated, page.indexed, page.files, page.anchors, page.sum)
    )


def page_of(told: bytes, content: bytes) -> Finished:
    """A page that was kept."""
    url, path, updated, indexed, files, anchors, total = marshal.loads(told)
    return Finished(url, path, updated, indexed, files, anchors, content, total)


def pack_files(files: Iterable[DataFile]) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each piece in which files are kept."""
    for block in _blocks_of_files(files):
        if len(block) == 1:
            yield block[0].path, pack(block[0].content)
        else:
            content = marshal.dumps([(file.path, file.content) for file in block])
            yield _TOGETHER, _packed(content, as_it_is=_is_compressed(block[0].content))


def _blocks_of_files(files: Iterable[DataFile]) -> Iterator[list[DataFile]]:
    """The files in their order, small ones some at a time, large ones alone."""
    block: list[DataFile] = []
    size = 0
    for file in files:
        if block and size + len(file.content) > _LARGE:
            yield block
            block, size = [], 0
        block.append(file)
        size += len(file.content)
    if block:
        yield block


def files_of(contents: Iterable[tuple[Piece, bytes]]) -> list[DataFile]:
    """Files that were kept, from the pieces in which they were and what was packed there."""
    files = []
    for piece, content in contents:
        if piece.name == _TOGETHER:
            files += [DataFile(*pair) for pair in marshal.loads(content)]
        else:
            files.append(DataFile(piece.name, content))
    return files
