"""A Word document as plain blocks: paragraphs, tables, pictures and notes, read by mammoth."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ..reading.unseen import without_unseen
from .word_archive import Unreadable
from .word_xml import LABEL_END, OUTLINE, LeftOut, Prepared, prepared

NO_PACKAGE = '没有装读 Word 的软件包。改法：运行 pip install "jiangpu[office]"'

_WIDE = "\u3000"
_HAN = "\u3400-\u9fff"
_APART = re.compile(rf"(?<![{_HAN}])([{_HAN}])[ {_WIDE}]*{_WIDE}[ {_WIDE}]*([{_HAN}])(?![{_HAN}])")
"""Two single characters set apart, as in 姓　名: it is layout."""
_GAPS = re.compile(rf"[ \t\u00a0\u2000-\u200a\u202f]*[\t{_WIDE}\u00a0][ \t{_WIDE}\u00a0]*")


def lacking() -> str:
    """Why no Word document can be read on this machine, and what to do; "" when all is there."""
    try:
        import mammoth  # noqa: F401
    except ImportError:
        return NO_PACKAGE
    return ""


@dataclass(frozen=True)
class Piece:
    """A run of text with one look.

    Attributes:
        text: its characters; a line break is \\n.
        bold, italic, struck: how it is set.
        raised: "sup" or "sub" for what stands above or below the line.
        href: where it leads; "" for no link.
        note: the key of a note that is referred to here; the text is empty then.
        picture: the number of a picture that stands here, from 1; 0 for none.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    raised: str = ""
    href: str = ""
    note: str = ""
    picture: int = 0


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    Attributes:
        pieces: what it says.
        level: that of a heading, from 1; 0 for a paragraph of text.
        label: the number that Word writes before it, "•" for a bullet, "" for none.
        depth: how deep its list is nested, from 0.
        centred: whether it stands in the middle of the line.
        is_title: whether it has the style of a title.
    """

    pieces: tuple[Piece, ...]
    level: int = 0
    label: str = ""
    depth: int = 0
    centred: bool = False
    is_title: bool = False

    @property
    def text(self) -> str:
        """What it says, without its number."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def whole(self) -> str:
        """What it says, with its number in front."""
        label = "" if self.label == "•" else self.label
        return f"{label}{self.text}"

    @property
    def all_bold(self) -> bool:
        """Whether every character of it is bold."""
        worded = [piece for piece in self.pieces if piece.text.strip()]
        return bool(worded) and all(piece.bold for piece in worded)


@dataclass(frozen=True)
class Cell:
    """A cell of a table.

    Attributes:
        paragraphs: what it says.
        columns, rows: over how many it goes.
    """

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Table:
    """A table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True)
class Picture:
    """A picture of the document.

    Attributes:
        content: its bytes as they stand in the file.
        alt: what the document says is on it; "" where it says nothing.
        near: the words that stand before it.
    """

    content: bytes
    alt: str
    near: str


@dataclass
class WordDocument:
    """What a Word document holds.

    Attributes:
        blocks: its paragraphs and tables in their order.
        notes: key → the paragraphs of a footnote or an endnote.
        pictures: in their order; a piece names one by its number, from 1.
        left_out: what was not taken, with the reason.
        told: what else an editor should know.
        paragraphs: the text of every paragraph that had to be read, without spaces.
    """

    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, list[Paragraph]] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)


def read_word(raw: bytes) -> WordDocument:
    """A .docx file read.

    Raises:
        Unreadable: it cannot be read.
    """
    from mammoth import docx

    ready = prepared(raw)
    try:
        read = docx.read(io.BytesIO(ready.content)).value
    except Exception as error:  # whatever it stumbles over, the file is no good
        fix = "用 Word 打开、另存一次再放进来；打不开就重新要一份"
        raise Unreadable("文件里有读不懂的地方", fix) from error
    return _Reader(ready).document(read)


class _Reader:
    """Turns the elements that mammoth gives into blocks."""

    def __init__(self, ready: Prepared) -> None:
        self._made = WordDocument(
            left_out=ready.left_out, told=ready.told, paragraphs=ready.paragraphs
        )
        self._near = ""
        self._notes: list[Any] = []

    def document(self, read: Any) -> WordDocument:
        made = self._made
        made.blocks = list(self._blocks(read.children))
        while self._notes:  # a note may refer to another one
            reference = self._notes.pop(0)
            key = _key(reference)
            if key not in made.notes:
                note = read.notes.resolve(reference)
                made.notes[key] = list(self._paragraphs(note.body))
        return made

    def _blocks(self, elements: Iterable[Any]) -> Iterator[Block]:
        for element in elements:
            kind = type(element).__name__
            if kind == "Table":
                yield self._table(element)
            elif kind == "Paragraph":
                yield from self._split(self._paragraph(element))
            else:
                yield from self._blocks(getattr(element, "children", ()))

    def _paragraphs(self, elements: Iterable[Any]) -> Iterator[Paragraph]:
        """The paragraphs of a cell or a note; those of a table in it one after the other."""
        for block in self._blocks(elements):
            if isinstance(block, Paragraph):
                yield block
                continue
            for row in block.rows:
                for cell in row:
                    yield from cell.paragraphs

    def _paragraph(self, element: Any) -> Paragraph:
        pieces = tuple(self._pieces(element.children, Piece()))
        depth, label, pieces = _without_label(pieces)
        style, name = element.style_id or "", (element.style_name or "").strip().lower()
        level = int(style.removeprefix(OUTLINE)) if style.startswith(OUTLINE) else 0
        found = re.fullmatch(r"(?:heading|标题)\s*(\d)", name)
        return Paragraph(
            tuple(_tidy(pieces)),
            level or (int(found[1]) if found else 0),
            label,
            depth,
            element.alignment == "center",
            name in ("title", "标题", "题目", "文章标题"),
        )

    def _split(self, paragraph: Paragraph) -> Iterator[Paragraph]:
        """A paragraph, or several: a line that begins with an indent begins a new one."""
        lines: list[list[Piece]] = [[]]
        for piece in paragraph.pieces:
            parts = re.split(rf"\n(?=[ ]*{_WIDE})", piece.text)
            for place, text in enumerate(parts):
                if place:
                    lines.append([])
                if text or piece.note or piece.picture:
                    lines[-1].append(replace(piece, text=text))
        for place, line in enumerate(lines):
            pieces = tuple(_tidy(_trimmed(line)))
            said = "".join(piece.text for piece in pieces)
            self._near = said.strip() or self._near
            label = paragraph.label if place == 0 else ""
            if pieces:
                yield replace(paragraph, pieces=pieces, label=label)

    def _pieces(self, elements: Iterable[Any], look: Piece) -> Iterator[Piece]:
        for element in elements:
            yield from self._of_element(element, look)

    def _of_element(self, element: Any, look: Piece) -> Iterator[Piece]:
        """The pieces of one element inside a paragraph."""
        kind = type(element).__name__
        if kind == "Text":
            yield replace(look, text=_one_line(element.value))
        elif kind == "Tab":
            yield replace(look, text="\t")
        elif kind == "Break":
            yield replace(look, text="\n" if element.break_type == "line" else "")
        elif kind == "Checkbox":
            yield replace(look, text="☑" if element.checked else "☐")
        elif kind == "Run":
            yield from self._pieces(element.children, _look_of(element, look))
        elif kind == "Hyperlink":
            yield from self._pieces(element.children, replace(look, href=element.href or ""))
        elif kind == "NoteReference":
            self._notes.append(element)
            yield Piece(note=_key(element))
        elif kind == "Image":
            yield self._picture(element)
        else:
            yield from self._pieces(getattr(element, "children", ()), look)

    def _picture(self, element: Any) -> Piece:
        try:
            with element.open() as stream:
                content = stream.read()
        except Exception:  # its file is not in the document, or lies on another machine
            self._made.told.append("有一张图片不在文档里（只是一个链接），收不到，要原图另外放进来")
            return Piece()
        self._made.pictures.append(Picture(content, _alt(element.alt_text), self._near))
        return Piece(picture=len(self._made.pictures))

    def _table(self, element: Any) -> Table:
        rows = []
        for row in element.children:
            cells = []
            for cell in getattr(row, "children", ()):
                paragraphs = tuple(self._paragraphs(cell.children))
                cells.append(Cell(paragraphs, cell.colspan, cell.rowspan))
            rows.append(tuple(cells))
        return Table(tuple(rows))


def _key(reference: Any) -> str:
    return f"{reference.note_type}{reference.note_id}"


def _look_of(run: Any, look: Piece) -> Piece:
    raised = {"superscript": "sup", "subscript": "sub"}.get(run.vertical_alignment, "")
    return replace(
        look,
        bold=look.bold or run.is_bold,
        italic=look.italic or run.is_italic,
        struck=look.struck or run.is_strikethrough,
        raised=raised,
    )


def _one_line(text: str) -> str:
    """The text of a run: an end of line in it is a space, and what nobody sees is left out."""
    return without_unseen(text.replace("\r", " ").replace("\n", " "))


def _without_label(pieces: tuple[Piece, ...]) -> tuple[int, str, tuple[Piece, ...]]:
    """The number of a list that `word_xml` has written in, taken off again."""
    if not pieces or LABEL_END not in pieces[0].text:
        return 0, "", pieces
    label, _, rest = pieces[0].text.partition(LABEL_END)
    depth = int(label[0]) if label[:1].isdigit() else 0
    return depth, label[1:], (replace(pieces[0], text=rest), *pieces[1:])


def _tidy(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of one look joined, and spaces that are only layout taken out."""
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.text and not piece.note and not piece.picture:
            continue
        same = joined and replace(joined[-1], text="") == replace(piece, text="")
        if same and not piece.note and not piece.picture:
            joined[-1] = replace(piece, text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    for piece in joined:
        yield piece


def _trimmed(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces without spaces at both ends of every line; wide spaces inside are one space."""
    trimmed = []
    for piece in pieces:
        text = _APART.sub(r"\1\2", piece.text)
        text = _GAPS.sub(" ", text)
        text = re.sub(r" *\n *", "\n", text)
        trimmed.append(replace(piece, text=text))
    for place in (0, -1):
        while trimmed and not trimmed[place].note and not trimmed[place].picture:
            text = trimmed[place].text
            bare = text.lstrip() if place == 0 else text.rstrip()
            if bare:
                trimmed[place] = replace(trimmed[place], text=bare)
                break
            del trimmed[place]
    return trimmed


_NOT_AN_ALT = re.compile(
    r"(?i)描述已自动生成|ai 生成|自动生成的"
    r"|^(?:img|image|pic|picture|图片|微信图片|截图|[0-9a-f]{8,})[\w\s()（）.-]*$"
    r"|\.(?:jpe?g|png|gif|bmp|webp)$"
)
"""What programs write in the place of a description: guesses and file names."""


def _alt(text: str | None) -> str:
    """What a document says is on a picture, where a person has written it."""
    words = " ".join((text or "").split())
    return "" if _NOT_AN_ALT.search(words) else words
