"""What a site holds besides its pages: short and former addresses, the 404 page, the sitemap."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from html import escape
from urllib.parse import quote

from ..language.pinyin import syllables
from ..library.grouping import GROUPINGS
from ..site.addresses import href
from ..site.artefacts import DataFile, Page
from ..site.site import Site
from .templates import environment

NAMES_FILE = "assets/names.json"
MISSING = "404.html"
SITEMAP = "sitemap.xml"
SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def redirects(site: Site) -> list[DataFile]:
    """Static pages with a link and a refresh, not indexed: one for each short or former address."""
    files = []
    for document in site.library.documents:
        for address in (
            document.short_url,
            *(former.strip("/") + "/" for former in document.record.former),
        ):
            files.append(_redirect(site, address, document.url, document.name, document.number))
    return files


def vanished_groups(site: Site) -> list[DataFile]:
    """Redirects for tags and honours that no record names any more.

    Their addresses stay and lead to the index of their kind.
    """
    files = []
    for address in site.public.published:
        grouping = next(
            (grouping for grouping in GROUPINGS if address.startswith(grouping.url)), None
        )
        if grouping and address not in site.book.urls:
            files.append(_redirect(site, address, grouping.url, grouping.title))
    return files


def _redirect(site: Site, address: str, to: str, title: str, *reads: str) -> DataFile:
    canonical = site.settings.site_url.rstrip("/") + "/" + to
    html = (
        environment()
        .get_template("redirect.html")
        .render(
            to=href(to, address, site.mode),
            title=title,
            site=site.settings.site_name,
            canonical=canonical if site.mode == "site" else "",
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


def missing_page(site: Site) -> Page:
    """404.html. It answers at any address, so its links start at the site's root."""
    doors = [("工作室", "studios/"), ("操作法", "methods/"), ("人物", "people/"), ("首页", "")]
    content = (
        environment()
        .get_template("missing.html")
        .render(base=site.settings.base_path, names=NAMES_FILE, doors=doors)
    )
    return Page(
        url=MISSING,
        uri="404.md",
        title="没有这一页",
        description="",
        section="",
        head=content,
        body="",
        tail="",
        indexed=False,
        layout="missing",
    )


def sitemap_files(site: Site, pages: Iterable[Page]) -> list[DataFile]:
    """sitemap.xml, and the same packed: every page that search engines may list.

    The format is that of https://www.sitemaps.org/protocol.html.
    A page without a known date has no `lastmod`.
    """
    base = site.settings.site_url.rstrip("/") + "/"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{SITEMAP_NAMESPACE}">']
    newest = ""
    for page in pages:
        newest = max(newest, page.updated)
        if page.indexed:
            address = escape(base + quote(page.url))
            date = f"<lastmod>{page.updated}</lastmod>" if page.updated else ""
            lines.append(f"<url><loc>{address}</loc>{date}</url>")
    lines.append("</urlset>")
    content = "\n".join(lines).encode()
    return [
        DataFile(SITEMAP, content, ("*",)),
        DataFile(f"{SITEMAP}.gz", _packed(content, newest), ("*",)),
    ]


def _packed(content: bytes, date: str) -> bytes:
    """The sitemap as gzip. Its time is the newest date of the pages, never the clock's."""
    day = datetime.fromisoformat(date) if date else datetime(1970, 1, 1)
    seconds = int(day.replace(tzinfo=UTC).timestamp())
    buffer = io.BytesIO()
    with gzip.GzipFile(SITEMAP, "wb", fileobj=buffer, mtime=seconds) as file:
        file.write(content)
    return buffer.getvalue()
