"""Addresses: one `href()` makes every link.

In site mode links lead to folders; in file mode `index.html` is written out, for packs that are
opened from a disk. A site of flat addresses (`use_directory_urls: false`) has a file for each page
in the place of a folder: studios/jia.html.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, unquote

Mode = Literal["site", "file"]
"""How links are written: for folders on a server, or for files opened from a disk."""

_EXTERNAL = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.I)
_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*")
"""An address that is quoted already: most are, and asking is quicker than quoting."""
_MARK = re.compile(r"[?#]")
"""What a query or an anchor begins with."""


Flat = Mapping[str, str]
"""Address of a page → its file, on a site of flat addresses: studios/jia/ → studios/jia.html. Empty
on any other. What is not in it, such as an address that a code on a wall carries, is a folder.
"""

FOLDERS: Flat = {}
"""No flat address: each page has a folder of its own."""


def href(to: str, here: str, mode: Mode = "site", flat: Flat = FOLDERS) -> str:
    """A relative link between two pages of the site.

    Args:
        to: an address from the site's root without a leading slash, "" for the home page. It may
            carry ?query and #anchor.
        here: the address of the page that holds the link.
        mode: how links are written.
        flat: the pages that have a file in the place of a folder.
    """
    path, mark, rest = _split(to)
    if path == here and mark == "#":
        return f"#{quote(rest)}"
    if flat:
        relative = _relative(flat.get(path, path), flat.get(here, here), "file")
    else:
        relative = _relative(path, here, mode)
    if not _PLAIN.fullmatch(relative):
        relative = quote(relative, safe="/.-_~")
    if not mark:
        return relative
    return f"{relative}{mark}{quote(rest, safe='=&%')}"


def file_of(address: str, flat: Flat = FOLDERS) -> str:
    """The file that holds a page, from the site's root: studios/jia/index.html, 404.html."""
    if address in flat:
        return flat[address]
    return f"{address}index.html" if not address or address.endswith("/") else address


def written(address: str, flat: Flat = FOLDERS) -> str:
    """An address as others write it, after that of the site: as a feed, a map or a search has it.

    The home page is the site's own address. ?query and #anchor stay.
    """
    path, mark, rest = _split(address)
    return f"{flat.get(path, path)}{mark}{rest}" if path else address


def root_from(here: str, flat: Flat = FOLDERS) -> str:
    """The folder of the site seen from a page: "../../", "./"."""
    depth = flat.get(here, here).count("/")
    return "../" * depth or "./"


def _relative(path: str, here: str, mode: Mode) -> str:
    """The way from a page to an address without query and anchor; "./" to the page's own folder."""
    leads_to_folder = not path or path.endswith("/")
    if leads_to_folder and mode == "file":
        path = f"{path}index.html"
    parts = path.rstrip("/").split("/") if path else []
    start = here.split("/")[:-1]
    shared = 0
    for one, other in zip(parts, start, strict=False):
        if one != other:
            break
        shared += 1
    relative = "/".join([".."] * (len(start) - shared) + parts[shared:]) or "."
    return f"{relative}/" if leads_to_folder and mode == "site" or relative == "." else relative


def _split(address: str) -> tuple[str, str, str]:
    """(path, the mark after it, what follows the mark); the mark is ?, # or ""."""
    mark = _MARK.search(address)
    if mark is None:
        return address, "", ""
    return address[: mark.start()], mark[0], address[mark.end() :]


def is_external(target: str) -> bool:
    """Whether a link leads to another site or to another protocol."""
    return bool(_EXTERNAL.match(target))


@dataclass(frozen=True)
class Target:
    """Where a link in a body leads.

    Attributes:
        url: an address of the site.
        anchor: what follows the #, "" for none.
        found: False when there is no such page or file.
    """

    url: str
    anchor: str = ""
    found: bool = True

    @property
    def address(self) -> str:
        """The address with its anchor."""
        return f"{self.url}#{self.anchor}" if self.anchor else self.url


def site_path(uri: str) -> str:
    """Where a file that is copied as it is stands on the site.

    docs/a.png gives a.png, and studios/a.png stays as it is.
    """
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
        """Read a link as an editor may write it: a number, /an/address/, or a path from the file.

        Args:
            target: the link.
            uri: the file that holds it.
            url: the address of the page of that file.

        Returns:
            where it leads; None for another site.
        """
        if is_external(target):
            return None
        path, mark, rest = _split(target)
        path = unquote(path)  # not before: a name may hold a # that is written %23
        anchor = unquote(rest if mark == "#" else rest.partition("#")[2])
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
