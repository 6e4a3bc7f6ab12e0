"""The key with which one user seals what is kept between builds.

A repository comes from elsewhere, and may bring a `.cache` along: pages that say what no record
says, or the answer that nothing is wrong. What is kept counts only where this user has sealed it.
The key lies outside every repository. On another machine, and for another user, everything is made
anew.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from functools import cache
from pathlib import Path

_SIZE = 32
_SEAL = 16
"""Bytes of a seal."""


def seal(content: bytes | memoryview) -> bytes:
    """What only this user can put under a content."""
    return hashlib.blake2b(content, digest_size=_SEAL, key=_own_key()).digest()


@cache
def _own_key() -> bytes:
    """The key of this user. Where it can be neither read nor kept, one that holds for the process:
    then nothing of earlier builds counts.
    """
    with suppress(OSError, RuntimeError):
        path = _place()
        with suppress(FileExistsError):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size != _SIZE:
                path.unlink()  # a power cut has left no key: what it sealed counts no more
            _write_new(path)
        key = path.read_bytes()
        if len(key) == _SIZE:
            return key
    return secrets.token_bytes(_SIZE)


def _place() -> Path:
    """Where programs keep what is theirs and can be made anew."""
    for name in ("JIANGPU_KEYS", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        folder = os.environ.get(name)
        if folder:
            return Path(folder) / "jiangpu/key"
    return Path.home() / ".cache/jiangpu/key"


def _write_new(path: Path) -> None:
    """Write a key, whole or not at all.

    Raises:
        FileExistsError: there is one.
    """
    if path.exists():
        raise FileExistsError(path)
    unfinished = path.with_name(f"key.{os.getpid()}.part")
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(_SIZE))
    try:
        path.hardlink_to(unfinished)  # unlike a rename it does not take the place of another's
    except OSError:
        if not path.exists():
            unfinished.replace(path)
    unfinished.unlink(missing_ok=True)
