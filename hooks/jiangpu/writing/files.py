"""A file replaced at once: whoever reads it meets the old content or the new one, whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


class ChangedMeanwhile(Exception):
    """Somebody else wrote the file after it was read. It is left as it is."""


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Put a new content in place of one that was read before. The file's permissions stay.

    Args:
        path: the file.
        before: what was in it when the change was made.
        after: the new content.

    Raises:
        ChangedMeanwhile: the file holds something else than `before`.
    """
    if path.read_bytes() != before:
        raise ChangedMeanwhile(path.name)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, unfinished)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
