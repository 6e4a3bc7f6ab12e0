"""Templates to pages, and the seam where the editor's body is joined in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from markupsafe import Markup

from ..body.distinct import with_distinct_ids
from ..body.quoted import Quoted
from ..body.render import Rendered, render
from ..body.terms import GLOSSARY_URL
from ..display.view import View
from ..exports.linked import Node, graph
from ..library.documents import Document
from ..schema.base import Record
from ..site.artefacts import Layout, Page, uri_of
from ..site.pictures import SITE, image_of
from ..site.site import Site
from .frame import FRAME_IDS
from .learned import learning_at
from .templates import IMPORTED, environment

_SEAM = "\x00body\x00"
"""Stands in a rendered template where the body is joined in; no text can hold it."""


class Crumb(NamedTuple):
    """One of the pages that lead to a page: its name and its address.

    The page itself comes last and has no address.
    """

    name: str
    address: str | None = None


HOME = Crumb("首页", "")
"""Where every way begins."""


@dataclass(frozen=True)
class Meta:
    """What every page says of itself.

    Attributes:
        title, description: for the browser and for search engines.
        trail: the way to the page.
        section: the address of the tab that it belongs to, "" for none.
        source: the file that an editor would change, "" for a generated page.
        updated: the newest 更新 of what it was made from, "" when none is known.
        indexed: False keeps it out of the sitemap and of search engines.
        folder: whether other pages lie below this one.
        layout: which frame it stands in.
        things: what the page is about, as JSON-LD.
        number: of the record that the page is about; it is shared with its own picture.
    """

    title: str
    description: str
    trail: Sequence[Crumb] = ()
    section: str = ""
    source: str = ""
    updated: str = ""
    indexed: bool = True
    folder: bool = False
    layout: Layout = "record"
    things: Sequence[Node] = ()
    number: str = ""


def write_page(
    view: View,
    template: str,
    meta: Meta,
    *,
    body: Rendered | None = None,
    **context: object,
) -> Page:
    """Render a template to a page.

    Args:
        view: what the template may ask, at the address of the page.
        template: the file below templates/; `{{ body }}` is where the body is joined in.
        meta: what the page says of itself. The template has its `title`, `updated` and `trail`.
        body: the editor's text, rendered and sanitised.
        context: whatever else the template uses; `learning` is there already.
    """
    body = body or Rendered("", ())
    given = {
        "learning": learning_at(view, view.here),
        **context,
        "v": view,
        "title": meta.title,
        "updated": meta.updated,
        "trail": meta.trail,
    }
    outside = _render(template, body, given)
    distinct = with_distinct_ids(body, _ids(outside) | FRAME_IDS)
    if distinct is not body:
        body = distinct
        outside = _render(template, body, given)
    head, _, tail = outside.partition(_SEAM)
    image = ""
    linked = ""
    if meta.indexed:
        image = _image(view.site, meta.number)
        linked = graph(view.site, view.here, meta.title, meta.trail, meta.things)
    return Page(
        url=view.here,
        uri=uri_of(view.here, folder=meta.folder),
        title=meta.title,
        description=meta.description,
        section=meta.section,
        head=head,
        body=body.html,
        tail=tail,
        source=meta.source,
        updated=meta.updated,
        indexed=meta.indexed,
        layout=meta.layout,
        linked=linked,
        files=tuple(sorted({*body.files, *view.pictures.shown})),
        needs=view.needed,
        image=image,
        image_alt=view.site.images.get(image, ""),
    )


def _render(template: str, body: Rendered, given: Mapping[str, object]) -> str:
    """What our templates put around a body; the seam marks its place."""
    return (
        environment()
        .get_template(template)
        .render(
            given,
            body=Markup(_SEAM),
            has_body=bool(body.html.strip()),
            toc=body.toc,
            **{IMPORTED: {}},
        )
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
    own: Document[Record] | None = None,
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
        """The link to write for a target; None for words alone."""
        found = site.book.resolve(target, uri, url)
        if found is None:
            return None if image else target
        is_file = with_files and found.url in site.book.files
        if not found.found or not (is_file or found.url in site.urls):
            return None
        if is_file:
            files.update(view.pictures.addresses(found.url))
        return view.url(found.address)

    def quote(name: str) -> Quoted | None:
        """The figure that the text names."""
        found = site.ledger.quoted(name, own)
        return Quoted(found.text, view.url(found.address)) if found else None

    def explain(anchor: str) -> str:
        """The link to a term of the glossary."""
        return view.url(f"{GLOSSARY_URL}#{anchor}")

    owner = own.number if own else uri
    terms = {} if url == GLOSSARY_URL else site.terms_in(text, owner)
    rendered = render(text, resolve, shift=shift, terms=terms, quote=quote, address=explain)
    html = view.pictures.with_sizes(rendered.html, files)
    return replace(rendered, html=html, files=tuple(sorted(files)))


def newest(documents: Iterable[Document[Record]]) -> str:
    """The latest 更新 of some records, "" when none is known."""
    dates = [document.record.updated or "" for document in documents]
    return max(dates, default="")
