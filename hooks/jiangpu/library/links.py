"""Links of the file system in the content: found and reported, never followed.

A link can lead out of the repository (docs/people/x.png → /etc/passwd) or round in a circle
(docs/a → .). MkDocs follows links when it walks docs/, so they must be found before.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from ..problems.problem import Problem

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


def link_problems(root: Path, folders: Iterable[str]) -> Iterator[Problem]:
    """One error for each link in these folders of the repository, sorted by path."""
    for folder in folders:
        for path in sorted(_links_below(root / folder)):
            yield Problem(
                path.relative_to(root).as_posix(),
                1,
                1,
                LINK,
                "这是一个链接，真正的内容在别处，不能上网",
                "把真的文件或文件夹放到这里；用不着就删掉这个链接",
            )


def _links_below(folder: Path) -> Iterator[Path]:
    """Every link below a folder, the folder itself included. Links are not followed."""
    if is_link(folder):
        yield folder
        return
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            path = Path(folder, entry.name) if is_link_entry(entry) else None
            if path is not None and _matters(path):
                yield path
            elif path is None and entry.is_dir(follow_symlinks=False):
                yield from _links_below(Path(folder, entry.name))


def _matters(link: Path) -> bool:
    """Hidden files are not content (editors leave hidden links while a file is open).

    A hidden link to a folder matters all the same: MkDocs would walk into it.
    """
    return not link.name.startswith(".") or link.is_dir()
