"""Markdown to safe HTML: parsed and rendered by markdown-it, then cleaned by an allow-list (nh3).

It is joined with nothing before that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import nh3
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from ..language.characters import is_han
from ..reading.patience import TooLong, cut_off
from ..reading.unseen import without_unseen
from .anchors import heading_anchor
from .html_tags import ATTRIBUTES, SHOWN, Halves, halves_in, with_words_kept
from .parser import as_it_stands, options, parse, was_cut
from .quoted import Quote
from .terms import link_terms
from .tokens import link_tokens, text_of, text_token

_CLASSES = frozenset(
    {
        "footnote",
        "footnote-ref",
        "footnote-backref",
        "j-term",
        "j-num",
        "admonition",
        "admonition-care",
        "admonition-title",
        "choices",
        "task",
    }
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.I)
"""The beginning of an address on another site."""
_ALIGN = "text-align:"
_C0_AND_SPACE = "".join(map(chr, range(0x21)))

Resolve = Callable[[str, bool], str | None]
"""(target as written, is it an image) → address to write; None keeps the text without a link."""


@dataclass(frozen=True)
class Rendered:
    """A body as HTML.

    Attributes:
        html: safe to stand in a page.
        toc: (level, anchor, text) of each heading.
        files: the addresses of the files that are shown or linked.
        is_cut: rendering took too long, and the text stands there as it was typed.
    """

    html: str
    toc: tuple[tuple[int, str, str], ...]
    files: tuple[str, ...] = ()
    is_cut: bool = False


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
    seen = without_unseen(text)
    writer = _Writer(quote, shift)
    try:
        with cut_off():
            tokens = writer.written(_without_title(parse(seen)))
            links = link_terms(tokens, terms or {}, address)
            html = RendererHTML().render(tokens, options(), {})
            cleaned = _cleaned(html, resolve, writer.ready | links).strip()
    except TooLong:
        html = RendererHTML().render(as_it_stands(seen), options(), {})
        return Rendered(_cleaned(html, resolve, frozenset()).strip(), (), is_cut=True)
    return Rendered(cleaned, tuple(writer.toc))


_LONG = 5_000
"""Characters from which on it is worth the time to find out whether a body can be rendered."""


def takes_too_long(text: str) -> bool:
    """Whether a body is cut off in reading or rendering it."""
    if was_cut(parse(text)):
        return True
    return len(text) > _LONG and render(text, lambda target, image: target).is_cut


def _without_title(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without a first-level heading before all others."""
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return tokens[3:]
    return tokens


@dataclass
class _Writer:
    """Makes of the tokens of a body those of its page; the shared ones stay as they are.

    Attributes:
        quote, shift: as in `render`.
        toc: (level, anchor, text) of the headings so far.
        ready: addresses that are ready to be written.
    """

    quote: Quote
    shift: int
    toc: list[tuple[int, str, str]] = field(default_factory=list)
    ready: set[str] = field(default_factory=set)

    def written(self, tokens: tuple[Token, ...]) -> list[Token]:
        """Copies of the tokens, changed."""
        halves = halves_in(tokens)
        result = []
        for token in tokens:
            copied = token.copy(attrs=_attributes(token))
            if token.type == "inline":
                copied.children = self._children(token.children or [], halves)
            elif token.type == "html_block":
                copied.content = with_words_kept(token.content, halves)
            result.append(copied)
        self._name_headings(result)
        _name_terms(result)
        return result

    def _children(self, children: list[Token], halves: Halves) -> list[Token]:
        """The pieces of a paragraph."""
        result: list[Token] = []
        inside_link = 0
        for index, token in enumerate(children):
            if token.tag == "a":
                inside_link += token.nesting
                self._note_footnote(token)
            if token.type == "figure":
                result += self._figure(token, inside_link=inside_link > 0)
            elif token.type == "html_inline":
                result.append(token.copy(content=with_words_kept(token.content, halves)))
            elif token.type != "softbreak" or not _joins(children, index):
                result.append(token)
        return result

    def _note_footnote(self, token: Token) -> None:
        if str(token.attrs.get("class", "")).startswith("footnote"):
            self.ready.add(str(token.attrs["href"]))

    def _figure(self, token: Token, *, inside_link: bool) -> list[Token]:
        """A link to its passport; plain text inside another link; as typed where there is none."""
        found = self.quote(token.info)
        if found is None:
            return [text_token(token.content)]
        if inside_link:
            opening, closing = Token("span_open", "span", 1), Token("span_close", "span", -1)
            return [opening, text_token(found.text), closing]
        self.ready.add(found.address)
        return link_tokens("j-num", found.address, found.text)

    def _name_headings(self, tokens: list[Token]) -> None:
        """Move the headings down, and give each an anchor of its own."""
        used: dict[str, int] = {}
        for index, token in enumerate(tokens):
            if token.type not in ("heading_open", "heading_close"):
                continue
            level = min(int(token.tag[1]) + self.shift, 6)
            token.tag = f"h{level}"
            if token.type == "heading_open":
                words = text_of(tokens[index + 1])
                anchor = _free(heading_anchor(words), used)
                token.attrs["id"] = anchor
                self.toc.append((level, anchor, words))


def _attributes(token: Token) -> dict[str, str | int | float]:
    """The attributes of a token; the alignment of a cell is no style, which a page may not have."""
    attributes = dict(token.attrs)
    style = str(attributes.pop("style", ""))
    if style.startswith(_ALIGN):
        attributes["align"] = style.removeprefix(_ALIGN)
    return attributes


def _free(anchor: str, used: dict[str, int]) -> str:
    """The anchor itself, else with the first number from 1 on that is free; it is used now.

    Args:
        used: anchor → the number up to which it was taken.
    """
    free = anchor
    number = used.get(anchor, -1) + 1
    while number and (free := f"{anchor}_{number}") in used:
        number += 1
    used[anchor] = number
    used.setdefault(free, 0)
    return free


def _name_terms(tokens: list[Token]) -> None:
    """The anchor of a term of a definition list is its words."""
    for index, token in enumerate(tokens):
        if token.type == "dt_open":
            token.attrs["id"] = heading_anchor(text_of(tokens[index + 1]))


def _joins(children: list[Token], index: int) -> bool:
    """Whether a line break stands between two Chinese characters: it is no space then."""
    before = _first_words(reversed(children[:index]))[-1:]
    after = _first_words(children[index + 1 :])[:1]
    return bool(before and after) and is_han(before) and is_han(after)


def _first_words(children: Iterable[Token]) -> str:
    """The words of the first piece that has any."""
    return next(filter(None, map(text_of, children)), "")


def sanitise(html: str) -> str:
    """HTML with everything but the allow-list removed.

    There are no scripts, handlers, styles or frames in it, and no images of other sites.
    """
    return _cleaned(html, lambda target, image: target, frozenset())


def _cleaned(html: str, resolve: Resolve, ready: set[str] | frozenset[str]) -> str:
    """HTML cleaned, its links and images leading where they lead on the site.

    Every address of the page is read here, whatever way it was written: by Markdown or as a tag.
    """

    def attribute(tag: str, name: str, value: str) -> str | None:
        """The value of an attribute as it may stand; None takes the attribute away."""
        if name == "class":
            known = [word for word in value.split() if word in _CLASSES]
            return " ".join(known) or None
        if (tag, name) not in (("a", "href"), ("img", "src")) or value in ready:
            return value
        target = browser_reads(value)
        if tag == "img" and is_elsewhere(target):
            return None
        return resolve(target, tag == "img")

    return nh3.clean(
        html,
        tags=set(SHOWN),
        attributes=ATTRIBUTES,
        attribute_filter=attribute,
        link_rel="noopener noreferrer",
        url_schemes=set(_SCHEMES),
        set_tag_attribute_values={"img": {"loading": "lazy"}, "pre": {"tabindex": "0"}},
        strip_comments=True,
    )


def browser_reads(address: str) -> str:
    """An address as a browser reads it: without line breaks and tabs, and `\\` is `/`."""
    inner = address.strip(_C0_AND_SPACE)
    return re.sub(r"[\t\n\r]", "", inner).replace("\\", "/")


def is_elsewhere(address: str) -> bool:
    """Whether an address, as a browser reads it, leads to another site or another protocol."""
    return bool(_ELSEWHERE.match(address))
