"""Bytes to lines. Files saved by old editors are read anyway, so that their other problems are reported in the same run."""

from __future__ import annotations

from ..problems.problem import Problem


def decode(uri: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text of a file with `\\n` line ends and without a byte order mark, and F001 where it is not UTF-8."""
    problems = []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        text, guess = _guessed(raw)
        problems.append(
            Problem(
                uri,
                line,
                column,
                "F001",
                f"文件不是 UTF-8 编码{guess}",
                "用记事本打开，点“另存为”，编码选 UTF-8，再覆盖原文件",
            )
        )
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def _guessed(raw: bytes) -> tuple[str, str]:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace"), "，像是 UTF-16"
    try:
        return raw.decode("gb18030"), "，像是 GB18030（记事本里的 ANSI）"
    except UnicodeDecodeError:
        return raw.decode("utf-8", errors="replace"), ""
