"""What was made of one record, with the questions that were asked for it, as bytes."""

from __future__ import annotations

import marshal
import zlib
from typing import Any, NamedTuple

from ..library.noting import Questions, questions_of

_QUICKLY = 1
"""How hard it is packed: tens of thousands are."""


class OfRecord(NamedTuple):
    """Something that `Site.each` made.

    Attributes:
        asked: the questions that were asked for it.
        made: plain data.
    """

    asked: Questions
    made: Any


def pack_of_record(one: OfRecord) -> bytes:
    """It as bytes."""
    return zlib.compress(marshal.dumps((*one.asked.plain(), one.made)), _QUICKLY)


def unpack_of_record(content: bytes) -> OfRecord | None:
    """What was packed; None where it is something else."""
    try:
        others, fields, made = marshal.loads(zlib.decompress(content))
        return OfRecord(questions_of(others, fields), made)
    except (zlib.error, ValueError, EOFError, TypeError):
        return None
