"""Editorial pages: those that editors write, the handbook among them."""

from __future__ import annotations

from ..display.view import View
from ..exports.linked import article
from ..library.documents import HANDBOOK_URL, Editorial
from ..site.artefacts import Page
from ..site.reference import CONTRIBUTE
from ..site.site import Site
from .reference import CONTRIBUTING
from .rendering import HOME, Crumb, Meta, render_body, write_page


def editorial_page(site: Site, uri: str) -> Page:
    """One editorial page.

    Args:
        uri: its source file.
    """
    entry = next(page for page in site.pages if page.uri == uri)
    view = View(site, entry.url)
    summary = entry.page.summary or ""
    updated = entry.page.updated or ""
    meta = Meta(
        title=entry.name,
        description=summary or entry.name,
        trail=_trail(entry),
        section=_section(entry),
        source=entry.uri,
        updated=updated,
        folder=_has_pages_below(site, entry),
        layout="editorial",
        things=[article(site, entry.url, entry.name, summary, updated)],
    )
    return write_page(
        view,
        "editorial.html",
        meta,
        body=render_body(site, entry.body, entry.uri, entry.url, shift=0),
        lead=summary,
        edit=view.links.edit_uri(entry.uri),
        asks=entry.url == CONTRIBUTE,
        handbook=HANDBOOK_URL if view.links.has_page(HANDBOOK_URL) else "",
    )


def _trail(entry: Editorial) -> tuple[Crumb, ...]:
    """The way to a page: those for editors lie below 参编, the others below the home page."""
    if entry.url != CONTRIBUTE and entry.url.startswith(CONTRIBUTE):
        return (HOME, CONTRIBUTING, Crumb(entry.name))
    return (HOME, Crumb(entry.name))


def _section(entry: Editorial) -> str:
    """The first part of a page's address: contribute/."""
    return entry.url.split("/")[0] + "/" if entry.url else ""


def _has_pages_below(site: Site, entry: Editorial) -> bool:
    """Whether the addresses of other pages begin with that of this one."""
    if entry.url == CONTRIBUTE:
        return True  # the editors' reference lies there
    return any(page.url.startswith(entry.url) and page != entry for page in site.pages)
