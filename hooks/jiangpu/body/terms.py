"""The glossary: its terms, and the link from the first use of each on a page to its explanation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from .anchors import heading_anchor

GLOSSARY_URL = "glossary/"
_ENTRY = re.compile(r"^(?P<term>[^\s:#>*|-][^\n]*)\n:\s+(?P<text>[^\n]+)", re.M)
_CLOSED = {"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"}
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


def link_terms(root: Element, terms: Mapping[str, str], address: Callable[[str], str]) -> None:
    """Turn the first use of each term into a link, longest terms first, in the order of the text.

    Args:
        root: the page's body as an element tree, changed in place.
        terms: term → anchor.
        address: the link for an anchor.
    """
    if terms:
        _Linker(terms, address).walk(root)


class _Linker:
    """Links the first use of each term in one page."""

    def __init__(self, terms: Mapping[str, str], address: Callable[[str], str]) -> None:
        longest_first = sorted(terms, key=len, reverse=True)
        self.pattern = re.compile("|".join(map(re.escape, longest_first)))
        self.terms = terms
        self.address = address
        self.used: set[str] = set()

    def walk(self, element: Element) -> None:
        """Link the text of an element and of everything in it, in the order of the page."""
        if element.tag in _CLOSED:
            return
        children = list(element)
        text, links = self.split(element.text or "")
        if links:
            element.text = text
            _insert(element, 0, links)
        for child in children:
            self.walk(child)
            text, links = self.split(child.tail or "")
            if links:
                child.tail = text
                _insert(element, list(element).index(child) + 1, links)

    def split(self, text: str) -> tuple[str, list[Element]]:
        """A text cut at the terms that are new on the page.

        Returns:
            the text before the first of them, and a link for each with the text after it as its
            tail. There is no link where no term is new.
        """
        fresh = self._fresh(text)
        if not fresh:
            return text, []
        ends = [match.start() for match in fresh[1:]] + [len(text)]
        links = []
        for match, end in zip(fresh, ends, strict=True):
            address = self.address(self.terms[match[0]])
            link = Element("a", {"class": "j-term", "href": address})
            link.text = match[0]
            link.tail = text[match.end() : end]
            links.append(link)
        return text[: fresh[0].start()], links

    def _fresh(self, text: str) -> list[re.Match[str]]:
        """The terms of a text that were not used before, which are used from here on."""
        fresh = []
        for match in self.pattern.finditer(text):
            if match[0] not in self.used:
                self.used.add(match[0])
                fresh.append(match)
        return fresh


def _insert(parent: Element, position: int, links: list[Element]) -> None:
    """Put links among the children of an element, the first of them at `position`."""
    for place, link in enumerate(links, position):
        parent.insert(place, link)
