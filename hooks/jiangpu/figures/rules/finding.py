"""What a rule finds: one comparison with both of its sides named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...library.documents import ReadDocument
from ...schema.base import Record
from ...schema.figure import Figure
from ..reconciliation import AGREE, DISAGREE

Path = tuple[str | int, ...]
"""Where in a record something stands: ("数字", 2, "单位")."""

Documents = tuple[ReadDocument[Record], ...]


@dataclass(frozen=True)
class Finding:
    """One comparison.

    Attributes:
        document: the record in which the left side stands.
        path: where in the record.
        state: 一致, 不一致 or 无法核对.
        text: both sides, in words; "" where that would be long to say and they agree.
        fix: what an editor can do about 不一致.
        word: what 原文 has and the left side lacks, where it is one word.
    """

    document: ReadDocument[Record]
    path: Path
    state: str
    text: str
    fix: str = ""
    word: str = ""


@dataclass(frozen=True)
class Located:
    """A figure with its record and its place in 数字, from 0."""

    document: ReadDocument[Record]
    index: int
    figure: Figure

    def finding(
        self, agrees: bool, text: str, fix: str = "", *, field: str = "", word: str = ""
    ) -> Finding:
        """A comparison of this figure.

        Args:
            field: the field that is compared; "" for the figure as a whole.
            word: as in `Finding`.
        """
        path: Path = ("数字", self.index, field) if field else ("数字", self.index)
        return Finding(self.document, path, AGREE if agrees else DISAGREE, text, fix, word)

    def agreement(self) -> Finding:
        """That this figure as a whole is right, without a word about it: there are many of them."""
        return self.finding(True, "")


def figures_of(documents: Iterable[ReadDocument[Record]]) -> Iterator[Located]:
    """Every figure of some records."""
    for document in documents:
        for index, figure in enumerate(document.record.figures):
            yield Located(document, index, figure)
