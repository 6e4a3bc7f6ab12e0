"""What was made of one record, with the questions that were asked for it, as bytes."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..library.noting import Note

_QUICKLY = 1
"""How hard it is packed: tens of thousands are."""


class OfRecord(NamedTuple):
    """Something that `Site.each` made.

    Attributes:
        asked: the questions that were asked for it.
        made: plain data.
    """

    asked: Sequence[Note]
    made: Any


def pack_of_record(one: OfRecord) -> bytes:
    """It as bytes."""
    return zlib.compress(marshal.dumps((list(one.asked), one.made)), _QUICKLY)


def unpack_of_record(content: bytes) -> OfRecord | None:
    """What was packed; None where it is something else."""
    try:
        return OfRecord(*marshal.loads(zlib.decompress(content)))
    except (zlib.error, ValueError, EOFError, TypeError):
        return None
