"""Files that are no pages of the site proper: permanent short addresses, former addresses, the names for the 404 page."""

from __future__ import annotations

import json

from ..display.view import Site
from ..language.pinyin import syllables
from ..library.grouping import GROUPINGS
from ..site.addresses import href
from ..site.artefacts import DataFile
from .rendering import environment

NAMES_FILE = "assets/names.json"


def redirects(site: Site) -> list[DataFile]:
    """Static pages with a link and a refresh, one for each short and each former address; not indexed."""
    files = []
    for document in site.library.documents:
        for address in (
            document.short_url,
            *(former.strip("/") + "/" for former in document.record.former),
        ):
            files.append(_redirect(site, address, document.url, document.name, document.number))
    return files


def vanished_groups(site: Site) -> list[DataFile]:
    """A tag or an honour that no record names any more still has its address: it leads to the index of its kind."""
    files = []
    for address in site.public.published:
        grouping = next(
            (grouping for grouping in GROUPINGS if address.startswith(grouping.url)), None
        )
        if grouping and address not in site.book.urls:
            files.append(_redirect(site, address, grouping.url, grouping.title))
    return files


def _redirect(site: Site, address: str, to: str, title: str, *reads: str) -> DataFile:
    html = (
        environment()
        .get_template("redirect.html")
        .render(
            to=href(to, address, site.mode),
            title=title,
            site=site.settings.site_name,
            canonical=site.settings.site_url.rstrip("/") + "/" + to,
        )
    )
    return DataFile(f"{address}index.html", html.encode(), reads or ("*",))


def names_file(site: Site) -> DataFile:
    """[name, address, pinyin] of every listed record: the 404 page offers the nearest."""
    rows = [
        [document.name, document.url, "".join(syllables(document.name))]
        for document in site.library.documents
        if document.listed
    ]
    return DataFile(
        NAMES_FILE, json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), ("*",)
    )


def missing_page(site: Site) -> str:
    """The content of 404.html; its links start at the site's root, because it answers at any address."""
    doors = [("工作室", "studios/"), ("操作法", "methods/"), ("人物", "people/"), ("首页", "")]
    return (
        environment()
        .get_template("missing.html")
        .render(base=site.settings.base_path, names=NAMES_FILE, doors=doors)
    )
