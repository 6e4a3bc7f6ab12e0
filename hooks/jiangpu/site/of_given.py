"""What was made of plain data and of nothing else, kept by a digest of that data."""

from __future__ import annotations

import hashlib
import marshal
import zlib
from typing import Any

_SIZE = 16
"""Bytes of a digest."""
NO_REFERENCES = 2
"""The version of `marshal` that writes equal data as equal bytes, whoever holds parts of it."""
_QUICKLY = 1
"""How hard it is packed."""


def key_of_given(maker: str, given: Any) -> str:
    """The key of what a maker makes of some data.

    Args:
        maker: its name.
        given: plain data.
    """
    content = marshal.dumps(given, NO_REFERENCES)
    return f"{maker} {hashlib.blake2b(content, digest_size=_SIZE).hexdigest()}"


def maker_of_key(key: str) -> str:
    """The name of the maker in a key, with what else stands before it."""
    return key.rpartition(" ")[0]


def pack_of_given(made: Any) -> bytes:
    """What was made, as bytes."""
    return zlib.compress(marshal.dumps(made), _QUICKLY)


def unpack_of_given(packed: bytes) -> Any:
    """What was packed; None where it is something else."""
    try:
        return marshal.loads(zlib.decompress(packed))
    except (zlib.error, ValueError, EOFError, TypeError):
        return None
