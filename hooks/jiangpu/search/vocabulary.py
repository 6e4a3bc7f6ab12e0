"""The vocabulary: words of the trade with what means the same, and how rare each character is.

It is what the near search needs to know before it reads a shard. A word leads to all documents
that hold it or a word of the same meaning (its concept), and first to those that have one of
these as a facet, as a whole field, or in a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..library.blocks import blocks_of
from ..library.search_words import SearchWords
from .encoding import BITS, LOW_BITS, MORE, varint
from .entries import FLAG_BITS, IN_TITLE, ONCE, WEIGHT_SHIFT
from .folding import fold, is_word
from .items import Item
from .texts import GAP

CONCEPT = "\x04"
"""What the term of a concept begins with."""

SHORTEST_WORD, LONGEST_WORD = 2, 12
"""Characters of a word that is looked for in a question."""

AS_FACET, IN_NAME, IN_TEXT = range(3)
"""Where a document has a word: as a facet or a whole field; in a name; elsewhere."""

LONGEST_FIELD = 5
"""Characters of a field that is taken as a word."""
FEWEST_WITH_FIELD = 2
"""Documents that a field must have to be taken as a word."""


@dataclass(frozen=True)
class Vocabulary:
    """What the file `w` holds.

    Attributes:
        words: the words that have a concept, folded and sorted.
        asks: a kind → how people ask who look for it, folded.
        rarity: the characters by the bytes of their postings, which are little more than the
            documents that hold them: at place n those of 2^n bytes or more, and less than 2^(n+1).
    """

    words: tuple[str, ...]
    asks: Mapping[str, tuple[str, ...]]
    rarity: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        asks = {kind: list(phrases) for kind, phrases in self.asks.items()}
        return {"words": list(self.words), "asks": asks, "rarity": list(self.rarity)}


PlainConcept = list[tuple[list[int], list[bytes]]]
"""For each word that means the same: the documents that have it as a facet, and the postings of its
pairs."""

Lead = Callable[[list[PlainConcept]], list[bytes]]
"""Does what `concept_postings` does."""

_USUAL_BLOCK, _LARGEST_BLOCK = 32, 64
"""Concepts whose postings are made together: on average, and at most."""


def concept_postings(concepts: list[PlainConcept]) -> list[bytes]:
    """The postings of some concepts.

    Plain data goes in and comes out, as with `postings.encode_chunk`.
    """
    return [_posting(_holders(concept)) for concept in concepts]


def vocabulary(
    documents: Sequence[Item],
    words: SearchWords,
    postings: Mapping[str, bytes],
    lead: Lead = concept_postings,
) -> tuple[Vocabulary, dict[str, bytes]]:
    """The vocabulary, and the postings of its concepts by their terms.

    Args:
        documents: in the order of their numbers.
        postings: those of the text.
        lead: makes postings of concepts, or knows what came of them before.
    """
    concepts: dict[str, bytes] = {}
    with_facet = _documents_by_word(documents)
    words_alike = _alike(with_facet, words)
    made = _made_of(words_alike.values(), with_facet, postings, lead)
    for word, alike in words_alike.items():
        posting = made[frozenset(alike)]
        if posting:
            concepts[CONCEPT + word] = posting
    found = tuple(sorted(term.removeprefix(CONCEPT) for term in concepts))
    asks = {kind: tuple(map(fold, phrases)) for kind, phrases in words.asks}
    return Vocabulary(found, asks, _rarity(postings)), concepts


def _made_of(
    concepts: Iterable[set[str]],
    with_facet: Mapping[str, set[int]],
    postings: Mapping[str, bytes],
    lead: Lead,
) -> dict[frozenset[str], bytes]:
    """Words that mean the same → the posting that all of them have."""
    found: dict[frozenset[str], bytes] = {}
    different = sorted({tuple(sorted(alike)) for alike in concepts})
    for block in blocks_of(different, "".join, usual=_USUAL_BLOCK, most=_LARGEST_BLOCK):
        plain = [_plain_concept(alike, with_facet, postings) for alike in block]
        found |= zip(map(frozenset, block), lead(plain), strict=True)
    return found


def _plain_concept(
    alike: Iterable[str], with_facet: Mapping[str, set[int]], postings: Mapping[str, bytes]
) -> PlainConcept:
    concept = []
    for word in alike:
        pairs = [word[start : start + 2] for start in range(len(word) - 1)]
        holding = [postings.get(pair, b"") for pair in pairs]
        concept.append((sorted(with_facet.get(word, ())), holding))
    return concept


def _documents_by_word(documents: Sequence[Item]) -> dict[str, set[int]]:
    """A word, folded → the documents that have it as a facet, or as the whole of a field.

    Such fields are places, trades, tags. A long one, or one that only one document has, is no
    word.
    """
    facets: dict[str, set[int]] = {}
    fields: dict[str, set[int]] = {}
    for number, item in enumerate(documents):
        for words in item.facets.values():
            _note(facets, words, number, LONGEST_WORD)
        _note(fields, item.fields.split(GAP), number, LONGEST_FIELD)
    for word, numbers in fields.items():
        if word in facets or len(numbers) >= FEWEST_WITH_FIELD:
            facets.setdefault(word, set()).update(numbers)
    return facets


def _note(found: dict[str, set[int]], words: Iterable[str], number: int, longest: int) -> None:
    """Note that a document has some words; numbers and years are left out."""
    for given in words:
        word = _as_word(given)
        if word and len(word) <= longest:
            found.setdefault(word, set()).add(number)


@lru_cache(maxsize=20_000)
def _as_word(given: str) -> str:
    """A word, folded; empty where nobody asks for it. Most documents have the same few."""
    word = fold(given)
    return word if _may_be_asked(word) else ""


def _may_be_asked(word: str) -> bool:
    fits = SHORTEST_WORD <= len(word) <= LONGEST_WORD
    return fits and all(is_word(char) and not char.isdigit() for char in word)


def _alike(with_facet: Iterable[str], words: SearchWords) -> dict[str, set[str]]:
    """A word → all words that mean the same, itself among them."""
    found: dict[str, set[str]] = {word: {word} for word in with_facet}
    for group in words.alike:
        folded = [word for word in map(fold, group) if _may_be_asked(word)]
        for word in folded:
            found.setdefault(word, {word}).update(folded)
    return found


def _holders(concept: PlainConcept) -> dict[int, int]:
    """The documents that hold one of the words → `AS_FACET`, `IN_NAME` or `IN_TEXT`, the first
    that is true."""
    found: dict[int, int] = {}
    for with_facet, pairs in concept:
        for number, named in _with_all_pairs(pairs).items():
            place = IN_NAME if named else IN_TEXT
            found[number] = min(place, found.get(number, IN_TEXT))
        for number in with_facet:
            found[number] = AS_FACET
    return found


def _with_all_pairs(pairs: Sequence[bytes]) -> dict[int, bool]:
    """The documents that hold every pair of a word: nearly always those that hold the word.

    Args:
        pairs: the postings of its pairs, one at least.

    Returns:
        The document → whether names hold every pair.
    """
    found = _documents(pairs[0])
    for posting in pairs[1:]:
        other = _documents(posting)
        both = found.keys() & other.keys()
        found = {number: found[number] and other[number] for number in both}
    return found


def _documents(posting: bytes) -> dict[int, bool]:
    """The documents of a posting → whether a name holds the term."""
    found = {}
    number = -1
    left = iter(posting)
    for byte in left:
        value, scale = byte & LOW_BITS, BITS
        while byte & MORE:
            byte = next(left)
            value |= (byte & LOW_BITS) << scale
            scale += BITS
        number += value >> FLAG_BITS
        found[number] = bool(value & IN_TITLE)
        if value & IN_TITLE:
            next(left)  # the length of a name
    return found


def _posting(holders: Mapping[int, int]) -> bytes:
    """The posting of a concept: "in title" marks facets, with the length 0, and names, with 1."""
    encoded = bytearray()
    before = -1
    for number in sorted(holders):
        place = holders[number]
        flags = ONCE << WEIGHT_SHIFT
        if place != IN_TEXT:
            flags |= IN_TITLE
        encoded += varint((number - before) << FLAG_BITS | flags)
        if place != IN_TEXT:
            encoded.append(place)
        before = number
    return bytes(encoded)


def _rarity(postings: Mapping[str, bytes]) -> tuple[str, ...]:
    """The characters by the bytes of their postings, in powers of two."""
    classes: list[list[str]] = []
    for term, posting in postings.items():
        if len(term) != 1:
            continue
        power = len(posting).bit_length() - 1
        while len(classes) <= power:
            classes.append([])
        classes[power].append(term)
    return tuple("".join(chars) for chars in classes)
