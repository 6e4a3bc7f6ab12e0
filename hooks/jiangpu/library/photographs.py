"""What an image file holds besides the picture: where and with what it was taken (EXIF).

EXIF is a TIFF inside a JPEG, PNG or WebP (CIPA DC-008). Only its first directory is read: it says
whether there is a place, a camera, and a time.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

LARGEST = 20_000_000
"""Bytes of an image at most. The site shows a smaller one; the repository keeps this one."""

HEAD = 262_144
"""Bytes in which EXIF is looked for; it stands in front of the picture, or not at all."""
_MARK = b"Exif\x00\x00"
_TAGS = {0x8825: "地点", 0x010F: "相机", 0x0110: "相机", 0x0132: "时间", 0x8769: "时间"}
"""Tag of the first directory → what it, or the directory behind it, tells."""
_MOST_ENTRIES = 200
_OTHERS = {
    b"%PDF": "PDF 文件",
    b"PK\x03\x04": "压缩包或 Office 文件",
    b"\xd0\xcf\x11\xe0": "旧版 Office 文件",
    b"MZ": "程序",
    b"BM": "BMP 图片",
}
"""How other files begin → what they are."""


def told_by(content: bytes) -> tuple[str, ...]:
    """What a photograph tells besides the picture, each once: 地点, 相机, 时间."""
    found = {_TAGS[tag]: None for tag in _exif_tags(content[:HEAD]) if tag in _TAGS}
    return tuple(sorted(found))


def other_kind(content: bytes) -> str:
    """What a file is that is called an image; "" for an image, and for what is unknown."""
    beginning = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if beginning.startswith(b"<"):
        is_drawing = b"<svg" in beginning.lower()
        return "SVG 图" if is_drawing else "网页"
    for mark, kind in _OTHERS.items():
        if beginning.startswith(mark):
            return kind
    return ""


def _exif_tags(head: bytes) -> Iterator[int]:
    """The tags of the first directory of the EXIF of a JPEG, PNG or WebP."""
    for mark in (_MARK, b"eXIf", b"EXIF"):
        place = head.find(mark)
        if place >= 0:
            start = place + len(mark) + (4 if mark == b"EXIF" else 0)
            inner = head[start:]
            yield from _tags(inner.removeprefix(_MARK))
            return


def _tags(tiff: bytes) -> Iterator[int]:
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    if order is None:
        return
    try:
        (offset,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, offset)
        for entry in range(min(count, _MOST_ENTRIES)):
            (tag,) = struct.unpack_from(f"{order}H", tiff, offset + 2 + 12 * entry)
            yield tag
    except struct.error:
        return
