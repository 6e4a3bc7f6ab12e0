"""What a site holds besides its pages: short and former addresses, the 404 page, the sitemap."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from urllib.parse import quote

from ..language.pinyin import syllables
from ..library.documents import Document, is_of
from ..library.grouping import GROUPINGS, Grouping
from ..library.settings import Settings
from ..print.editions import edition_address, edition_addresses
from ..schema.base import Record
from ..schema.registry import METHOD
from ..site.artefacts import DataFile, Listed, Page
from ..site.site import Site
from ..training.self_tests import LEARN, TEST
from .cards import CARD
from .templates import environment

NAMES_FILE = "assets/names.json"
MISSING = "404.html"
SITEMAP = "sitemap.xml"
SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

Dated = tuple[bytes, str]
"""A content, and the newest date of what it was made from; "" where none has a date."""

_DOORS = (("工作室", "studios/"), ("操作法", "methods/"), ("人物", "people/"), ("首页", ""))
"""(name, address) of the pages that the 404 page leads to."""


def other_addresses(document: Document[Record]) -> list[str]:
    """The addresses that lead to a record's page: the short one, and those that it had before."""
    former = [address.strip("/") + "/" for address in document.record.former]
    return [document.short_url, *former]


def redirects(site: Site) -> list[DataFile]:
    """Static pages with a link and a refresh, not indexed: one for each short or former address."""
    files = []
    for document in site.library.documents:
        for address in other_addresses(document):
            files.append(_redirect(site, address, document.url, document.name))
    return files


def edition_redirects(site: Site) -> list[DataFile]:
    """Where the codes of cards lead: to the method, where nothing newer has to be told first.

    The code of an edition that is no longer one, because the method has no card any more, leads to
    the method too: its page says what it has become.
    """
    files = []
    published = edition_addresses(site.public.published)
    for document in site.library.documents:
        printed = {*published.get(document.short_url, ()), *newest_edition(document)}
        for address in sorted(printed - site.urls):
            to = (document.url, document.name)
            files.append(_redirect(site, address, *to))
    return files


def newest_edition(document: Document[Record]) -> list[str]:
    """The address that the card of a record carries today; none without a card."""
    if not is_of(document, METHOD) or not document.listed or not document.record.has_card:
        return []
    return [edition_address(document.short_url, document.record.current_edition)]


def vanished_groups(site: Site) -> list[DataFile]:
    """Redirects for tags and honours that no record names any more.

    Their addresses stay and lead to the index of their kind.
    """
    files = []
    for address in site.public.published:
        grouping = _grouping_of(address)
        if grouping and address not in site.book.urls:
            files.append(_redirect(site, address, grouping.url, grouping.title))
    return files


def vanished_lessons(site: Site) -> list[DataFile]:
    """Redirects for lessons, tests and cards that a page has no more.

    Their addresses stay and lead to the page.
    """
    names = {page.url: page.name for page in site.pages}
    names |= {document.url: document.name for document in site.library.documents}
    files = []
    for address in site.public.published:
        page, last = _parted(address)
        if last in (LEARN, TEST, CARD) and page in names and address not in site.urls:
            files.append(_redirect(site, address, page, names[page]))
    return files


def former_folders(site: Site) -> list[DataFile]:
    """Redirects for pages of a site of flat addresses whose folders were published.

    Their addresses stay and lead to the file that took the place of the folder.
    """
    names = {document.url: document.name for document in site.library.documents}
    files = []
    for address in site.public.published:
        file = site.flat.get(address, "")
        if file and file != f"{address}index.html":
            title = names.get(address) or site.page_names.get(address) or site.settings.site_name
            files.append(_redirect(site, address, address, title))
    return files


def _parted(address: str) -> tuple[str, str]:
    """An address without its last part, and that part: methods/sanbu/, learn/."""
    before, _, last = address.rstrip("/").rpartition("/")
    return f"{before}/", f"{last}/"


def _grouping_of(address: str) -> Grouping | None:
    """The grouping below whose address another lies."""
    for grouping in GROUPINGS:
        if address.startswith(grouping.url):
            return grouping
    return None


def _redirect(site: Site, address: str, to: str, title: str) -> DataFile:
    """A page at `address` that leads to `to`.

    Args:
        title: of the page to which it leads.
    """
    canonical = site.settings.site_url.rstrip("/") + "/" + site.written(to)
    template = environment().get_template("redirect.html")
    html = template.render(
        to=site.href(to, f"{address}index.html"),
        title=title,
        site=site.settings.site_name,
        canonical=canonical if site.mode == "site" else "",
    )
    return DataFile(f"{address}index.html", html.encode())


def names_file(site: Site) -> DataFile:
    """[name, address, pinyin] of every listed record: the 404 page offers the nearest."""
    rows = []
    for document in site.library.documents:
        if document.listed:
            pinyin = "".join(syllables(document.name))
            rows.append([document.name, site.written(document.url), pinyin])
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return DataFile(NAMES_FILE, text.encode())


def missing_page(site: Site) -> Page:
    """404.html of a site."""
    doors = [(name, site.written(address)) for name, address in _DOORS]
    settings = site.settings
    page = missing_page_with(settings, doors, site.written("search/"), NAMES_FILE)
    return replace(page, needs=("nearest",))


def missing_page_with(
    settings: Settings, doors: Sequence[tuple[str, str]], search: str, names: str = ""
) -> Page:
    """404.html. It answers at any address, so its links start at the site's root.

    Args:
        doors: (name, address) of the pages that it leads to.
        search: the address of the search.
        names: the file that a script takes names from; "" for none.
    """
    content = (
        environment()
        .get_template("missing.html")
        .render(
            base=settings.base_path,
            names=names,
            doors=doors,
            search=search,
            contact=settings.contact,
        )
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


def broken_page(url: str, uri: str, told: Sequence[str]) -> Page:
    """In a preview, the page in the place of a record that has an error.

    Args:
        url: the address of the record.
        uri: its file.
        told: the messages.
    """
    content = environment().get_template("broken.html").render(uri=uri, told=told)
    return Page(
        url=url,
        uri=uri,
        title="这一条有错",
        description="",
        section="",
        head=content,
        body="",
        tail="",
        indexed=False,
    )


def pack_sitemap(dated: Dated) -> bytes:
    """The sitemap as gzip. Its time is the newest date of the pages, never the clock's."""
    content, date = dated
    day = datetime.fromisoformat(date) if date else datetime(1970, 1, 1)
    seconds = int(day.replace(tzinfo=UTC).timestamp())
    buffer = io.BytesIO()
    with gzip.GzipFile(SITEMAP, "wb", fileobj=buffer, mtime=seconds) as file:
        file.write(content)
    return buffer.getvalue()


def sitemap_files(
    site_url: str,
    pages: Iterable[Listed],
    written: Callable[[str], str] = str,
    pack: Callable[[Dated], bytes] = pack_sitemap,
) -> list[DataFile]:
    """sitemap.xml, and the same packed: every page that search engines may list.

    The format is that of https://www.sitemaps.org/protocol.html.
    A page without a known date has no `lastmod`.

    Args:
        site_url: the address of the site.
        written: how the site writes the address of a page.
        pack: does what `pack_sitemap` does, or knows what came of it before.
    """
    base = site_url.rstrip("/") + "/"
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<urlset xmlns="{SITEMAP_NAMESPACE}">']
    newest = ""
    for page in pages:
        newest = max(newest, page.updated)
        if page.indexed:
            address = escape(base + quote(written(page.url)))
            date = f"<lastmod>{page.updated}</lastmod>" if page.updated else ""
            lines.append(f"<url><loc>{address}</loc>{date}</url>")
    lines.append("</urlset>")
    content = "\n".join(lines).encode()
    return [
        DataFile(SITEMAP, content),
        DataFile(f"{SITEMAP}.gz", pack((content, newest))),
    ]
