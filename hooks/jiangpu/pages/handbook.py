"""Editorial pages, and the editors' reference made from the schema and the problem codes."""

from __future__ import annotations

from dataclasses import dataclass

from ..display.view import View
from ..exports.linked import article
from ..library.documents import Editorial
from ..problems.codes import CODES
from ..schema.base import Record
from ..schema.fields import Field, fields_of
from ..schema.registry import KINDS, Kind
from ..site.artefacts import Page
from ..site.site import Site
from .rendering import render_body, write_page


def editorial_page(site: Site, uri: str) -> Page:
    """One editorial page by its source file."""
    entry: Editorial = next(page for page in site.pages if page.uri == uri)
    view = View(site, entry.url)
    body = render_body(site, entry.body, entry.uri, entry.url, shift=0)
    top = entry.url.split("/")[0] + "/" if entry.url else ""
    return write_page(
        view,
        "editorial.html",
        title=entry.name,
        description=entry.page.summary or entry.name,
        section=top,
        body=body,
        source=entry.uri,
        updated=entry.page.updated or "",
        layout="editorial",
        folder=any(page.url.startswith(entry.url) and page != entry for page in site.pages)
        or entry.url == "contribute/",
        trail=[("首页", ""), (entry.name, None)],
        lead=entry.page.summary or "",
        edit=view.edit_uri(entry.uri),
        things=[
            article(site, entry.url, entry.name, entry.page.summary or "", entry.page.updated or "")
        ],
    )


@dataclass(frozen=True)
class FieldRow:
    """A row of the reference: a field of a record (`depth` 0) or of an entry in one (`depth` 1)."""

    label: str
    help: str
    example: str
    required: bool
    choices: tuple[str, ...]
    depth: int


def fields_page(site: Site) -> Page:
    """字段说明: every field of every kind."""
    view = View(site, "contribute/fields/")
    lead = "每一种记录有哪些字段，写什么，怎么写。带 * 的必填，其余知道多少写多少。"
    return write_page(
        view,
        "fields.html",
        title="字段说明",
        description=lead,
        section="contribute/",
        lead=lead,
        trail=[("首页", ""), ("参编", "contribute/"), ("字段说明", None)],
        kinds=[(kind, field_rows(kind)) for kind in KINDS],
    )


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
    view = View(site, "contribute/codes/")
    lead = "检查时看到的代码是什么意思，怎么改。错误不改不上页，警告和建议不拦。"
    return write_page(
        view,
        "codes.html",
        title="提示说明",
        description=lead,
        section="contribute/",
        lead=lead,
        trail=[("首页", ""), ("参编", "contribute/"), ("提示说明", None)],
        codes=list(CODES.values()),
    )
