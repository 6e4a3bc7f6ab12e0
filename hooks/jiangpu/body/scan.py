"""Where links, images, headings and raw HTML stand in a body, with lines and columns, code left aside."""

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
    """Something found: `line` counts from 1 within the body, `column` from 1."""

    kind: str
    line: int
    column: int
    text: str
    target: str = ""


def scan(body: str) -> Iterator[Spot]:
    """Spots of kind link, image, heading (`target` is its level), unsafe, and prose (each line without its code)."""
    fence = None
    for number, line in enumerate(body.split("\n"), 1):
        mark = _FENCE.match(line)
        if mark and (fence is None or (mark[1][0] == fence[0] and len(mark[1]) >= len(fence))):
            fence = mark[1] if fence is None else None
            continue
        if fence is not None:
            continue
        line = _CODE.sub(lambda match: " " * len(match[0]), line)
        yield from _spots(number, line)


def _spots(number: int, line: str) -> Iterator[Spot]:
    heading = _HEADING.match(line)
    if heading:
        yield Spot("heading", number, 1, plain_text(heading["text"]), str(len(heading["hashes"])))
    for match in _INLINE.finditer(line):
        kind = "image" if match["image"] else "link"
        yield Spot(kind, number, match.start() + 1, match["text"].strip(), match["target"])
        inner = _INLINE.search(match["text"])
        if inner:
            yield Spot(
                "image" if inner["image"] else "link",
                number,
                match.start("text") + inner.start() + 1,
                inner["text"].strip(),
                inner["target"],
            )
    definition = _DEFINITION.match(line)
    if definition:
        yield Spot("link", number, 1, definition["label"], definition["target"])
    for match in _HTML_LINK.finditer(line):
        yield Spot("link", number, match.start() + 1, "", match["target"])
    for match in _HTML_IMAGE.finditer(line):
        attributes = dict(re.findall(r"(\w+)\s*=\s*[\"']([^\"']*)", match["rest"]))
        yield Spot(
            "image", number, match.start() + 1, attributes.get("alt", ""), attributes.get("src", "")
        )
    for match in _UNSAFE.finditer(line):
        if match["event"] and "<" not in line and "{" not in line:
            continue
        if match["scheme"] and not re.search(r"[(<\"'=:]\s*$", line[: match.start()]):
            continue
        yield Spot(
            "unsafe", number, match.start() + 1, match["tag"] or match["event"] or match["scheme"]
        )
    yield Spot("prose", number, 1, line)


def plain_text(markdown: str) -> str:
    """A line of Markdown without links, emphasis and tags."""
    text = _INLINE.sub(lambda match: match["text"], markdown)
    return re.sub(r"<[^>]+>|[*_`]+", "", text).strip()
