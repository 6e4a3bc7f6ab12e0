"""Links in bodies: the page exists, and so does the anchor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from ..body.scan import scan
from ..problems.problem import Problem
from ..schema.vocabularies import nearest
from .context import Context
from .references import may_be_unnumbered

Anchors = Callable[[str], frozenset[str] | None]
"""Address → the anchors of that page; None where there is no such page, or its anchors cannot be
known."""


@dataclass(frozen=True)
class _Linking:
    """A text with links, and where it stands. `drafts` are the pages to which it should not
    link."""

    uri: str
    url: str
    body: str
    first_line: int
    drafts: frozenset[str] = frozenset()


def check(context: Context, urls: frozenset[str], anchors: Anchors) -> Iterator[Problem]:
    """Every link that leads nowhere.

    Args:
        urls: the addresses that have a page.
        anchors: of the pages of the site.
    """
    everywhere = replace(context, book=replace(context.book, urls=context.book.urls | urls))
    drafts = frozenset(document.url for document in context.loaded.documents if document.draft)
    for document in context.loaded.documents:
        text = _Linking(
            document.uri,
            document.url,
            document.body,
            document.body_line,
            frozenset() if document.draft else drafts,
        )
        yield from _links(everywhere, anchors, text)
    for page in context.loaded.pages:
        text = _Linking(page.uri, page.url, page.body, page.body_line)
        yield from _links(everywhere, anchors, text)


def _links(context: Context, anchors: Anchors, text: _Linking) -> Iterator[Problem]:
    for spot in scan(text.body):
        if spot.kind != "link" or not spot.target:
            continue
        target = context.book.resolve(spot.target, text.uri, text.url)
        if target is None or not target.found and may_be_unnumbered(context.names, spot.target):
            continue
        line = text.first_line + spot.line - 1
        if not target.found:
            near = nearest(unquote(spot.target), [*context.book.by_number, *context.book.by_uri])
            yield Problem(
                text.uri,
                line,
                spot.column,
                "L001",
                f"链接“{spot.target}”指向的页面不存在",
                f"是不是 {near}？" if near else "路径从本文件算起，写到 .md；也可以直接写编号",
            )
        elif target.url in text.drafts:
            yield Problem(
                text.uri,
                line,
                spot.column,
                "L003",
                f"链接“{spot.target}”指向草稿",
                "等那一条发布，或先去掉链接",
            )
        elif target.anchor:
            known = anchors(target.url)
            if known is not None and target.anchor not in known:
                near = nearest(target.anchor, sorted(known))
                yield Problem(
                    text.uri,
                    line,
                    spot.column,
                    "L002",
                    f"链接“{spot.target}”指向的小标题不存在",
                    f"是不是 #{near}？" if near else "井号后面写那一页上的小标题",
                )
