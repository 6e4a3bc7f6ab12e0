"""Links in bodies: the page exists, and so does the anchor."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from ..body.scan import Spot, scan
from ..library.documents import Document, Editorial
from ..problems.problem import Problem
from ..schema.vocabularies import nearest
from ..site.addresses import Target
from .context import Context, at_spot
from .references import may_be_unnumbered


def check(context: Context) -> Iterator[Problem]:
    drafts = {document.url for document in context.loaded.documents if document.draft}
    for document in context.loaded.documents:
        yield from _links(context, document, set() if document.draft else drafts)
    for page in context.loaded.pages:
        yield from _links(context, page, set())


def _links(context: Context, page: Document | Editorial, drafts: set[str]) -> Iterator[Problem]:
    """Problems of the links of a page; `drafts` are the addresses that it should not lead to."""
    for spot in scan(page.body):
        if spot.kind != "link" or not spot.target:
            continue
        target = context.book.resolve(spot.target, page.uri, page.url)
        if target is None:
            continue
        if not target.found:
            yield from _missing(context, page, spot)
        elif target.url in drafts:
            text = f"链接“{spot.target}”指向草稿"
            fix = "等那一条发布，或先去掉链接"
            yield at_spot(page, spot, "L003", text, fix, subject=spot.target)
        elif target.anchor:
            yield from _anchor(context, page, spot, target)


def _missing(context: Context, page: Document | Editorial, spot: Spot) -> Iterator[Problem]:
    if may_be_unnumbered(context.names, spot.target):
        return
    near = nearest(unquote(spot.target), [*context.book.by_number, *context.book.by_uri])
    fix = f"是不是 {near}？" if near else "路径从本文件算起，写到 .md；也可以直接写编号"
    yield at_spot(page, spot, "L001", f"链接“{spot.target}”指向的页面不存在", fix)


def _anchor(
    context: Context, page: Document | Editorial, spot: Spot, target: Target
) -> Iterator[Problem]:
    anchors = context.anchors(target.url)
    if anchors is None or target.anchor in anchors:
        return
    near = nearest(target.anchor, sorted(anchors))
    fix = f"是不是 #{near}？" if near else "井号后面写那一页上的小标题"
    yield at_spot(page, spot, "L002", f"链接“{spot.target}”指向的小标题不存在", fix)
