"""N-grams: every run of one, two or three characters in many texts, found at once.

The texts are laid one after the other in one array of code points, with a 0 (a gap) after each and
in place of everything that is no letter, mark or number. An n-gram is a window of n points without
a gap in it. An `Alphabet` packs a window into a single number, so that n-grams can be sorted and
compared as numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .folding import GAP, CodePoints, distinct, fold_points, points_of

Terms = npt.NDArray[np.uint64]
"""Terms, each packed into a number by an `Alphabet`."""

Owners = npt.NDArray[np.uint32]
"""Numbers of texts."""

WORD_BITS = 64
"""Bits of the numbers that hold terms."""


@dataclass(frozen=True)
class JoinedTexts:
    """Texts one after the other. Both arrays have one value for each character, gaps included.

    Attributes:
        points: uint32, the folded code point, 0 for a gap.
        owners: uint32, the number of the text that the character belongs to.
    """

    points: CodePoints
    owners: Owners


def join_folded(texts: Sequence[str]) -> JoinedTexts:
    """Join texts that are folded and hold nothing but letters, marks and numbers."""
    points = points_of("".join(text + GAP for text in texts))
    sizes = [len(text) + 1 for text in texts]
    return JoinedTexts(points, np.repeat(np.arange(len(texts), dtype=np.uint32), sizes))


def fold_and_join(texts: Sequence[str]) -> JoinedTexts:
    """Join texts as they were written, and fold them."""
    joined = join_folded(texts)
    folded = fold_points(joined.points)
    return JoinedTexts(folded.points, joined.owners[folded.origin])


@dataclass(frozen=True)
class Grams:
    """N-grams in the order in which they stand in the texts; one that occurs twice is there twice.

    Attributes:
        terms: uint64, each n-gram as a number of its alphabet.
        owners: uint32, the number of the text that each stands in.
    """

    terms: Terms
    owners: Owners


class Alphabet:
    """The characters that some texts use, numbered from 1 in the order of their code points.

    A term of up to `longest` characters is one number: `bits` bits for each character, the first
    one highest. A shorter term has zeros in the place of what it lacks. So the order of the
    numbers is the order of the terms.

    Raises:
        OverflowError: a term does not fit beside `spare` further bits. It takes more different
            characters than there are, or 32,000 different letters in the names of one chunk.
    """

    def __init__(self, points: CodePoints, longest: int, *, spare: int = 0) -> None:
        self.chars = distinct(points[points > 0]).chars
        bits = len(self.chars).bit_length()
        if bits * longest + spare > WORD_BITS:
            raise OverflowError(len(self.chars))
        self.bits = np.uint64(max(1, bits))
        self.longest = longest

    def grams(self, texts: JoinedTexts, sizes: Iterable[int]) -> Grams:
        """All n-grams of the given sizes: first every one of the first size, then of the next."""
        ids = self._ids(texts.points)
        found = [self._grams_of_size(size, ids, texts.owners) for size in sizes]
        return Grams(
            np.concatenate([grams.terms for grams in found]),
            np.concatenate([grams.owners for grams in found]),
        )

    def _ids(self, points: CodePoints) -> Terms:
        """The number of each character in this alphabet, 0 for a gap."""
        numbers = np.searchsorted(self.chars, points) + 1
        return np.where(points, numbers, 0).astype(np.uint64)

    def _grams_of_size(self, size: int, ids: Terms, owners: Owners) -> Grams:
        windows = max(0, len(ids) - size + 1)
        columns = [ids[offset : offset + windows] for offset in range(size)]
        whole = np.ones(windows, bool)
        for column in columns:
            whole &= column > 0

        terms = np.zeros(np.count_nonzero(whole), np.uint64)
        for column in columns:
            terms = terms << self.bits | column[whole]
        missing = np.uint64(self.longest - size)
        return Grams(terms << self.bits * missing, owners[:windows][whole])

    def texts(self, terms: Terms, prefix: str = "") -> list[str]:
        """The terms as text, each with `prefix` before it."""
        char_of = ["", *map(chr, self.chars.tolist())]
        mask = np.uint64((1 << int(self.bits)) - 1)
        columns = []
        for place in reversed(range(self.longest)):
            shifted = terms >> self.bits * np.uint64(place)
            columns.append((shifted & mask).tolist())

        texts = []
        for ids in zip(*columns, strict=True):
            texts.append(prefix + "".join([char_of[number] for number in ids]))
        return texts
