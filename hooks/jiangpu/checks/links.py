"""Links in bodies: the page exists, and so does the anchor."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from ..body.scan import scan
from ..library.documents import Document
from ..problems.problem import Problem
from ..schema.vocabularies import nearest
from .context import Context
from .references import may_be_unnumbered


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        yield from _links(
            context, document.uri, document.url, document.body, document.body_line, document
        )
    for page in context.loaded.pages:
        yield from _links(context, page.uri, page.url, page.body, page.body_line, None)


def _links(
    context: Context, uri: str, url: str, body: str, first: int, document: Document | None
) -> Iterator[Problem]:
    drafts = {other.url for other in context.loaded.documents if other.draft}
    for spot in scan(body):
        if spot.kind != "link" or not spot.target:
            continue
        target = context.book.resolve(spot.target, uri, url)
        if target is None or not target.found and may_be_unnumbered(context.names, spot.target):
            continue
        line = first + spot.line - 1
        if not target.found:
            near = nearest(unquote(spot.target), [*context.book.by_number, *context.book.by_uri])
            yield Problem(
                uri,
                line,
                spot.column,
                "L001",
                f"链接“{spot.target}”指向的页面不存在",
                f"是不是 {near}？" if near else "路径从本文件算起，写到 .md；也可以直接写编号",
            )
        elif target.url in drafts and document is not None and not document.draft:
            yield Problem(
                uri,
                line,
                spot.column,
                "L003",
                f"链接“{spot.target}”指向草稿",
                "等那一条发布，或先去掉链接",
            )
        elif target.anchor:
            anchors = context.anchors(target.url)
            if anchors is not None and target.anchor not in anchors:
                near = nearest(target.anchor, sorted(anchors))
                yield Problem(
                    uri,
                    line,
                    spot.column,
                    "L002",
                    f"链接“{spot.target}”指向的小标题不存在",
                    f"是不是 #{near}？" if near else "井号后面写那一页上的小标题",
                )
