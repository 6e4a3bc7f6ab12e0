"""Faults of the program itself, told like problems of a file: nobody is shown a traceback."""

from __future__ import annotations

import errno
from types import TracebackType

from .problem import Problem, visible

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


class Told(Exception):
    """An error whose text says in Chinese what happened and what to do about it."""


TRACEBACKS = "JIANGPU_TRACEBACK"
"""The environment variable with which a developer sees where an unforeseen error happened."""

_REFUSALS = {
    errno.ENOSPC: ("磁盘满了", "腾出地方再来"),
    errno.EDQUOT: ("给您的磁盘空间用完了", "腾出地方再来"),
    errno.EROFS: ("磁盘是只读的", "换一个能写的地方"),
    errno.EACCES: ("没有权限", "看看这个文件夹是谁的，能不能写"),
    errno.EPERM: ("没有权限", "看看这个文件夹是谁的，能不能写"),
    errno.ENOENT: ("文件不见了", "看看是不是正被别的程序改名或删除，再来一次"),
    errno.ENAMETOOLONG: ("文件名太长", "改短文件名"),
}
"""What a machine refuses → what it is called, and what to do about it."""


def in_one_line(error: Exception) -> str:
    """An error as one line for the person who ran a command: what it is, and what to do."""
    if isinstance(error, OSError):
        return visible(_refusal(error))
    if isinstance(error, Told):
        return visible(str(error))
    uri = file_of(error)
    where = f"{uri}: " if uri else ""
    asked = "请把这一行和用的命令交给维护网站的人"
    return visible(f"{where}出了没有料到的错（{described(error)}）;改法:{asked}")


def _refusal(error: OSError) -> str:
    """What the machine refused: a full or read-only disk, a file that is gone."""
    usual = (error.strerror or described(error), "看看磁盘和权限，再来一次")
    reason, fix = _REFUSALS.get(error.errno or 0, usual)
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{reason};改法:{fix}"
