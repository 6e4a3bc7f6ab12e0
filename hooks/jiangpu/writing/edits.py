"""Edits applied to a file. Everything outside their spans stays as it was, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable

from ..problems.span import Edit, Position
from ..reading.text import LINE_END, characters


class EditError(ValueError):
    """Edits that cannot be applied. The message says why, in Chinese."""


def apply_to_bytes(raw: bytes, edits: Iterable[Edit]) -> bytes:
    """The content of a file after edits; its encoding and byte order mark stay.

    Raises:
        EditError: the file cannot be written back as it was, the edits overlap, or one of them
            stands outside of the file.
    """
    decoded = characters(raw)
    if not decoded.sound or decoded.encode(decoded.text) != raw:
        raise EditError("这个文件的编码读不准，改了怕丢字；先另存为 UTF-8")
    try:
        return decoded.encode(apply_to_text(decoded.text, edits))
    except UnicodeEncodeError:
        raise EditError("要写进去的字，这个文件的编码里没有；先另存为 UTF-8") from None


def apply_to_text(text: str, edits: Iterable[Edit]) -> str:
    """A text after edits. A line break that an edit puts in is one of the text's own kind.

    Two edits that are the same count once. Edits may touch each other.

    Raises:
        EditError: the edits overlap, or one of them stands outside of the text.
    """
    ordered = sorted(set(edits))
    _refuse_overlaps(ordered)
    lines = _lines(text)
    line_end = _line_end(text)
    parts: list[str] = []
    done = 0
    for edit in ordered:
        start = _offset(lines, edit.span.start)
        end = _offset(lines, edit.span.end)
        if end < start:
            raise EditError(f"{_named(edit)}的结尾在开头前面")
        parts.append(text[done:start])
        parts.append(edit.text.replace("\n", line_end))
        done = end
    parts.append(text[done:])
    return "".join(parts)


def _refuse_overlaps(ordered: list[Edit]) -> None:
    for earlier, later in zip(ordered, ordered[1:], strict=False):
        overlapping = later.span.start < earlier.span.end
        if overlapping or later.span == earlier.span:
            raise EditError(f"{_named(earlier)}和{_named(later)}改的是同一处，不能一起改")


def _named(edit: Edit) -> str:
    return f"第 {edit.span.line} 行第 {edit.span.column} 列的“{edit.text}”"


def _lines(text: str) -> list[tuple[int, int]]:
    """For each line: the offsets of its first character and of its end, without the line end."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in LINE_END.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    return found


def _line_end(text: str) -> str:
    """The line end of a text: the first one that it has."""
    match = LINE_END.search(text)
    return match[0] if match else "\n"


def _offset(lines: list[tuple[int, int]], position: Position) -> int:
    """The offset of a position in the text."""
    line, column = position
    if 1 <= line <= len(lines):
        start, end = lines[line - 1]
        offset = start + column - 1
        if start <= offset <= end:
            return offset
    raise EditError(f"第 {line} 行第 {column} 列不在文件里")
