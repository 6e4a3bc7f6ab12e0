"""A record as its page will be, while it is being written.

The pages are those of the build. They are made when a browser asks for them.
"""

from __future__ import annotations

import mimetypes
import re
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from ..build.pages import Pages
from ..build.project import preview_pages
from ..checks.context import AnyDocument, Context
from ..library.documents import Document, sound
from ..pages.bundle import bundle
from ..pages.frame import frame_of, whole
from ..schema.base import Record
from ..site.addresses import site_path
from .shelf import Shelf

_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
"""Nothing runs in a preview; a browser would complain of each."""

KEPT = 6
"""Previews that are kept: the page in the frame and those that a link in it leads to."""


@dataclass(frozen=True)
class Served:
    """What a browser gets."""

    content: bytes
    media_type: str


class Preview:
    """The site with one record as it is being written."""

    def __init__(self, shelf: Shelf, context: Context, document: AnyDocument) -> None:
        self._shelf = shelf
        self._context = context
        self._document = document

    @property
    def address(self) -> str:
        """Where the page of the record is."""
        return self._document.url

    def served(self, path: str) -> Served | None:
        """A page or file of the site; None where there is none."""
        page = self._pages.page(path)
        if page is not None:
            html = _SCRIPT.sub("", whole(page, frame_of(self._pages.site)))
            return Served(html.encode(), "text/html; charset=utf-8")
        for file in bundle().values():
            if file.path == path:
                return Served(file.content, _media_type(path))
        for uri in self._context.loaded.assets:
            if site_path(uri) == path:
                return Served((self._context.loaded.root / uri).read_bytes(), _media_type(path))
        return None

    @cached_property
    def _pages(self) -> Pages:
        return preview_pages(self._context, self._documents())

    def _documents(self) -> list[Document[Record]]:
        """The sound records, and the one that is being written even while it is not."""
        found = []
        for document in self._context.loaded.documents:
            problems = self._shelf.problems.get(document.uri, ())
            is_sound = not any(problem.is_error for problem in problems)
            if is_sound or document.uri == self._document.uri:
                found.append(sound(document))
        return found


class Previews:
    """The latest previews by their numbers."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Preview] = OrderedDict()
        self._count = 0
        self._lock = Lock()

    def add(self, preview: Preview) -> int:
        """Keep a preview, and forget the oldest."""
        with self._lock:
            self._count += 1
            self._kept[self._count] = preview
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._count

    def served(self, number: int, path: str) -> Served | None:
        """A page or file of a preview; None where there is none."""
        preview = self._kept.get(number)
        return preview.served(path) if preview else None


def _media_type(path: str) -> str:
    return mimetypes.guess_type(path)[0] or "application/octet-stream"
