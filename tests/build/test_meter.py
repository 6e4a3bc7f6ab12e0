"""A long build says on a terminal how far it is, and nothing anywhere else."""

from __future__ import annotations

import io

from jiangpu.build.meter import Meter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, seconds: float) -> str:
    """What is written while a thousand pages take so many seconds."""
    now = [0.0]
    meter = Meter(stream, "页", clock=lambda: now[0])
    for done in range(1, 1001):
        now[0] = seconds * done / 1000
        meter(done, 1000)
    return stream.getvalue()


def test_a_long_build_tells_rate_and_time_and_then_clears_the_line() -> None:
    said = told(Terminal(), 100)
    assert "匠谱：50 / 1000 页，每秒 10 页，还要 1 分 35 秒" in said
    assert said.endswith("\r\x1b[K")


def test_a_short_build_says_nothing() -> None:
    assert told(Terminal(), 4) == ""


def test_a_log_is_left_alone() -> None:
    assert told(io.StringIO(), 100) == ""
