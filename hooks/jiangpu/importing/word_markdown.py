"""Blocks of a Word document as Markdown: every character is shown as it stands in the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..body.parser import parse
from ..body.tokens import text_of
from ..language.characters import is_han
from .word_blocks import Block, Cell, Paragraph, Piece, Table

_MARKS = re.compile(r"([\\`*_\[\]<>~|&])")
_AT_START = re.compile(r"^([#+\-=:])")
_NUMBER_AT_START = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
_LIST_NUMBER = re.compile(r"([0-9]{1,9})[.)、．]")
_LINKED = re.compile(r"(?i)(?:https?://|mailto:)[^\s<>]+")

_RAISED = {"sup": ("<sup>", "</sup>"), "sub": ("<sub>", "</sub>")}

PictureLine = Callable[[int], str]
"""The number of a picture → how it is written; "" for one that is not taken."""


@dataclass
class Writer:
    """Writes blocks as Markdown.

    Attributes:
        picture: how a picture is written.
        notes: key → the paragraphs of a note.
        shift: how many levels the headings go down; a heading of level 1 has two signs at 0.
        first_note: the number of the first note.
        told: what an editor should know of how it came out.
    """

    picture: PictureLine
    notes: Mapping[str, Sequence[Paragraph]] = field(default_factory=dict)
    shift: int = 0
    first_note: int = 1
    told: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _items: dict[int, int] = field(default_factory=dict)
    _in_list: bool = False

    def written(self, blocks: Iterable[Block]) -> str:
        """The Markdown of some blocks, with their notes at the end."""
        text = ""
        for block in blocks:
            was_in_list = self._in_list
            lines = self._table(block) if isinstance(block, Table) else self._paragraph(block)
            if lines:
                gap = "\n" if was_in_list and self._in_list else "\n\n"
                text += f"{gap}{lines}" if text else lines
        notes = self._written_notes()
        return "\n\n".join(part for part in (text, notes) if part)

    def _paragraph(self, paragraph: Paragraph) -> str:
        pictures = [self.picture(piece.picture) for piece in paragraph.pieces if piece.picture]
        shown = "\n\n".join(line for line in pictures if line)
        if paragraph.level:
            self._in_list = False
            signs = "#" * min(paragraph.level + 1 + self.shift, 6)
            words = " ".join(escaped(paragraph.whole).split())
            if words.endswith("#"):  # signs at the end of a heading would only close it
                words = words[:-1] + "\\#"
            lines = f"{signs} {words}" if words else ""
        else:
            lines = self._text(paragraph)
        return "\n\n".join(part for part in (lines, shown) if part)

    def _text(self, paragraph: Paragraph) -> str:
        """A paragraph of text, or an item of a list."""
        text = self._inline(paragraph.pieces)
        if not text.strip():
            return ""
        mark = self._list_mark(paragraph)
        if not mark:
            self._in_list = False
            self._items = {}
            label = "" if paragraph.label == "•" else paragraph.label
            return _at_start(f"{escaped(label)}{text}")
        indent = "    " * paragraph.depth
        more = indent + " " * (len(mark) + 1)
        self._in_list = True
        lines = _at_start(text).replace("\n", f"\n{more}")
        return f"{indent}{mark} {lines}"

    def _list_mark(self, paragraph: Paragraph) -> str:
        """The mark of an item of a list; "" where Markdown would count differently."""
        depth = paragraph.depth
        if not paragraph.label or depth > len(self._items):
            return ""
        for deeper in [each for each in self._items if each > depth]:
            del self._items[deeper]
        before = self._items.get(depth)
        if paragraph.label == "•":
            self._items[depth] = 0
            return "-"
        match = _LIST_NUMBER.fullmatch(paragraph.label)
        number = int(match[1]) if match else 0
        if match is None or (before is not None and number != before + 1):
            return ""
        self._items[depth] = number
        return f"{number}."

    def _inline(self, pieces: Iterable[Piece], *, in_cell: bool = False) -> str:
        text = ""
        for piece in pieces:
            if piece.note:
                text += f"[^{self._note_number(piece.note)}]"
            else:
                text += _piece(piece, before=text[-1:])
        return text.replace("\n", "<br>") if in_cell else text.replace("\n", "\\\n")

    def _note_number(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + self.first_note)

    def _written_notes(self) -> str:
        """What the notes say, in the order in which they are referred to."""
        lines = []
        done: set[str] = set()
        while len(done) < len(self._numbers):
            for key, number in list(self._numbers.items()):
                if key in done:
                    continue
                done.add(key)
                self._in_list = False
                said = []
                for paragraph in self.notes.get(key, ()):
                    text = self._inline(paragraph.pieces, in_cell=True).strip()
                    if text:
                        said.append(text)
                lines.append(f"[^{number}]: {'<br>'.join(said)}")
        return "\n\n".join(lines)

    def _table(self, table: Table) -> str:
        """A table with a head; one of a single cell is its paragraphs."""
        self._in_list = False
        self._items = {}
        if len(table.rows) == 1 and len(table.rows[0]) == 1:
            parts = [self._paragraph(each) for each in table.rows[0][0].paragraphs]
            self._in_list = False
            return "\n\n".join(part for part in parts if part)
        rows = self._grid(table)
        width = max((len(row) for row in rows), default=0)
        if not any(map(any, rows)):
            return self._pictures_of(table).strip()
        lines = []
        for place, row in enumerate(rows):
            cells = [*row, *[""] * (width - len(row))]
            lines.append(f"| {' | '.join(cells)} |")
            if place == 0:
                lines.append(f"|{' --- |' * width}")
        return "\n".join(lines) + self._pictures_of(table)

    def _grid(self, table: Table) -> list[list[str]]:
        """The cells by row and column.

        One that goes over several rows is written in each, so that each row can be read alone; one
        that goes over several columns is written in the first.
        """
        rows: list[list[str]] = []
        below: dict[int, tuple[int, str]] = {}
        merged = False
        for row in table.rows:
            cells: list[str] = []
            for cell in row:
                _fill(cells, below)
                text = self._cell(cell)
                for column in range(cell.columns):
                    here = text if column == 0 else ""
                    if cell.rows > 1:
                        below[len(cells)] = (cell.rows - 1, here)
                    cells.append(here)
                merged = merged or cell.rows > 1 or cell.columns > 1
            _fill(cells, below)
            rows.append(cells)
        if merged:
            self.told.append(
                "表格里有合并的格子：竖着合并的，每一行都写上了；横着合并的，写在头一格"
            )
        return rows

    def _cell(self, cell: Cell) -> str:
        parts = []
        for paragraph in cell.paragraphs:
            label = "" if paragraph.label == "•" else escaped(paragraph.label)
            text = self._inline(paragraph.pieces, in_cell=True).strip()
            if text:
                parts.append(f"{label}{text}")
        return "<br>".join(parts)

    def _pictures_of(self, table: Table) -> str:
        lines = ""
        for row in table.rows:
            for cell in row:
                for piece in _pieces_of(cell):
                    line = self.picture(piece.picture) if piece.picture else ""
                    lines += f"\n\n{line}" if line else ""
        return lines


def _fill(cells: list[str], below: dict[int, tuple[int, str]]) -> None:
    """Write the cells that reach down from the rows above."""
    while len(cells) in below:
        column = len(cells)
        left, text = below[column]
        cells.append(text)
        if left > 1:
            below[column] = (left - 1, text)
        else:
            del below[column]


def _pieces_of(cell: Cell) -> Iterable[Piece]:
    for paragraph in cell.paragraphs:
        yield from paragraph.pieces


def escaped(text: str) -> str:
    """A text of which Markdown reads no character as a mark."""
    return _MARKS.sub(r"\\\1", text)


def _at_start(text: str) -> str:
    """A paragraph whose lines begin with nothing that Markdown would take for a mark."""
    lines = []
    for line in text.split("\n"):
        safe = _AT_START.sub(r"\\\1", line.lstrip())
        lines.append(_NUMBER_AT_START.sub(r"\1\\\2", safe))
    return "\n".join(lines)


_LOOKS = (("struck", "", "s"), ("italic", "*", "em"), ("bold", "**", "strong"))
"""How a run is set → its mark in Markdown, "" for none that can be relied on, and its tag."""


def _piece(piece: Piece, before: str) -> str:
    """A run of text with its marks; spaces and line breaks at its ends stand outside of them.

    Where Markdown would not read the marks as such, there are tags in their place.

    Args:
        before: the character in front of it.
    """
    bare = piece.text.strip()
    if not bare:
        return piece.text
    start = piece.text.index(bare)
    lead, trail = piece.text[:start], piece.text[start + len(bare) :]
    text = escaped(bare)
    if piece.raised:
        opening, closing = _RAISED[piece.raised]
        text = f"{opening}{text}{closing}"
    if "\n" not in bare:
        marks_hold = _is_letter(bare[0]) and _is_letter(bare[-1]) and before != "*"
        for name, mark, tag in _LOOKS:
            if not getattr(piece, name):
                continue
            with_marks = marks_hold and mark and not piece.raised
            text = f"{mark}{text}{mark}" if with_marks else f"<{tag}>{text}</{tag}>"
    if _LINKED.fullmatch(piece.href):
        text = f"[{text}](<{piece.href}>)"
    return f"{lead}{text}{trail}"


def _is_letter(char: str) -> bool:
    """Whether a mark beside this character is read as one; Chinese signs count as letters."""
    return char.isalnum() or is_han(char)


def shown_text(markdown: str) -> str:
    """What a reader sees of a body, without spaces: to prove that nothing of it is lost."""
    text = ""
    for token in parse(markdown):
        if token.type == "inline":
            text += text_of(token)
    return "".join(text.split())
