"""The body: its title, its images, code that must not reach the page."""

from __future__ import annotations

from collections.abc import Iterator

from ..body.scan import Spot, scan
from ..language.names import name_key
from ..library.documents import Editorial
from ..library.loader import PUBLISHED
from ..problems.problem import Problem
from ..site.addresses import is_external
from .context import AnyDocument, Context, at_spot


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        spots = list(scan(document.body))
        yield from _title(document, spots)
        yield from _spots(context, document, spots)
    for page in context.loaded.pages:
        yield from _spots(context, page, list(scan(page.body)))


def _title(document: AnyDocument, spots: list[Spot]) -> Iterator[Problem]:
    """A first-level heading may only repeat the name, before all others."""
    headings = [spot for spot in spots if spot.kind == "heading"]
    for position, spot in enumerate(headings):
        if spot.target != "1":
            continue
        if position > 0 or name_key(spot.text) != name_key(document.name):
            text = f"一级标题“{spot.text}”和「名称」“{document.name}”不一样"
            yield at_spot(document, spot, "B001", text, "删掉这一行；小标题用两个井号")


def _spots(context: Context, page: AnyDocument | Editorial, spots: list[Spot]) -> Iterator[Problem]:
    for spot in spots:
        if spot.kind == "unsafe":
            text = f"正文里有“{spot.text}”，不能上页"
            yield at_spot(page, spot, "B002", text, "删掉这段代码")
        elif spot.kind == "image":
            yield from _image(context, page, spot)


def _image(context: Context, page: AnyDocument | Editorial, spot: Spot) -> Iterator[Problem]:
    if not spot.text:
        text = f"图片 {spot.target} 没有说明"
        fix = "在方括号里写一句图上有什么，如 ![唐艳在操作叉车](…)"
        yield at_spot(page, spot, "B004", text, fix)
    if is_external(spot.target):
        fix = "下载到仓库里，确认可以使用，再引用"
        yield at_spot(page, spot, "B005", "图片引用了别的网站", fix)
    elif not spot.target.lower().endswith(PUBLISHED):
        text = f"图片 {spot.target} 的格式不收"
        yield at_spot(page, spot, "B005", text, "换成 jpg、png、webp 或 gif")
    else:
        target = context.book.resolve(spot.target, page.uri, "")
        if target is None or not target.found:
            fix = "检查文件名和路径，路径从本文件算起"
            yield at_spot(page, spot, "B003", f"找不到图片 {spot.target}", fix)
