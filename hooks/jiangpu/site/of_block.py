"""What was made of a block of records, with the questions that were asked for it, as bytes."""

from __future__ import annotations

import marshal
import zlib
from typing import Any, NamedTuple

from ..library.noting import Questions, questions_of

_QUICKLY = 1
"""How hard it is packed: thousands are."""


class OfBlock(NamedTuple):
    """What `Site.each` made of some records that follow each other.

    Attributes:
        asked: the questions that were asked for it.
        made: plain data, one of each record.
    """

    asked: Questions
    made: list[Any]


class Packed(NamedTuple):
    """The same as bytes. Whoever keeps it has places for the questions, and keeps only the rest."""

    asked: bytes
    made: bytes

    @property
    def questions(self) -> Questions:
        """The questions that were asked for it."""
        return questions_of(*marshal.loads(zlib.decompress(self.asked)))

    @property
    def whole(self) -> OfBlock:
        """What was packed."""
        return OfBlock(self.questions, _loaded(self.made))


def pack_of_block(one: OfBlock) -> Packed:
    """It as bytes."""
    return Packed(_dumped(one.asked.plain()), _dumped(one.made))


def unpack_of_block(asked: Questions, made: bytes) -> OfBlock | None:
    """What was packed; None where it is something else.

    Args:
        asked: the questions, from where they are kept.
        made: as it was packed.
    """
    try:
        return OfBlock(asked, _loaded(made))
    except (zlib.error, ValueError, EOFError, TypeError):
        return None


def _dumped(value: Any) -> bytes:
    return zlib.compress(marshal.dumps(value), _QUICKLY)


def _loaded(content: bytes) -> Any:
    return marshal.loads(zlib.decompress(content))
