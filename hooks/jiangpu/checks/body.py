"""The body: its title, its images, code that must not reach the page, what nobody would see."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from ..body.limits import tangled
from ..body.render import browser_reads, is_elsewhere, takes_too_long
from ..body.scan import Spot, scan
from ..language.names import name_key
from ..library.documents import Editorial
from ..library.loader import PUBLISHED
from ..problems.problem import Problem
from ..problems.span import Edit
from ..reading.patience import LONGEST
from ..reading.unseen import BREAKS, first_unseen, point_of
from .context import AnyDocument, Context, at_spot, spot_span
from .printed import open_fence, printed_marks


def check(context: Context) -> Iterator[Problem]:
    for document in context.loaded.documents:
        spots = list(scan(document.body))
        yield from _title(document, spots)
        yield from _body(context, document, spots)
    for page in context.loaded.pages:
        yield from _body(context, page, list(scan(page.body)))


def _title(document: AnyDocument, spots: list[Spot]) -> Iterator[Problem]:
    """A first-level heading may only repeat the name, before all others."""
    headings = [spot for spot in spots if spot.kind == "heading"]
    for position, spot in enumerate(headings):
        if spot.target != "1":
            continue
        if position > 0 or name_key(spot.text) != name_key(document.name):
            text = f"一级标题“{spot.text}”和「名称」“{document.name}”不一样"
            yield at_spot(document, spot, "B001", text, "删掉这一行；小标题用两个井号")


def _body(context: Context, page: AnyDocument | Editorial, spots: list[Spot]) -> Iterator[Problem]:
    tangle = tangled(page.body)
    if tangle:
        span = spot_span(page, tangle.line, 1, 1)
        yield Problem.at(page.uri, span, "B013", tangle.reason, _SHORTER)
        return
    is_slow = any(spot.kind == "slow" for spot in spots)
    if is_slow or takes_too_long(page.body):
        text = f"正文排起来超过 {LONGEST:g} 秒，这一次没有排"
        yield Problem.at(page.uri, spot_span(page, 1, 1, 1), "B013", text, _SHORTER)
        return
    for spot in spots:
        if spot.kind == "unsafe":
            text = f"正文里有“{spot.text}”，不能上页"
            yield at_spot(page, spot, "B002", text, "删掉这段代码")
        elif spot.kind == "dropped":
            yield _dropped(page, spot)
        elif spot.kind == "image":
            yield from _image(context, page, spot)
        elif spot.kind == "link":
            yield from _scheme(page, spot)
        elif spot.kind == "fence":
            yield open_fence(page, spot)
        elif spot.kind == "bare":
            yield from printed_marks(page, spot)
            yield from _unseen(page, spot)


def _dropped(page: AnyDocument | Editorial, spot: Spot) -> Problem:
    """A tag, or an attribute, that a reader does not see."""
    if spot.target:
        text = f"<{spot.text}> 的“{spot.target}”不上页"
        return at_spot(page, spot, "B030", text, f"删掉“{spot.target}”", subject=spot.target)
    text = f"“<{spot.text}>”不上页，只留里面的字"
    fix = "换成平常的写法，或者只删掉标签，字留着"
    return at_spot(page, spot, "B030", text, fix, subject=f"<{spot.text}>")


def _scheme(page: AnyDocument | Editorial, spot: Spot) -> Iterator[Problem]:
    """A link leads to a page, to a mailbox or to a telephone, and runs nothing."""
    target = browser_reads(spot.target)
    scheme = target.partition(":")[0].lower()
    if is_elsewhere(target) and not target.startswith("//") and scheme not in _LINKED:
        text = f"链接“{spot.target}”不能上页"
        yield at_spot(page, spot, "B002", text, "链接只能通到网页、邮箱或电话")


def _unseen(page: AnyDocument | Editorial, spot: Spot) -> Iterator[Problem]:
    match = first_unseen(spot.text)
    if match is not None:
        span = spot_span(page, spot.line, match.start() + 1, match.end() + 1)
        text = f"正文里有看不见的字符 {point_of(match[0])}"
        instead = " " if match[0] in BREAKS else ""
        yield Problem.at(
            page.uri,
            span,
            "B008",
            text,
            "删掉它；多半是从网页或 Word 粘来的",
            edits=(Edit(span, instead),),
            subject=point_of(match[0]),
        )


_SHORTER = "拆短，或改成平常的段落"
_LINKED = ("http", "https", "mailto", "tel")


def _image(context: Context, page: AnyDocument | Editorial, spot: Spot) -> Iterator[Problem]:
    if not spot.text:
        text = f"图片 {spot.target} 没有说明"
        fix = "在方括号里写一句图上有什么"
        yield at_spot(page, spot, "B004", text, fix)
    if is_elsewhere(browser_reads(spot.target)):
        fix = "下载到仓库里，确认可以使用，再引用"
        yield at_spot(page, spot, "B005", "图片引用了别的网站", fix)
    elif not spot.target:
        fix = "写上文件，如 ![说明](文件名.jpg)"
        yield at_spot(page, spot, "B003", "图片没有写是哪个文件", fix)
    elif not unquote(spot.target).lower().endswith(PUBLISHED):
        text = f"图片 {spot.target} 的格式不收"
        yield at_spot(page, spot, "B005", text, "换成 jpg、png、webp 或 gif")
    else:
        target = context.book.resolve(browser_reads(spot.target), page.uri, "")
        if target is None or not target.found:
            fix = "检查文件名和路径，路径从本文件算起"
            yield at_spot(page, spot, "B003", f"找不到图片 {spot.target}", fix)
