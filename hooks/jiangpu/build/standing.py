"""What stands in a folder already of the site that is put there: only what differs is written.

To write fifty thousand files and to remove as many takes longer than to make the few that have
changed. So a build begins with the files of an earlier one. A file counts as it was left where the
file system says that nobody has touched it since: the same file, as long, changed at the same time.
All else is removed before anything is written.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ..library.links import is_link_entry


class Left(NamedTuple):
    """A file as a build has left it.

    Attributes:
        status: what the file system tells of it, as `status_of` has it.
        sum: SHA-256 of its content.
    """

    status: bytes
    sum: bytes


class Standing:
    """A folder into which a site is put.

    Args:
        folder: the folder; it is made where it is missing.
        left: path of each file that an earlier build has left there → the file. Whatever else is
            there is removed.
    """

    def __init__(self, folder: Path, left: Mapping[str, Left] | None = None) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._folders: list[str] = []
        self._sound = self._sweep(left or {})
        self._made = set(self._folders)
        self._taken: dict[str, Left] = {}
        self._renaming: set[str] = set()

    def expect_new_name(self, above: str) -> None:
        """What lies in this folder is a folder that has another name in each build, and much the
        same files: the new one begins with those of the old one."""
        self._renaming.add(above)

    def stands(self, path: str, total: bytes) -> bool:
        """Whether a file with this SHA-256 stands there; then it stays."""
        found = self._sound.get(path)
        if found is None or found.sum != total:
            return False
        self._taken[path] = found
        return True

    def has(self, path: str) -> bool:
        """Whether a file was put there, or was left standing, in this build."""
        return path in self._taken

    def put(self, path: str, content: bytes) -> None:
        """Write a file, where it does not stand there already."""
        total = hashlib.sha256(content).digest()
        if not self.stands(path, total):
            self._taken[path] = self._write(path, content, total)

    def close(self) -> dict[str, Left]:
        """Remove what belongs to this build no more, and return what stands there now."""
        for path in self._sound.keys() - self._taken.keys():
            self._place(path).unlink()
        needed = set()
        for path in self._taken:
            needed.update(_folders_above(path))
        for folder in reversed(self._folders):
            if folder not in needed:
                with suppress(OSError):
                    self._place(folder).rmdir()
                    self._made.discard(folder)
        self._sound = dict(self._taken)
        return self._taken

    def _sweep(self, left: Mapping[str, Left]) -> dict[str, Left]:
        """Remove all that is not as it was left. No link is followed, and none stays."""
        sound = {}
        waiting = [""]
        while waiting:
            above = waiting.pop()
            with os.scandir(self._place(above)) as entries:
                for entry in entries:
                    path = f"{above}/{entry.name}" if above else entry.name
                    known = left.get(path)
                    if entry.is_dir(follow_symlinks=False) and not is_link_entry(entry):
                        self._folders.append(path)
                        waiting.append(path)
                    elif known is not None and _is_as_left(entry, known):
                        sound[path] = known
                    else:
                        Path(entry.path).unlink()
        return sound

    def _write(self, path: str, content: bytes, total: bytes) -> Left:
        """Write a new file. One that stands there is not written into: it may have other names."""
        self._make_way(path)
        if path in self._sound or path in self._taken:
            self._place(path).unlink()
            self._sound.pop(path, None)
        with self._place(path).open("xb") as file:
            file.write(content)
            file.flush()
            told = os.fstat(file.fileno())
        return Left(status_of(told), total)

    def _make_way(self, path: str) -> None:
        """Make the way to a file free: its folders are there, and none is in its place."""
        above, _, _ = path.rpartition("/")
        if above and above not in self._made:
            self._make_folder(above)
        if path in self._made:
            shutil.rmtree(self._place(path))
            self._forget_below(path)

    def _make_folder(self, folder: str) -> None:
        for above in reversed(_folders_above(f"{folder}/")):
            if above in self._sound:
                self._place(above).unlink()
                del self._sound[above]
            if above not in self._made:
                self._begin_folder(above)

    def _begin_folder(self, folder: str) -> None:
        """Make a folder, or give it the files that stand under its old name."""
        above = folder.rpartition("/")[0]
        if above in self._renaming:
            for old in self._folders:
                if old.rpartition("/")[0] == above and self._rename(old, folder):
                    return
        self._place(folder).mkdir()
        self._made.add(folder)

    def _rename(self, old: str, new: str) -> bool:
        """Rename a folder with all that was left in it. The files are as they were left: the system
        does not touch them. False where something is wanted under the old name, or it is gone, or
        the system refuses.
        """
        below = f"{old}/"
        if old not in self._made or any(path.startswith(below) for path in self._taken):
            return False
        try:
            self._place(old).rename(self._place(new))
        except OSError:
            return False
        self._sound = {_moved(path, old, new): one for path, one in self._sound.items()}
        self._folders = [_moved(path, old, new) for path in self._folders]
        self._made = {_moved(path, old, new) for path in self._made}
        return True

    def _forget_below(self, folder: str) -> None:
        """A folder is gone, with all that was in it."""
        below = f"{folder}/"
        self._sound = {path: one for path, one in self._sound.items() if not path.startswith(below)}
        self._made = {path for path in self._made if not f"{path}/".startswith(below)}

    def _place(self, path: str) -> Path:
        return self.folder / path


def _is_as_left(entry: os.DirEntry[str], left: Left) -> bool:
    """Whether a file is the one that a build has left, as far as the file system tells."""
    return status_of(entry.stat(follow_symlinks=False)) == left.status


def status_of(stat: os.stat_result) -> bytes:
    """What the file system tells of a file: which it is, how long, when it was changed and when its
    status was, in nanoseconds. As bytes it takes a third of the memory."""
    return b"%d %d %d %d" % (stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def _moved(path: str, old: str, new: str) -> str:
    """A path after a folder was renamed."""
    return new + path[len(old) :] if f"{path}/".startswith(f"{old}/") else path


def _folders_above(path: str) -> list[str]:
    """The folders in which a file lies, the nearest first."""
    found = []
    above = path.rpartition("/")[0]
    while above:
        found.append(above)
        above = above.rpartition("/")[0]
    return found
