"""Lists of what is to be done: `- [ ] 没做的`, `- [x] 做了的`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_BOX = re.compile(r"\[(?P<mark>[ xX])\][ \u3000]+")
_EMPTY_BOX, _TICKED_BOX = "☐ ", "☑ "


def add_task_lists(parser: MarkdownIt) -> None:
    """Teach the parser to read them."""
    parser.core.ruler.after("inline", "tasks", _tasks)


def _tasks(state: StateCore) -> None:
    """The rule: a box in the place of the brackets that begin an item."""
    tokens = state.tokens
    for item, inline in zip(tokens, tokens[2:], strict=False):
        if item.type == "list_item_open" and inline.type == "inline":
            _tick(item, inline)


def _tick(item: Token, inline: Token) -> None:
    words = inline.children[0] if inline.children else None
    if words is None or words.type != "text":
        return
    match = _BOX.match(words.content)
    if match is None:
        return
    box = _EMPTY_BOX if match["mark"] == " " else _TICKED_BOX
    words.content = box + words.content[match.end() :]
    item.attrs = {**item.attrs, "class": "task"}
