"""挂轴: which verses hang as a scroll."""

from __future__ import annotations

from ..library.documents import Document
from ..schema.method import Method

SCROLLS_URL = "scrolls/"
"""The address of the page on which they hang."""

MOST_PHRASES, MOST_CHARACTERS = 4, 2
"""Longer verses do not fit into one column and stay lines."""


def hangs(method: Method) -> bool:
    """Whether the verse of a method hangs as a scroll.

    The method may be taught, its verse is short, and a source tells what one of the phrases means.
    """
    phrases = method.phrases
    if not method.teachable.scroll or len(phrases) > MOST_PHRASES:
        return False
    if any(len(phrase.text) > MOST_CHARACTERS for phrase in phrases):
        return False
    return any(phrase.points for phrase in phrases)


def scroll_address(document: Document[Method]) -> str:
    """Where the verse of a method hangs, "" for one that does not."""
    return f"{SCROLLS_URL}#{document.number}" if hangs(document.record) else ""
