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
    """Term → anchor, from a body written as a definition list (`term`, then a line `:   explanation`)."""
    return {term: heading_anchor(term) for term in read_entries(body)}


def read_entries(body: str) -> dict[str, str]:
    """Term → explanation, from the same body."""
    return {match["term"].strip(): match["text"].strip() for match in _ENTRY.finditer(body)}


def link_terms(root: Element, terms: Mapping[str, str], address: Callable[[str], str]) -> None:
    """Turn the first use of each term into a link, longest terms first, in the order of the text.

    Args:
        root: the page's body as an element tree, changed in place.
        terms: term → anchor.
        address: the link for an anchor.
    """
    if not terms:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(terms, key=len, reverse=True))))
    _walk(root, pattern, terms, address, set())


def _walk(
    element: Element,
    pattern: re.Pattern[str],
    terms: Mapping[str, str],
    address: Callable[[str], str],
    used: set[str],
) -> None:
    if element.tag in _CLOSED:
        return
    children = list(element)
    made = _split(element.text, pattern, terms, address, used)
    if made:
        element.text, links = made
        for position, link in enumerate(links):
            element.insert(position, link)
    for child in children:
        _walk(child, pattern, terms, address, used)
        made = _split(child.tail, pattern, terms, address, used)
        if made:
            child.tail, links = made
            start = list(element).index(child) + 1
            for position, link in enumerate(links, start):
                element.insert(position, link)


def _split(
    text: str | None,
    pattern: re.Pattern[str],
    terms: Mapping[str, str],
    address: Callable[[str], str],
    used: set[str],
) -> tuple[str, list[Element]] | None:
    """The text before the first new term, and a link for each new term with the text after it as its tail."""
    found = [match for match in pattern.finditer(text or "")]
    fresh = []
    for match in found:
        if match[0] not in used:
            used.add(match[0])
            fresh.append(match)
    if not fresh:
        return None
    links = []
    for match, following in zip(fresh, [*fresh[1:], None], strict=True):
        link = Element("a", {"class": "j-term", "href": address(terms[match[0]])})
        link.text = match[0]
        link.tail = text[match.end() : following.start() if following else None]
        links.append(link)
    return text[: fresh[0].start()], links
