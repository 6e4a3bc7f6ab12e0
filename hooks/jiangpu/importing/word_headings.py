"""Which paragraphs of a Word document are headings, and which one is its title.

Few people use the styles for headings: a bold line of its own is one, and so is a short line that
begins with 一、 or （一）.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .word_blocks import Block, Paragraph

LONGEST_HEADING = 40
"""Characters of a heading at most that is known by its look alone."""
LONGEST_STYLED = 80
"""Characters of a heading at most that has the style of one."""

_NUMBER = "[一二三四五六七八九十百零〇]{1,4}"
_FORMS = (
    (re.compile(rf"第{_NUMBER}[章编部篇]"), 11),
    (re.compile(rf"{_NUMBER}、|第{_NUMBER}[节]?[、 　]"), 12),
    (re.compile(rf"[（(]{_NUMBER}[）)]"), 13),
    (re.compile(r"[0-9]{1,2}[.．、](?![0-9])"), 14),
    (re.compile(r"[（(][0-9]{1,2}[）)]"), 15),
)
"""How a heading begins → its rank beside the others: a greater one is smaller."""
_KNOWN_BY_NUMBER = (11, 12, 13)
"""Ranks at which the number alone makes a short line a heading."""
_BOLD_ALONE = 16
_GOES_ON = re.compile(r"[。；;，,：:、！!？?]$")
"""How a sentence ends, and no heading."""


@dataclass(frozen=True)
class Headed:
    """A document with its title and its headings known.

    Attributes:
        title: "" where none was found.
        blocks: the others; each heading has its level, from 1, without gaps.
        guessed: the headings that no style says to be ones.
    """

    title: str
    blocks: tuple[Block, ...]
    guessed: tuple[str, ...]


def with_headings(blocks: Sequence[Block]) -> Headed:
    """Find the title and the headings of a document."""
    title, rest = _title(list(blocks))
    ranks: dict[int, int] = {}
    for place, block in enumerate(rest):
        rank = _rank(block) if isinstance(block, Paragraph) else 0
        if rank:
            ranks[place] = rank
    levels = {rank: level for level, rank in enumerate(sorted(set(ranks.values())), 1)}
    headed: list[Block] = []
    guessed = []
    for place, block in enumerate(rest):
        if not isinstance(block, Paragraph):
            headed.append(block)
            continue
        level = levels[ranks[place]] if place in ranks else 0
        if level and not block.level:
            guessed.append(block.whole)
        headed.append(replace(block, level=min(level, 4)))
    return Headed(title, tuple(headed), tuple(guessed))


def _title(blocks: list[Block]) -> tuple[str, list[Block]]:
    """The title, and the blocks without it: the first line where it looks like one."""
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            break
        if not block.text.strip():
            continue
        if _is_title(block):
            return " ".join(block.text.split()), [*blocks[:place], *blocks[place + 1 :]]
        break
    return "", blocks


def _is_title(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if paragraph.label or any(piece.note or piece.picture for piece in paragraph.pieces):
        return False
    if paragraph.is_title:
        return len(text) <= LONGEST_STYLED
    if len(text) > LONGEST_HEADING or _GOES_ON.search(text) or _form(text):
        return False
    return paragraph.centred or paragraph.all_bold or paragraph.level == 1


def _rank(paragraph: Paragraph) -> int:
    """The rank of a heading, the smaller the higher; 0 for no heading."""
    text = paragraph.whole.strip()
    has_style = paragraph.level > 0
    if (
        not text
        or paragraph.label == "•"
        or "\n" in text
        or any(piece.note or piece.picture for piece in paragraph.pieces if not has_style)
    ):
        return 0
    if has_style:
        return paragraph.level if len(text) <= LONGEST_STYLED else 0
    if len(text) > LONGEST_HEADING or _GOES_ON.search(text):
        return 0
    form = _form(text)
    if form in _KNOWN_BY_NUMBER or (form and paragraph.all_bold):
        return form
    return _BOLD_ALONE if paragraph.all_bold else 0


def _form(text: str) -> int:
    """The rank by the number with which a line begins; 0 where it begins with none."""
    for pattern, rank in _FORMS:
        if pattern.match(text):
            return rank
    return 0
