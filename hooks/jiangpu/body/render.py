"""Markdown to safe HTML: rendered by Python-Markdown, then cleaned by an allow-list (nh3), never joined before that."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
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

_TAGS = {
    "p",
    "br",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "caption",
    "blockquote",
    "pre",
    "code",
    "em",
    "strong",
    "del",
    "ins",
    "sub",
    "sup",
    "small",
    "a",
    "img",
    "figure",
    "figcaption",
    "details",
    "summary",
    "div",
    "span",
    "abbr",
    "kbd",
    "ruby",
    "rt",
}
_ATTRIBUTES = (
    {
        "a": {"href", "title", "id", "class"},
        "img": {"src", "alt", "title", "width", "height", "loading"},
        "th": {"align", "scope", "colspan", "rowspan"},
        "td": {"align", "colspan", "rowspan"},
        "ol": {"start"},
        "abbr": {"title"},
        "details": {"open"},
    }
    | {f"h{level}": {"id"} for level in range(1, 7)}
    | {"li": {"id"}, "dt": {"id"}, "sup": {"id"}, "p": {"class"}, "div": {"class"}}
)
_CLASSES = {
    "admonition",
    "admonition-title",
    "footnote",
    "footnote-ref",
    "footnote-backref",
    "note",
    "tip",
    "warning",
    "danger",
    "j-term",
    "j-num",
}
_LEADING_TITLE = re.compile(r"\A\s*#\s+[^\n]*(?:\n|\Z)")

Resolve = Callable[[str, bool], str | None]
"""(target as written, is it an image) → address to write, or None to drop the link and keep its text."""


@dataclass(frozen=True)
class Rendered:
    """`toc` lists (level, anchor, text) of the headings; `files` the addresses of the files that are shown or linked."""

    html: str
    toc: tuple[tuple[int, str, str], ...]
    files: tuple[str, ...] = ()


class _Links(Treeprocessor):
    def __init__(
        self,
        md: markdown.Markdown,
        resolve: Resolve,
        terms: Mapping[str, str],
        address: Callable[[str], str],
    ) -> None:
        super().__init__(md)
        self.resolve, self.terms, self.address = resolve, terms, address

    def run(self, root: Element) -> None:
        unlink_nested(root)
        for term in root.iter("dt"):
            term.set("id", heading_anchor("".join(term.itertext())))
        for element in root.iter():
            if element.tag == "a" and element.get("href") and element.get("class") != "j-num":
                self._point(element, "href", False)
            elif element.tag == "img":
                self._point(element, "src", True)
                element.set("loading", "lazy")
        link_terms(root, self.terms, self.address)

    def _point(self, element: Element, attribute: str, image: bool) -> None:
        address = self.resolve(element.get(attribute, ""), image)
        if address is None:
            del element.attrib[attribute]
        else:
            element.set(attribute, address)


class _LinkExtension(Extension):
    def __init__(
        self,
        resolve: Resolve,
        terms: Mapping[str, str],
        address: Callable[[str], str],
        quote: Quote,
    ) -> None:
        super().__init__()
        self.given, self.quote = (resolve, terms, address), quote

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802, the library's name
        md.inlinePatterns.register(
            QuotedFigures(md, self.quote), "jiangpu-figures", 175
        )  # after code, before links
        md.treeprocessors.register(_Links(md, *self.given), "jiangpu-links", 1)


def render(
    text: str,
    resolve: Resolve,
    *,
    shift: int = 1,
    keep_title: bool = False,
    terms: Mapping[str, str] | None = None,
    address: Callable[[str], str] = str,
    quote: Quote = lambda name: None,
) -> Rendered:
    """Render a body.

    Args:
        shift: how many levels the headings go down (a record's body stands below the page's own headings).
        keep_title: False drops a first-level heading at the start; the page's head has the name already.
        terms: glossary terms and their anchors; the first use of each becomes a link.
        address: the link to an anchor of the glossary.
        quote: finds a figure that the text quotes (【数字 keti】), its address ready to be written.
    """
    text = text if keep_title else _LEADING_TITLE.sub("", text)
    toc = TocExtension(slugify=heading_anchor, baselevel=1 + shift)
    converter = markdown.Markdown(
        extensions=[*EXTENSIONS, toc, _LinkExtension(resolve, terms or {}, address, quote)],
        output_format="html",
    )
    html = converter.convert(text)
    headings = tuple(_flatten(converter.toc_tokens))
    return Rendered(sanitise(html), headings)


def _flatten(tokens: list[dict]) -> list[tuple[int, str, str]]:
    return [
        entry
        for token in tokens
        for entry in ((token["level"], token["id"], token["name"]), *_flatten(token["children"]))
    ]


def sanitise(html: str) -> str:
    """HTML with everything but the allow-list removed: no scripts, handlers, styles, frames or other sites' images."""
    return _cleaner().clean(html)


@lru_cache(maxsize=1)
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter,
        link_rel="noopener noreferrer",
        url_schemes={"http", "https", "mailto", "tel"},
        strip_comments=True,
    )


def _filter(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src" and re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", value, re.I):
        return None
    if attribute == "class":
        return " ".join(word for word in value.split() if word in _CLASSES) or None
    return value
