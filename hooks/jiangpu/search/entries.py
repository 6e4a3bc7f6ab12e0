"""Entries: which document of a chunk holds which term, how often, and in how short a name.

A chunk is some documents taken together. All that is known of them lies in arrays with one value
for each entry, an entry being one term in one document. Entries are found by sorting: a term and a
document are packed into one number (a pair), and equal pairs come to lie side by side.
`postings.py` walks one example through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from ..language.pinyin import person_syllables, syllables
from .encoding import Bytes
from .folding import MARKS, Places, runs
from .ngrams import Alphabet, Grams, JoinedTexts, Owners, Terms, fold_and_join, join_folded

IN_TITLE = 0b01
"""Flag: a title, alias or name of the document holds the term."""
WEIGHT_SHIFT = 1
"""Where the weight stands in the flags: two bits."""
IN_FIELDS, ONCE, SEVERAL, OFTEN = range(4)
"""The weight of a term in a document: only among its fields; once in its title, names and
sentences; more than once; four times or more."""
OFTEN_FROM = 4

FLAG_BITS = 3
"""Bits of the flags."""

LIKE, SPELLED, INITIALS = "\x01", "\x02", "\x03"
"""What those terms begin with that are no text, but lead to names in another way."""

TEXT_SIZES = (1, 2)
"""Characters of the terms of a text: each one, and each overlapping pair."""
LIKE_SIZES = (1,)
SPELLED_SIZES = (2, 3)
"""Letters of the terms of a full spelling."""
INITIALS_SIZES = (1, 2, 3)

LENGTH_BITS = 8
LONGEST_LENGTH = (1 << LENGTH_BITS) - 1
"""A length is one byte: of a longer name, 255 characters count."""

Pairs = npt.NDArray[np.uint64]
"""A term and a document each: the term's number, then the document's in the lowest bits."""
Lengths = npt.NDArray[np.uint64]

_Number = TypeVar("_Number", bound=np.generic)


class Texts(NamedTuple):
    """What is indexed of a document; `items.Item` tells what each is."""

    title: str
    aliases: tuple[str, ...]
    names: tuple[str, ...]
    body: str
    fields: str
    person: bool


@dataclass(frozen=True)
class Entries:
    """Some terms and their documents, in the order of the terms, then of the documents.

    Attributes:
        terms: each term once.
        starts: int64, one for each term: where its entries begin in the arrays below.
        documents: int64, one for each entry: the number of the document in its chunk.
        flags: uint8, one for each entry: `IN_TITLE` and the weight.
        lengths: uint8, one for each entry: the length of the shortest name that holds the term, 0
            where none does.
    """

    terms: list[str]
    starts: Places
    documents: Places
    flags: Bytes
    lengths: Bytes


@dataclass(frozen=True)
class Spelling:
    """A name in pinyin without tones and spaces: 木工 is `mugong`, its initials `mg`."""

    letters: str
    initials: str


def spell(name: str, *, person: bool = False) -> Spelling:
    """Spell a name; what is no letter and no number is left out.

    Args:
        person: it begins with the name of a person, whose surname may have its own reading.
    """
    parts: list[str] = []
    for run in runs(name):
        letters = "".join(char for char in run if char not in MARKS)
        if not letters:
            continue
        parts += person_syllables(letters) if person and not parts else syllables(letters)
    return Spelling("".join(parts), "".join(part[:1] for part in parts))


@dataclass(frozen=True)
class _Names:
    """Every name by which the documents of a chunk may be found, one value for each name.

    Attributes:
        texts: titles, aliases and names of people, as they were written.
        people: for each, whether it begins with the name of a person.
        documents: uint32, the document of the chunk that has the name, counted from 0.
        mentioned: int64, 1 for a name that the document only mentions, 0 for a name of its own.
    """

    texts: list[str]
    people: list[bool]
    documents: Owners
    mentioned: Places

    @classmethod
    def of(cls, indexed: Sequence[Texts]) -> _Names:
        texts: list[str] = []
        people: list[bool] = []
        documents: list[int] = []
        mentioned: list[int] = []
        for document, each in enumerate(indexed):
            own = (each.title, *each.aliases)
            texts += (*own, *each.names)
            people += [each.person or name.startswith(each.names) for name in own]
            people += [True] * len(each.names)
            documents += [document] * (len(own) + len(each.names))
            mentioned += [0] * len(own) + [1] * len(each.names)
        return cls(texts, people, np.array(documents, np.uint32), np.array(mentioned, np.int64))

    def lengths(self, counts: Places) -> Lengths:
        """The length that each name counts, made of its number of characters.

        A name that is only mentioned counts one more, so that a title of the same length goes
        before it in the results.
        """
        lengths: Places = np.minimum(counts + self.mentioned, LONGEST_LENGTH)
        return lengths.astype(np.uint64)


@dataclass(frozen=True)
class _Shortest:
    """Which pairs the names hold, and the length of the shortest name that holds each.

    Attributes:
        pairs: uint64, each pair once, in rising order.
        lengths: uint8, one for each pair.
    """

    pairs: Pairs
    lengths: Bytes


@dataclass(frozen=True)
class _Weighed:
    """Which pairs the titles, names and sentences hold, and the weight of each.

    Attributes:
        pairs: uint64, each pair once, in rising order.
        weights: uint8, one for each pair.
    """

    pairs: Pairs
    weights: Bytes


class Chunk:
    """Some documents, numbered from 0.

    Args:
        documents: at least one.
    """

    def __init__(self, documents: Sequence[Texts]) -> None:
        self._documents = documents
        self._names = _Names.of(documents)
        self._document_bits = len(documents).bit_length()

    def entries(self) -> Iterator[Entries]:
        """The entries of the text, then those by which names are found in other ways."""
        texts = fold_and_join([_whole_text(each) for each in self._documents])
        told = fold_and_join([_told(each) for each in self._documents])
        names = fold_and_join(self._names.texts)
        alphabet = self._alphabet(texts, longest=max(TEXT_SIZES))
        characters = np.bincount(names.owners[names.points > 0], minlength=len(self._names.texts))
        lengths = self._names.lengths(characters)

        in_names = self._shortest(alphabet.grams(names, TEXT_SIZES), lengths)
        yield self._text_entries(
            alphabet,
            alphabet.grams(texts, TEXT_SIZES),
            self._weighed(alphabet.grams(told, TEXT_SIZES)),
            in_names,
        )
        likes = self._shortest(alphabet.grams(names, LIKE_SIZES), lengths)
        yield self._name_entries(alphabet, LIKE, likes)

        spellings = []
        for name, person in zip(self._names.texts, self._names.people, strict=True):
            spellings.append(spell(name, person=person))
        letters = [spelling.letters for spelling in spellings]
        yield self._letter_entries(SPELLED, letters, SPELLED_SIZES)
        initials = [spelling.initials for spelling in spellings]
        yield self._letter_entries(INITIALS, initials, INITIALS_SIZES)

    def _alphabet(self, texts: JoinedTexts, longest: int) -> Alphabet:
        """An alphabet whose terms leave room for a document and a length in the same number."""
        return Alphabet(texts.points, longest, spare=self._document_bits + LENGTH_BITS)

    def _weighed(self, grams: Grams) -> _Weighed:
        """The pairs of what is told, with their weights."""
        pairs = self._pairs(grams.terms, grams.owners)
        pairs.sort()
        starts = _starts(pairs)
        occurrences = np.diff(starts, append=len(pairs))
        weights = np.full(len(starts), ONCE, np.uint8)
        weights[occurrences > 1] = SEVERAL
        weights[occurrences >= OFTEN_FROM] = OFTEN
        return _Weighed(pairs[starts], weights)

    def _text_entries(
        self, alphabet: Alphabet, grams: Grams, weighed: _Weighed, in_names: _Shortest
    ) -> Entries:
        """The entries of all that a document says; its names are part of that."""
        pairs = self._pairs(grams.terms, grams.owners)
        pairs.sort()
        pairs = pairs[_starts(pairs)]

        flags = np.full(len(pairs), IN_FIELDS << WEIGHT_SHIFT, np.uint8)
        flags[np.searchsorted(pairs, weighed.pairs)] = weighed.weights << WEIGHT_SHIFT
        lengths = np.zeros(len(pairs), np.uint8)
        titled = np.searchsorted(pairs, in_names.pairs)
        flags[titled] |= IN_TITLE
        lengths[titled] = in_names.lengths
        return self._unpacked(alphabet, "", pairs, flags, lengths)

    def _letter_entries(self, prefix: str, spelled: list[str], sizes: Sequence[int]) -> Entries:
        """The entries of names that are spelled in letters: one spelled text for each name."""
        texts = join_folded(spelled)
        alphabet = self._alphabet(texts, longest=max(sizes))
        letters = np.array([len(text) for text in spelled], np.int64)
        grams = alphabet.grams(texts, sizes)
        found = self._shortest(grams, self._names.lengths(letters))
        return self._name_entries(alphabet, prefix, found)

    def _name_entries(self, alphabet: Alphabet, prefix: str, found: _Shortest) -> Entries:
        """Entries that stem from names alone."""
        flags = np.full(len(found.pairs), IN_TITLE, np.uint8)
        return self._unpacked(alphabet, prefix, found.pairs, flags, found.lengths)

    def _shortest(self, grams: Grams, lengths: Lengths) -> _Shortest:
        """The shortest name for each pair.

        Args:
            grams: n-grams of the names; their owners are numbers of names.
            lengths: what each name counts.
        """
        pairs = self._pairs(grams.terms, self._names.documents[grams.owners])
        keys = pairs << np.uint64(LENGTH_BITS) | lengths[grams.owners]
        keys.sort()
        pairs = keys >> np.uint64(LENGTH_BITS)
        starts = _starts(pairs)  # the first of equal pairs has the least length
        shortest = keys[starts] & np.uint64(LONGEST_LENGTH)
        return _Shortest(pairs[starts], shortest.astype(np.uint8))

    def _pairs(self, terms: Terms, documents: Owners) -> Pairs:
        packed: Pairs = terms << np.uint64(self._document_bits)
        packed |= documents
        return packed

    def _unpacked(
        self, alphabet: Alphabet, prefix: str, pairs: Pairs, flags: Bytes, lengths: Bytes
    ) -> Entries:
        """Entries of sorted pairs, with terms as text."""
        terms = pairs >> np.uint64(self._document_bits)
        documents = pairs & np.uint64((1 << self._document_bits) - 1)
        starts = _starts(terms)
        return Entries(
            alphabet.texts(terms[starts], prefix),
            starts,
            documents.astype(np.int64),
            flags,
            lengths,
        )


def _whole_text(document: Texts) -> str:
    """Everything that a document is found by; a line end keeps the parts from running together."""
    return f"{_told(document)}\n{document.fields}"


def _told(document: Texts) -> str:
    """The same without its fields."""
    return "\n".join((document.title, *document.aliases, *document.names, document.body))


def _starts(values: npt.NDArray[_Number]) -> Places:
    """Where a new value begins in a sorted array: 3 3 5 5 5 9 → 0 2 5."""
    if not len(values):
        return np.zeros(0, np.int64)
    changes = np.flatnonzero(values[1:] != values[:-1]) + 1
    return np.concatenate(([0], changes))
