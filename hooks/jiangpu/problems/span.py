"""Places in a file, and changes to it.

The one rule for all positions: lines and columns count from 1. A column counts characters (Unicode
code points) of the line as it stands in the file: a full-width colon is one, and an emoji is one.
A byte order mark is not counted. Only `\\n`, `\\r\\n` and `\\r` end a line, as in an editor.
U+2028, U+0085, `\\x0b` and `\\x0c` are characters of their line. An end is exclusive: it is the
column just after the last character.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

Position = tuple[int, int]
"""Line and column."""


class Span(NamedTuple):
    """From (line, column) up to, not including, (end_line, end_column). An empty one is a point.

    A tuple, because there is one for every value and name of every record.
    """

    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def point(cls, line: int, column: int) -> Span:
        """The place before a character, where something may be put in."""
        return cls(line, column, line, column)

    @classmethod
    def within(cls, line: int, column: int, end_column: int) -> Span:
        """A part of one line."""
        return cls(line, column, line, end_column)

    @property
    def start(self) -> Position:
        return (self.line, self.column)

    @property
    def end(self) -> Position:
        return (self.end_line, self.end_column)

    def as_dict(self) -> dict[str, int]:
        """The form that `jiangpu check --format json` gives it."""
        return {
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
        }


@dataclass(frozen=True, order=True)
class Edit:
    """Put `text` where `span` is.

    A line break in `text` is `\\n`; it is written as the file writes its own
    (`jiangpu.writing.edits`).
    """

    span: Span
    text: str

    def as_dict(self) -> dict[str, int | str]:
        """The form that `jiangpu check --format json` gives it."""
        return {**self.span.as_dict(), "text": self.text}
