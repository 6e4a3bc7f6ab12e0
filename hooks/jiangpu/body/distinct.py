"""An id stands once on a page: headings give way to the anchors of our own sections."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from .render import Rendered

_TAG_WITH_ID = re.compile(r'<(?P<tag>\w+)(?P<before>[^<>]*?) id="(?P<id>[^"]*)"')


def with_distinct_ids(rendered: Rendered, taken: AbstractSet[str]) -> Rendered:
    """A body in which no id is one of `taken` and none occurs twice.

    A heading whose anchor is `sources` gets `sources-2`, and the table of contents follows.
    The body itself is returned where nothing collides.
    """
    used = set(taken)
    renamed: dict[str, str] = {}

    def give_way(match: re.Match[str]) -> str:
        old = match["id"]
        new = _free(old, used)
        used.add(new)
        if new == old:
            return match[0]
        if re.fullmatch(r"h[1-6]", match["tag"]):
            renamed[old] = new
        return f'<{match["tag"]}{match["before"]} id="{new}"'

    html = _TAG_WITH_ID.sub(give_way, rendered.html)
    if html == rendered.html:
        return rendered
    toc = tuple((level, renamed.get(anchor, anchor), text) for level, anchor, text in rendered.toc)
    return replace(rendered, html=html, toc=toc)


def _free(anchor: str, used: AbstractSet[str]) -> str:
    """The anchor itself, else with the first number from 2 on that is free."""
    if anchor not in used:
        return anchor
    number = 2
    while f"{anchor}-{number}" in used:
        number += 1
    return f"{anchor}-{number}"
