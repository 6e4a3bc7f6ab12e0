"""Every file of a portal: pages in the frame of our sites, receipts, sitemap, search, styles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from ..pages.files import sitemap_files
from ..pages.frame import Frame
from ..search.postings import Progress, no_progress
from ..search.writer import site_files, with_plain
from ..site import assets
from ..site.addresses import file_of
from ..site.artefacts import DataFile
from .found import items, rules
from .framing import Framing
from .portal import Portal
from .portal_pages import RECEIPTS, missing, pages

INDEX_FOLDER = "search/index/"
"""Where the scripts of our pages look for the index of the search."""

_LOADED = ("page_style", "page_script", "engine", "search", "icon")
"""What the pages of a portal load of what a site has."""

_FOOTER = (
    ("报告", "reports/"),
    ("标准", "standards/"),
    ("学习路径", "paths/"),
    ("行业", "industries/"),
    ("回执", RECEIPTS),
)

_ENCODING = ("utf-8", "xmlcharrefreplace")


class WrittenFile(NamedTuple):
    """A file of a portal: its path from the root, and its bytes."""

    path: str
    content: bytes


def portal_files(portal: Portal, progress: Progress = no_progress) -> Iterator[WrittenFile]:
    """Every file of a portal, each as it is made.

    Args:
        progress: is told how many records have been put into the search.
    """
    edition = hashlib.sha256()
    for file in _files(portal, progress):
        edition.update(f"{file.path}\0{len(file.content)}\0".encode())
        edition.update(file.content)
        yield file
    for worker in assets.worker_files(edition.hexdigest()[:16]):
        yield WrittenFile(worker.path, worker.content)


def _files(portal: Portal, progress: Progress) -> Iterator[WrittenFile]:
    loaded = loaded_files()
    framing = Framing(frame_of(portal, loaded))
    listed = []
    for page in chain(pages(portal), (missing(portal),)):
        yield WrittenFile(file_of(page.url), framing.document(page).encode(*_ENCODING))
        if not page.canonical:  # the page of a record is listed at home
            listed.append(replace(page, head="", body="", tail=""))
    for sitemap in sitemap_files(portal.settings.site_url, listed):
        yield WrittenFile(sitemap.path, sitemap.content)
    base = portal.settings.site_url.rstrip("/") + "/"
    for receipt in portal.receipts:
        text = json.dumps(receipt.as_dict(base), ensure_ascii=False, indent=1)
        yield WrittenFile(receipt.file, f"{text}\n".encode())
    for file in loaded.values():
        yield WrittenFile(file.path, file.content)
    for path, content in with_plain(site_files(items(portal), progress=progress)):
        yield WrittenFile(INDEX_FOLDER + path, content)


def loaded_files() -> dict[str, DataFile]:
    """The styles and scripts of a portal, by name."""
    made = assets.bundle({"ui": rules()})
    return {name: made[name] for name in _LOADED}


def frame_of(portal: Portal, loaded: dict[str, DataFile]) -> Frame:
    """The frame of our sites around the pages of a portal."""
    there = {kind.url for kind, _ in portal.kinds()}
    always = {"cities/", "industries/", "statistics/", "alike/", RECEIPTS}
    settings = portal.settings
    return Frame(
        settings=settings,
        sections=tuple(each for each in settings.sections if each.address in there | always),
        footer=tuple(link for link in _FOOTER if link[1] in there | always),
        bundle={name: file.path for name, file in loaded.items()},
        mode="site",
        feed="",
    )
