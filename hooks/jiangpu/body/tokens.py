"""Tokens of a body: their words, where they stand in it, and a few that are made here."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from markdown_it.token import Token


def text_of(token: Token) -> str:
    """The words of a token, without marks and tags."""
    if token.type in ("text", "code_inline", "figure", "text_special"):
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return "".join(map(text_of, token.children or []))


def text_token(text: str) -> Token:
    """A piece of text."""
    return Token("text", "", 0, content=text)


def link_tokens(word: str, address: str, text: str) -> list[Token]:
    """A link of our own with a class, and its text."""
    return [
        Token("link_open", "a", 1, {"class": word, "href": address}),
        text_token(text),
        Token("link_close", "a", -1),
    ]


@dataclass(frozen=True)
class Paragraph:
    """An inline token: a run of text, and where it stands in the body.

    Attributes:
        token: the inline token.
        lines: every line of the body.
    """

    token: Token
    lines: list[str]

    @property
    def first(self) -> int:
        """The index of its first line."""
        return self.token.map[0] if self.token.map else 0

    @cached_property
    def _texts(self) -> list[str]:
        """The lines of its text."""
        return self.token.content.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        """Where each of them begins in its text."""
        return [0, *accumulate(len(text) + 1 for text in self._texts)]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column index, in the body, of a character of its text."""
        number = min(bisect_right(self._starts, offset), len(self._texts)) - 1
        line = self.first + number
        return line, self._start(number, line) + offset - self._starts[number]

    def _start(self, number: int, line: int) -> int:
        """Where a line of the text begins in its line of the body."""
        text = self._texts[number]
        raw = self.lines[line] if line < len(self.lines) else ""
        found = raw.find(text.strip())
        lead = len(text) - len(text.lstrip())
        return max(0, found - lead)
