"""A review for the screen: plain lines, in the order in which a leader asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from ..figures.formatting import Shown
from .review import Review
from .words import TOKEN, Piece

_AROUND = 18
"""So many characters stand around what changed."""

WIDTH = 72
"""Columns of a line of words, without the two that stand before every line."""

LONGEST = 240
"""Of a text that was put in or taken out, so many characters are shown."""

_INDENT = 2
_NEVER_FIRST = frozenset("，。、；：！？”’）》」…·,.;:!?)+-]}")


def lines_of(review: Review) -> Iterator[str]:
    """Every line of the text."""
    yield f"和 {review.base} 比：{review.lead}"
    if not review:
        yield "没有改动"
        return
    for count, measure, what, _ in review.sums:
        yield f"  {count} {measure} {what}"
    yield from _part("没有出处的", review.claims)
    yield from _part("新写了名字的人", (f"{name}（{where}）" for name, where in review.names))
    yield from _part(
        "条目",
        (f"{each.state} {each.number} {each.name}（{each.kind}）" for each in review.records),
    )
    yield from _part("数字", _figures(review))
    yield from _part("文字（[-拿掉的-] {+加上的+}）", _texts(review), len(review.texts))
    yield from _part("要重印的卡片", (f"{number} {name}" for number, name in review.cards))
    yield from _part("读者在哪里看到", _pages(review))
    yield from _part("新出来的提示", map(str, review.found))
    yield from _part("改好了的提示", map(str, review.solved))


def _part(title: str, lines: Iterable[str], count: int = 0) -> Iterator[str]:
    """A heading with how many there are, and the lines; `count` where one may take several."""
    every = list(lines)
    if every:
        yield ""
        yield f"{title}（{count or len(every)}）"
        for line in every:
            yield f"  {line}"


def _figures(review: Review) -> Iterator[str]:
    for each in review.figures:
        change = f"{written(each.before)} → {written(each.after)}"
        yield f"{each.number} {each.name}，{each.indicator}：{change}（{each.why}）"


def written(figure: Shown | None) -> str:
    """A figure with all that belongs to it, or that there is none."""
    return figure.whole if figure else "没有"


def _texts(review: Review) -> Iterator[str]:
    """What became of each text: on one line where it fits, else line by line below its name."""
    for each in review.texts:
        where = f"{each.number} {each.name}".strip()
        lines = list(_marked(each.pieces))
        if len(lines) == 1 and columns_of(f"{where}，{each.label}：{lines[0]}") <= WIDTH:
            yield f"{where}，{each.label}：{lines[0]}"
            continue
        yield f"{where}，{each.label}："
        for line in lines:
            yield from _folded(line)


def _marked(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """The words, what stayed shortened; a line for each that they have."""
    line = ""
    for place, piece in enumerate(pieces):
        if piece.kind == "same":
            text = re.sub(r"\s+", " ", piece.text)
            line += _shortened(text, first=place == 0, last=place == len(pieces) - 1)
            continue
        begin, end = _MARKS[piece.kind]
        first, *more = _own_lines(piece.text)
        line += f"{begin}{first}{end}"
        for text in more:
            yield line
            line = f"{begin}{text}{end}"
    yield line


_MARKS = {"out": ("[-", "-]"), "in": ("{+", "+}")}


def _own_lines(text: str) -> list[str]:
    """The lines of a text that was put in or taken out: of a long one the first, and how many
    characters there are.
    """
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()] or [""]
    length = sum(map(len, lines))
    if length <= LONGEST:
        return lines
    kept: list[str] = []
    left = LONGEST
    for line in lines:
        if left > 0:
            kept.append(line[:left])
        left -= len(line)
    kept[-1] += f"……（一共 {length} 字）"
    return kept


def columns_of(text: str) -> int:
    """How many columns of a screen a text takes: a Chinese character takes two."""
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _folded(line: str) -> Iterator[str]:
    """A line in lines that a screen holds. No word is cut, and none begins with a full stop."""
    text = ""
    for token in TOKEN.findall(line):
        full = columns_of(text + token) > WIDTH - _INDENT
        if text and full and token not in _NEVER_FIRST:
            yield " " * _INDENT + text
            text = token.lstrip()
        else:
            text += token
    yield " " * _INDENT + text


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """What stayed, without what is far from a change."""
    if first and last:
        return text
    if first:
        return text if len(text) <= _AROUND else f"…{text[-_AROUND:]}"
    if last:
        return text if len(text) <= _AROUND else f"{text[:_AROUND]}…"
    return text if len(text) <= 2 * _AROUND else f"{text[:_AROUND]}…{text[-_AROUND:]}"


def _pages(review: Review) -> Iterator[str]:
    for page in review.pages:
        note = f"（{page.note}）" if page.note else ""
        yield f"{page.state} {page.title} {page.address}{note}"
    if review.lists:
        yield f"目录、统计、分组等跟着变的 {review.lists} 页"
