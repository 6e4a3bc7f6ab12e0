"""Links of the file system in the content: found and reported, never followed.

A link can lead out of the repository (docs/people/x.png → /etc/passwd) or round in a circle
(docs/a → .). MkDocs follows links when it walks docs/, so they must be found before.
"""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

LINK = "F022"
"""The code of a link in the content. No mode of building goes on when there is one."""


def is_link(path: Path) -> bool:
    """Whether `path` itself is a symbolic link or a Windows junction, wherever it leads."""
    if path.is_symlink():
        return True
    if sys.platform != "win32":
        return False
    try:
        status = path.lstat()
    except OSError:
        return False
    return status.st_reparse_tag == stat.IO_REPARSE_TAG_MOUNT_POINT


def is_link_entry(entry: os.DirEntry[str]) -> bool:
    """The same of what was found in a folder; it asks the file system only where it must."""
    return entry.is_symlink() or (sys.platform == "win32" and is_link(Path(entry.path)))
