"""Footnotes: `[^1]` in the text, and `[^1]: ` with what it says anywhere on a line of its own."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from .blocks import first_line, indent_of, line_of, lines_below, moved, parse_inside

_LABEL = r"\[\^(?P<label>[^\[\]\s^]{1,40})\]"
_MARK = re.compile(rf"{_LABEL}:[ \t]*")
_REFERENCE = re.compile(_LABEL)
_KEY = "jiangpu-footnotes"


def add_footnotes(parser: MarkdownIt) -> None:
    """Teach the parser to read them."""
    parser.block.ruler.before("reference", "footnotes", _definition, {"alt": ["paragraph"]})
    parser.inline.ruler.before("link", "footnote", _reference)
    parser.core.ruler.after("block", "footnotes", _collect)
    parser.core.ruler.after("inline", "footnotes-back", _lead_back)


def _footnotes(env: MutableMapping[str, Any]) -> dict[str, list[Token]]:
    """Label → what the footnote says, in the order of the text."""
    found: dict[str, list[Token]] = env.setdefault(_KEY, {})
    return found


def _number(env: MutableMapping[str, Any], label: str) -> int:
    return list(_footnotes(env)).index(label) + 1


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for what a footnote says; it is put at the end of the body.

    A token without words remembers where its mark stands.
    """
    if indent_of(state, start) not in range(4):
        return False
    line = line_of(state, start)
    match = _MARK.match(line)
    if match is None:
        return False
    if silent:
        return True
    stop = start + 1
    while stop < end and not _MARK.match(line_of(state, stop)):
        stop += 1
    more, after = lines_below(state, start + 1, stop)
    tokens = parse_inside(state, "\n".join([line[match.end() :], *more]), start)
    moved(tokens, first_line(state))
    _footnotes(state.env).setdefault(match["label"], tokens)
    mark = state.push("footnote_mark", "", 0)
    mark.hidden = True
    mark.map = [start, start + 1]
    mark.meta["opening"] = len(match[0].rstrip())
    state.line = after
    return True


def _reference(state: StateInline, silent: bool) -> bool:
    """The rule for the mark in the text: a number that leads to the footnote."""
    match = _REFERENCE.match(state.src, state.pos)
    if match is None or match["label"] not in _footnotes(state.env):
        return False
    if not silent:
        number = _number(state.env, match["label"])
        called = state.push("footnote_open", "sup", 1)
        called.attrs = {"id": f"fnref:{number}"}
        called.meta["at"] = (state.pos, match.end())
        link = {"class": "footnote-ref", "href": f"#fn:{number}"}
        state.push("link_open", "a", 1).attrs = dict(link)
        state.push("text", "", 0).content = str(number)
        state.push("link_close", "a", -1)
        state.push("footnote_close", "sup", -1)
    state.pos = match.end()
    return True


def _collect(state: StateCore) -> None:
    """Put what the footnotes say at the end, so that it is read like the rest."""
    footnotes = _footnotes(state.env)
    if not footnotes:
        return
    tokens = state.tokens
    tokens.append(Token("footnotes_open", "div", 1, {"class": "footnote"}, block=True))
    tokens.append(Token("hr", "hr", 0, block=True))
    tokens.append(Token("ordered_list_open", "ol", 1, block=True))
    for number, said in enumerate(footnotes.values(), 1):
        tokens.append(Token("list_item_open", "li", 1, {"id": f"fn:{number}"}, block=True))
        tokens += said
        tokens.append(Token("list_item_close", "li", -1, block=True))
    tokens.append(Token("ordered_list_close", "ol", -1, block=True))
    tokens.append(Token("footnotes_close", "div", -1, block=True))


def _lead_back(state: StateCore) -> None:
    """After the last words of each footnote, a link to where it is called."""
    footnotes = _footnotes(state.env)
    for number, said in enumerate(footnotes.values(), 1):
        last = next((token for token in reversed(said) if token.type == "inline"), None)
        if last is not None and last.children is not None:
            link = {"class": "footnote-backref", "href": f"#fnref:{number}"}
            last.children += [
                Token("link_open", "a", 1, dict(link)),
                Token("text", "", 0, content="↩"),
                Token("link_close", "a", -1),
            ]
