"""Items to postings: which documents hold which term. Made in chunks, by several processes where that pays."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from operator import add

from ..pinyin import syllables
from .folding import runs
from .items import Item

TITLE, SEVERAL = 1, 2
CHUNK = 2500
"""Documents that one process takes at a time."""

PARALLEL_FROM = 3000
"""Fewer documents are done sooner by one process."""

Partial = dict[str, tuple[int, int, bytes, bytes]]
"""Term → first document, last document, what follows the first delta in its entry, the other entries."""


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


_SMALL = [varint(number) for number in range(1 << 14)]


def _encoded(number: int) -> bytes:
    return _SMALL[number] if number < 1 << 14 else varint(number)


def grams(run: str) -> list[str]:
    """The characters of a run and its overlapping pairs."""
    return [*run, *map("".join, zip(run, run[1:], strict=False))]


def spelled(text: str) -> tuple[str, str]:
    """Full spelling and initials of a name, letters and digits only."""
    parts = [part for run in runs(text) for part in syllables(run)]
    return "".join(parts), "".join(part[:1] for part in parts)


def _letter_grams(text: str, sizes: Iterable[int]) -> set[str]:
    return {text[start:start + size] for size in sizes for start in range(len(text) - size + 1)}


def title_terms(item: Item) -> dict[str, int]:
    """Terms of title, aliases and names → the least length of those that hold them (at most 255)."""
    found: dict[str, int] = {}

    def note(term: str, length: int) -> None:
        found[term] = min(found.get(term, 255), length, 255)

    own = 1 + len(item.aliases)
    for position, name in enumerate((item.title, *item.aliases, *item.names)):
        parts = runs(name)
        other = int(position >= own)  # a name that the item only mentions is one longer: an own name goes before it
        length = sum(map(len, parts)) + other
        for run in parts:
            for term in grams(run):
                note(term, length)
            for char in run:
                note(f"\x01{char}", length)
        full, initials = spelled(name)
        for gram in _letter_grams(full, (2, 3)):
            note(f"\x02{gram}", len(full) + other)
        for gram in _letter_grams(initials, (1, 2, 3)):
            note(f"\x03{gram}", len(initials) + other)
    return found


def _count(item: Item) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in (item.title, *item.aliases, *item.names, item.body):
        for run in runs(text):
            counts.update(run)
            counts.update(map(add, run, run[1:]))
    return counts


def _chunk(first: int, items: list[Item]) -> Partial:
    states: dict[str, list] = {}  # term → [first document, its entry without the delta, last document, the other entries]
    known = states.get
    for number, item in enumerate(items, first):
        titled = title_terms(item)
        counts = _count(item)
        for term, count in counts.items():
            state = known(term)
            flags = (SEVERAL if count > 1 else 0) | (TITLE if term in titled else 0)
            if state is None:
                states[term] = [number, bytes((flags, titled[term]) if flags & TITLE else (flags,)), number, bytearray()]
                continue
            state[3] += _encoded((number - state[2]) << 2 | flags)
            if flags & TITLE:
                state[3].append(titled[term])
            state[2] = number
        for term, length in titled.items():
            if term in counts:
                continue
            state = known(term)
            if state is None:
                states[term] = [number, bytes((TITLE, length)), number, bytearray()]
            else:
                state[3] += _encoded((number - state[2]) << 2 | TITLE)
                state[3].append(length)
                state[2] = number
    return {term: (head, last, entry, bytes(rest)) for term, (head, entry, last, rest) in states.items()}


def build_postings(items: list[Item], progress: Callable[[int, int], None] = lambda done, total: None) -> dict[str, bytes]:
    """Term → posting. The same items give the same bytes, whatever the number of processes."""
    chunks = [(start, items[start:start + CHUNK]) for start in range(0, len(items), CHUNK)]
    merged: dict[str, bytearray] = {}
    lasts: dict[str, int] = {}
    workers = min(os.cpu_count() or 1, len(chunks))
    if len(items) < PARALLEL_FROM or workers < 2:
        for start, part in chunks:
            _merge(merged, lasts, _chunk(start, part))
            progress(start + len(part), len(items))
    else:
        with ProcessPoolExecutor(workers) as pool:
            for (start, part), partial in zip(chunks, pool.map(_chunk, *zip(*chunks, strict=True)), strict=True):
                _merge(merged, lasts, partial)
                progress(start + len(part), len(items))
    return {term: bytes(merged[term]) for term in sorted(merged)}


def _merge(merged: dict[str, bytearray], lasts: dict[str, int], partial: Partial) -> None:
    for term, (first, last, head, rest) in partial.items():
        buffer = merged.get(term)
        if buffer is None:
            buffer = merged[term] = bytearray()
        buffer += _encoded((first - lasts.get(term, -1)) << 2 | head[0])
        buffer += head[1:]
        buffer += rest
        lasts[term] = last
