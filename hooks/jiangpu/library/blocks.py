"""A row of things cut into blocks, so that one that is new or gone changes the block in which it
happened, and seldom another one."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def blocks_of(
    things: Iterable[T], name: Callable[[T], str], *, usual: int, most: int
) -> Iterator[list[T]]:
    """The things in their order, some at a time.

    Args:
        name: tells each thing from the others. It decides whether a block ends with the thing.
        usual: things in a block that is not cut off, on average.
        most: in any block.
    """
    block = []
    for thing in things:
        block.append(thing)
        if len(block) == most or zlib.crc32(name(thing).encode()) % usual == 0:
            yield block
            block = []
    if block:
        yield block
