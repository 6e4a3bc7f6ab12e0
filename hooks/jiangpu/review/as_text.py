"""A review for the screen: plain lines, in the order in which a leader asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..figures.formatting import Shown
from .review import Review
from .words import Piece

_AROUND = 18
"""So many characters stand around what changed."""


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
    yield from _part("文字（[-拿掉的-] {+加上的+}）", _texts(review))
    yield from _part("要重印的卡片", (f"{number} {name}" for number, name in review.cards))
    yield from _part("读者在哪里看到", _pages(review))
    yield from _part("新出来的提示", map(str, review.found))
    yield from _part("改好了的提示", map(str, review.solved))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    if every:
        yield ""
        yield f"{title}（{len(every)}）"
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
    for each in review.texts:
        where = f"{each.number} {each.name}".strip()
        yield f"{where}，{each.label}：{_marked(each.pieces)}"


def _marked(pieces: tuple[Piece, ...]) -> str:
    """The words on one line, what stayed shortened."""
    parts = []
    for place, piece in enumerate(pieces):
        text = re.sub(r"\s+", " ", piece.text)
        if piece.kind == "out":
            parts.append(f"[-{text}-]")
        elif piece.kind == "in":
            parts.append(f"{{+{text}+}}")
        else:
            parts.append(_shortened(text, first=place == 0, last=place == len(pieces) - 1))
    return "".join(parts)


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
