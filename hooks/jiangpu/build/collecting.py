"""How seldom Python looks for garbage while a library is read and a site is made of it.

Hundreds of thousands of objects live as long as the process does. To look through all of them
again and again, as Python does by default, costs an eighth of the time and finds nothing.
"""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

SELDOM = (50_000, 20, 50)
"""New objects before the newest are looked through; how often that is done before older ones are,
and then the oldest."""


@contextmanager
def seldom() -> Iterator[None]:
    """Look for garbage seldom, and never among what is there already."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def seldom_from_now_on() -> None:
    """Look for garbage seldom as long as the process lives: it makes one site and ends."""
    gc.set_threshold(*SELDOM)


def leave_to_the_system(left: object) -> None:
    """Have the system take all of an object back when the process ends, as it does anyway.

    Python would go through a million small objects one by one before, which takes two seconds with
    ten thousand records. What holds itself and is not looked at for garbage it lets be.
    """
    held: list[Any] = [left]
    held.append(held)
    gc.freeze()


def give_back() -> None:
    """Give the system the memory that is free, where the C library can do that: what was read and
    dropped leaves holes, 50 MB with ten thousand records."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
