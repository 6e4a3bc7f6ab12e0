"""Addresses: one `href()` makes every link, in site mode (folders) or file mode (`index.html` written out, for packs)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote

Mode = Literal["site", "file"]

_EXTERNAL = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.I)


def href(to: str, here: str, mode: Mode = "site") -> str:
    """A relative link between two pages of the site.

    Args:
        to: an address from the site's root without a leading slash, "" for the home page; may carry ?query and #anchor.
        here: the address of the page that holds the link.
    """
    path, mark, rest = _split(to)
    target = path
    if mode == "file" and (not path or path.endswith("/")):
        target = f"{path}index.html"
    if path == here and mark == "#":
        return f"#{quote(rest)}"
    start = posixpath.dirname(here) or "."
    relative = posixpath.relpath(target or ".", start)
    if target.endswith("/") and not relative.endswith("/"):
        relative += "/"
    elif not target:
        relative = "./" if relative == "." else f"{relative}/"
    elif target.endswith("/") is False and relative == ".":
        relative = "./"
    return quote(relative, safe="/.-_~") + (mark + quote(rest, safe="=&%") if mark else "")


def _split(address: str) -> tuple[str, str, str]:
    match = re.match(r"([^?#]*)([?#]?)(.*)", address)
    return match[1], match[2], match[3]


def is_external(target: str) -> bool:
    return bool(_EXTERNAL.match(target))


@dataclass(frozen=True)
class Target:
    """Where a link in a body leads. `found` is False when there is no such page or file."""

    url: str
    anchor: str = ""
    found: bool = True

    @property
    def address(self) -> str:
        return f"{self.url}#{self.anchor}" if self.anchor else self.url


def site_path(uri: str) -> str:
    """Where a file that is copied as it is stands on the site: docs/a.png → a.png, studios/a.png → studios/a.png."""
    return uri.removeprefix("docs/")


@dataclass(frozen=True)
class AddressBook:
    """Everything that a link in a body may lead to.

    Attributes:
        by_number: record number → address.
        by_uri: source file → address, for .md files and assets alike.
        urls: every address of the site, those of broken records and drafts too.
        files: every file that is copied as it is.
    """

    by_number: Mapping[str, str]
    by_uri: Mapping[str, str]
    urls: frozenset[str]
    files: frozenset[str] = frozenset()

    def resolve(self, target: str, uri: str, url: str) -> Target | None:
        """Read a link as an editor may write it: a number, /an/address/, a path from the file. None for other sites.

        Args:
            uri, url: the file that holds the link, and the address of its page.
        """
        if is_external(target):
            return None
        path, mark, rest = _split(unquote(target))
        anchor = (
            rest.rpartition("#")[2]
            if mark == "?" and "#" in rest
            else (rest if mark == "#" else "")
        )
        if not path:
            return Target(url, anchor)
        if path in self.by_number:
            return Target(self.by_number[path], anchor)
        if path.startswith("/"):
            address = path.lstrip("/")
            return Target(address, anchor, address in self.urls or not address)
        source = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))
        if source in self.by_uri:
            return Target(self.by_uri[source], anchor)
        return Target(path, anchor, False)
