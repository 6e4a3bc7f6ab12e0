"""The index as files: shards, groups, facets, orders, variants and the manifest (see the package's docstring)."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

from ..language.pinyin import sort_key
from .facets import SPELLING
from .folding import VARIANTS, variant_pairs
from .items import Item
from .postings import build_postings, varint

VERSION = 1
TITLE_GROUP, TEXT_GROUP = 16, 4
SHARD_BYTES = 11_000
"""Plain size at which a shard is closed: about 8 KB compressed."""


def ordered(items: Iterable[Item]) -> list[Item]:
    """Documents in their order: falling boost, then id."""
    return sorted(items, key=lambda item: (-item.boost, item.id))


def index_files(
    items: Iterable[Item], progress: Callable[[int, int], None] = lambda done, total: None
) -> Iterator[tuple[str, bytes]]:
    """Every file below OUT/H/ as (name, plain bytes), and last the manifest without its hash as ("manifest", JSON)."""
    documents = ordered(items)
    postings = build_postings(documents, progress)
    firsts = []
    for number, (first, content) in enumerate(_shards(postings)):
        firsts.append(first)
        yield f"s/{number}", content
    present = {term for term in postings if len(term) == 1}
    del postings
    for size, letter, body in ((TITLE_GROUP, "t", False), (TEXT_GROUP, "d", True)):
        for start in range(0, len(documents), size):
            rows = [_row(item, body) for item in documents[start : start + size]]
            yield f"{letter}/{start // size}", _json(rows)
    yield "f", _facets(documents)
    yield "o", _orders(documents)
    yield "v", variant_pairs(sorted(present)).encode()
    yield (
        "manifest",
        _json(
            {
                "version": VERSION,
                "documents": len(documents),
                "shards": firsts,
                "titles": TITLE_GROUP,
                "texts": TEXT_GROUP,
                "variants": "".join(map("".join, VARIANTS.items())),
            }
        ),
    )


def write_index(
    items: Iterable[Item],
    folder: Path,
    *,
    script: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Write the index and return the number of files.

    Args:
        script: as scripts, for pages opened from a disk, instead of compressed and plain.
    """
    count = 0
    for path, content in site_files(items, script=script, progress=progress):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        count += 1
    return count


def site_files(
    items: Iterable[Item],
    *,
    script: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[tuple[str, bytes]]:
    """Every file of the index by its path, the manifest last."""
    digest = hashlib.sha256()

    def pack(file: tuple[str, bytes]) -> tuple[str, bytes, bytes]:
        return *file, gzip.compress(file[1], 6, mtime=0)

    packed = []
    for name, content, small in _threaded(pack, index_files(items, progress)):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
        packed.append((name, small))
    mark = digest.hexdigest()[:12]
    packed.pop()
    for path, small in packed:
        yield from _forms(f"{mark}/{path}", gzip.decompress(small), small, script)
    manifest = _json({"hash": mark, **json.loads(content)})
    yield from _forms(
        "manifest", manifest, gzip.compress(manifest, 9, mtime=0), script, plain="manifest.json"
    )


_In, _Out = TypeVar("_In"), TypeVar("_Out")
_BATCH = 256


def _threaded(work: Callable[[_In], _Out], things: Iterable[_In]) -> Iterator[_Out]:
    """The work on each thing, in their order; compressing leaves the other cores free."""
    source = iter(things)
    with ThreadPoolExecutor() as pool:
        while batch := list(islice(source, _BATCH)):
            yield from pool.map(work, batch)


def _forms(
    path: str, content: bytes, small: bytes, script: bool, plain: str = ""
) -> Iterator[tuple[str, bytes]]:
    if script:
        name = path.split("/", 1)[-1]
        encoded = base64.b64encode(content).decode()
        yield f"{path}.js", f'jiangpuSearch.put("{name}","{encoded}")\n'.encode()
        return
    yield plain or f"{path}.bin", content
    yield f"{plain or path}.gz", small


def _shards(postings: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    terms: list[str] = []
    size = 0
    for term, posting in postings.items():
        if terms and size + len(posting) > SHARD_BYTES:
            yield terms[0], _shard(terms, postings)
            terms, size = [], 0
        terms.append(term)
        size += len(posting) + len(term.encode()) + 3
    if terms:
        yield terms[0], _shard(terms, postings)


def _shard(terms: list[str], postings: dict[str, bytes]) -> bytes:
    head = bytearray(varint(len(terms)))
    for term in terms:
        name = term.encode()
        head += varint(len(name)) + name + varint(len(postings[term]))
    return bytes(head) + b"".join(postings[term] for term in terms)


def _row(item: Item, body: bool) -> list[object]:
    row: list[object] = [
        item.id,
        item.url,
        item.title,
        list(item.aliases),
        list(item.names),
        item.facets,
    ]
    return [*row, item.body] if body else row


def _facets(documents: list[Item]) -> bytes:
    names = list(dict.fromkeys(name for item in documents for name in item.facets))
    values = {
        name: sorted(
            {word for item in documents for word in item.facets.get(name, ())}, key=sort_key
        )
        for name in names
    }
    header = _json({"fields": [[name, values[name]] for name in names]})
    out = bytearray(varint(len(header)) + header)
    for name in names:
        places = {word: varint(place) for place, word in enumerate(values[name])}
        for item in documents:
            words = item.facets.get(name, ())
            out += varint(len(words))
            for word in words:
                out += places[word]
    return bytes(out)


def _orders(documents: list[Item]) -> bytes:
    fields = list(dict.fromkeys(name for item in documents for name in item.sort))
    by_name = sorted(
        range(len(documents)), key=lambda number: (sort_key(documents[number].title), number)
    )
    orders = [by_name]
    position = {number: rank for rank, number in enumerate(by_name)}
    for name in fields:
        orders.append(
            sorted(
                range(len(documents)),
                key=lambda number: (
                    name not in documents[number].sort,
                    -documents[number].sort.get(name, 0),
                    position[number],
                ),
            )
        )
    header = _json([SPELLING, *fields])
    width = 2 if len(documents) < 1 << 16 else 4
    out = bytearray(varint(len(header)) + header)
    for order in orders:
        ranks = [0] * len(documents)
        for rank, number in enumerate(order):
            ranks[number] = rank
        for rank in ranks:
            out += rank.to_bytes(width, "little")
    return bytes(out)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
