"""Varints: numbers as bytes, one at a time or a whole array at once.

A varint holds seven bits of its number in each byte, the lowest seven first. The high bit of a byte
says that another one follows: 5 is `05`, 300 is `AC 02`.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

BITS = 7
"""Bits of the number in each byte."""
LOW_BITS = 0b0111_1111
MORE = 0b1000_0000
"""Set on every byte but the last."""

_SHORTEST = [bytes([number]) for number in range(LOW_BITS + 1)]
"""Varints of one byte: most are."""

MOST_BYTES = 5
"""What `varint_sizes` and `put_varints` can write: numbers below 2**35."""

Bytes = npt.NDArray[np.uint8]
Integers = npt.NDArray[np.int64]


def varint(number: int) -> bytes:
    """One number that is not negative."""
    if number <= LOW_BITS:
        return _SHORTEST[number]
    encoded = bytearray()
    while number > LOW_BITS:
        encoded.append(number & LOW_BITS | MORE)
        number >>= BITS
    encoded.append(number)
    return bytes(encoded)


def varint_sizes(numbers: Integers) -> Bytes:
    """How many bytes each number takes."""
    sizes = np.ones(len(numbers), np.uint8)
    for count in range(1, MOST_BYTES):
        sizes += numbers >> BITS * count > 0
    return sizes


def put_varints(target: Bytes, numbers: Integers, begins: Integers, sizes: Bytes) -> None:
    """Write varints into an array of bytes.

    Args:
        target: the bytes, changed in place.
        numbers: what is written.
        begins: where each number begins in `target`.
        sizes: how many bytes each takes, as `varint_sizes` says; 0 leaves it out.
    """
    for position in range(MOST_BYTES):
        reaches = np.flatnonzero(sizes > position)
        written = (numbers[reaches] >> BITS * position & LOW_BITS).astype(np.uint8)
        written[sizes[reaches] > position + 1] |= MORE
        target[begins[reaches] + position] = written
