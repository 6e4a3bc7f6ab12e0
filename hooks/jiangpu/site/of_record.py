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


class Packed(NamedTuple):
    """The same as bytes. Whoever keeps it has places for the questions, and keeps only the rest."""

    asked: bytes
    made: bytes

    @property
    def questions(self) -> Questions:
        """The questions that were asked for it."""
        return questions_of(*marshal.loads(zlib.decompress(self.asked)))

    @property
    def whole(self) -> OfRecord:
        """What was packed."""
        return OfRecord(self.questions, _loaded(self.made))


def pack_of_record(one: OfRecord) -> Packed:
    """It as bytes."""
    return Packed(_dumped(one.asked.plain()), _dumped(one.made))


def unpack_of_record(asked: Questions, made: bytes) -> OfRecord | None:
    """What was packed; None where it is something else.

    Args:
        asked: the questions, from where they are kept.
        made: as it was packed.
    """
    try:
        return OfRecord(asked, _loaded(made))
    except (zlib.error, ValueError, EOFError, TypeError):
        return None


def _dumped(value: Any) -> bytes:
    return zlib.compress(marshal.dumps(value), _QUICKLY)


def _loaded(content: bytes) -> Any:
    return marshal.loads(zlib.decompress(content))
