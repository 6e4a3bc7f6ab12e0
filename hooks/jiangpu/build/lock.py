"""A lock that one process holds: a file that says who it is, locked by the operating system.

The system drops the lock when the process ends, however it ends, so a dead holder blocks nobody.
"""

from __future__ import annotations

import json
import os
import socket
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from .errors import FolderError, refuse_link

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

POLL_SECONDS = 0.1
"""How often a waiting process tries again."""

TELL_SECONDS = 10.0
"""How often a waiting process says that it is still waiting."""

_LARGEST = 4096
"""Bytes read of a lock file; what a holder writes is a few hundred."""

_LONGEST_COMMAND = 200
"""Characters of a command that are written down."""

_LOCKED_BYTE = 1 << 20
"""Windows lets nobody read a locked byte: this one lies far behind the text."""


class FolderBusy(FolderError):
    """Another process holds the lock and did not end within the time that we wait."""


@dataclass(frozen=True)
class Holder:
    """Who holds a lock: process number, machine, local time of its start, command."""

    pid: int
    host: str
    started: str
    command: str

    def __str__(self) -> str:
        return (
            f"主机 {self.host} 上的进程 {self.pid}（{self.command}）从 {self.started} 起在这里生成"
        )


def this_process() -> Holder:
    """The process that runs this code, as from now."""
    program = Path(sys.argv[0])
    name = program.parent.name if program.name == "__main__.py" else program.name
    command = " ".join([name, *sys.argv[1:]])[:_LONGEST_COMMAND]
    return Holder(os.getpid(), socket.gethostname(), time.strftime("%Y-%m-%d %H:%M:%S"), command)


class Lock:
    """A lock that this process holds. It ends with `release` or with the process."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock up and remove its file."""
        if sys.platform == "win32":
            os.close(self._descriptor)  # an open file cannot be removed there
            with suppress(OSError):
                self.path.unlink()
            return
        with suppress(FileNotFoundError):
            self.path.unlink()
        os.close(self._descriptor)


def take_lock(path: Path, *, wait: float, tell: Callable[[str], None]) -> Lock:
    """Take the lock at `path`, waiting for its holder to end.

    Args:
        path: the file of the lock; it is made when there is none.
        wait: seconds to wait at most; 0 stops at once.
        tell: is given a line when waiting begins and every ten seconds after.

    Raises:
        FolderBusy: the holder is still there after `wait` seconds.
        FolderError: the file is a link or no file, or no lock can be had there.
    """
    started = time.monotonic()
    tell_next = started
    while True:
        lock = _try_lock(path)
        if lock is not None:
            return lock
        holder = read_holder(path) or "另一个进程正在这里生成"
        now = time.monotonic()
        left = started + wait - now
        if left <= 0:
            raise FolderBusy(path, f"{holder}，这次没有生成", "等它做完再来，或者先停掉它")
        if now >= tell_next:
            tell(f"{holder}；等它做完，最多再等 {left:.0f} 秒")
            tell_next = now + TELL_SECONDS
        time.sleep(min(POLL_SECONDS, left))


def read_holder(path: Path) -> Holder | None:
    """Who holds the lock; None when the file does not say, or not yet."""
    try:
        with path.open("rb") as file:
            known = json.loads(file.read(_LARGEST))
        return Holder(
            int(known["pid"]), str(known["host"]), str(known["started"]), str(known["command"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _try_lock(path: Path) -> Lock | None:
    """The lock, with this process written into it as its holder; None when another holds it."""
    while True:
        descriptor = _open(path)
        if not _lock(path, descriptor):
            os.close(descriptor)
            return None
        if _is_file_at(descriptor, path):
            break
        # The last holder removed the file after we opened it: what we locked is no longer there.
        os.close(descriptor)
    content = json.dumps(asdict(this_process()), ensure_ascii=False)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, content.encode("utf-8"))
    except OSError:  # a full disk
        path.unlink(missing_ok=True)
        os.close(descriptor)
        raise
    return Lock(path, descriptor)


def _open(path: Path) -> int:
    refuse_link(path, "删掉这个链接")
    flags = os.O_RDWR | os.O_CREAT
    if sys.platform != "win32":
        flags |= os.O_NOFOLLOW
    try:
        descriptor = os.open(path, flags, 0o644)
    except OSError as error:
        raise FolderError(
            path, f"写不了这个文件（{error.strerror}）", "换一个能写的文件夹"
        ) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise FolderError(path, "这里应该是一个普通文件", "移走它")
    return descriptor


def _lock(path: Path, descriptor: int) -> bool:
    """Lock an open file without waiting; False when another process has locked it.

    On POSIX the lock belongs to the process and not to the open file: worker processes that this
    one has forked do not keep it when this one is killed.
    """
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        os.close(descriptor)
        reason = f"这个磁盘不能给文件上锁（{error.strerror}）"
        raise FolderError(path, reason, "用 --site-dir 换一个磁盘") from error
    return True


def _is_file_at(descriptor: int, path: Path) -> bool:
    """Whether the open file is the one that stands at `path` now."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False
