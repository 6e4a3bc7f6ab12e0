"""The documents of many pages that differ in little: what stands around them is made once.

A portal has thousands of pages of records. Around two of them, on the same level and of the same
section, everything is the same but the title, the description and the page at home for which they
stand. So it is made for the first, with marks in those places, and filled in for the others.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from markupsafe import escape

from ..pages.frame import Frame, whole
from ..site.artefacts import Page

_TITLE, _DESCRIPTION, _CANONICAL, _CONTENT = (f"\x00{mark}\x00" for mark in "tdcb")
"""Marks that no text of a page can hold."""


class Framing:
    """Puts pages into the frame of a portal.

    Args:
        frame: of all its pages.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._made: dict[Hashable, str] = {}

    def document(self, page: Page) -> str:
        """The HTML document of a page, as `pages.frame.whole` makes it."""
        if not page.canonical:
            return whole(page, self._frame)
        key = (page.url.split("/")[0], page.url.count("/"), page.section, page.needs)
        if key not in self._made:
            self._made[key] = self._marked(page)
        fills = {
            _TITLE: escape(page.title),
            _DESCRIPTION: escape(page.description),
            _CANONICAL: escape(page.canonical),
            _CONTENT: page.html,  # last: what it says is filled with nothing
        }
        text = self._made[key]
        for mark, fill in fills.items():
            text = text.replace(mark, fill)
        return text

    def _marked(self, page: Page) -> str:
        """The document of a page with marks where others differ from it."""
        marked = replace(
            page,
            title=_TITLE,
            description=_DESCRIPTION,
            canonical=_CANONICAL,
            head=_CONTENT,
            body="",
            tail="",
        )
        return whole(marked, self._frame)
