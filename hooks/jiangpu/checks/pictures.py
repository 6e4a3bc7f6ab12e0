"""Pictures: image files that are images, and what records say of those that they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from ..body.render import browser_reads, is_elsewhere
from ..disclosure.consent import hidden
from ..disclosure.portraits import Refusal, refusals
from ..library.loader import PUBLISHED
from ..library.photographs import HEAD, LARGEST, other_kind, told_by
from ..pictures.labels import words_of
from ..pictures.placing import uri_of
from ..problems.problem import Problem
from ..schema.base import Image
from .context import AnyDocument, Context, at

_CLEAN = "用看图软件另存一份，或在“属性”里“删除属性和个人信息”，再换上"


def check(context: Context) -> Iterator[Problem]:
    for uri in sorted(context.loaded.assets):
        if uri.lower().endswith(PUBLISHED):
            yield from _file(context, uri)
    for document in context.loaded.documents:
        for index, image in enumerate(document.record.pictures):
            yield from _image(context, document, index, image)


def _file(context: Context, uri: str) -> Iterator[Problem]:
    path = context.loaded.root / uri
    try:
        size = path.stat().st_size
        content = _beginning(path)
    except OSError as error:
        text = f"图片读不出来（{error.strerror or error}）"
        yield Problem(uri, 1, 1, "F037", text, "看看文件还在不在，有没有权限读")
        return
    if size > LARGEST:
        text = f"图片有 {size / 1_000_000:.1f} 兆，超过 {LARGEST // 1_000_000} 兆"
        yield Problem(uri, 1, 1, "B014", text, "缩小到宽 1600 像素左右再放进来")
    kind = other_kind(content)
    if kind:
        text = f"这不是图片，是{kind}"
        yield Problem(uri, 1, 1, "B015", text, "换成真的 jpg、png、webp 或 gif")
    told = told_by(content)
    if told and context.pictures.lacking:
        text = f"照片里记着拍摄的{'、'.join(told)}，会跟着上网"
        yield Problem(uri, 1, 1, "B016", text, _CLEAN)
    yield from _made(context, uri)


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)


def _made(context: Context, uri: str) -> Iterator[Problem]:
    """What came up when the picture was made ready for the site."""
    fault = context.pictures.faults.get(uri)
    if fault:
        yield Problem(uri, 1, 1, "B017", fault, "用看图软件打开看看，另存一份再换上")
    picture = context.pictures.pictures.get(uri)
    if picture and picture.moving:
        name = uri.rpartition("/")[2]
        text = f"“{name}”会动，页面上只留第一幅"
        yield Problem(uri, 1, 1, "B021", text, "把要紧的那一幅另存成一张图", subject=name)


def _image(context: Context, document: AnyDocument, index: int, image: Image) -> Iterator[Problem]:
    here = ("图片", index)
    file = image.file
    if not file:
        return  # its absence is told already
    uri = uri_of(file, document.uri, context.loaded.assets)
    if is_elsewhere(browser_reads(file)):
        fix = "下载到仓库里，确认可以使用，再引用"
        yield at(document, (*here, "文件"), "B005", "图片引用了别的网站", fix)
    elif not unquote(file).lower().endswith(PUBLISHED):
        text = f"图片 {file} 的格式不收"
        yield at(document, (*here, "文件"), "B005", text, "换成 jpg、png、webp 或 gif")
    elif not uri:
        fix = "检查文件名和路径，路径从本文件算起"
        yield at(document, (*here, "文件"), "B003", f"找不到图片 {file}", fix)
    if not image.source and not image.photographer:
        text = f"图片 {file} 没有写从哪里来"
        fix = "写上「来源」的代号，或「拍摄」：谁拍的、谁画的"
        yield at(document, here, "B019", text, fix, subject=file)
    yield from _mark(context, document, index, image, uri)
    for refusal in refusals(document, image, context.names):
        yield from _refused(document, index, refusal)


def _mark(
    context: Context, document: AnyDocument, index: int, image: Image, uri: str
) -> Iterator[Problem]:
    """B020: the file says that it is synthetic, and the record does not."""
    picture = context.pictures.pictures.get(uri)
    if picture and picture.label and not image.synthetic:
        text = f"图片 {image.file} 里带着标识：{words_of(picture.label)}；记录没有写「生成」"
        yield at(document, ("图片", index), "B020", text, "写上“生成: 是”", subject=image.file)


def _refused(document: AnyDocument, index: int, refusal: Refusal) -> Iterator[Problem]:
    """B018: somebody in the picture has not agreed to be shown, and how that is mended."""
    name, person = refusal.name, refusal.person
    another = "没有同意，就换一张认不出他的"
    if person is None:
        text = f"图上认得出“{name}”，没有他的人物记录，查不到本人同意"
        fix = f"先建人物记录，在「同意」里写依据和“肖像: 是”；{another}"
    elif hidden(person):
        text = f"图上认得出“{name}”，他不公开，照片不能上网"
        fix = "换一张认不出他的"
    else:
        text = f"图上认得出“{name}”，没有他同意登肖像的记录"
        fix = f"本人同意了，在 {person.uri} 的「同意」里写依据和“肖像: 是”；{another}"
    yield at(document, ("图片", index), "B018", text, fix)
