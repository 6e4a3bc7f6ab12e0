"""Raw HTML in a body: which tags are HTML at all, and what only looks like one.

阀门<DN50> and 压力<P1> are words. A browser would take them for tags and show nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from html.parser import HTMLParser

import nh3
from markdown_it.token import Token

_NAMES = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink
    blockquote body br button canvas caption center cite code col colgroup data datalist dd del
    details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li
    link main map mark marquee math menu meta meter nav noembed noframes noscript object ol optgroup
    option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script search
    section select slot small source span strike strong style sub summary sup svg table tbody td
    template textarea tfoot th thead time title tr track tt u ul var video wbr xmp
"""
KNOWN = frozenset(_NAMES.split())
"""Every element of HTML, old ones too."""

_SHOWN = """
p br hr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd
table thead tbody tr th td caption blockquote pre code
em strong b i u s mark del ins sub sup small a img figure figcaption
details summary div span abbr kbd ruby rt
"""
SHOWN = frozenset(_SHOWN.split())
"""The tags that a body may hold; of the others only the words inside are shown."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
ATTRIBUTES = {
    "a": {"href", "title", "id", "class"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "th": {"align", "scope", "colspan", "rowspan"},
    "td": {"align", "colspan", "rowspan"},
    "ol": {"start"},
    "abbr": {"title"},
    "details": {"open", "class"},
    "li": {"id", "class"},
    "dt": {"id"},
    "sup": {"id"},
    "p": {"class"},
    "div": {"class"},
    **{heading: {"id"} for heading in _HEADINGS},
}
"""Tag → the attributes that it may have."""

_CODE = "script iframe object embed style form input link meta base svg"
CODE = frozenset(_CODE.split())
"""Tags that run code, or draw another page into this one."""
_NEVER_CLOSED = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_NEVER_CLOSED.split())
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>[^<>]*)>")


Halves = frozenset[tuple[str, str]]
"""The tags that stand in a body: (name in lower case, "" for an opening one or "/")."""


def halves_of(html: str) -> Halves:
    """Every tag of some raw HTML, to find out which are left without their other half."""
    return frozenset((match["name"].lower(), match["close"]) for match in _TAG.finditer(html))


def halves_in(tokens: Iterable[Token]) -> Halves:
    """The tags of raw HTML in a whole body."""
    pieces = []
    for token in tokens:
        if token.type == "html_block":
            pieces.append(token.content)
        for child in token.children or []:
            if child.type == "html_inline":
                pieces.append(child.content)
    return halves_of("\n".join(pieces)) if pieces else frozenset()


def with_words_kept(html: str, halves: Halves) -> str:
    """Raw HTML in which whatever is no tag of HTML is text.

    A tag of HTML without attributes that is never closed, or never opened, is text as well.

    Args:
        halves: the tags of the whole body.
    """

    def kept(match: re.Match[str]) -> str:
        is_word = _is_word(match, halves)
        return escape(match[0], quote=False) if is_word else match[0]

    return _TAG.sub(kept, html)


def _is_word(match: re.Match[str], halves: Halves) -> bool:
    name = match["name"].lower()
    if name not in KNOWN:
        return True
    has_attributes = bool(match["rest"].strip(" /"))
    if has_attributes or name in _VOID:
        return False
    other = "" if match["close"] else "/"
    return (name, other) not in halves


class Element:
    """A link or an image in raw HTML: its tag, its attributes, its line and column from 0."""

    def __init__(
        self, tag: str, attributes: dict[str, str], place: tuple[int, int], length: int
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line, self.column = place
        self.length = length


@dataclass(frozen=True)
class Dropped:
    """A tag, or an attribute of one, that does not reach the page; line and column from 0."""

    tag: str
    attribute: str
    line: int
    column: int
    length: int


class _Dropped(HTMLParser):
    """Notes what of raw HTML the sanitiser takes away."""

    def __init__(self, halves: Halves) -> None:
        super().__init__(convert_charrefs=True)
        self.halves = halves
        self.found: list[Dropped] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, else each of its attributes. What is a word, and what runs code, is told
        elsewhere.
        """
        text = self.get_starttag_text() or ""
        match = _TAG.match(text)
        if tag not in KNOWN or tag in CODE or (match and _is_word(match, self.halves)):
            return
        line, column = self.getpos()
        place = (line - 1, column, len(text.partition("\n")[0]))
        if tag not in SHOWN:
            self.found.append(Dropped(tag, "", *place))
            return
        for name, _ in attrs:
            if name not in ATTRIBUTES.get(tag, ()) and not name.startswith("on"):
                self.found.append(Dropped(tag, name, *place))


def dropped_in(html: str, halves: Halves) -> list[Dropped]:
    """What of a piece of raw HTML is not shown.

    Args:
        halves: the tags of the whole body.
    """
    reader = _Dropped(halves)
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link or an image; of two attributes of one name the first counts."""
        if tag not in ("a", "img"):
            return
        attributes: dict[str, str] = {}
        for name, value in attrs:
            attributes.setdefault(name, value or "")
        line, column = self.getpos()
        text = self.get_starttag_text() or ""
        self.found.append(Element(tag, attributes, (line - 1, column), len(text)))


def elements_in(html: str) -> list[Element]:
    """The links and images in a piece of raw HTML."""
    return list(_elements_in(html))


@cache
def _elements_in(html: str) -> tuple[Element, ...]:
    """What the parser found with its place, then what only the sanitiser took for an address."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = list(reader.found)
    known: set[str] = set()
    for element in found:
        known.update(element.attributes.values())
    for tag, name, value in _addresses(html):
        if value not in known:
            found.append(Element(tag, {name: value}, (0, 0), len(html.partition("\n")[0])))
    return tuple(found)


def _addresses(html: str) -> list[tuple[str, str, str]]:
    """(tag, attribute, value) of each address, as the sanitiser reads a piece of raw HTML."""
    seen: list[tuple[str, str, str]] = []

    def note(tag: str, name: str, value: str) -> str:
        seen.append((tag, name, value))
        return value

    attributes = {"a": {"href"}, "img": {"src"}}
    nh3.clean(
        html, tags=set(attributes), attributes=attributes, attribute_filter=note, link_rel=None
    )
    return seen
