"""The addresses that a site has, added to those that were ever published."""

from __future__ import annotations

import re

from ..pages.files import newest_edition
from .project import Project
from .published import read_published

_HEAD = (
    "# Every address ever published; none may disappear. "
    "A short address is followed by the one it leads to."
)


def with_addresses_of(project: Project) -> tuple[str, bytes, int]:
    """The list of published addresses with those that the site has now. None is taken out.

    Returns:
        the file, its content, and how many addresses are new in it.
    """
    uri = project.site.settings.published
    known = read_published(project.root / uri)
    merged = known | _lasting(project)
    entries = sorted(merged.items())
    lines = [f"/{address} {_target(target)}".strip() for address, target in entries]
    content = "\n".join([_HEAD, *lines]) + "\n"
    return uri, content.encode("utf-8"), len(merged) - len(known)


def _target(target: str) -> str:
    return f"/{target}" if target else ""


def _lasting(project: Project) -> dict[str, str]:
    """Every lasting address: pages (second and later pages of lists aside), and the permanent short
    addresses with what they lead to.
    """
    pages = {plan.url: "" for plan in project.plans if not re.search(r"/page-\d+/$", plan.url)}
    short: dict[str, str] = {}
    for document in project.site.library.documents:
        short[document.short_url] = document.url
        for address in newest_edition(document):  # on cards: later editions lead elsewhere
            pages[address] = ""
    return pages | short
