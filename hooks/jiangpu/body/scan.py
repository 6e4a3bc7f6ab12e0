"""Where links, images, headings and raw HTML stand in a body, with positions, code left aside.

They are taken from the tokens that the page is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it.token import Token

from ..reading.patience import TooLong, cut_off
from .html_tags import CODE, Halves, dropped_in, elements_in, halves_in
from .parser import RECENT, parse
from .tokens import Paragraph, text_of

_UNSAFE = re.compile(
    rf"<\s*(?P<tag>{'|'.join(sorted(CODE))})\b"
    r"|\b(?P<event>on[a-z]{3,})\s*=\s*[\"'{]?"
    r"|(?P<scheme>(?:javascript|vbscript|data)\s*:)",
    re.I,
)
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]{0,300})\]\([^()]{0,500}\)")
_MARKS = re.compile(r"</?[A-Za-z][^<>]{0,200}>|[*_`]+")
_CODE = ("fence", "code_block")


@dataclass(frozen=True)
class Spot:
    """Something found in a body.

    Attributes:
        kind: link, image, heading, unsafe, dropped (a tag that is not shown), fence (code that does
            not end), prose (a whole line without its code), bare (the same without its links,
            images and tags), or slow (the only spot of a body that takes too long).
        line: from 1 within the body.
        column, end_column: its first character and the one after its last, from 1.
        text: the words of a link, the description of an image, the words of a heading, the name of
            what is unsafe, the tag, or the line.
        target: where a link or an image leads; the level of a heading; the attribute that is not
            shown, "" for the whole tag.
    """

    kind: str
    line: int
    column: int
    end_column: int
    text: str
    target: str = ""


def scan(body: str) -> Iterator[Spot]:
    """Every spot of a body: first what its tokens are, then its lines."""
    return iter(_scanned(body))


@lru_cache(maxsize=RECENT)
def _scanned(body: str) -> tuple[Spot, ...]:
    tokens = parse(body)
    try:
        with cut_off():
            scanner = _Scanner(body.split("\n"), halves_in(tokens))
            for token in tokens:
                scanner.take(token)
            return tuple([*scanner.spots, *scanner.line_spots()])
    except TooLong:
        return (Spot("slow", 1, 1, 1, ""),)


@dataclass
class _Scanner:
    """Takes the tokens of a body one by one.

    Attributes:
        lines: the lines of the body.
        halves: the tags of its raw HTML.
        spots: what was found.
        code: the indices of lines that are code.
        covered: index of a line → parts of it that are code, and parts that are links and tags.
    """

    lines: list[str]
    halves: Halves = frozenset()
    spots: list[Spot] = field(default_factory=list)
    code: set[int] = field(default_factory=set)
    covered: dict[int, list[tuple[int, int, bool]]] = field(default_factory=dict)
    heading: Token | None = None

    def take(self, token: Token) -> None:
        """Note what a token is."""
        if token.type in _CODE and token.map:
            self.code.update(range(*token.map))
            self._open_fence(token)
        elif token.type == "heading_open":
            self.heading = token
        elif token.type == "html_block":
            self._html_block(token)
        elif token.type == "inline":
            self._inline(token)
        elif token.map and "opening" in token.meta:
            self._opening(token.map[0], token.meta["opening"])

    def _opening(self, line: int, length: int) -> None:
        """The first line of a box or of a footnote: its signs are no words."""
        start = len(self.lines[line]) - len(self.lines[line].lstrip())
        self._cover(line, start, line, start + length, is_code=False)

    def _open_fence(self, token: Token) -> None:
        """Code whose last line is not the mark with which it began."""
        if token.type != "fence" or not token.map:
            return
        start, end = token.map
        last = self.lines[end - 1].strip(" >\t") if end <= len(self.lines) else ""
        is_closed = end - 1 > start and last.startswith(token.markup) and not last.strip(last[0])
        if not is_closed:
            line = self.lines[start]
            self.spots.append(Spot("fence", start + 1, 1, len(line) + 1, token.markup))

    def _inline(self, token: Token) -> None:
        if self.heading is not None:
            self._heading(self.heading, token)
            self.heading = None
        paragraph = Paragraph(token, self.lines)
        children = token.children or []
        for index, child in enumerate(children):
            if "at" in child.meta:
                self._placed(paragraph, child, children[index + 1 :])

    def _heading(self, heading: Token, inline: Token) -> None:
        line = heading.map[0] if heading.map else 0
        end = len(self.lines[line]) + 1 if line < len(self.lines) else 1
        self.spots.append(
            Spot("heading", line + 1, 1, end, text_of(inline).strip(), heading.tag[1])
        )

    def _placed(self, paragraph: Paragraph, token: Token, after: list[Token]) -> None:
        """A link, an image, code or raw HTML in a paragraph."""
        start, end = token.meta["at"]
        line, column = paragraph.place(start)
        last, end_column = paragraph.place(end)
        self._cover(line, column, last, end_column, is_code=token.type == "code_inline")
        if last != line:
            end_column = len(self.lines[line])
        place = (line + 1, column + 1, end_column + 1)
        if token.type == "link_open":
            words = _until_closed(after)
            self.spots.append(Spot("link", *place, words, str(token.attrs.get("href", ""))))
        elif token.type == "image":
            target = str(token.attrs.get("src", ""))
            self.spots.append(Spot("image", *place, text_of(token).strip(), target))
        elif token.type == "html_inline":
            self._elements(token.content, line, column)

    def _html_block(self, token: Token) -> None:
        if token.map:
            self._elements(token.content, token.map[0], 0)

    def _elements(self, html: str, line: int, column: int) -> None:
        """The links and images in raw HTML that begins at a place."""
        for element in elements_in(html):
            offset = column if element.line == 0 else 0
            start = element.column + offset
            place = (line + element.line + 1, start + 1, start + element.length + 1)
            if element.tag == "img":
                text = element.attributes.get("alt", "").strip()
                target = element.attributes.get("src", "")
                self.spots.append(Spot("image", *place, text, target))
            else:
                target = element.attributes.get("href", "")
                self.spots.append(Spot("link", *place, "", target))
        for found in dropped_in(html, self.halves):
            start = found.column + (column if found.line == 0 else 0)
            place = (line + found.line + 1, start + 1, start + found.length + 1)
            self.spots.append(Spot("dropped", *place, found.tag, found.attribute))

    def _cover(self, line: int, column: int, last: int, end: int, *, is_code: bool) -> None:
        for number in range(line, last + 1):
            start = column if number == line else 0
            stop = end if number == last else len(self.lines[number])
            self.covered.setdefault(number, []).append((start, stop, is_code))

    def line_spots(self) -> Iterator[Spot]:
        """The lines themselves, and what of them must not reach a page."""
        for index, raw in enumerate(self.lines):
            if index in self.code:
                continue
            parts = self.covered.get(index, [])
            bare = _blanked(raw, [(start, end) for start, end, _ in parts])
            line = _blanked(raw, [(start, end) for start, end, is_code in parts if is_code])
            yield from _unsafe(index + 1, line)
            yield Spot("prose", index + 1, 1, len(raw) + 1, line)
            yield Spot("bare", index + 1, 1, len(raw) + 1, bare)


def _until_closed(tokens: list[Token]) -> str:
    """The words of a link, by the tokens after its opening."""
    words = ""
    for token in tokens:
        if token.type == "link_close":
            break
        words += text_of(token)
    return words.strip()


def _blanked(text: str, parts: list[tuple[int, int]]) -> str:
    """As many spaces in the place of some parts, so that columns stay."""
    if not parts:
        return text
    characters = list(text)
    for start, end in parts:
        stop = min(end, len(text))
        characters[start:stop] = " " * (stop - start)
    return "".join(characters)


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
    return _MARKS.sub("", _LINK.sub(r"\g<text>", markdown)).strip()
