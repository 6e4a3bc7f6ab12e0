"""What definition lists and footnotes have in common: a mark, a text after it, lines below it."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

OWN = 4
"""Spaces by which a further paragraph is indented."""


def line_of(state: StateBlock, line: int) -> str:
    """A line without the indentation of the block that it stands in."""
    start = state.bMarks[line] + state.tShift[line]
    return state.src[start : state.eMarks[line]]


def indent_of(state: StateBlock, line: int) -> int:
    """How far a line is indented within its block."""
    return state.sCount[line] - state.blkIndent


def next_written(state: StateBlock, line: int, end: int) -> int:
    """The first line from here on with something on it; `end` where there is none."""
    while line < end and state.isEmpty(line):
        line += 1
    return line


def parse_inside(state: StateBlock, text: str, line: int) -> list[Token]:
    """The tokens of a text that stands below a mark.

    Args:
        line: the line on which the text begins, from 0.
    """
    tokens: list[Token] = []
    state.md.block.parse(text, state.md, state.env, tokens)
    for token in tokens:
        if token.map:
            token.map = [token.map[0] + line, token.map[1] + line]
    return tokens


def lines_below(state: StateBlock, line: int, end: int) -> tuple[list[str], int]:
    """The lines that go on with a text, and the index of the line after them.

    Those directly below, and after a blank line those that are indented.
    """
    texts: list[str] = []
    while line < end:
        if state.isEmpty(line):
            following = next_written(state, line, end)
            if following >= end or indent_of(state, following) < OWN:
                break
            texts += [""] * (following - line)
            line = following
            continue
        is_after_blank = bool(texts) and not texts[-1]
        if is_after_blank and indent_of(state, line) < OWN:
            break
        texts.append(" " * max(0, indent_of(state, line) - OWN) + line_of(state, line))
        line += 1
    return texts, line
