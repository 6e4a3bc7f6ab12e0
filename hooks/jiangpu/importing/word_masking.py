"""Numbers and addresses of people in a Word document, and the document without them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ..language.personal import NEVER_SHOWN, Kind, personal_parts
from .word_blocks import Block, Cell, Paragraph, Piece, Table


@dataclass(frozen=True)
class Masked:
    """Something that was taken out.

    Attributes:
        kind: 手机号.
        shown: how it may be shown: 138…78.
    """

    kind: Kind
    shown: str

    @property
    def instead(self) -> str:
        """What stands in its place."""
        return f"（{self.kind.name}已隐去）"


class Masker:
    """Takes personal things out of blocks and notes what they were.

    Args:
        kept: the names of the kinds that are left; none of `NEVER_SHOWN` is.
    """

    def __init__(self, kept: Iterable[str] = ()) -> None:
        self._kept = set(kept) - {kind.name for kind in NEVER_SHOWN}
        self.found: list[Masked] = []
        self.left: list[Masked] = []

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """The blocks without what belongs to people alone."""
        masked: list[Block] = []
        for block in blocks:
            masked.append(self._table(block) if isinstance(block, Table) else self.paragraph(block))
        return tuple(masked)

    def _table(self, table: Table) -> Table:
        rows = []
        for row in table.rows:
            cells: list[Cell] = []
            for cell in row:
                inner = tuple(self.paragraph(paragraph) for paragraph in cell.paragraphs)
                cells.append(replace(cell, paragraphs=inner))
            rows.append(tuple(cells))
        return Table(tuple(rows))

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        """A paragraph without it; a number may go over several pieces."""
        pieces = list(paragraph.pieces)
        for start, end, instead in reversed(self._places(paragraph.text)):
            pieces = _replaced(pieces, start, end, instead)
        return replace(paragraph, pieces=tuple(map(self._unlinked, pieces)))

    def text(self, text: str) -> str:
        """A text without it."""
        for start, end, instead in reversed(self._places(text)):
            text = text[:start] + instead + text[end:]
        return text

    def _places(self, text: str) -> list[tuple[int, int, str]]:
        """From where to where, and what stands there instead."""
        found = []
        for part in personal_parts(text):
            masked = Masked(part.kind, part.shown)
            if part.kind.name in self._kept:
                self.left.append(masked)
            else:
                self.found.append(masked)
                found.append((part.start, part.end, masked.instead))
        return found

    def _unlinked(self, piece: Piece) -> Piece:
        """A piece whose link holds nothing of a person either."""
        kinds = {part.kind.name for part in personal_parts(piece.href.removeprefix("mailto:"))}
        return replace(piece, href="") if kinds - self._kept else piece


Mask = Callable[[str], str]


def _replaced(pieces: list[Piece], start: int, end: int, instead: str) -> list[Piece]:
    """Pieces with the characters from `start` to `end` of their text replaced."""
    made = []
    place = 0
    for piece in pieces:
        begin, stop = place, place + len(piece.text)
        place = stop
        if stop <= start or begin >= end or not piece.text:
            made.append(piece)
            continue
        before = piece.text[: max(0, start - begin)]
        after = piece.text[max(0, end - begin) :] if stop > end else ""
        middle = instead if begin <= start else ""
        made.append(replace(piece, text=f"{before}{middle}{after}"))
    return made
