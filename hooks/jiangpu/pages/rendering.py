"""Templates to pages, and the seam where the editor's body is joined in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from ..body.distinct import with_distinct_ids
from ..body.quoted import Quoted
from ..body.render import Rendered, render
from ..body.terms import GLOSSARY_URL
from ..display.view import View
from ..exports.linked import Node, graph
from ..library.documents import Document
from ..site.artefacts import Layout, Page, uri_of
from ..site.pictures import SITE, image_of
from ..site.site import Site
from .frame import FRAME_IDS
from .templates import environment

_SEAM = "\x00body\x00"
"""Stands in a rendered template where the body is joined in; no text can hold it."""

Trail = Sequence[tuple[str, str | None]]


def write_page(
    view: View,
    template: str,
    *,
    title: str,
    description: str,
    section: str,
    body: Rendered | None = None,
    source: str = "",
    updated: str = "",
    indexed: bool = True,
    folder: bool = False,
    layout: Layout = "record",
    things: Sequence[Node] = (),
    number: str = "",
    trail: Trail = (),
    **context: object,
) -> Page:
    """Render a template to a page.

    Args:
        view: what the template may ask, at the address of the page; the page takes over its reads.
        template: the file below templates/; `{{ body }}` is where the body is joined in.
        body: the editor's text, rendered and sanitised.
        folder: whether other pages lie below this one.
        things: what the page is about, as JSON-LD.
        number: of the record that the page is about; it is shared with its own picture.
        trail: (name, address) of the pages that lead here; the page itself has no address.
        context: whatever else the template uses.

    The other arguments are described at `Page`.
    """
    body = body or Rendered("", ())
    given = {**context, "v": view, "title": title, "updated": updated, "trail": trail}
    outside = _render(template, body, given)
    distinct = with_distinct_ids(body, _ids(outside) | FRAME_IDS)
    if distinct is not body:
        body = distinct
        outside = _render(template, body, given)
    head, _, tail = outside.partition(_SEAM)
    image = _image(view.site, number) if indexed else ""
    return Page(
        url=view.here,
        uri=uri_of(view.here, folder=folder),
        title=title,
        description=description,
        section=section,
        head=head,
        body=body.html,
        tail=tail,
        source=source,
        updated=updated,
        indexed=indexed,
        layout=layout,
        reads=view.reads,
        linked=graph(view.site, view.here, title, trail, things) if indexed else "",
        files=body.files if body else (),
        image=image,
        image_alt=view.site.images.get(image, ""),
    )


def _render(template: str, body: Rendered, given: Mapping[str, object]) -> str:
    """What our templates put around a body; the seam marks its place."""
    return (
        environment()
        .get_template(template)
        .render(given, body=Markup(_SEAM), has_body=bool(body.html.strip()), toc=body.toc)
    )


def _ids(html: str) -> frozenset[str]:
    return frozenset(re.findall(r'\sid="([^"]*)"', html))


def _image(site: Site, number: str) -> str:
    """The picture of a record, else that of the site."""
    return image_of(site, number) or image_of(site, SITE)


def render_body(
    site: Site,
    text: str,
    uri: str,
    url: str,
    *,
    shift: int,
    own: Document | None = None,
    with_files: bool = True,
) -> Rendered:
    """An editor's text, its links made by the same `href()` as all others.

    Args:
        uri, url: the file that holds the text, and the address of its page.
        shift: how many levels its headings go down.
        own: the record that the text belongs to; its figures are quoted by their codes alone.
        with_files: False leaves out images, and links to files that are copied as they are.
    """
    view = View(site, url)

    files: set[str] = set()

    def resolve(target: str, image: bool) -> str | None:
        found = site.book.resolve(target, uri, url)
        if found is None:
            return None if image else target
        is_file = with_files and found.url in site.book.files
        if not found.found or not (is_file or found.url in site.urls):
            return None
        if is_file:
            files.add(found.url)
        return view.url(found.address)

    def quote(name: str) -> Quoted | None:
        found = site.ledger.quoted(name, own)
        return Quoted(found.text, view.url(found.address)) if found else None

    def explain(anchor: str) -> str:
        return view.url(f"{GLOSSARY_URL}#{anchor}")

    terms = {} if url == GLOSSARY_URL else site.terms
    rendered = render(text, resolve, shift=shift, terms=terms, quote=quote, address=explain)
    return replace(rendered, files=tuple(sorted(files)))


def newest(dates: Iterable[str | None]) -> str:
    """The latest of some dates, "" when none is known."""
    return max((date for date in dates if date), default="")
