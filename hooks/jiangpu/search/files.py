"""The files of the index as plain bytes: shards, groups, facets, orders, variants, manifest.

The package's docstring states the format of each. `writer.py` compresses and names them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

from ..language.pinyin import sort_key
from ..library.search_words import SearchWords
from .encoding import varint
from .facets import SPELLING
from .folding import VARIANTS, all_variant_pairs, variant_pairs
from .items import Item
from .postings import Progress, build_postings, encode_chunk
from .sounds import all_sounds
from .vocabulary import concept_postings, vocabulary

VERSION = 2
"""Of the format. The engine reads no other."""

TITLE_GROUP = 16
"""Documents in a file of titles."""
TEXT_GROUP = 4
"""Documents in a file of texts."""

SHARD_BYTES = 8_500
"""Size in bytes at which a shard is closed: about 6 KB compressed."""
_TERM_OVERHEAD = 3
"""About what the two lengths before a term take in a shard, in bytes."""

_SMALL_RANK, _LARGE_RANK = 2, 4
"""Bytes of a rank in the orders, below 65,536 documents and from there on."""

MANIFEST = "manifest"

G = TypeVar("G")
T = TypeVar("T")


class Always(Protocol):
    """Gives what a function makes of plain data, where nothing else has a say in it."""

    def __call__(self, make: Callable[[G], T], given: G) -> T: ...


def anew(make: Callable[[G], T], given: G) -> T:
    """Make it."""
    return make(given)


class IndexFile(NamedTuple):
    """A file of the index: its path below the folder that it stands in, and its bytes."""

    path: str
    content: bytes


def ordered(items: Iterable[Item]) -> list[Item]:
    """The documents in the order of their numbers: records first, by falling boost, then by id."""
    return sorted(items, key=lambda item: (not item.record, -item.boost, item.id))


def plain_files(
    documents: Sequence[Item],
    words: SearchWords,
    progress: Progress,
    variants: str = "",
    sounds: str = "",
    always: Always = anew,
) -> Iterator[IndexFile]:
    """Every file of the folder H, and last the manifest, which does not know its hash yet.

    They come one at a time, so that the postings can be dropped before the groups are made.

    Args:
        documents: in the order of their numbers.
        words: what helps the near search.
        progress: is told how many documents have been indexed.
        variants: all pairs of `folding.all_variant_pairs`; "" has them worked out.
        sounds: the table of `sounds.all_sounds`; "" has it worked out.
        always: gives what a function makes of plain data, or knows what came of it before.
    """
    postings = build_postings(documents, progress, partial(always, encode_chunk))
    lead = partial(always, concept_postings)
    known, concepts = vocabulary(documents, words, postings, lead)
    postings = dict(sorted((postings | concepts).items()))
    shards = split_into_shards(postings)
    for number, terms in enumerate(shards):
        yield IndexFile(f"s/{number}", _shard(terms, postings))
    chars = (term for term in postings if len(term) == 1)
    pairs = variant_pairs(chars, variants or all_variant_pairs())
    del postings

    yield from _groups("t", documents, TITLE_GROUP, _title_row)
    yield from _groups("d", documents, TEXT_GROUP, _text_row)
    yield IndexFile("f", _facets(documents))
    yield IndexFile("o", _orders(documents))
    yield IndexFile("v", pairs.encode())
    yield IndexFile("p", (sounds or all_sounds()).encode())
    yield IndexFile("w", json_bytes(known.as_json()))
    first_terms = [terms[0] for terms in shards]
    yield IndexFile(MANIFEST, json_bytes(_manifest(documents, first_terms)))


def json_bytes(value: object) -> bytes:
    """JSON without spaces, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _manifest(documents: Sequence[Item], first_terms: list[str]) -> dict[str, object]:
    variants = "".join(char + folded for char, folded in VARIANTS.items())
    return {
        "version": VERSION,
        "documents": len(documents),
        "records": sum(item.record for item in documents),
        "shards": first_terms,
        "titles": TITLE_GROUP,
        "texts": TEXT_GROUP,
        "variants": variants,
    }


def split_into_shards(postings: Mapping[str, bytes]) -> list[list[str]]:
    """The terms of each shard. A shard is closed before it would grow beyond `SHARD_BYTES`."""
    shards: list[list[str]] = []
    size = 0
    for term, posting in postings.items():
        if not shards or size + len(posting) > SHARD_BYTES:
            shards.append([])
            size = 0
        shards[-1].append(term)
        size += len(posting) + len(term.encode()) + _TERM_OVERHEAD
    return shards


def _shard(terms: Sequence[str], postings: Mapping[str, bytes]) -> bytes:
    """The head, which tells the length of each posting, then the postings."""
    head = bytearray(varint(len(terms)))
    body = bytearray()
    for term in terms:
        name = term.encode()
        posting = postings[term]
        head += varint(len(name)) + name + varint(len(posting))
        body += posting
    return bytes(head + body)


def _groups(
    folder: str, documents: Sequence[Item], size: int, row: Callable[[Item], list[object]]
) -> Iterator[IndexFile]:
    """The rows of the documents, some in each file."""
    for number, start in enumerate(range(0, len(documents), size)):
        rows = [row(item) for item in documents[start : start + size]]
        yield IndexFile(f"{folder}/{number}", json_bytes(rows))


def _title_row(item: Item) -> list[object]:
    return [item.id, item.url, item.title, list(item.aliases), list(item.names), item.facets]


def _text_row(item: Item) -> list[object]:
    return [*_title_row(item), item.body, item.fields]


def _facets(documents: Sequence[Item]) -> bytes:
    """The words of each field, and which of them each document has."""
    words_of = _facet_words(documents)
    fields = [[name, words] for name, words in words_of.items()]
    content = _with_header({"fields": fields})
    for name, words in words_of.items():
        positions = {word: varint(position) for position, word in enumerate(words)}
        for item in documents:
            own = item.facets.get(name, [])
            content += varint(len(own))
            for word in own:
                content += positions[word]
    return bytes(content)


def _facet_words(documents: Sequence[Item]) -> dict[str, list[str]]:
    """Field → its words by pinyin; the fields in the order in which they first occur."""
    found: dict[str, set[str]] = {}
    for item in documents:
        for name, words in item.facets.items():
            found.setdefault(name, set()).update(words)
    return {name: sorted(words, key=sort_key) for name, words in found.items()}


def _orders(documents: Sequence[Item]) -> bytes:
    """For each order the rank of every document."""
    fields: dict[str, None] = {}
    for item in documents:
        fields.update(dict.fromkeys(item.sort))
    by_name = _ranks_by_name(documents)
    orders = [by_name]
    for field in fields:
        orders.append(_ranks_by_field(documents, field, by_name))

    width = _SMALL_RANK if len(documents) < 1 << 16 else _LARGE_RANK
    content = _with_header([SPELLING, *fields])
    for ranks in orders:
        for rank in ranks:
            content += rank.to_bytes(width, "little")
    return bytes(content)


def _ranks_by_name(documents: Sequence[Item]) -> list[int]:
    """The rank of each document by the pinyin of its title, then by its number."""

    def key(number: int) -> tuple[tuple[str, ...], int]:
        return sort_key(documents[number].title, person=documents[number].person), number

    return _ranks(sorted(range(len(documents)), key=key))


def _ranks_by_field(documents: Sequence[Item], field: str, by_name: list[int]) -> list[int]:
    """The rank of each document by a number, greatest first; those without one come last."""

    def key(number: int) -> tuple[bool, float, int]:
        values = documents[number].sort
        return field not in values, -values.get(field, 0), by_name[number]

    return _ranks(sorted(range(len(documents)), key=key))


def _ranks(order: list[int]) -> list[int]:
    """The rank of each number in an order: [2, 0, 1] → [1, 2, 0]."""
    ranks = [0] * len(order)
    for rank, number in enumerate(order):
        ranks[number] = rank
    return ranks


def _with_header(header: object) -> bytearray:
    """A varint that says how long the JSON is, and the JSON."""
    encoded = json_bytes(header)
    return bytearray(varint(len(encoded)) + encoded)
