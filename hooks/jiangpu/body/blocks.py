"""What definition lists and footnotes have in common: a mark, a text after it, lines below it."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

OWN = 4
"""Spaces by which a further paragraph is indented."""


_FIRST = "jiangpu-first-line"


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
    before = first_line(state)
    state.env[_FIRST] = before + line
    state.md.block.parse(text, state.md, state.env, tokens)
    state.env[_FIRST] = before
    moved(tokens, line)
    return tokens


def first_line(state: StateBlock) -> int:
    """The line of the body on which the text that is read begins: not 0 inside a box."""
    line: int = state.env.get(_FIRST, 0)
    return line


def moved(tokens: list[Token], lines: int) -> None:
    """Let tokens stand some lines further down."""
    for token in tokens:
        if token.map:
            token.map = [token.map[0] + lines, token.map[1] + lines]


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
