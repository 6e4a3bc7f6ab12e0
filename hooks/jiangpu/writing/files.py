"""A file replaced at once: whoever reads it meets the old content or the new one, whole."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path


class ChangedMeanwhile(Exception):
    """Somebody else wrote the file after it was read. It is left as it is."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file at once, over the one that is there; its permissions stay."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, unfinished)
        else:
            unfinished.chmod(NEW_FILE & ~_umask())
        _replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


ON_WINDOWS = sys.platform == "win32"
TRIES, PAUSE = 10, 0.1
"""How often a replacement is tried on Windows, and the seconds between: a virus scanner may have
the file open for a moment.
"""


def _replace(unfinished: Path, path: Path) -> None:
    """Give a finished file its name.

    Raises:
        OSError: the file that is there cannot be replaced; on Windows it is open in a program.
    """
    for _ in range(TRIES - 1 if ON_WINDOWS else 0):
        try:
            unfinished.replace(path)
        except PermissionError:
            time.sleep(PAUSE)
        else:
            return
    unfinished.replace(path)


NEW_FILE = 0o666
"""The permissions of a new file, before those that the user's mask takes away."""


def _umask() -> int:
    """The user's mask. It can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
