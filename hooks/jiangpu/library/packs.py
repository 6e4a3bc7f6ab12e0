"""What was worked out from each file, kept in packs from one time to the next.

A pack is one file that holds what belongs to many files of the content: ten thousand small files
would cost more than they save. A folder of packs may be deleted, copied or shared at any time, and
a build that is killed leaves whole packs behind: each is written aside and then renamed. A pack
that is damaged, or that other code or another user has written, is as good as none.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from hmac import compare_digest
from pathlib import Path

from .links import is_link
from .own_key import seal

log = logging.getLogger(__name__)

PACKS = 32
"""How many packs a folder has: a change of one file rewrites one of them."""

_PACKAGE = Path(__file__).parent.parent
_SUM = 16
"""Bytes of a digest."""


def digest(*contents: bytes) -> bytes:
    """Tells contents from all others."""
    found = hashlib.blake2b(digest_size=_SUM)
    for content in contents:
        found.update(len(content).to_bytes(8, "big"))
        found.update(content)
    return found.digest()


@cache
def code_of(*rooms: str) -> bytes:
    """Tells the code of some rooms of this package, and what it stands on, from any other.

    Args:
        rooms: all of the package where none is named.
    """
    texts = [sys.version.encode(), *map(str.encode, sorted(installed()))]
    for room in rooms or ("",):
        for path in sorted((_PACKAGE / room).rglob("*")):
            if path.suffix in (".py", ".yml", ".txt"):
                texts += [path.relative_to(_PACKAGE).as_posix().encode(), path.read_bytes()]
    return digest(*texts)


def installed() -> Iterator[str]:
    """The installed packages with their versions, as the names of their folders tell them."""
    for entry in sys.path:
        folder = Path(entry)
        if folder.is_dir():
            for ending in ("dist-info", "egg-info"):
                for path in folder.glob(f"*.{ending}"):
                    yield path.name


Content = bytes | memoryview
"""What is kept. What was read is a part of its pack: thousands of copies would leave the memory
full of holes when they are let go."""


class Packs:
    """Contents by a key, each of use as long as the digest it was kept with is the same.

    Args:
        root: the folder of the repository.
        folder: where the packs are, from there.
        made_by: tells the code that made the contents.
        what: what they are, for whoever is told that they cannot be kept.
    """

    def __init__(self, root: Path, folder: str, made_by: bytes, what: str) -> None:
        self._folder = root / folder
        self._made_by = made_by
        self._usable = not _has_links(root, folder, what)
        self._read: dict[int, dict[str, tuple[bytes, Content]]] = {}
        self._used: dict[int, dict[str, tuple[bytes, Content]]] = {}

    def get(self, key: str, known: bytes) -> Content | None:
        """What was kept under a key with this digest; None where there is nothing."""
        number = _number(key)
        put = self._used.get(number, {}).get(key)
        if put is not None and put[0] == known:
            return put[1]
        if number not in self._read:
            self._read[number] = self._opened(number)
        found = self._read[number].get(key)
        if found is None or found[0] != known:
            return None
        self._used.setdefault(number, {})[key] = found
        return found[1]

    def put(self, key: str, known: bytes, content: bytes) -> None:
        """Keep a content, as soon as `save` is called."""
        self._used.setdefault(_number(key), {})[key] = (known, content)

    def save(self) -> None:
        """Write the packs that are other than before.

        They hold what was asked for or put since the packs were opened, and nothing else: what
        belongs to files that are gone goes with them.
        """
        if not self._usable:
            return
        with suppress(OSError):
            for number in range(PACKS):
                used = self._used.get(number, {})
                before = self._read.get(number)
                if used != (self._opened(number) if before is None else before):
                    self._write(number, used)
                    self._read[number] = dict(used)
            self._clear_away()

    def _write(self, number: int, entries: Mapping[str, tuple[bytes, Content]]) -> None:
        path = self._path(number)
        if not entries:
            path.unlink(missing_ok=True)
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        rows = []
        contents = []
        for key, (known, content) in sorted(entries.items()):
            rows.append([key, known.hex(), len(content)])
            contents.append(content)
        body = b"".join([json.dumps(rows).encode(), b"\n", *contents])
        unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")
        unfinished.unlink(missing_ok=True)
        with unfinished.open("xb") as file:  # a file of that name may be a link
            file.write(self._made_by + seal(body) + body)
        unfinished.replace(path)

    def _opened(self, number: int) -> dict[str, tuple[bytes, Content]]:
        """What a pack holds; nothing where there is none that this code wrote whole."""
        if not self._usable:
            return {}
        try:
            content = self._path(number).read_bytes()
        except OSError:
            return {}
        end = len(self._made_by)
        start = end + _SUM
        made_by, kept_sum = content[:end], content[end:start]
        body = memoryview(content)[start:]
        if made_by != self._made_by or not compare_digest(kept_sum, seal(body)):
            return {}
        return _entries(content, start)

    def _clear_away(self) -> None:
        """Remove what is no pack: parts that a killed build has left."""
        names = {self._path(number).name for number in range(PACKS)}
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in names:
                    path.unlink()

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:02}.pack"


def _number(key: str) -> int:
    """The pack in which a key stands."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass")) % PACKS


def _entries(pack: bytes, start: int) -> dict[str, tuple[bytes, Content]]:
    """Key → digest and content, as `_write` wrote them behind what seals them."""
    place = pack.index(b"\n", start) + 1
    parts = memoryview(pack)
    found: dict[str, tuple[bytes, Content]] = {}
    for key, known, length in json.loads(pack[start:place]):
        found[key] = (bytes.fromhex(known), parts[place : place + length])
        place += length
    return found


def _has_links(root: Path, folder: str, what: str) -> bool:
    """Whether a folder on the way to the packs is a link: what it leads to is not written to."""
    ways = [str(Path(folder).parent), folder]
    links: Iterable[str] = [way for way in ways if is_link(root / way)]
    for way in links:
        log.warning("%s: 这是一个链接，%s这次不存;改法:删掉这个链接，下次会自己建文件夹", way, what)
    return bool(links)
