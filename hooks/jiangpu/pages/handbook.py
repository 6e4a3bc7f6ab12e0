"""Editorial pages, and the editors' reference made from the schema and the problem codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..display.view import View
from ..exports.linked import article
from ..library.documents import HANDBOOK, HANDBOOK_URL, Editorial
from ..problems.codes import CODES
from ..schema.base import Record
from ..schema.fields import Field, fields_of
from ..schema.registry import KINDS, Kind
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import HOME, Crumb, Meta, render_body, write_page

CONTRIBUTE = "contribute/"
"""The address of the pages for editors."""


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
    """The way to a page: the handbook lies below 参编, the others below the home page."""
    if entry.uri == HANDBOOK:
        return (HOME, Crumb("参编", CONTRIBUTE), Crumb(entry.name))
    return (HOME, Crumb(entry.name))


def _section(entry: Editorial) -> str:
    """The first part of a page's address: contribute/."""
    return entry.url.split("/")[0] + "/" if entry.url else ""


def _has_pages_below(site: Site, entry: Editorial) -> bool:
    """Whether the addresses of other pages begin with that of this one."""
    if entry.url == CONTRIBUTE:
        return True  # the editors' reference lies there
    return any(page.url.startswith(entry.url) and page != entry for page in site.pages)


@dataclass(frozen=True)
class FieldRow:
    """A row of the reference: a field of a record (`depth` 0) or of an entry in one (`depth` 1)."""

    label: str
    help: str
    example: str
    required: bool
    choices: tuple[str, ...]
    depth: int


class KindFields(NamedTuple):
    """A kind with the rows of its fields."""

    kind: Kind[Record]
    fields: list[FieldRow]


def fields_page(site: Site) -> Page:
    """字段说明: every field of every kind."""
    view = View(site, f"{CONTRIBUTE}fields/")
    lead = "每一种记录有哪些字段，写什么，怎么写。带 * 的必填，其余知道多少写多少。"
    kinds = [KindFields(kind, field_rows(kind)) for kind in KINDS]
    return write_page(view, "fields.html", _reference("字段说明", lead), lead=lead, kinds=kinds)


def field_rows(kind: Kind[Record]) -> list[FieldRow]:
    """Every field of a kind, each followed by the fields of its entries."""
    rows = []
    for field in fields_of(kind.model):
        rows.append(_row(field, depth=0))
        for part in field.parts:
            rows.append(_row(part, depth=1))
    return rows


def _row(field: Field, depth: int) -> FieldRow:
    return FieldRow(
        label=field.label,
        help=field.help,
        example=field.example,
        required=field.required,
        choices=field.words,
        depth=depth,
    )


def codes_page(site: Site) -> Page:
    """提示说明: every message of the check."""
    view = View(site, f"{CONTRIBUTE}codes/")
    lead = "检查时看到的代码是什么意思，怎么改。错误不改不上页，警告和建议不拦。"
    codes = list(CODES.values())
    return write_page(view, "codes.html", _reference("提示说明", lead), lead=lead, codes=codes)


def _reference(title: str, lead: str) -> Meta:
    """What a page of the editors' reference says of itself."""
    return Meta(
        title=title,
        description=lead,
        trail=(HOME, Crumb("参编", CONTRIBUTE), Crumb(title)),
        section=CONTRIBUTE,
    )
