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
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from ..library.links import is_link
from ..library.own_key import seal
from ..site.artefacts import DataFile, Finished
from .kept_list import Index, Piece, blocks_of, take_rows

log = logging.getLogger(__name__)

FOLDER = ".cache/pages"
"""Where they are kept, from the repository's root."""
ENDING = ".kept"

_MAGIC = b"jiangpu kept 8\n"
_SUM = 16
_LEVEL = 1
"""How hard documents are packed: a build packs all of its pages."""
_LARGE = 1 << 18
"""A file of so many bytes or more is kept as it is. Such files hold all records: they are made anew
after every edit, and packing them takes longer than writing them."""
_PACKED = b"\x78\x01"
"""How everything begins that is packed. A file that begins so is packed, however large."""
_COMPRESSED = b"\x1f\x8b"
"""How a file begins that is compressed already; it is kept so, too."""
_TOGETHER = ""
"""The name of a piece that holds several files: there are tens of thousands of small ones."""
_END = _SUM + 16
"""Bytes of the end of a file: where the list begins, how long it is, and its sum."""


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
        try:
            content = self.bytes_at(piece.start, piece.length)
        except OSError:
            return None
        return content if seal(content) == piece.sum else None

    def content(self, piece: Piece) -> bytes | None:
        """What was packed there; None where it is damaged."""
        packed = self.packed(piece)
        return unpack(packed) if packed is not None else None

    def bytes_at(self, start: int, length: int) -> bytes:
        """What lies at a place, whatever it is; less where the file is cut off."""
        return _read(self._file, start, length) if self._file is not None else b""

    def close(self) -> None:
        """Give the file back."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _read(file: BinaryIO, start: int, length: int) -> bytes:
    """What lies at a place. Processes that share the open file do not disturb each other where the
    system can read without moving on in it."""
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), length, start)
    file.seek(start)
    return file.read(length)


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
        rows = _read(file, piece.start, piece.length)
        if seal(rows) != piece.sum:
            raise ValueError("damaged")
        take_rows(index, piece.name, marshal.loads(rows))
    return index


_RUN = 1 << 20
"""So much of an earlier file is copied at once, and no more than one thing above it."""
_NO_RUN = (0, 0)


class Keeping:
    """The file of a build under way.

    A place that cannot be written to is as good as none: nothing is kept.

    Args:
        root: the folder of the repository.
        name: of the kind of build.
        tools: what the program is made of.
        earlier: what is carried comes from here.
    """

    def __init__(self, root: Path, name: str, tools: bytes, earlier: Kept) -> None:
        self.index = Index()
        self._earlier = earlier
        self._target = kept_path(root, name)
        self._part = self._target.with_name(f"{name}.{os.getpid()}.part")
        self._file: BinaryIO | None = None
        self._end = 0
        self._run = _NO_RUN
        if any(is_link(root / way) for way in (Path(FOLDER).parent, FOLDER)):
            log.warning("%s: 这是一个链接，做好的网页这次不存;改法:删掉这个链接", FOLDER)
            return
        with suppress(OSError):
            self._target.parent.mkdir(parents=True, exist_ok=True)
            for left in self._target.parent.glob(f"{name}.*.part"):
                _remove(left)
            self._file = self._part.open("xb")
            self._end = self._file.write(_MAGIC + tools)

    @property
    def usable(self) -> bool:
        """Whether anything is kept."""
        return self._file is not None

    def add(self, name: str, packed: bytes) -> Piece:
        """Put something packed into the file."""
        self._copy_run()
        start = self._end
        self._write(packed)
        return Piece(name, start, len(packed), seal(packed))

    def carry(self, piece: Piece) -> Piece:
        """Have something in the file as the earlier one has it, whole or damaged: whoever reads it
        looks. What lies side by side there is copied at once."""
        start, end = self._run
        if end != piece.start or end - start > _RUN:
            self._copy_run()
            start = piece.start
        self._run = (start, piece.start + piece.length)
        place = self._end
        self._end += piece.length
        return piece._replace(start=place)

    def finish(self) -> None:
        """Put the list behind what was added, and the file in the place of the one before."""
        if self._file is None:
            return
        blocks = []
        for name, rows in blocks_of(self.index):
            blocks.append(tuple(self.add(name, marshal.dumps(rows))))
        content = marshal.dumps((self.index.ground, blocks))
        self._copy_run()
        start = self._end
        self._write(content)
        self._write(start.to_bytes(8, "big") + len(content).to_bytes(8, "big"))
        self._write(seal(content))
        if self._file is None:
            return
        try:
            self._file.close()
            self._part.replace(self._target)
        except OSError:
            self.abandon()
        self._file = None

    def _copy_run(self) -> None:
        """Copy what has to be carried so far."""
        start, end = self._run
        self._run = _NO_RUN
        if start == end or self._file is None:
            return
        try:
            content = self._earlier.bytes_at(start, end - start)
        except OSError:
            content = b""
        if len(content) < end - start:
            self.abandon()
        self._end -= end - start
        self._write(content)

    def _write(self, content: bytes) -> None:
        """Write at the end. What cannot be written to is given up."""
        self._end += len(content)
        if self._file is not None:
            try:
                self._file.write(content)
            except OSError:
                self.abandon()

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
    if as_it_is and not content.startswith(_PACKED):
        return content
    return zlib.compress(content, _LEVEL)


def _is_compressed(content: bytes) -> bool:
    return content.startswith(_COMPRESSED)


def unpack(packed: bytes) -> bytes | None:
    """What was packed; None where it is something else."""
    if not packed.startswith(_PACKED):
        return packed
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
