"""A file replaced at once: whoever reads it meets the old content or the new one, whole."""

from __future__ import annotations

import os
import shutil
import tempfile
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
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


NEW_FILE = 0o666
"""The permissions of a new file, before those that the user's mask takes away."""


def _umask() -> int:
    """The user's mask. It can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
