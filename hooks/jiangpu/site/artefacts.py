"""Artefacts: every output of the site as plain data.

An artefact can be pickled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Layout = Literal["record", "editorial", "kiosk", "lesson", "sheet", "missing"]
"""`kiosk` and `sheet` have no header and no footer, and styles and a script of their own.
`lesson` has no header and no footer: one thing fills the screen.
`missing` answers at any address (404).
"""


@dataclass(frozen=True)
class Page:
    """One page: a head and a tail from our templates around the editor's body.

    The body is rendered and sanitised. What stands around every page (`pages.frame`) is not
    part of it.

    Attributes:
        url: address from the site's root, "" for the home page.
        uri: the virtual Markdown file that it stands for: studios/tianhengyu.md.
        title, description: for the browser and for search engines.
        section: the address of the tab that it belongs to, "" for none.
        head, body, tail: HTML; `body` is the sanitised part.
        source: the file that an editor would change, "" for a generated page.
        updated: the newest 更新 of what it was made from, "" when none is known.
        indexed: False keeps it out of the sitemap and of search engines.
        layout: which frame it stands in.
        linked: JSON-LD for search engines, safe inside a script element, "" for none.
        files: addresses of the images and other files that are copied as they are because this
            page shows them.
        needs: names of styles and scripts that it loads besides those of every page, sorted;
            see `site.assets`.
        canonical: the full address of the page on another site for which this one stands, ""
            for none.
        image, image_alt: address of the picture that stands for the page where its address is
            passed on, and its words; "" for none.
    """

    url: str
    uri: str
    title: str
    description: str
    section: str
    head: str
    body: str
    tail: str
    source: str = ""
    updated: str = ""
    indexed: bool = True
    layout: Layout = "record"
    linked: str = ""
    files: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    image: str = ""
    image_alt: str = ""
    canonical: str = ""

    @property
    def html(self) -> str:
        """The page without its frame."""
        return f"{self.head}{self.body}{self.tail}"


@dataclass(frozen=True)
class Finished:
    """A page as it is written: the whole document, and what other outputs ask of a page.

    Attributes:
        url: address from the site's root.
        path: the file that holds it, from the site's root.
        updated, indexed, files: those of the page.
        anchors: what a link may name after `#`.
        content: the document.
        sum: the SHA-256 of the content.
    """

    url: str
    path: str
    updated: str
    indexed: bool
    files: tuple[str, ...]
    anchors: tuple[str, ...]
    content: bytes
    sum: bytes


class Listed(Protocol):
    """What a sitemap asks of a page."""

    @property
    def url(self) -> str: ...
    @property
    def updated(self) -> str: ...
    @property
    def indexed(self) -> bool: ...


@dataclass(frozen=True)
class DataFile:
    """A file that is written as it is; `path` from the site's root."""

    path: str
    content: bytes


def uri_of(url: str, *, folder: bool = False) -> str:
    """The virtual Markdown file of an address; `folder` where other pages lie below it."""
    if not url:
        return "index.md"
    return f"{url}index.md" if folder else f"{url.rstrip('/')}.md"
