"""A Word document ready for a record: its title, its text, and all that an editor has to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from ..reading.unseen import without_unseen
from .offered import Offer, offers_in
from .word_blocks import Block, Paragraph, Picture, Table, read_word
from .word_headings import with_headings
from .word_markdown import Writer, shown_text
from .word_masking import Masked, Masker
from .word_xml import LeftOut

_NOT_SHOWN = "没有读出来，照着原文补上"
_TABLES = "表格里的数没有拟成数字：要连着表头看，请自己写"


@dataclass(frozen=True)
class Summary:
    """What a Word document brings.

    Attributes:
        title: what stands over it; the name of the file where nothing does.
        blocks, notes: its text, without what belongs to people alone.
        pictures: as they stand in the document.
        offers: the figures in its sentences.
        left_out: what is not taken, with the reason.
        masked: what was taken out because it belongs to people alone.
        left: the same that somebody wanted to keep.
        told: what else an editor should know.
        guessed: the lines taken for headings by their look.
    """

    title: str
    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Paragraph, ...]]
    pictures: tuple[Picture, ...]
    offers: tuple[Offer, ...]
    left_out: tuple[LeftOut, ...]
    masked: tuple[Masked, ...]
    left: tuple[Masked, ...]
    told: tuple[str, ...]
    guessed: tuple[str, ...]

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Every paragraph that says something: in the text, in tables, in notes."""
        found = []
        for paragraph in paragraphs_of(self.blocks, self.notes):
            if paragraph.text.strip():
                found.append(paragraph)
        return found

    @property
    def text(self) -> str:
        """Its words, a line for each paragraph."""
        return "\n".join([self.title, *(paragraph.whole for paragraph in self.paragraphs)])


def summary_of(raw: bytes, file: str, kept: Iterable[str] = ()) -> Summary:
    """Read a Word document.

    Args:
        raw: the file.
        file: its name.
        kept: kinds of personal things that stay in, by name (`word_masking`).

    Raises:
        Unreadable: it cannot be read.
    """
    document = read_word(raw)
    headed = with_headings(document.blocks)
    masker = Masker(kept)
    blocks = masker.blocks(headed.blocks)
    notes = {}
    for key, paragraphs in document.notes.items():
        notes[key] = tuple(masker.paragraph(each) for each in paragraphs)
    title = masker.text(headed.title) or masker.text(PurePath(file).stem.strip())
    writer = Writer(lambda number: "", document.notes)
    shown = "".join(headed.title.split()) + "\n" + shown_text(writer.written(headed.blocks))
    lost = _lost(shown, document.paragraphs)
    quiet = Masker(kept)
    left_out = []
    for each in [*document.left_out, *lost]:
        left_out.append(LeftOut(quiet.text(each.text), each.reason))
    told = [*document.told, *writer.told]
    if any(isinstance(block, Table) for block in blocks):
        told.append(_TABLES)
    return Summary(
        title=title,
        blocks=blocks,
        notes=notes,
        pictures=tuple(document.pictures),
        offers=tuple(_offers(blocks)),
        left_out=tuple(left_out),
        masked=tuple(masker.found),
        left=tuple(masker.left),
        told=tuple(dict.fromkeys(told)),
        guessed=headed.guessed,
    )


def _offers(blocks: Iterable[Block]) -> Iterator[Offer]:
    """The figures in the paragraphs, each sentence's only once."""
    seen: set[tuple[str, str]] = set()
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        for offer in offers_in(block.text):
            key = (offer.quote, offer.shown)
            if key not in seen:
                seen.add(key)
                yield offer


def _lost(shown: str, paragraphs: Iterable[str]) -> Iterator[LeftOut]:
    """Paragraphs of the document that do not come out of the Markdown: the net under it all."""
    for paragraph in dict.fromkeys(paragraphs):
        bare = "".join(without_unseen(paragraph).split())
        if bare and bare not in shown:
            yield LeftOut(paragraph, _NOT_SHOWN)


def paragraphs_of(
    blocks: Iterable[Block], notes: Mapping[str, Iterable[Paragraph]]
) -> Iterator[Paragraph]:
    """Every paragraph: those of the text, of the cells of tables, of the notes."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            for cell in row:
                yield from cell.paragraphs
    for paragraphs in notes.values():
        yield from paragraphs
