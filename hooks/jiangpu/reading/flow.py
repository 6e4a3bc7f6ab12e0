"""Braces and brackets of front matter, read far enough to see where values begin and end.

YAML reads them again; this is for the slips that YAML would lose a value to.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

OPENING = "[{"
CLOSING = {"[": "]", "{": "}"}
_ENDS_NAME = " \t,]}[{"
"""What may follow the colon after a field name inside braces; the end of the line may, too."""


class State(NamedTuple):
    """What is still open at the end of a line.

    Attributes:
        brackets: the brackets that are open, outermost first.
        quote: the quotation mark that is open; "" for none.
        deepest: how many brackets were open at once on the line.
    """

    brackets: str = ""
    quote: str = ""
    deepest: int = 0

    @property
    def is_open(self) -> bool:
        return bool(self.brackets or self.quote)


class Token(NamedTuple):
    """A bare value inside braces or brackets, from start to before end of its line.

    Attributes:
        colons: where a colon that YAML takes for the end of a field name stands in it.
        hashes: where a `#` stands in it that YAML takes for the beginning of a comment.
    """

    start: int
    end: int
    colons: tuple[int, ...] = ()
    hashes: tuple[int, ...] = ()


_IN_QUOTE = re.compile(r"""[^"'\\]+""")
_IN_VALUE = re.compile(r"[^#:,\]}]+")
"""Characters inside quotes, and inside a bare value that has begun, that only belong to it."""
_SPACE = re.compile(r"\s+")


class _Reader:
    """Reads one line from a position on."""

    def __init__(self, text: str, state: State) -> None:
        self.text = text
        self.brackets = state.brackets
        self.quote = state.quote
        self.deepest = len(state.brackets)
        self.tokens: list[Token] = []
        self.start: int | None = None
        self.colons: list[int] = []
        self.hashes: list[int] = []

    def read(self, position: int) -> None:
        while position < len(self.text):
            position = self._after_plain(position)
            if position == len(self.text):
                break
            if self.quote:
                position = self._inside_quote(position)
            elif self.text[position] == "#" and self._is_comment(position):
                break
            else:
                self._character(position)
                position += 1
        self._finish(min(position, len(self.text)))

    def _after_plain(self, position: int) -> int:
        """The position after the characters that mean nothing where they stand.

        Most are of this sort, and passing over them at once takes a fraction of the time.
        """
        if self.quote:
            plain = _IN_QUOTE.match(self.text, position)
        elif self.start is not None:
            plain = _IN_VALUE.match(self.text, position)
        else:
            plain = _SPACE.match(self.text, position)
        return plain.end() if plain else position

    def _inside_quote(self, position: int) -> int:
        """The position after a character, or after a pair that stands for one."""
        if self.quote == '"' and self.text[position] == "\\":
            return position + 2
        if self.text[position] == self.quote:
            if self.quote == "'" and self.text[position + 1 : position + 2] == "'":
                return position + 2
            self.quote = ""
        return position + 1

    def _is_comment(self, position: int) -> bool:
        """A `#` after a space, with a space after it: somebody meant a comment."""
        if not is_comment_mark(self.text, position):
            return False
        if is_content_mark(self.text, position):
            self.hashes.append(position)
            return False
        return True

    def _character(self, position: int) -> None:
        char = self.text[position]
        if char in OPENING and self.start is None:
            self.brackets += char
            self.deepest = max(self.deepest, len(self.brackets))
        elif char in "]}":
            self._finish(position)
            self._close(char)
        elif char == ",":
            self._finish(position)
        elif char in "\"'" and self.start is None:
            self.quote = char
        elif char == ":" and self._ends_name(position):
            self._colon(position)
        elif not char.isspace() and self.start is None:
            self.start = position

    def _close(self, char: str) -> None:
        """One bracket less; where another kind is open, YAML has to say what is wrong."""
        matches = self.brackets and CLOSING[self.brackets[-1]] == char
        self.brackets = self.brackets[:-1] if matches else ""

    def _ends_name(self, position: int) -> bool:
        following = self.text[position + 1 : position + 2]
        return not following or following in _ENDS_NAME

    def _colon(self, position: int) -> None:
        """The first colon of an entry ends its name; a later one stands in its value."""
        if self.colons and self.start is not None:
            self.colons.append(position)
            return
        self.colons = [position]
        self.start = None

    def _finish(self, position: int) -> None:
        """End the value that is being read, if one is."""
        if self.start is not None:
            end = len(self.text[:position].rstrip())
            colons, hashes = tuple(self.colons[1:]), tuple(self.hashes)
            self.tokens.append(Token(self.start, end, colons, hashes))
        self.start = None
        self.colons = []
        self.hashes = []


@lru_cache(maxsize=64)
def read_flow(text: str, position: int, state: State) -> tuple[tuple[Token, ...], State]:
    """The bare values of a line inside braces and brackets, and what is open after it.

    Args:
        text: the line.
        position: where to begin: at a bracket or a quote, or at the start where `state` is open.
        state: what is open before the line.

    A line that needs no mending is asked for twice in a row; it is read once.
    """
    reader = _Reader(text, state)
    reader.read(position)
    return tuple(reader.tokens), State(reader.brackets, reader.quote, reader.deepest)


def is_comment_mark(text: str, position: int) -> bool:
    """Whether YAML takes the character at a position for the beginning of a comment."""
    if text[position] != "#":
        return False
    return position == 0 or text[position - 1].isspace()


def is_content_mark(text: str, position: int) -> bool:
    """Whether such a `#` is meant as a part of the value: #1 机组, not `# a remark`."""
    following = text[position + 1 : position + 2]
    if following.isspace():
        return text[position + 2 : position + 3].isdigit()
    return bool(following) and following != "#"
