"""Markdown to safe HTML: rendered by Python-Markdown, then cleaned by an allow-list (nh3).

It is joined with nothing before that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypedDict
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor

from .anchors import heading_anchor
from .quoted import Quote, QuotedFigures, unlink_nested
from .terms import link_terms

EXTENSIONS = (
    "tables",
    "fenced_code",
    "footnotes",
    "def_list",
    "admonition",
    "sane_lists",
    "attr_list",
)

_TAGS = """
p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd
table thead tbody tr th td caption blockquote pre code
em strong del ins sub sup small a img figure figcaption
details summary div span abbr kbd ruby rt
"""
"""What a body may hold."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ATTRIBUTES = {
    "a": {"href", "title", "id", "class"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "th": {"align", "scope", "colspan", "rowspan"},
    "td": {"align", "colspan", "rowspan"},
    "ol": {"start"},
    "abbr": {"title"},
    "details": {"open"},
    "li": {"id"},
    "dt": {"id"},
    "sup": {"id"},
    "p": {"class"},
    "div": {"class"},
    **{heading: {"id"} for heading in _HEADINGS},
}
"""Tag → the attributes that it may have."""
_CLASSES = frozenset(
    {
        "admonition",
        "admonition-title",
        "note",
        "tip",
        "warning",
        "danger",
        "footnote",
        "footnote-ref",
        "footnote-backref",
        "j-term",
        "j-num",
    }
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_EXTERNAL = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.I)
"""The beginning of an address on another site."""
_LEADING_TITLE = re.compile(r"\A\s*#\s+[^\n]*(?:\n|\Z)")

Resolve = Callable[[str, bool], str | None]
"""(target as written, is it an image) → address to write; None keeps the text without a link."""


@dataclass(frozen=True)
class Rendered:
    """A body as HTML.

    Attributes:
        html: safe to stand in a page.
        toc: (level, anchor, text) of each heading.
        files: the addresses of the files that are shown or linked.
    """

    html: str
    toc: tuple[tuple[int, str, str], ...]
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Linking:
    """How the links of a body are made; the attributes are the arguments of `render`."""

    resolve: Resolve
    terms: Mapping[str, str]
    address: Callable[[str], str]
    quote: Quote


class _Links(Treeprocessor):
    """Points links and images to where they lead on the site, and links glossary terms."""

    def __init__(self, md: markdown.Markdown, linking: _Linking) -> None:
        super().__init__(md)
        self.linking = linking

    def run(self, root: Element) -> None:
        """Change the tree of a whole body in place."""
        unlink_nested(root)
        for term in root.iter("dt"):
            term.set("id", heading_anchor("".join(term.itertext())))
        for element in root.iter():
            if element.tag == "img":
                self._point(element, "src", image=True)
                element.set("loading", "lazy")
            elif _is_written_link(element):
                self._point(element, "href", image=False)
        link_terms(root, self.linking.terms, self.linking.address)

    def _point(self, element: Element, attribute: str, *, image: bool) -> None:
        address = self.linking.resolve(element.get(attribute, ""), image)
        if address is None:
            del element.attrib[attribute]
        else:
            element.set(attribute, address)


def _is_written_link(element: Element) -> bool:
    """Whether an editor wrote this link. That of a quoted figure has its address already."""
    if element.tag != "a" or not element.get("href"):
        return False
    return element.get("class") != "j-num"


class _LinkExtension(Extension):
    """Quoted figures and links, for Python-Markdown."""

    def __init__(self, linking: _Linking) -> None:
        super().__init__()
        self.linking = linking

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Register both; the numbers are priorities, and a higher one comes first."""
        figures = QuotedFigures(md, self.linking.quote)
        md.inlinePatterns.register(figures, "jiangpu-figures", 175)  # after code, before links
        md.treeprocessors.register(_Links(md, self.linking), "jiangpu-links", 1)


class _Heading(TypedDict):
    """A heading as `TocExtension` lists it."""

    level: int
    id: str
    name: str
    children: list[_Heading]


class _Converter(markdown.Markdown):
    """Python-Markdown with what its `TocExtension` adds to it."""

    toc_tokens: list[_Heading]


def render(
    text: str,
    resolve: Resolve,
    *,
    shift: int = 1,
    terms: Mapping[str, str] | None = None,
    address: Callable[[str], str] = str,
    quote: Quote = lambda name: None,
) -> Rendered:
    """Render a body.

    Args:
        text: Markdown. A first-level heading at its start is dropped: the head of the page has the
            name already.
        resolve: where a link or an image leads.
        shift: how many levels the headings go down. A record's body stands below the page's own
            headings.
        terms: glossary terms and their anchors; the first use of each becomes a link.
        address: the link to an anchor of the glossary.
        quote: finds a figure that the text quotes (【数字 keti】), its address ready to be written.
    """
    toc = TocExtension(slugify=heading_anchor, baselevel=1 + shift)
    links = _LinkExtension(_Linking(resolve, terms or {}, address, quote))
    converter = _Converter(extensions=[*EXTENSIONS, toc, links], output_format="html")
    html = converter.convert(_LEADING_TITLE.sub("", text))
    return Rendered(sanitise(html), tuple(_listed(converter.toc_tokens)))


def _listed(headings: list[_Heading]) -> Iterator[tuple[int, str, str]]:
    """(level, anchor, text) of each heading, those below it after it."""
    for heading in headings:
        yield heading["level"], heading["id"], heading["name"]
        yield from _listed(heading["children"])


def sanitise(html: str) -> str:
    """HTML with everything but the allow-list removed.

    There are no scripts, handlers, styles or frames in it, and no images of other sites.
    """
    return _cleaner().clean(html)


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS.split()),
        attributes=_ATTRIBUTES,
        attribute_filter=_filter,
        link_rel="noopener noreferrer",
        url_schemes=set(_SCHEMES),
        strip_comments=True,
    )


def _filter(tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute as it may stand; None takes the attribute away."""
    if attribute == "src" and _EXTERNAL.match(value):
        return None
    if attribute == "class":
        known = [word for word in value.split() if word in _CLASSES]
        return " ".join(known) or None
    return value
