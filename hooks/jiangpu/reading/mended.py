"""Front matter as it stands in the file, beside the copy that is parsed.

Typing errors are mended in the copy. Every character of the copy remembers where it comes from, so
that whatever is found in the copy can be told, and changed, where it stands in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Line:
    """One line and its mended copy.

    Attributes:
        raw: the line as written, without its line end.
        text: the copy.
        origins: for each character of `text`, and for its end, the index in `raw` where what it was
            made from begins; None while nothing was mended.
    """

    raw: str
    text: str
    origins: tuple[int, ...] | None = None

    @classmethod
    def of(cls, raw: str) -> Line:
        """A line with nothing mended yet."""
        return cls(raw, raw)

    def replace(self, start: int, end: int, text: str) -> Line:
        """The line with the characters start..end of the copy replaced."""
        origins = self.origins
        if origins is None:
            origins = tuple(range(len(self.raw) + 1))
        made = (origins[start],) * len(text)
        return Line(
            self.raw,
            self.text[:start] + text + self.text[end:],
            origins[:start] + made + origins[end:],
        )

    def raw_start(self, index: int) -> int:
        """Where in `raw` the character at `index` of the copy begins."""
        if self.origins is None:
            return index
        return self.origins[min(index, len(self.text))]

    def raw_end(self, index: int) -> int:
        """Where in `raw` that ends which ends before `index` of the copy.

        Inside a replacement this is the end of what was replaced.
        """
        if self.origins is None or index == 0:
            return index
        index = min(index, len(self.text))
        last = self.origins[index - 1]
        for origin in self.origins[index:]:
            if origin > last:
                return origin
        return len(self.raw)


class Closing(NamedTuple):
    """Signs at the end of a line of the copy that close what an earlier line has opened.

    Attributes:
        opened, closed: the two lines, by their places among the lines.
        length: how many signs there are.
    """

    opened: int
    closed: int
    length: int


@dataclass(frozen=True)
class FrontMatter:
    """The lines between the two `---`.

    Attributes:
        first: the line of the file on which lines[0] stands, from 1.
        closings: what was closed in the copy on another line than the one that opened it.
    """

    first: int = 1
    lines: tuple[Line, ...] = field(default=())
    closings: tuple[Closing, ...] = ()

    def blanked(self, texts: list[str]) -> FrontMatter:
        """The same lines with nothing in the copy where `texts`, one a line, has nothing."""
        lines = [
            line if text else Line(line.raw, "", (0,))
            for line, text in zip(self.lines, texts, strict=True)
        ]
        return FrontMatter(self.first, tuple(lines), self.closings)

    def raw_line(self, number: int) -> str:
        """A line of the file, by its number in the file; "" outside the front matter."""
        index = number - self.first
        return self.lines[index].raw if 0 <= index < len(self.lines) else ""
