"""A .docx file opened with care: its parts as bytes, or a plain sentence why it cannot be read.

It may come from anybody: its size is limited before and while it is unpacked, and XML that declares
entities is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

LARGEST_FILE = 60_000_000
"""Bytes of a file at most."""
LARGEST_PART = 40_000_000
"""Bytes of one part at most, unpacked: a text of ten thousand pages."""
LARGEST_WHOLE = 250_000_000
"""Bytes of all parts together, unpacked."""
MOST_PARTS = 5000

DOCUMENT = "word/document.xml"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of Word 97 and of WPS begin, and those that a password protects."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = "用 Word 或 WPS 打开它，另存为“Word 文档（.docx）”，再放进来"

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
"""Names of “Strict Open XML” → the usual ones."""


class Unreadable(Exception):
    """A file that cannot be read.

    Attributes:
        reason: what it is, in Chinese.
        fix: what to do.
    """

    def __init__(self, reason: str, fix: str) -> None:
        super().__init__(f"{reason};改法:{fix}")
        self.reason = reason
        self.fix = fix


def parts_of(raw: bytes) -> Mapping[str, bytes]:
    """The parts of a .docx file by name, in the order of the file.

    Raises:
        Unreadable: it is no such file, or too large.
    """
    if len(raw) > LARGEST_FILE:
        text = f"文件有 {len(raw) / 1_000_000:.0f} 兆，超过 {LARGEST_FILE // 1_000_000} 兆"
        raise Unreadable(text, "图片压缩一下再存，或分成几份")
    _refuse_other_kinds(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = _unpacked(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError) as error:
        raise _broken() from error
    except (NotImplementedError, RuntimeError) as error:  # an unknown packing, or a password
        raise Unreadable("文件加了密码，或用了少见的压缩", _SAVE_AS) from error
    except OSError as error:  # zlib says so of damaged data
        raise _broken() from error
    if DOCUMENT not in parts:
        raise _without_document(parts)
    return parts


def _refuse_other_kinds(raw: bytes) -> None:
    if not raw:
        raise Unreadable("文件是空的", "看看是不是没有传完，再要一份")
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            fix = "用 Word 或 WPS 打开，在“文件、信息、保护文档”里去掉密码，存好再放进来"
            raise Unreadable("文件加了密码，打不开", fix)
        raise Unreadable("这是旧格式的文件（.doc 或 .wps），读不了", _SAVE_AS)
    if raw.startswith(b"%PDF"):
        raise Unreadable("这是 PDF，不是 Word 文档", "找到原来的 Word 文件；没有就把文字抄进表里")
    if raw.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("这是 RTF 文件，不是 Word 文档", _SAVE_AS)
    if not raw.startswith(b"PK"):
        raise Unreadable("这不是 Word 文档", _SAVE_AS)


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The parts, with the limits held against what they say and against what they are."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_WHOLE:
        raise _too_large()
    parts: dict[str, bytes] = {}
    left = LARGEST_WHOLE
    for info in infos:
        limit = min(left, LARGEST_PART)
        with archive.open(info) as stream:
            content = stream.read(limit + 1)
        if len(content) > limit:
            raise _too_large()
        left -= len(content)
        name = info.filename.lstrip("/")
        parts[name] = _usual(name, content)
    return parts


def _usual(name: str, content: bytes) -> bytes:
    """A part with the usual names; XML that declares entities is refused."""
    if not name.lower().endswith((".xml", ".rels")):
        return content
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", content) or b"<\x00!\x00D" in content:
        raise Unreadable("文件里有 Word 不会写的内容（实体声明），不放心打开", _SAVE_AS)
    for strict, usual in _STRICT.items():
        content = content.replace(strict, usual)
    return content


def _too_large() -> Unreadable:
    text = f"文件解开以后太大，超过 {LARGEST_WHOLE // 1_000_000} 兆，像是做坏的"
    return Unreadable(text, "图片压缩一下再存；不是自己的文件就不要用")


def _broken() -> Unreadable:
    return Unreadable("文件坏了，解不开", "重新要一份；能打开的，用 Word 另存一次再放进来")


def _without_document(parts: Mapping[str, bytes]) -> Unreadable:
    if any(name.startswith("xl/") for name in parts):
        return Unreadable("这是 Excel 表格，不是 Word 文档", "把文件名结尾改回 .xlsx，再放进来")
    if any(name.startswith("ppt/") for name in parts):
        return Unreadable("这是幻灯片，不是 Word 文档", "把文字抄进 Word 文档，再放进来")
    return Unreadable("压缩包里没有 Word 的正文", _SAVE_AS)
