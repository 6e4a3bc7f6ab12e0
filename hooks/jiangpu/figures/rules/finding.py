"""What a rule finds: one comparison with both of its sides named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...library.documents import Document
from ...schema.figure import Figure
from ..reconciliation import AGREE, DISAGREE

Path = tuple[str | int, ...]
"""Where in a record something stands: ("数字", 2, "单位")."""

Documents = tuple[Document, ...]


@dataclass(frozen=True)
class Finding:
    """One comparison.

    Attributes:
        document: the record in which the left side stands.
        path: where in the record.
        state: 一致, 不一致 or 无法核对.
        text: both sides, in words.
        fix: what an editor can do about 不一致.
    """

    document: Document
    path: Path
    state: str
    text: str
    fix: str = ""


@dataclass(frozen=True)
class Located:
    """A figure with its record and its place in 数字, from 0."""

    document: Document
    index: int
    figure: Figure

    def finding(self, agrees: bool, text: str, fix: str = "", *, field: str = "") -> Finding:
        """A comparison of this figure; `field` is the one that is compared, "" for the figure as a
        whole.
        """
        path: Path = ("数字", self.index, field) if field else ("数字", self.index)
        return Finding(self.document, path, AGREE if agrees else DISAGREE, text, fix)


def figures_of(documents: Iterable[Document]) -> Iterator[Located]:
    """Every figure of some records."""
    for document in documents:
        for index, figure in enumerate(document.record.figures):
            yield Located(document, index, figure)
