"""Image files: what they hold besides the picture."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from jiangpu.build.project import open_project
from jiangpu.library.photographs import LARGEST, other_kind, told_by

PNG = b"\x89PNG\r\n\x1a\n"


def tiff(*tags: int, order: str = "<") -> bytes:
    head = b"II*\x00" if order == "<" else b"MM\x00*"
    entries = b"".join(struct.pack(f"{order}HHII", tag, 4, 1, 0) for tag in tags)
    return head + struct.pack(f"{order}IH", 8, len(tags)) + entries


def jpeg(inner: bytes) -> bytes:
    segment = b"Exif\x00\x00" + inner
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + b"\xff\xd9"


@pytest.mark.parametrize("order", ["<", ">"])
def test_what_a_photograph_tells(order: str) -> None:
    assert told_by(jpeg(tiff(0x0112, order=order))) == ()
    assert told_by(jpeg(tiff(0x010F, 0x8825, order=order))) == ("地点", "相机")


def test_other_wrappings() -> None:
    assert told_by(PNG + b"\x00\x00\x00\x20eXIf" + tiff(0x8825)) == ("地点",)
    assert told_by(b"RIFF\x00\x00\x00\x00WEBPEXIF\x20\x00\x00\x00" + tiff(0x8825)) == ("地点",)


@pytest.mark.parametrize(
    "content", [b"", PNG, jpeg(b""), jpeg(b"II*\x00\xff\xff\xff\xff"), jpeg(tiff(0x8825)[:9])]
)
def test_nothing_where_nothing_can_be_read(content: bytes) -> None:
    assert told_by(content) == ()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<!doctype html>", "网页"),
        (b"\xef\xbb\xbf\n<svg onload='x'>", "SVG 图"),
        (b"%PDF-1.7", "PDF 文件"),
        (PNG, ""),
        (b"\xff\xd8\xff", ""),
    ],
)
def test_what_is_no_picture(content: bytes, kind: str) -> None:
    assert other_kind(content) == kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (jpeg(tiff(0x8825)), "B016"),
        (b"<script>alert(1)</script>", "B015"),
        (PNG + bytes(LARGEST), "B014"),
        (PNG, None),
    ],
)
def test_a_picture_is_named(
    tree: Callable[[str], Path], small: str, content: bytes, code: str | None
) -> None:
    root = tree(small)
    (root / "docs/people/a.png").write_bytes(content)
    said = [(problem.uri, problem.code) for problem in open_project(root).problems]
    assert said == ([("docs/people/a.png", code)] if code else [])
