"""The body: its title, its images, code that must not reach the page."""

from __future__ import annotations

from collections.abc import Iterator

from ..body.scan import Spot, scan
from ..language.names import name_key
from ..library.documents import Document
from ..library.loader import PUBLISHED
from ..problems.problem import Problem
from ..site.addresses import is_external
from .context import Context


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        spots = list(scan(document.body))
        yield from _title(document, spots)
        yield from _common(context, document.uri, document.body_line, spots)
    for page in context.loaded.pages:
        yield from _common(context, page.uri, page.body_line, list(scan(page.body)))


def _title(document: Document, spots: list[Spot]) -> Iterator[Problem]:
    title = next((spot for spot in spots if spot.kind == "heading"), None)
    for spot in spots:
        if spot.kind != "heading" or spot.target != "1":
            continue
        if spot is not title or name_key(spot.text) != name_key(document.name):
            line = document.body_line + spot.line - 1
            yield Problem(
                document.uri,
                line,
                1,
                "B001",
                f"一级标题“{spot.text}”和「名称」“{document.name}”不一样",
                "删掉这一行；小标题用两个井号",
            )


def _common(context: Context, uri: str, first: int, spots: list[Spot]) -> Iterator[Problem]:
    for spot in spots:
        line = first + spot.line - 1
        if spot.kind == "unsafe":
            yield Problem(
                uri, line, spot.column, "B002", f"正文里有“{spot.text}”，不能上页", "删掉这段代码"
            )
        elif spot.kind == "image":
            yield from _image(context, uri, line, spot)


def _image(context: Context, uri: str, line: int, spot: Spot) -> Iterator[Problem]:
    if not spot.text:
        yield Problem(
            uri,
            line,
            spot.column,
            "B004",
            f"图片 {spot.target} 没有说明",
            "在方括号里写一句图上有什么，如 ![唐艳在操作叉车](…)",
        )
    if is_external(spot.target):
        yield Problem(
            uri,
            line,
            spot.column,
            "B005",
            "图片引用了别的网站",
            "下载到仓库里，确认可以使用，再引用",
        )
    elif not spot.target.lower().endswith(PUBLISHED):
        yield Problem(
            uri,
            line,
            spot.column,
            "B005",
            f"图片 {spot.target} 的格式不收",
            "换成 jpg、png、webp 或 gif",
        )
    else:
        target = context.book.resolve(spot.target, uri, "")
        if target is None or not target.found:
            yield Problem(
                uri,
                line,
                spot.column,
                "B003",
                f"找不到图片 {spot.target}",
                "检查文件名和路径，路径从本文件算起",
            )
