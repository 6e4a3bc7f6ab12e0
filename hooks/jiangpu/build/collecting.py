"""How seldom Python looks for garbage while a library is read and a site is made of it.

Hundreds of thousands of objects live as long as the process does. To look through all of them
again and again, as Python does by default, costs an eighth of the time and finds nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

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
