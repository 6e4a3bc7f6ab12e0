"""Markdown to tokens, in the dialect that the previews of editors and forges show: CommonMark with
tables, strikethrough, footnotes, definition lists, boxes and lists of tasks.

Everything that looks at a body looks at these tokens: what is checked is what is shown. A token
that stands for a link, an image, code or raw HTML remembers where it begins and ends in its text
(`meta["at"]`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    html_inline,
    image,
    link,
)
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from ..language.characters import is_han
from ..reading.patience import TooLong, cut_off
from .boxes import add_boxes
from .definitions import add_definition_lists
from .footnotes import add_footnotes
from .limits import tangled
from .quoted import PATTERN
from .tasks import add_task_lists

InlineRule = Callable[[StateInline, bool], bool]

_DEEPEST = 60
"""Levels after which the parser goes no deeper; `limits.py` names a body long before."""

_QUOTED = re.compile(PATTERN)

RECENT = 640
"""So many bodies are remembered: all of a city's library, at 30 KB each. A larger one is read body
by body, and each body is asked for several times in a row."""


@lru_cache(maxsize=RECENT)
def parse(text: str) -> tuple[Token, ...]:
    """The tokens of a body. They are shared: whoever changes one copies it first.

    A body that is too tangled to be read, or takes too long, is one paragraph of plain text;
    `checks/body.py` names it.
    """
    if tangled(text):
        return as_it_stands(text)
    try:
        with cut_off():
            return tuple(_parser().parse(text))
    except TooLong:
        return as_it_stands(text, cut=True)


def options() -> OptionsDict:
    """How the tokens are written as HTML."""
    return _parser().options


@cache
def _parser() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST})
    made.enable(["table", "strikethrough"])
    for name, rule in _PLACED.items():
        made.inline.ruler.at(name, _placed(rule))
    made.inline.ruler.at("emphasis", _emphasis)
    made.inline.add_terminator_char("【")
    made.inline.ruler.before("link", "figure", _placed(_figure))
    add_definition_lists(made)
    add_footnotes(made)
    add_boxes(made)
    add_task_lists(made)
    # Addresses stay as they were typed: the sanitiser and the address book read them.
    made.validateLink = lambda url: True  # type: ignore[method-assign]
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return made


_PLACED: dict[str, InlineRule] = {
    "backticks": backtick,
    "link": link,
    "image": image,
    "autolink": autolink,
    "html_inline": html_inline,
}


def _placed(rule: InlineRule) -> InlineRule:
    """A rule whose first token remembers from where to where it was read."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, made = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            for token in state.tokens[made:]:
                if token.type != "text":
                    token.meta["at"] = (start, state.pos)
                    break
        return found

    return placed


def _figure(state: StateInline, silent: bool) -> bool:
    """A figure that the text quotes: 【数字 keti】."""
    match = _QUOTED.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("figure", "", 0)
        token.content = match[0]
        token.info = match[1]
    state.pos = match.end()
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Emphasis as in CommonMark, but Chinese signs count as letters: **注意：**先关 is bold.

    CommonMark's own rule expects a space there, which nobody writes in Chinese.
    """
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    length = _run(state, marker)
    opens, closes = _sides(state, length, marker)
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), length, place, -1, opens, closes))
    state.pos += length
    return True


def _run(state: StateInline, marker: str) -> int:
    """How many of the marker stand here."""
    end = state.pos
    while end < state.posMax and state.src[end] == marker:
        end += 1
    return end - state.pos


def _sides(state: StateInline, length: int, marker: str) -> tuple[bool, bool]:
    """Whether the markers can open emphasis, and whether they can close it."""
    before = state.src[state.pos - 1] if state.pos else " "
    end = state.pos + length
    after = state.src[end] if end < state.posMax else " "
    left = not _is_space(after) and (not _is_sign(after) or _is_space(before) or _is_sign(before))
    right = not _is_space(before) and (not _is_sign(before) or _is_space(after) or _is_sign(after))
    if marker == "*":
        return left, right
    return left and (not right or _is_sign(before)), right and (not left or _is_sign(after))


def _is_space(char: str) -> bool:
    return isWhiteSpace(ord(char))


def _is_sign(char: str) -> bool:
    if is_han(char):
        return False
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def was_cut(tokens: Sequence[Token]) -> bool:
    """Whether these are the tokens of a body that took too long."""
    return bool(tokens) and bool(tokens[0].meta.get(_CUT))


_CUT = "cut off"


def as_it_stands(text: str, *, cut: bool = False) -> tuple[Token, ...]:
    """One paragraph with the text in it, no mark of it read.

    Args:
        cut: because it took too long.
    """
    inline = Token("inline", "", 0, content="", map=[0, text.count("\n") + 1])
    inline.children = [Token("text", "", 0, content=text)]
    opening = Token("paragraph_open", "p", 1, meta={_CUT: cut})
    return (opening, inline, Token("paragraph_close", "p", -1))
