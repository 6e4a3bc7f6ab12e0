"""A figure quoted in running text: 【数字 keti】, or 【数字 R0001/keti】 for one of another record.

It is written out from the ledger, so that it cannot drift from its passport.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from re import Match
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

PATTERN = r"【数字[ \u3000:：]*([^】\s]+?)\s*】"


@dataclass(frozen=True)
class Quoted:
    """How a figure is written, and the address where it stands with its passport."""

    text: str
    address: str


Quote = Callable[[str], Quoted | None]
"""`keti` or `R0001/keti` → the figure; None where there is none."""


@dataclass(frozen=True)
class Reference:
    """A quoted figure in a line: its first column, the one after its last, and what it names."""

    column: int
    end_column: int
    name: str


def references(line: str) -> list[Reference]:
    """Every quoted figure in a line."""
    found = []
    for match in re.finditer(PATTERN, line):
        found.append(Reference(match.start() + 1, match.end() + 1, match[1]))
    return found


def written_out(text: str, quote: Quote) -> str:
    """The text with the figures in it, for whoever reads it without the page.

    What is not found stays as it was typed.
    """

    def figure(match: Match[str]) -> str:
        found = quote(match[1])
        return found.text if found else match[0]

    return re.sub(PATTERN, figure, text)


class QuotedFigures(InlineProcessor):
    """Makes each a link to its passport; plain text inside another link."""

    def __init__(self, md: Markdown, quote: Quote) -> None:
        super().__init__(PATTERN, md)
        self.quote = quote

    # The stubs give the result of the older `Pattern`, which has no positions; the library itself
    # declares for `InlineProcessor` what stands here.
    def handleMatch(  # type: ignore[override]
        self, m: Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        found = self.quote(m[1])
        if found is None:
            return None, None, None
        link = Element("a", {"class": "j-num", "href": found.address})
        link.text = AtomicString(found.text)
        return link, m.start(0), m.end(0)


def unlink_nested(root: Element) -> None:
    """A link cannot hold a link: the figure inside one is only text."""
    for outer in root.iter("a"):
        for inner in outer.iter("a"):
            if inner is not outer:
                inner.tag, inner.attrib = "span", {}
