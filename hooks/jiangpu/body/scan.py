"""Where links, images, headings and raw HTML stand in a body, with positions, code left aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_INLINE = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?(?P<target>[^\s)>]*)>?[^)]*\)"
)
_DEFINITION = re.compile(r"^\s{0,3}\[(?!\^)(?P<label>[^\]]+)\]:\s*<?(?P<target>[^\s>]+)")
_HTML_LINK = re.compile(r"<a\b[^>]*?\bhref\s*=\s*[\"']?(?P<target>[^\"'\s>]*)", re.I)
_HTML_IMAGE = re.compile(r"<img\b(?P<rest>[^>]*)>", re.I)
_HEADING = re.compile(r"^(?P<hashes>#{1,6})\s+(?P<text>.+?)\s*#*\s*(?:\{[^}]*\}\s*)?$")
_UNSAFE = re.compile(
    r"<\s*(?P<tag>script|iframe|object|embed|style|form|input|link|meta|base|svg)\b"
    r"|\b(?P<event>on[a-z]{3,})\s*=\s*[\"'{]?"
    r"|(?P<scheme>(?:javascript|vbscript|data)\s*:)",
    re.I,
)


@dataclass(frozen=True)
class Spot:
    """Something found in a body.

    Attributes:
        kind: link, image, heading, unsafe, or prose (a whole line without its code).
        line: from 1 within the body.
        column, end_column: its first character and the one after its last, from 1.
        text: the words of a link, the description of an image, the words of a heading, the name of
            what is unsafe, or the line.
        target: where a link or an image leads; the level of a heading.
    """

    kind: str
    line: int
    column: int
    end_column: int
    text: str
    target: str = ""


def scan(body: str) -> Iterator[Spot]:
    """Every spot of a body, line by line. Lines inside fences are left out."""
    fence = None
    for number, line in enumerate(body.split("\n"), 1):
        mark = _FENCE.match(line)
        if mark and (fence is None or _closes(mark[1], fence)):
            fence = mark[1] if fence is None else None
            continue
        if fence is None:
            yield from _spots(number, _CODE.sub(_spaces, line))


def _closes(mark: str, fence: str) -> bool:
    return mark[0] == fence[0] and len(mark) >= len(fence)


def _spaces(match: re.Match[str]) -> str:
    """As many spaces, so that columns stay."""
    return " " * len(match[0])


def _spots(number: int, line: str) -> Iterator[Spot]:
    whole = (number, 1, len(line) + 1)
    heading = _HEADING.match(line)
    if heading:
        level = str(len(heading["hashes"]))
        yield Spot("heading", *whole, plain_text(heading["text"]), level)
    yield from _inline(number, line)
    definition = _DEFINITION.match(line)
    if definition:
        yield Spot(
            "link", number, 1, definition.end() + 1, definition["label"], definition["target"]
        )
    yield from _html(number, line)
    yield from _unsafe(number, line)
    yield Spot("prose", *whole, line)


def _inline(number: int, line: str) -> Iterator[Spot]:
    """Links and images of Markdown, and the one that may stand in the text of a link."""
    for match in _INLINE.finditer(line):
        yield _inline_spot(number, match, 0)
        inner = _INLINE.search(match["text"])
        if inner:
            yield _inline_spot(number, inner, match.start("text"))


def _inline_spot(number: int, match: re.Match[str], offset: int) -> Spot:
    kind = "image" if match["image"] else "link"
    start, end = match.start() + offset + 1, match.end() + offset + 1
    return Spot(kind, number, start, end, match["text"].strip(), match["target"])


def _html(number: int, line: str) -> Iterator[Spot]:
    for match in _HTML_LINK.finditer(line):
        yield Spot("link", number, match.start() + 1, match.end() + 1, "", match["target"])
    for match in _HTML_IMAGE.finditer(line):
        attributes = dict(re.findall(r"(\w+)\s*=\s*[\"']([^\"']*)", match["rest"]))
        text, target = attributes.get("alt", ""), attributes.get("src", "")
        yield Spot("image", number, match.start() + 1, match.end() + 1, text, target)


def _unsafe(number: int, line: str) -> Iterator[Spot]:
    """Code that must not reach a page.

    An event counts only in a tag or an attribute list, a scheme only where an address may begin.
    """
    for match in _UNSAFE.finditer(line):
        if match["event"] and "<" not in line and "{" not in line:
            continue
        if match["scheme"] and not re.search(r"[(<\"'=:]\s*$", line[: match.start()]):
            continue
        name = match["tag"] or match["event"] or match["scheme"]
        yield Spot("unsafe", number, match.start() + 1, match.end() + 1, name)


def plain_text(markdown: str) -> str:
    """A line of Markdown without links, emphasis and tags."""
    text = _INLINE.sub(lambda match: match["text"], markdown)
    return re.sub(r"<[^>]+>|[*_`]+", "", text).strip()
