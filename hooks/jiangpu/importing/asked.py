"""What the story of a ledger begins with: what there is already, and what the editor says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..schema.ledgers import Ledgers
from .matching import AnyDocument

UNKNOWN_PUBLISHER = "未写明填报单位"
"""发布者 of a ledger that does not say who filled it in: a source needs one."""


@dataclass(frozen=True)
class Known:
    """What there is already.

    Attributes:
        documents: every record, sound or not.
        published: every address ever published.
        ledgers: the mapping that is kept.
        read: the content of a file; None where there is none.
    """

    documents: tuple[AnyDocument, ...]
    published: tuple[str, ...]
    ledgers: Ledgers
    read: Callable[[str], bytes | None]


@dataclass(frozen=True)
class Choices:
    """What the editor says.

    Attributes:
        places: heading key → place.
        kind: key of the kind of the records; "" to see for oneself.
        publisher: who filled in the ledger; "" to see for oneself.
        left_out: rows that are not wanted, as (sheet, row).
    """

    places: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    publisher: str = ""
    left_out: frozenset[tuple[str, int]] = frozenset()
