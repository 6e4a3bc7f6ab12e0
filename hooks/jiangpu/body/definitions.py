"""Definition lists: a term on a line, `:   ` and its explanation on the next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from .blocks import indent_of, line_of, lines_below, next_written, parse_inside

_MARK = re.compile(r":[ \t]+(?=\S)")


@dataclass(frozen=True)
class _Entry:
    """A term and what is said of it; `end` is the index of the line after it."""

    line: int
    term: str
    explanations: tuple[list[Token], ...]
    end: int


def add_definition_lists(parser: MarkdownIt) -> None:
    """Teach the parser to read them."""
    parser.block.ruler.before("paragraph", "definitions", _definitions)


def _definitions(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule: every entry from a line on becomes a part of one list."""
    if silent:
        return False
    entries = _entries(state, start, end)
    if not entries:
        return False
    state.push("dl_open", "dl", 1).map = [start, entries[-1].end]
    for entry in entries:
        _push(state, entry)
    state.push("dl_close", "dl", -1)
    state.line = entries[-1].end
    return True


def _entries(state: StateBlock, line: int, end: int) -> list[_Entry]:
    entries = []
    while line < end:
        entry = _entry(state, line, end)
        if entry is None:
            break
        entries.append(entry)
        line = next_written(state, entry.end, end)
    return entries


def _entry(state: StateBlock, line: int, end: int) -> _Entry | None:
    """The entry that begins on a line; None where none does."""
    below = line + 1
    is_term = not state.isEmpty(line) and indent_of(state, line) in range(4)
    if not is_term or below >= end or not _is_explained(state, below):
        return None
    explanations = []
    while below < end and _is_explained(state, below):
        tokens, below = _explanation(state, below, end)
        explanations.append(tokens)
    return _Entry(line, line_of(state, line).strip(), tuple(explanations), below)


def _is_explained(state: StateBlock, line: int) -> bool:
    """Whether a line begins an explanation."""
    if state.isEmpty(line) or indent_of(state, line) not in range(4):
        return False
    return _MARK.match(line_of(state, line)) is not None


def _explanation(state: StateBlock, line: int, end: int) -> tuple[list[Token], int]:
    """The tokens of one explanation, and the index of the line after it."""
    first = _MARK.sub("", line_of(state, line), count=1)
    stop = line + 1
    while stop < end and not _begins_another(state, stop, end):
        stop += 1
    more, after = lines_below(state, line + 1, stop)
    tokens = parse_inside(state, "\n".join([first, *more]), line)
    if len(tokens) == 3 and tokens[0].type == "paragraph_open":
        tokens[0].hidden = tokens[2].hidden = True
    return tokens, after


def _begins_another(state: StateBlock, line: int, end: int) -> bool:
    """Whether another explanation or another term begins on a line."""
    if _is_explained(state, line):
        return True
    below = line + 1
    return not state.isEmpty(line) and below < end and _is_explained(state, below)


def _push(state: StateBlock, entry: _Entry) -> None:
    state.push("dt_open", "dt", 1).map = [entry.line, entry.line + 1]
    term = state.push("inline", "", 0)
    term.content = entry.term
    term.map = [entry.line, entry.line + 1]
    term.children = []
    state.push("dt_close", "dt", -1)
    for tokens in entry.explanations:
        state.push("dd_open", "dd", 1)
        state.tokens += tokens
        state.push("dd_close", "dd", -1)
