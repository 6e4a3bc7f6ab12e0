"""Bytes to lines.

Files saved by old editors are read anyway, so that their other problems are reported in the same
run.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ..problems.problem import Problem

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line, as in an editor. `str.splitlines` knows more and is not for content."""

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True)
class Decoded:
    """A file as characters, with what is needed to write it back.

    Attributes:
        text: the characters, line ends as they are, without the byte order mark.
        encoding: a Python codec name.
        mark: the byte order mark, or no bytes.
        sound: False where bytes could not be read and U+FFFD stands for them.
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    sound: bool = True

    def encode(self, text: str) -> bytes:
        """Another text as this file would hold it."""
        return self.mark + text.encode(self.encoding)


def decode(uri: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, with `\\n` line ends and no byte order mark. F001 if it is not UTF-8."""
    decoded = characters(raw)
    text = LINE_END.sub("\n", decoded.text)
    if decoded.encoding == "utf-8" and decoded.sound:
        return text, []
    line, column = _first_foreign(raw)
    problem = Problem(
        uri,
        line,
        column,
        "F001",
        f"文件不是 UTF-8 编码{_guess(decoded)}",
        "用记事本打开，点“另存为”，编码选 UTF-8，再覆盖原文件",
    )
    return text, [problem]


def characters(raw: bytes) -> Decoded:
    """The characters of a file: UTF-8, else UTF-16 with its mark, else GB18030.

    What is none of these is read as UTF-8 with U+FFFD for the bytes that are not.
    """
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    try:
        return Decoded(raw[len(mark) :].decode("utf-8"), mark=mark)
    except UnicodeDecodeError:
        pass
    if raw[:2] in _UTF16:
        return _utf16(raw)
    try:
        return Decoded(raw.decode("gb18030"), "gb18030")
    except UnicodeDecodeError:
        text = raw[len(mark) :].decode("utf-8", errors="replace")
        return Decoded(text, mark=mark, sound=False)


def _utf16(raw: bytes) -> Decoded:
    mark, content = raw[:2], raw[2:]
    encoding = _UTF16[mark]
    try:
        return Decoded(content.decode(encoding), encoding, mark)
    except UnicodeDecodeError:
        return Decoded(content.decode(encoding, errors="replace"), encoding, mark, sound=False)


def _guess(decoded: Decoded) -> str:
    if decoded.encoding == "gb18030":
        return "，像是 GB18030（记事本里的 ANSI）"
    if decoded.encoding.startswith("utf-16"):
        return "，像是 UTF-16"
    return ""


def _first_foreign(raw: bytes) -> tuple[int, int]:
    """Line and column of the first byte that is not UTF-8."""
    content = raw.removeprefix(codecs.BOM_UTF8)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        lines = LINE_END.split(content[: error.start].decode("utf-8"))
        return len(lines), len(lines[-1]) + 1
    return 1, 1
