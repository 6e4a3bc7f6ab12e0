"""Image files: not too large, images indeed, and telling nothing but the picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..library.loader import PUBLISHED
from ..library.photographs import HEAD, LARGEST, other_kind, told_by
from ..problems.problem import Problem
from .context import Context

_CLEAN = "用看图软件另存一份，或在“属性”里“删除属性和个人信息”，再换上"


def check(context: Context) -> Iterator[Problem]:
    for uri in sorted(context.loaded.assets):
        if uri.lower().endswith(PUBLISHED):
            yield from _picture(context.loaded.root / uri, uri)


def _picture(path: Path, uri: str) -> Iterator[Problem]:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            content = file.read(HEAD)
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
    if told:
        text = f"照片里记着拍摄的{'、'.join(told)}，会跟着上网"
        yield Problem(uri, 1, 1, "B016", text, _CLEAN)
