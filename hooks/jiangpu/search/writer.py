"""The index on a disk or on the site: its files compressed, named by their hash, written.

`files.py` makes the plain bytes; the package's docstring states what the names mean.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, repeat
from pathlib import Path

from ..library.search_words import SearchWords
from .files import MANIFEST, Always, IndexFile, anew, json_bytes, ordered, plain_files
from .items import Item
from .postings import Progress, no_progress

HASH_LENGTH = 12
"""Hexadecimal digits of the hash that names the folder."""

_LEVEL, _MANIFEST_LEVEL = 6, 9
"""How hard gzip tries. The manifest is small and read by every visitor."""

_COMPRESSED = ".gz"
"""What the name of a compressed file ends with."""

_BATCH = 256
"""Files that are compressed at a time."""

NO_WORDS = SearchWords()

NO_FILES: Mapping[str, bytes] = {}


def write_index(
    items: Iterable[Item],
    folder: Path,
    *,
    words: SearchWords = NO_WORDS,
    script: bool = False,
    progress: Progress = no_progress,
) -> int:
    """Write the index and return the number of files.

    Args:
        items: what is to be found.
        folder: where to; it is made where it is missing.
        words: what helps the near search.
        script: as scripts, for pages opened from a disk, instead of compressed and plain.
        progress: is told how many items have been indexed.
    """
    count = 0
    files = site_files(items, words=words, script=script, progress=progress)
    for path, content in with_plain(files):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        count += 1
    return count


def site_files(
    items: Iterable[Item],
    *,
    words: SearchWords = NO_WORDS,
    script: bool = False,
    progress: Progress = no_progress,
    variants: str = "",
    sounds: str = "",
    always: Always = anew,
    before: Mapping[str, bytes] = NO_FILES,
) -> Iterator[IndexFile]:
    """The files of the index, the manifest last: compressed ones, of which `with_plain` makes the
    rest, or scripts.

    The hash is known only when all files are, so all are held until then: compressed, for memory.

    Args:
        items, words, script, progress: as for `write_index`.
        variants, sounds, always: as for `plain_files`.
        before: files of another index, as this has given them. What is the same there need not be
            compressed.
    """
    digest = hashlib.sha256()
    held: list[tuple[str, bytes]] = []
    manifest: dict[str, object] = {}
    files = plain_files(ordered(items), words, progress, variants, sounds, always)
    for path, content, small in _compressed(files, _Before(before)):
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
        if path == MANIFEST:
            manifest = json.loads(content)
        else:
            held.append((path, small))

    folder = digest.hexdigest()[:HASH_LENGTH]
    for path, small in held:
        if script:
            yield _script(f"{folder}/{path}.js", path, gzip.decompress(small))
        else:
            yield IndexFile(f"{folder}/{path}{_COMPRESSED}", small)
    yield from _manifest_files(json_bytes({"hash": folder, **manifest}), script)


def _manifest_files(manifest: bytes, script: bool) -> Iterator[IndexFile]:
    if script:
        yield _script(f"{MANIFEST}.js", MANIFEST, manifest)
    else:
        yield IndexFile(f"{MANIFEST}.json{_COMPRESSED}", _gzip(manifest, _MANIFEST_LEVEL))


def with_plain(files: Iterable[IndexFile]) -> Iterator[IndexFile]:
    """All files of the index: before each that is compressed comes the same one plain.

    Args:
        files: as `site_files` gives them.
    """
    for file in files:
        if file.path.endswith(_COMPRESSED):
            path = file.path.removesuffix(_COMPRESSED)
            plain = path if path.endswith(".json") else f"{path}.bin"
            yield IndexFile(plain, gzip.decompress(file.content))
        yield file


def _script(path: str, name: str, content: bytes) -> IndexFile:
    """A file as a script that hands its bytes to the engine under their name."""
    encoded = base64.b64encode(content).decode()
    return IndexFile(path, f'jiangpuSearch.put("{name}","{encoded}")\n'.encode())


class _Before:
    """An index that was made before.

    Args:
        files: path → content.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        manifest = files.get(f"{MANIFEST}.json{_COMPRESSED}")
        self._files = files
        self._folder = json.loads(gzip.decompress(manifest))["hash"] if manifest else ""

    def compressed(self, file: IndexFile) -> bytes | None:
        """A file compressed, where it was the same in that index."""
        small = self._files.get(f"{self._folder}/{file.path}{_COMPRESSED}")
        return small if small and gzip.decompress(small) == file.content else None


def _compressed(files: Iterable[IndexFile], before: _Before) -> Iterator[tuple[str, bytes, bytes]]:
    """The path of each file, its content, and the same compressed, in their order. What has to be
    compressed is done on all cores."""
    waiting = iter(files)
    with ThreadPoolExecutor() as pool:
        while batch := list(islice(waiting, _BATCH)):
            known = [before.compressed(file) for file in batch]
            new = [file.content for file, small in zip(batch, known, strict=True) if small is None]
            made = pool.map(_gzip, new, repeat(_LEVEL))
            for file, small in zip(batch, known, strict=True):
                yield file.path, file.content, next(made) if small is None else small


def _gzip(content: bytes, level: int) -> bytes:
    """Compressed, without a date in it."""
    return gzip.compress(content, level, mtime=0)
