"""Editions: the addresses that cards carry, and what an old card does not say yet.

A code on a card leads to the permanent short address of its method, followed by the edition of the
card: m/M0012/1/. A page stands there for good, without any script: that of the newest edition
leads on to the method, that of an older one says what has changed since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..library.documents import Document
from ..schema.method import Method, Revision

_EDITION = re.compile(r"(?P<short>m/M\d{4,}/)\d+/")


def edition_address(short_url: str, edition: int) -> str:
    """The address that the code of a card carries, from the site's root: m/M0012/1/."""
    return f"{short_url}{edition}/"


def editions(method: Document[Method]) -> Iterable[int]:
    """Every edition of a method, from the first to the newest."""
    return range(1, method.record.current_edition + 1)


def changes_since(method: Method, edition: int) -> tuple[Revision, ...]:
    """What has changed since an edition, the newest change first."""
    later = [revision for revision in method.revisions if revision.edition > edition]
    later.sort(key=lambda revision: revision.edition, reverse=True)
    return tuple(later)


def edition_addresses(published: Iterable[str]) -> dict[str, list[str]]:
    """Short address of a method → the addresses of its editions among some addresses."""
    found: dict[str, list[str]] = {}
    for address in published:
        match = _EDITION.fullmatch(address)
        if match:
            found.setdefault(match["short"], []).append(address)
    return found
