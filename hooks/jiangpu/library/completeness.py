"""资料完整度: which fields that readers would miss are filled. The schema says which (`wanted=True`)."""

from __future__ import annotations

from dataclasses import dataclass

from ..schema.base import Record
from ..schema.declare import labels

BANDS = ((0.5, "过半"), (0.3, "三成到一半"), (0.0, "不到三成"))
"""The bands in words, the fullest first: the least share of filled fields, and its word."""


@dataclass(frozen=True)
class Completeness:
    """`missing` are the Chinese names of the wanted fields that nobody has filled."""

    have: int
    total: int
    missing: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.have / self.total if self.total else 1.0


def completeness(record: Record) -> Completeness:
    wanted = [(name, spec["label"]) for name, spec in labels(type(record)) if spec["wanted"]]
    missing = tuple(label for name, label in wanted if not getattr(record, name))
    return Completeness(len(wanted) - len(missing), len(wanted), missing)


def band(share: float) -> str:
    """The word for a share of filled fields, from 0 to 1."""
    for least, word in BANDS:
        if share >= least:
            return word
    raise ValueError(f"no share: {share}")
