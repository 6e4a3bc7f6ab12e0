"""Templates to pages: one Jinja environment that escapes everything, and the seam where the editor's body is joined in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..body.quoted import Quoted
from ..body.render import Rendered, render
from ..body.terms import GLOSSARY_URL
from ..display.view import Site, View
from ..exports.linked import Node, graph
from ..library.documents import Document
from ..site.artefacts import Page, uri_of
from ..site.pictures import SITE, image_of

TEMPLATES = Path(__file__).parent.parent / "templates"
_SEAM = "\x00body\x00"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Autoescape is the one place where text from front matter becomes HTML."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


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
        files=body.files if body else (),
        image=image,
        image_alt=view.site.images.get(image, ""),
    )


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
        own: the record that the text belongs to; its figures are quoted by their codes alone.
        with_files: False leaves out images, and links to files that are copied as they are.
    """

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
        return View(site, url).url(found.address)

    def quote(name: str) -> Quoted | None:
        found = site.ledger.quoted(name, own)
        return found and Quoted(found.text, View(site, url).url(found.address))

    terms = {} if url == GLOSSARY_URL else site.terms
    rendered = render(
        text,
        resolve,
        shift=shift,
        terms=terms,
        quote=quote,
        address=lambda anchor: View(site, url).url(f"{GLOSSARY_URL}#{anchor}"),
    )
    return replace(rendered, files=tuple(sorted(files)))


def newest(dates: Any) -> str:
    """The latest of some dates, "" when none is known."""
    return max((date for date in dates if date), default="")
