"""Faults of the program itself, told like problems of a file: nobody is shown a traceback."""

from __future__ import annotations

from types import TracebackType

from .problem import Problem

_REPORT = "先改简单些再试；请把这一行和这个文件交给维护网站的人"


def unexpected(uri: str, error: Exception) -> Problem:
    """An error that nobody foresaw, at the file in which it happened."""
    text = f"处理这个文件时出了没有料到的错（{described(error)}）"
    return Problem(uri, 1, 1, "F038", text, _REPORT)


def described(error: BaseException) -> str:
    """The kind of an error and what it says, in one line of moderate length."""
    words = " ".join(f"{type(error).__name__} {error}".split())
    return words if len(words) <= 120 else f"{words[:120]}…"


def file_of(error: BaseException) -> str | None:
    """The file of the record that was looked at when an error happened; None where none was.

    The innermost function with a `document` or a `page` in hand says which.
    """
    found = None
    step: TracebackType | None = error.__traceback__
    while step is not None:
        for name in ("document", "page"):
            uri = getattr(step.tb_frame.f_locals.get(name), "uri", None)
            if isinstance(uri, str):
                found = uri
        step = step.tb_next
    return found
