"""Two versions of a text, cut into what stayed, what was taken out and what was put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "out", "in"]

TOKEN = re.compile(r"[A-Za-z]+|[0-9]+(?:[.,][0-9]+)*|\s+|.", re.S)
"""A word in Latin letters, a number, or one character: numbers are never cut in two."""

_SHORTEST = 2
"""What stayed between two changes is at least so long, or it only makes them hard to read."""

_ALIKE = 0.3
"""Texts that share less are shown as one taken out and one put in."""


@dataclass(frozen=True)
class Piece:
    """A part of a text: the same in both, only in the earlier one, or only in the later one."""

    kind: Kind
    text: str


def pieces_of(before: str, after: str) -> tuple[Piece, ...]:
    """What became of a text, in the order of reading; what was taken out stands first."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _joined([Piece("out", before), Piece("in", after)])
    found: list[Piece] = []
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        gone, come = "".join(old[start:end]), "".join(new[new_start:new_end])
        if gone == come:
            found.append(Piece("same", gone))
        else:
            found += [Piece("out", gone), Piece("in", come)]
    return _joined(_without_islands(found))


def _without_islands(pieces: list[Piece]) -> list[Piece]:
    """What stayed and is too short to matter is taken out and put in with its neighbours."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        inner = 0 < place < len(pieces) - 1
        if piece.kind == "same" and inner and len(piece.text) < _SHORTEST:
            found += [Piece("out", piece.text), Piece("in", piece.text)]
        else:
            found.append(piece)
    return found


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Changes beside each other as one: all that was taken out, then all that was put in."""
    found: list[Piece] = []
    out = come = ""
    for piece in [*pieces, Piece("same", "")]:
        if piece.kind == "out":
            out += piece.text
        elif piece.kind == "in":
            come += piece.text
        else:
            found += [Piece("out", out), Piece("in", come), piece]
            out = come = ""
    return tuple(piece for piece in found if piece.text)
