"""The words of a body as a reader sees them, in one line: what search and excerpts are made of."""

from __future__ import annotations

import re
from html import unescape

from markdown_it.token import Token

from ..language.characters import is_han
from ..reading.unseen import without_unseen
from .html_tags import Halves, halves_in, with_words_kept
from .parser import parse

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.S | re.I)
_TAG = re.compile(r"<[/!?A-Za-z][^<>]*>")
_SPACE = re.compile(r"\s+")
_CODE = ("fence", "code_block")
_NO_SPACES = frozenset("\n\u00a0")
"""Between two Chinese characters these are no space."""
_SHOWN = ("text", "code_inline", "figure", "text_special")


def words_of(text: str) -> str:
    """A body without marks and tags; a line break between Chinese characters is no space."""
    tokens = parse(without_unseen(text))
    halves = halves_in(tokens)
    pieces = []
    for token in tokens:
        piece = _close(_words(token, halves))
        if piece:
            pieces.append(piece)
    return " ".join(pieces)


def _words(token: Token, halves: Halves) -> str:
    if token.type in _CODE:
        return token.content.replace("\n", " ")
    if token.type in _SHOWN:
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type in ("html_block", "html_inline"):
        return _without_tags(with_words_kept(token.content, halves))
    return "".join(_words(child, halves) for child in token.children or [])


def _without_tags(html: str) -> str:
    shown = _HIDDEN.sub("", _COMMENT.sub("", html))
    return unescape(_TAG.sub("", shown))


def _close(text: str) -> str:
    """White space as one space."""
    return _SPACE.sub(_joint, text).strip()


def _joint(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    between_han = before and after and is_han(before) and is_han(after)
    return "" if between_han and _NO_SPACES & set(match[0]) else " "
