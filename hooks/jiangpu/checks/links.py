"""Links in bodies and stops of paths: the page exists, and so does the anchor."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from ..body.render import browser_reads
from ..body.scan import Spot, scan
from ..library.documents import Editorial
from ..problems.problem import Problem
from ..schema.path import Path
from ..schema.vocabularies import nearest
from ..site.addresses import AddressBook, Target
from .context import AnyDocument, Context, at, at_spot
from .references import may_be_unnumbered

_NUMBER = re.compile(r"[A-Z][0-9]{4,}")

Anchors = Callable[[str], frozenset[str] | None]
"""Address → the anchors of that page; None where there is no such page, or they cannot be known."""


LinksOf = Callable[[AnyDocument | Editorial], tuple[Spot, ...]]
"""A text → the links in its body."""


def links_of(text: AnyDocument | Editorial) -> tuple[Spot, ...]:
    """The links in a body."""
    return tuple(spot for spot in scan(text.body) if spot.kind == "link" and spot.target)


@dataclass(frozen=True)
class _Places:
    """What the links of a page may lead to.

    Attributes:
        book: every page and file.
        anchors: of the pages of the site.
        drafts: addresses to which a published page should not link.
        links_of: the links in a body.
    """

    book: AddressBook
    anchors: Anchors
    drafts: frozenset[str]
    links_of: LinksOf


def check(
    context: Context, urls: frozenset[str], anchors: Anchors, links_of: LinksOf = links_of
) -> Iterator[Problem]:
    """Every link that leads nowhere.

    Args:
        urls: the addresses that have a page.
        anchors: of the pages of the site.
        links_of: gives the links in a body.
    """
    book = replace(context.book, urls=context.book.urls | urls)
    every = context.everything.documents
    drafts = frozenset(document.url for document in every if document.draft)
    for document in context.loaded.documents:
        avoided = frozenset() if document.draft else drafts
        yield from _links(context, document, _Places(book, anchors, avoided, links_of))
        yield from _stops(document, book)
    for page in context.loaded.pages:
        yield from _links(context, page, _Places(book, anchors, frozenset(), links_of))


def _links(context: Context, page: AnyDocument | Editorial, places: _Places) -> Iterator[Problem]:
    for spot in places.links_of(page):
        target = places.book.resolve(browser_reads(spot.target), page.uri, page.url)
        if target is None:
            continue
        if not target.found:
            yield from _missing(context, page, spot)
        elif target.url in places.drafts:
            text = f"链接“{spot.target}”指向草稿"
            fix = "等那一条发布，或先去掉链接"
            yield at_spot(page, spot, "L003", text, fix, subject=spot.target)
        elif target.anchor:
            yield from _anchor(page, spot, target, places.anchors(target.url))


def _stops(document: AnyDocument, book: AddressBook) -> Iterator[Problem]:
    """Q010: a stop of a learning path that names a page leads to one."""
    if not isinstance(document.record, Path):
        return
    for index, stop in enumerate(document.record.stops):
        if not stop.page:
            continue
        address = "/" + stop.page.lstrip("/")
        target = book.resolve(address, document.uri, document.url)
        if target is None or not target.found:
            text = f"第 {index + 1} 课的「页面」“{stop.page}”本站没有"
            fix = "写本站的网址，如 /guide/，前后都有斜线"
            yield at(document, ("次序", index, "页面"), "Q010", text, fix)


def _missing(context: Context, page: AnyDocument | Editorial, spot: Spot) -> Iterator[Problem]:
    if may_be_unnumbered(context.names, spot.target):
        return
    near = _near(context, unquote(spot.target))
    fix = f"是不是 {near}？" if near else "路径从本文件算起，写到 .md；也可以直接写编号"
    yield at_spot(page, spot, "L001", f"链接“{spot.target}”指向的页面不存在", fix)


def _near(context: Context, target: str) -> str | None:
    """A page that may be meant: for a number one of the same kind, for a file one of its ending."""
    if _NUMBER.fullmatch(target):
        numbers = [number for number in context.book.by_number if number[0] == target[0]]
        return nearest(target, numbers)
    by_name = {posixpath.basename(uri): uri for uri in context.book.by_uri}
    found = difflib.get_close_matches(posixpath.basename(target), by_name, n=1, cutoff=0.7)
    return by_name[found[0]] if found else None


def _anchor(
    page: AnyDocument | Editorial, spot: Spot, target: Target, anchors: frozenset[str] | None
) -> Iterator[Problem]:
    if anchors is None or target.anchor in anchors:
        return
    near = difflib.get_close_matches(target.anchor, sorted(anchors), n=1, cutoff=0.5)
    fix = f"是不是 #{near[0]}？" if near else "井号后面写那一页上的小标题"
    yield at_spot(page, spot, "L002", f"链接“{spot.target}”指向的小标题不存在", fix)
