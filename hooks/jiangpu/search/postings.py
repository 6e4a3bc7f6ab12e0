"""Items to postings: which documents hold which term. A chunk of documents is one array of characters; its terms are found by sorting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from ..language.pinyin import syllables
from .folding import distinct, fold_points, points_of, runs
from .items import Item

TITLE, SEVERAL = 1, 2
CHUNK = 1000
"""Documents taken at a time: what bounds the memory (some 100 KB each)."""

_LENGTH = 8
"""Bits of a length: a name counts 255 characters at most."""

_LIKE, _SPELLED, _INITIALS = "\x01", "\x02", "\x03"
"""What the terms of names begin with that are no text."""


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def spelled(text: str) -> tuple[str, str]:
    """Full spelling and initials of a name, letters and digits only."""
    parts = [part for run in runs(text) for part in syllables(run)]
    return "".join(parts), "".join(part[:1] for part in parts)


@dataclass(frozen=True)
class _Text:
    """Texts one after the other: their folded characters with a gap (0) after each text, and the number of the text of each."""

    points: np.ndarray
    owner: np.ndarray

    @classmethod
    def of(cls, texts: list[str], *, folded: bool = False) -> _Text:
        points = points_of("".join(f"{text}\0" for text in texts))
        owner = np.repeat(np.arange(len(texts)), [len(text) + 1 for text in texts])
        if folded:
            return cls(points, owner)
        points, origin = fold_points(points)
        return cls(points, owner[origin])


class _Alphabet:
    """The characters of a chunk, numbered from 1: a term of up to `longest` of them is one number.

    Raises:
        OverflowError: term, document and length do not fit 64 bits. It takes more different characters than there are (of the
            names' spelling: 32,000 different letters in one chunk).
    """

    def __init__(self, points: np.ndarray, longest: int) -> None:
        self.chars, _ = distinct(points[points > 0])
        bits = len(self.chars).bit_length()
        if bits * longest + CHUNK.bit_length() + _LENGTH > 64:
            raise OverflowError(len(self.chars))
        self.bits, self.longest = np.uint64(max(1, bits)), longest

    def grams(self, text: _Text, sizes: Iterable[int]) -> tuple[np.ndarray, np.ndarray]:
        """(the term, the number of the text) of every run of so many characters without a gap."""
        ids = np.where(text.points, np.searchsorted(self.chars, text.points) + 1, 0).astype(
            np.uint64
        )
        found, owners = [], []
        for size in sizes:
            columns = [ids[start : len(ids) - size + 1 + start] for start in range(size)]
            whole = np.logical_and.reduce([column > 0 for column in columns])
            term = np.zeros(int(whole.sum()), np.uint64)
            for column in columns:
                term = term << self.bits | column[whole]
            found.append(term << self.bits * np.uint64(self.longest - size))
            owners.append(text.owner[: len(whole)][whole])
        return np.concatenate(found), np.concatenate(owners)

    def words(self, terms: np.ndarray, prefix: str) -> list[str]:
        """The terms as text."""
        table = ["", *map(chr, self.chars.tolist())]
        mask = np.uint64((1 << int(self.bits)) - 1)
        columns = [
            (terms >> self.bits * np.uint64(shift) & mask).tolist()
            for shift in reversed(range(self.longest))
        ]
        return [
            prefix + "".join([table[place] for place in places])
            for places in zip(*columns, strict=True)
        ]


@dataclass(frozen=True)
class _Postings:
    """Of a chunk: a term each, its first entry (number << 2 | flags), its last number, and where its bytes without the first delta are."""

    terms: list[str]
    firsts: list[int]
    lasts: list[int]
    ends: list[int]
    data: bytes


def _encoded(
    words: list[str],
    starts: np.ndarray,
    numbers: np.ndarray,
    flags: np.ndarray,
    lengths: np.ndarray,
) -> _Postings:
    """Entries in the order of terms and numbers as bytes; `starts` is where each term begins."""
    deltas = np.diff(numbers, prepend=0) << 2 | flags
    sizes = np.ones(len(deltas), np.int64)
    for bits in (7, 14, 21, 28):
        sizes += deltas >> bits > 0
    sizes[starts] = (
        0  # the first delta of a term depends on the chunks before: it is written when they are joined
    )
    titled = flags & TITLE
    ends = np.cumsum(sizes + titled)
    begins = ends - sizes - titled
    data = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    for byte in range(5):
        there = sizes > byte
        data[begins[there] + byte] = (deltas[there] >> 7 * byte & 127) | np.where(
            sizes[there] > byte + 1, 128, 0
        )
    marked = titled > 0
    data[ends[marked] - 1] = lengths[marked]
    last = np.append(starts[1:], len(numbers)) - 1
    return _Postings(
        words,
        (numbers[starts] << 2 | flags[starts]).tolist(),
        numbers[last].tolist(),
        ends[last].tolist(),
        data.tobytes(),
    )


def _starts(keys: np.ndarray) -> np.ndarray:
    """Where a new value begins in a sorted array."""
    return (
        np.flatnonzero(np.append(True, keys[1:] != keys[:-1]))
        if len(keys)
        else np.zeros(0, np.int64)
    )


class _Chunk:
    """Documents numbered from `first`, and their names: every title, alias and name that is mentioned."""

    def __init__(self, first: int, items: list[Item]) -> None:
        self.first, self.items = first, items
        self.bits = np.uint64(max(1, len(items).bit_length()))
        self.names = [name for item in items for name in (item.title, *item.aliases, *item.names)]
        sizes = [(1 + len(item.aliases), len(item.names)) for item in items]
        self.owner = np.repeat(
            np.arange(len(items), dtype=np.uint64), [own + other for own, other in sizes]
        )
        self.other = np.concatenate([np.repeat((0, 1), size) for size in sizes])
        """A name that the item only mentions counts one character more: an own name goes before it."""

    def postings(self) -> Iterator[_Postings]:
        """Of the text and the names, then of what else names are found by."""
        whole = _Text.of(
            ["\n".join((item.title, *item.aliases, *item.names, item.body)) for item in self.items]
        )
        named, alphabet = _Text.of(self.names), _Alphabet(whole.points, 2)
        lengths = self._lengths(
            np.bincount(named.owner[named.points > 0], minlength=len(self.names))
        )
        terms, documents = alphabet.grams(whole, (1, 2))
        places = terms << self.bits | documents.astype(np.uint64)
        places.sort()
        starts = _starts(places)
        several = np.diff(np.append(starts, len(places))) > 1
        places = places[starts]
        titles, least = self._least(*alphabet.grams(named, (1, 2)), lengths)
        at = np.searchsorted(places, titles)
        flags, shortest = several.astype(np.int64) * SEVERAL, np.zeros(len(places), np.int64)
        flags[at] |= TITLE
        shortest[at] = least
        yield self._coded(alphabet, "", places, flags, shortest)
        yield self._names(alphabet, _LIKE, *alphabet.grams(named, (1,)), lengths)
        whole_names, initials = zip(*map(spelled, self.names), strict=True)
        for prefix, texts, sizes in (
            (_SPELLED, whole_names, (2, 3)),
            (_INITIALS, initials, (1, 2, 3)),
        ):
            letters = _Text.of(list(texts), folded=True)
            own = _Alphabet(letters.points, 3)
            yield self._names(
                own,
                prefix,
                *own.grams(letters, sizes),
                self._lengths(np.array(list(map(len, texts)))),
            )

    def _lengths(self, counts: np.ndarray) -> np.ndarray:
        return np.minimum(counts + self.other, (1 << _LENGTH) - 1).astype(np.uint64)

    def _least(
        self, terms: np.ndarray, names: np.ndarray, lengths: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """(term and document of each, in order; the least length of the names that hold it)."""
        keys = (terms << self.bits | self.owner[names]) << np.uint64(_LENGTH) | lengths[names]
        keys.sort()
        places = keys >> np.uint64(_LENGTH)
        starts = _starts(places)
        return places[starts], (keys[starts] & np.uint64((1 << _LENGTH) - 1)).astype(np.int64)

    def _names(
        self,
        alphabet: _Alphabet,
        prefix: str,
        terms: np.ndarray,
        names: np.ndarray,
        lengths: np.ndarray,
    ) -> _Postings:
        places, least = self._least(terms, names, lengths)
        return self._coded(alphabet, prefix, places, np.full(len(places), TITLE), least)

    def _coded(
        self,
        alphabet: _Alphabet,
        prefix: str,
        places: np.ndarray,
        flags: np.ndarray,
        lengths: np.ndarray,
    ) -> _Postings:
        terms = places >> self.bits
        starts = _starts(terms)
        numbers = (places & np.uint64((1 << int(self.bits)) - 1)).astype(np.int64) + self.first
        return _encoded(alphabet.words(terms[starts], prefix), starts, numbers, flags, lengths)


def build_postings(
    items: list[Item], progress: Callable[[int, int], None] = lambda done, total: None
) -> dict[str, bytes]:
    """Term → posting, in the order of the terms. The same items give the same bytes, however many are taken at a time."""
    merged: dict[str, bytearray] = {}
    lasts: dict[str, int] = {}
    for start in range(0, len(items), CHUNK):
        part = items[start : start + CHUNK]
        for postings in _Chunk(start, part).postings():
            _merge(merged, lasts, postings)
        progress(start + len(part), len(items))
    return {term: bytes(merged.pop(term)) for term in sorted(merged)}


def _merge(merged: dict[str, bytearray], lasts: dict[str, int], postings: _Postings) -> None:
    begin = 0
    for term, first, last, end in zip(
        postings.terms, postings.firsts, postings.lasts, postings.ends, strict=True
    ):
        buffer = merged.get(term)
        if buffer is None:
            buffer = merged[term] = bytearray()
        buffer += varint(first - (lasts.get(term, -1) << 2))
        buffer += postings.data[begin:end]
        lasts[term], begin = last, end
