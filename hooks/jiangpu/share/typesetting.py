"""Texts made to fit their room: a title in lines, and single lines of facts.

A title is set as large as it can be broken well. What measures text is handed in, so that nothing
here needs Pillow. Units are pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .breaking import NEVER, best, prices
from .geometry import ASCENT, HEI, SONG, Line, Measure, Text

SIZES = (112, 96, 86, 76, 68, 60, 54, 48, 42, 36)
"""Of titles. The largest are for names that stand on one line."""
ONE_LINE_FROM, TWO_LINES_FROM, MOST_LINES = 112, 76, 3
LEADING = 1.26
"""From one baseline of a title to the next, by its size."""

SMALL, LEAST = 28, 22
"""The size of label and facts, and the least one that is tried where the room is narrow."""

_BRACKETS = "“”‘’《》（）〈〉【】「」"
"""Marks that take half their width in careful typesetting; see `_advance`."""
_OPENING = "“‘《（〈【「"
_NARROW_MARK = 0.9
"""A mark below this share of its size is narrow already."""


@dataclass(frozen=True)
class Title:
    """A title in lines, all of one size."""

    size: int
    lines: tuple[str, ...]

    @property
    def step(self) -> int:
        """From one baseline to the next."""
        return round(self.size * LEADING)

    @property
    def height(self) -> int:
        return self.step * (len(self.lines) - 1) + self.size


def fit(
    parts: Sequence[str], room: float, measure: Measure, face: str = HEI, largest: int = SMALL
) -> Line:
    """One line of facts.

    What has no room is left out from the end; a single fact that is too long is cut off.
    """
    if not parts:
        return Line("", 0)
    for count in range(len(parts), 0, -1):
        text = " · ".join(parts[:count])
        for size in range(largest, LEAST - 1, -2):
            if measure(text, face, size) <= room:
                return Line(text, size)
    text = parts[0]
    while text and measure(text + "…", face, LEAST) > room:
        text = text[:-1]
    return Line(text + "…", LEAST)


@dataclass(frozen=True)
class _Attempt:
    """What the breaks of a title may cost, and the least size at which that is asked for."""

    most_price: float
    least_size: int


_ATTEMPTS = (
    _Attempt(4.0, 60),
    _Attempt(12.0, 60),
    _Attempt(12.0, 36),
    _Attempt(NEVER - 1, 36),
)
"""At its phrases while it is large, then elsewhere, then smaller, then wherever it may be."""


def fit_title(phrases: Sequence[str], room: float, height: float, measure: Measure) -> Title:
    """A title as large as it can be broken well, else as it can be broken at all, else cut off.

    Args:
        phrases: the pieces between which it may be broken first.
        room: the width of a line.
        height: of all lines together.
    """
    text, price = "".join(phrases), prices(phrases)
    for attempt in _ATTEMPTS:
        for size in SIZES:
            if size < attempt.least_size:
                break
            title = _broken(text, price, size, attempt.most_price, room, height, measure)
            if title:
                return title
    return Title(SIZES[-1], tuple(_cut_off(text, room, measure)))


def _broken(
    text: str,
    price: Sequence[float],
    size: int,
    most_price: float,
    room: float,
    height: float,
    measure: Measure,
) -> Title | None:
    """The title in one size, in as few lines as its breaks allow; None where there is no way."""
    widths = _widths(text, size, measure)
    most_lines = _most_lines(size)
    if sum(widths) > room * most_lines:
        return None
    for count in range(1, most_lines + 1):
        breaking = best(widths, price, room, count)
        if breaking.price > most_price:
            continue
        edges = (0, *breaking.cuts, len(text))
        lines = tuple(text[start:end] for start, end in pairwise(edges))
        title = Title(size, lines)
        if title.height <= height:
            return title
    return None


def _most_lines(size: int) -> int:
    if size >= ONE_LINE_FROM:
        return 1
    if size >= TWO_LINES_FROM:
        return 2
    return MOST_LINES


def _cut_off(text: str, room: float, measure: Measure) -> list[str]:
    """The lines of a title that is far too long, in the smallest size, ending with an ellipsis."""
    size = SIZES[-1]
    lines: list[str] = []
    rest = text
    while rest and len(lines) < MOST_LINES - 1:
        length = _fitting(_widths(rest, size, measure), room)
        lines.append(rest[:length])
        rest = rest[length:]
    if not rest:
        return lines

    widths = _widths(rest, size, measure)
    if sum(widths) <= room:
        return [*lines, rest]
    length = _fitting(widths, room, taken=measure("…", SONG, size))
    return [*lines, rest[:length].rstrip(_OPENING + "、，") + "…"]


def _fitting(widths: Sequence[float], room: float, taken: float = 0.0) -> int:
    """How many characters fit beside what is taken."""
    width = taken
    for count, own in enumerate(widths):
        width += own
        if width > room:
            return count
    return len(widths)


@dataclass(frozen=True)
class _Advance:
    """How a character of a title is set.

    Attributes:
        shift: how far to the left of its place it is drawn.
        width: the room that it takes.
    """

    shift: float
    width: float


def _advance(char: str, size: int, measure: Measure) -> _Advance:
    """Brackets and quotation marks take half their width, as in careful typesetting.

    The empty half of an opening mark is at its left, so it is drawn that much further left.
    """
    width = measure(char, SONG, size)
    if char not in _BRACKETS or width <= size * _NARROW_MARK:
        return _Advance(0.0, width)
    half = size / 2
    return _Advance(half if char in _OPENING else 0.0, width - half)


def _widths(text: str, size: int, measure: Measure) -> list[float]:
    """The room that each character of a title takes."""
    return [_advance(char, size, measure).width for char in text]


def title_texts(title: Title, left: float, top: float, measure: Measure) -> list[Text]:
    """The lines of a title whose upper left corner is at (left, top)."""
    texts = []
    for number, line in enumerate(title.lines):
        baseline = top + number * title.step + title.size * ASCENT
        texts += _line_texts(line, left, baseline, title.size, measure)
    return texts


def _line_texts(line: str, left: float, baseline: float, size: int, measure: Measure) -> list[Text]:
    """A line of a title, in runs between the marks that are moved."""
    texts = []
    run, run_start = "", left
    x = left
    for char in line:
        advance = _advance(char, size, measure)
        if char in _BRACKETS:
            if run:
                texts.append(Text(run_start, baseline, run, SONG, size))
            texts.append(Text(x - advance.shift, baseline, char, SONG, size))
            run, run_start = "", x + advance.width
        else:
            run += char
        x += advance.width
    if run:
        texts.append(Text(run_start, baseline, run, SONG, size))
    return texts
