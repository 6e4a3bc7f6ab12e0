"""Postings: for each term the documents that hold it, as bytes.

Small example. Two documents:

    number  title  body
    0       木工   木工、木
    1       工

1. Documents are taken some at a time, a chunk; here both are one chunk.
2. `ngrams.fold_and_join` lays the texts of the chunk one after the other, folded, with a gap (0)
   for what is no letter and after each text. Each character knows the document that it belongs to:

       points  木 工 0 木 工 0 木 0   工 0 0
       owners  0  0  0 0  0  0 0  0   1  1 1

3. Every window of one or two characters without a gap is a term. `Alphabet` numbers the characters
   in the order of their code points, 工 1 and 木 2, two bits each, and so makes each term a number:
   工 is 01 00, 木 is 10 00, 木工 is 10 01.
4. `entries.Chunk` puts the number of the document behind the number of the term and sorts. Equal
   ones lie side by side: document 0 has 木 three times, 工 and 木工 twice, document 1 has 工 once.
5. The same is done with the names alone (here the two titles), and each name's length put behind
   the rest: in document 0 the shortest name with 工 has 2 characters, in document 1 it has 1.
6. An entry is written as a varint and, where a name holds the term, a byte for the name's length.
   The varint is (the number less the number before, at first -1) << 3 | weight << 1 | in title;
   the weight is 2 for what is said twice or three times, 1 for once:

       工      document 0: 1 << 3 | 5 = 0d, length 02; document 1: 1 << 3 | 3 = 0b, length 01
       木      document 0: 0d, length 02
       木工    document 0: 0d, length 02

7. A term that several chunks hold has its pieces joined. Only then is the number before the first
   entry of a piece known, so that one varint is written when the pieces are joined.

Names have further entries: one for each character (`LIKE`), of the spelling and of the initials.
The package's docstring tells what those are for and states the format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from ..library.blocks import blocks_of
from .encoding import put_varints, varint, varint_sizes
from .entries import FLAG_BITS, IN_TITLE, Chunk, Entries, Texts
from .folding import Places
from .items import Item

CHUNK = 1500
"""Documents taken at a time at most. It bounds the memory: each takes some 25 KB while it is
indexed."""
_USUAL_CHUNK = 1000
"""Documents in a chunk that is not cut off, on average."""

Progress = Callable[[int, int], None]
"""Is called with the number of documents that are done and the number of all."""

PlainTexts = tuple[str, tuple[str, ...], tuple[str, ...], str, str, bool]
"""The fields of `Texts`, as plain data."""

PlainEntries = tuple[list[str], list[int], list[int], list[int], bytes]
"""The fields of `_EncodedEntries`, as plain data."""

Encode = Callable[[list[PlainTexts]], list[PlainEntries]]
"""Does what `encode_chunk` does."""


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""


def encode_chunk(documents: list[PlainTexts]) -> list[PlainEntries]:
    """Encode the entries of the documents of a chunk, numbered from 0.

    Plain data goes in and comes out, and nothing else has a say in it: whoever has indexed the same
    texts before can take what came of them.
    """
    chunk = Chunk([Texts(*plain) for plain in documents])
    return [_encode(entries).plain() for entries in chunk.entries()]


def build_postings(
    items: Sequence[Item], progress: Progress = no_progress, encode: Encode = encode_chunk
) -> dict[str, bytes]:
    """Make the posting of every term.

    Args:
        items: the documents, in the order of their numbers.
        progress: is called after each chunk.
        encode: encodes a chunk, or knows what came of it before.

    Returns:
        Term → posting, in the order of the terms. The same items give the same bytes, however many
        are taken at a time.
    """
    joined = _JoinedPostings()
    first = 0
    for chunk in _chunks(items):
        for plain in encode([_plain_texts(item) for item in chunk]):
            joined.add(first, _EncodedEntries(*plain))
        first += len(chunk)
        progress(first, len(items))
    return joined.in_order()


def _chunks(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The documents, some at a time."""
    return blocks_of(items, _id, usual=_USUAL_CHUNK, most=CHUNK)


def _id(item: Item) -> str:
    return item.id


def _plain_texts(item: Item) -> PlainTexts:
    return (item.title, item.aliases, item.names, item.body, item.fields, item.person)


class _EncodedEntries(NamedTuple):
    """The entries of some terms of a chunk as bytes, all but the first varint of each term.

    Attributes:
        terms: each term once.
        firsts: for each term, the number of its first document << 3 | the flags of that entry.
        lasts: for each term, the number of its last document.
        ends: for each term, where its bytes end in `data`; they begin where the term before ends.
        data: the bytes of all terms.
    """

    terms: list[str]
    firsts: list[int]
    lasts: list[int]
    ends: list[int]
    data: bytes

    def plain(self) -> PlainEntries:
        """The same as plain data."""
        return (self.terms, self.firsts, self.lasts, self.ends, self.data)


def _encode(entries: Entries) -> _EncodedEntries:
    """Write the entries of a chunk as bytes."""
    numbers = np.diff(entries.documents, prepend=0)
    numbers <<= FLAG_BITS
    numbers |= entries.flags
    varints = varint_sizes(numbers)
    varints[entries.starts] = 0  # the first of a term is written when the chunks are joined

    with_length = entries.flags & IN_TITLE
    ends = np.cumsum(varints + with_length, dtype=np.int64)
    begins = ends - varints
    begins -= with_length
    data = np.zeros(_last(ends), np.uint8)
    put_varints(data, numbers, begins, varints)
    named = with_length > 0
    data[ends[named] - 1] = entries.lengths[named]

    firsts = entries.documents[entries.starts] << FLAG_BITS | entries.flags[entries.starts]
    last_entries = np.append(entries.starts, len(entries.documents))[1:] - 1
    return _EncodedEntries(
        entries.terms,
        firsts.tolist(),
        entries.documents[last_entries].tolist(),
        ends[last_entries].tolist(),
        data.tobytes(),
    )


def _last(values: Places) -> int:
    """The last value, 0 of none."""
    return int(values[-1]) if len(values) else 0


class _JoinedPostings:
    """Postings that grow chunk by chunk."""

    def __init__(self) -> None:
        self._postings: dict[str, bytearray] = {}
        self._last_documents: dict[str, int] = {}

    def add(self, start: int, encoded: _EncodedEntries) -> None:
        """Append the entries of the next chunk.

        Args:
            start: the number of its first document.
        """
        begin = 0
        for term, first, last, end in zip(
            encoded.terms, encoded.firsts, encoded.lasts, encoded.ends, strict=True
        ):
            posting = self._postings.get(term)
            if posting is None:
                posting = self._postings[term] = bytearray()
            before = self._last_documents.get(term, -1)
            posting += varint(first + (start - before << FLAG_BITS))
            posting += encoded.data[begin:end]
            self._last_documents[term] = start + last
            begin = end

    def in_order(self) -> dict[str, bytes]:
        """All postings by their terms, sorted; this empties the store, to spare memory."""
        return {term: bytes(self._postings.pop(term)) for term in sorted(self._postings)}
