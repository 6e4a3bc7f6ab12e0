"""How long a command takes, and how much memory all its processes hold together at their peak."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SHARE = 0.05
"""At most this share of one core goes into looking at the processes."""


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of all cores, peak memory in MB over the whole process tree.

    Not from the kernel's account of a finished child: that one starts with the memory of the parent it was forked from.
    """

    seconds: float
    cpu: float
    memory: float


class Failed(RuntimeError):
    """A command that ended with an error; the message has the end of what it printed."""


def run(command: list[str], cwd: Path, log: Path, **environment: str) -> Cost:
    """Run a command to its end, its output in `log`.

    Raises:
        Failed: it ended with an error.
    """
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
        )
        done = threading.Event()
        peaks: list[int] = []
        watcher = threading.Thread(
            target=_watch, args=(process.pid, done.is_set, peaks), daemon=True
        )
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        done.set()
        watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(
            f"{' '.join(command)[:200]}\n{log.read_text(encoding='utf-8', errors='replace')[-2000:]}"
        )
    peak = max(peaks, default=0)
    return Cost(round(seconds, 2), round(usage.ru_utime + usage.ru_stime, 2), round(peak / 1024, 1))


def _watch(pid: int, done: Callable[[], bool], peaks: list[int]) -> None:
    """Note the memory of the tree again and again, seldom where looking is slow."""
    while not done():
        started = time.perf_counter()
        tree = _tree(pid)
        peaks.append(
            max(
                sum(_kilobytes(process, "smaps_rollup", "Pss:") for process in tree),
                *(_kilobytes(process, "status", "VmHWM:") for process in tree),
            )
        )
        time.sleep(max(0.05, (time.perf_counter() - started) / SHARE))


def _tree(pid: int) -> list[int]:
    found = [pid]
    for process in found:
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue
    return found


def _kilobytes(pid: int, file: str, label: str) -> int:
    """One line of a process's own account: Pss has shared pages divided among those who share them, VmHWM is its own peak."""
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(label)), 0)
