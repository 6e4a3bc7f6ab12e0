"""How far a build is, told on a terminal while one waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

PATIENCE = 5.0
"""Seconds after which one wants to know."""
_OFTEN = 0.5
"""Seconds between two lines."""
_CLEAR = "\r\x1b[K"
"""Back to the beginning of the line, and nothing on it."""


class Meter:
    """Writes one line again and again: how many are made, how many a second, how long it takes.

    It writes nothing where nobody sees it: to a file, to a pipe, of what takes no time.

    Args:
        stream: the terminal.
        what: what is counted, in words: 页.
        clock: tells the seconds.
    """

    def __init__(
        self, stream: TextIO, what: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._what = what
        self._clock = clock
        self._is_seen = stream.isatty()
        self._began = clock()
        self._told = self._began + PATIENCE - _OFTEN
        self._is_written = False

    def __call__(self, done: int, total: int) -> None:
        """So many are made."""
        if not self._is_seen:
            return
        now = self._clock()
        if done >= total:
            self.clear()
        elif now - self._told >= _OFTEN:
            self._told = now
            self._stream.write(_CLEAR + self.line(done, total, now - self._began))
            self._stream.flush()
            self._is_written = True

    def line(self, done: int, total: int, seconds: float) -> str:
        """How far it is after so many seconds."""
        rate = done / seconds if seconds else 0.0
        left = round((total - done) / rate) if rate else 0
        return (
            f"匠谱：{done} / {total} {self._what}，每秒 {rate:.0f} {self._what}，还要 {_said(left)}"
        )

    def clear(self) -> None:
        """Take the line away."""
        if self._is_written:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._is_written = False


def _said(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"
