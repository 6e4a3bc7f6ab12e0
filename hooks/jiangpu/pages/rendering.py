"""Templates to pages: one Jinja environment that escapes everything, and the seam where the editor's body is joined in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from ..body.quoted import Quoted
from ..body.render import Rendered, render
from ..body.terms import GLOSSARY_URL
from ..display.view import Site, View
from ..exports.linked import Node, graph
from ..library.documents import Document
from ..site.artefacts import Page, uri_of
from ..site.pictures import SITE, image_of
from .templates import environment

_SEAM = "\x00body\x00"


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
    layout: str = "record",
    things: Sequence[Node] = (),
    number: str = "",
    **context: Any,
) -> Page:
    """Render a template to a page; its `{{ body }}` parts head from tail. `things` is what the page is about, as JSON-LD; a record's
    page gives its `number`, and is shared with its own picture."""
    html = (
        environment()
        .get_template(template)
        .render(
            v=view,
            title=title,
            body=Markup(_SEAM),
            has_body=bool(body and body.html.strip()),
            toc=body.toc if body else (),
            updated=updated,
            **context,
        )
    )
    head, _, tail = html.partition(_SEAM)
    url = view.here
    linked = graph(view.site, url, title, context.get("trail", ()), things) if indexed else ""
    image = (image_of(view.site, number) or image_of(view.site, SITE)) if indexed else ""
    return Page(
        url=url,
        uri=uri_of(url, folder=folder),
        title=title,
        description=description,
        section=section,
        head=head,
        body=body.html if body else "",
        tail=tail,
        source=source,
        updated=updated,
        indexed=indexed,
        layout=layout,
        reads=view.reads,
        linked=linked,
        image=image,
        image_alt=view.site.images.get(image, ""),
    )


def render_body(
    site: Site, text: str, uri: str, url: str, *, shift: int, own: Document | None = None
) -> Rendered:
    """An editor's text, its links made by the same `href()` as all others.

    Args:
        own: the record that the text belongs to; its figures are quoted by their codes alone.
    """

    def resolve(target: str, image: bool) -> str | None:
        found = site.book.resolve(target, uri, url)
        if found is None:
            return None if image else target
        page = found.url in site.urls or found.url in site.book.files
        return View(site, url).url(found.address) if found.found and page else None

    def quote(name: str) -> Quoted | None:
        found = site.ledger.quoted(name, own)
        return found and Quoted(found.text, View(site, url).url(found.address))

    terms = {} if url == GLOSSARY_URL else site.terms
    return render(
        text,
        resolve,
        shift=shift,
        terms=terms,
        quote=quote,
        address=lambda anchor: View(site, url).url(f"{GLOSSARY_URL}#{anchor}"),
    )


def newest(dates: Any) -> str:
    """The latest of some dates, "" when none is known."""
    return max((date for date in dates if date), default="")
