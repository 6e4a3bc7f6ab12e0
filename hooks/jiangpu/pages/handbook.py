"""Editorial pages, and the editors' reference made from the schema and the problem codes."""

from __future__ import annotations

from ..display.view import Site, View
from ..exports.linked import article
from ..library.documents import Editorial
from ..problems.codes import CODES
from ..schema.declare import labels
from ..schema.fieldnames import part_of
from ..schema.registry import KINDS
from ..schema.vocabularies import Vocabulary
from ..site.artefacts import Page
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


def fields_page(site: Site) -> Page:
    """字段说明: every field of every kind."""
    view = View(site, "contribute/fields/")
    kinds = [
        (
            kind,
            [row for name, spec in labels(kind.model) for row in _rows(kind.model, name, spec, 0)],
        )
        for kind in KINDS
    ]
    lead = "每一种记录有哪些字段，写什么，怎么写。带 * 的必填，其余知道多少写多少。"
    return write_page(
        view,
        "fields.html",
        title="字段说明",
        description=lead,
        section="contribute/",
        lead=lead,
        trail=[("首页", ""), ("参编", "contribute/"), ("字段说明", None)],
        kinds=kinds,
    )


def _rows(model: type, name: str, spec: dict, depth: int) -> list[dict]:
    info = model.model_fields[name]
    rows = [{**spec, "depth": depth, "choices": _choices(info)}]
    part = part_of(info.annotation)
    if part and depth == 0:
        rows += [
            row
            for inner, inner_spec in labels(part)
            for row in _rows(part, inner, inner_spec, depth + 1)
        ]
    return rows


def _choices(info: object) -> tuple[str, ...]:
    found: list[Vocabulary] = []

    def walk(annotation: object, metadata: tuple) -> None:
        found.extend(item for item in metadata if isinstance(item, Vocabulary))
        for inner in getattr(annotation, "__args__", ()):
            walk(inner, getattr(inner, "__metadata__", ()))

    walk(info.annotation, tuple(info.metadata))
    return found[0].words if found else ()


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
