"""The glossary: its terms, and the link from the first use of each on a page to its explanation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markdown_it.token import Token

from ..schema import vocabularies
from .anchors import heading_anchor
from .tokens import link_tokens, text_token

GLOSSARY_URL = "glossary/"
_ENTRY = re.compile(r"^(?P<term>[^\s:#>*|-][^\n]*)\n:\s+(?P<text>[^\n]+)", re.M)
_CLOSED = frozenset({"pre", "h1", "h2", "h3", "h4", "h5", "h6", "dt"})
"""Elements inside which nothing is linked."""


def read_terms(body: str) -> dict[str, str]:
    """Term → anchor, from a body written as a definition list.

    Each entry is a line with the term, then a line `:   explanation`.
    """
    return {term: heading_anchor(term) for term in read_entries(body)}


def read_entries(body: str) -> dict[str, str]:
    """Term → explanation, from the same body."""
    entries = {}
    for match in _ENTRY.finditer(body):
        entries[match["term"].strip()] = match["text"].strip()
    return entries


def trade_words(body: str) -> dict[str, str]:
    """The words of trades → a sentence that explains each, from the same body.

    They stand under a heading that names an industry; what stands under others needs no
    explanation at first sight (劳模, 先进操作法).
    """
    words = {}
    for heading, text in _sections(body):
        if heading in vocabularies.INDUSTRIES.words:
            for term, explanation in read_entries(text).items():
                words[term] = _first_sentence(explanation)
    return words


def _sections(body: str) -> list[tuple[str, str]]:
    """(heading, text) of each part of a body that a second-level heading opens."""
    _, *pieces = re.split(r"^## +(.+)$", body, flags=re.M)
    headings = [heading.strip() for heading in pieces[::2]]
    return list(zip(headings, pieces[1::2], strict=True))


def _first_sentence(explanation: str) -> str:
    """The first sentence of an explanation, its links as words."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", explanation)
    return plain.partition("。")[0] + "。"


def explained(text: str, words: Mapping[str, str], most: int) -> dict[str, str]:
    """The words of trades in a text → their sentences, in the order in which they come.

    Args:
        words: word → sentence.
        most: how many at most.
    """
    if not words:
        return {}
    longest_first = sorted(words, key=len, reverse=True)
    found = dict.fromkeys(re.findall("|".join(map(re.escape, longest_first)), text))
    return {word: words[word] for word in list(found)[:most]}


def link_terms(
    tokens: list[Token], terms: Mapping[str, str], address: Callable[[str], str]
) -> set[str]:
    """Turn the first use of each term into a link, longest terms first, in the order of the text.

    Args:
        tokens: of a whole body, changed in place.
        terms: term → anchor.
        address: the link for an anchor.

    Returns:
        the links that were made.
    """
    if not terms:
        return set()
    linker = _Linker(terms, address)
    closed = 0
    for token in tokens:
        if token.tag in _CLOSED:
            closed += token.nesting
        elif token.type == "inline" and token.children and not closed:
            token.children = linker.linked(token.children)
    return linker.links


class _Linker:
    """Links the first use of each term in one page."""

    def __init__(self, terms: Mapping[str, str], address: Callable[[str], str]) -> None:
        longest_first = sorted(terms, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, longest_first)))
        self.terms = terms
        self.address = address
        self.used: set[str] = set()
        self.links: set[str] = set()

    def linked(self, children: list[Token]) -> list[Token]:
        """The pieces of a paragraph, with links among them."""
        result: list[Token] = []
        inside_link = 0
        for token in children:
            if token.tag == "a":
                inside_link += token.nesting
            if token.type == "text" and not inside_link:
                result += self._split(token)
            else:
                result.append(token)
        return result

    def _split(self, token: Token) -> list[Token]:
        """A text cut at the terms that are new on the page; itself where none is."""
        pieces: list[Token] = []
        position = 0
        for match in self.pattern.finditer(token.content):
            if match[0] in self.used:
                continue
            self.used.add(match[0])
            pieces.append(text_token(token.content[position : match.start()]))
            link = self.address(self.terms[match[0]])
            self.links.add(link)
            pieces += link_tokens("j-term", link, match[0])
            position = match.end()
        if not pieces:
            return [token]
        return [*pieces, text_token(token.content[position:])]
