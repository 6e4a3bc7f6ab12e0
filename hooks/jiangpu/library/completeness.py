"""资料完整度: how many of the fields that readers would miss (`wanted`) are filled."""

from __future__ import annotations

from dataclasses import dataclass

from ..schema.base import Record
from ..schema.fields import fields_of

BANDS = ((0.5, "过半"), (0.3, "三成到一半"), (0.0, "不到三成"))
"""The bands in words, the fullest first: the least share of filled fields, and its word."""


@dataclass(frozen=True)
class Completeness:
    """How complete a record is.

    Attributes:
        have: how many of the wanted fields are filled.
        total: how many there are.
        missing: the Chinese names of those that nobody has filled.
    """

    have: int
    total: int
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        """Between 0 and 1; 1 for a kind in which no field is wanted."""
        return self.have / self.total if self.total else 1.0


def completeness(record: Record) -> Completeness:
    """How many of the wanted fields of a record are filled, and which are not."""
    wanted = [field for field in fields_of(record.__class__) if field.wanted]
    missing = tuple(field.label for field in wanted if not field.value(record))
    return Completeness(len(wanted) - len(missing), len(wanted), missing)


def band(share: float) -> str:
    """The word for a share of filled fields, from 0 to 1."""
    for least, word in BANDS:
        if share >= least:
            return word
    raise ValueError(f"no share: {share}")
