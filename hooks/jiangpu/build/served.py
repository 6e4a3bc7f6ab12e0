"""A folder that is read by browsers while a build brings it up to date.

A file there is never seen half written. What was saved last is put there at once, whatever a build
is doing; a build that is under way has read an earlier text, and keeps its hands off that file.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from pathlib import Path

from .standing import Left, Standing, status_of

PART = ".part"
"""The name of the file that is being written, in the folder itself."""


class ServedFolder:
    """The folder of a preview.

    Args:
        folder: the folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._standing: _ServedStanding | None = None
        self._saved: set[str] = set()

    def begin_reading(self) -> None:
        """A build begins to read: it will know what has been saved until now."""
        with self._lock:
            self._saved.clear()

    def begin(self) -> Standing:
        """It begins to put the site there."""
        with self._lock:
            left = self._standing.all_left() if self._standing is not None else {}
            self._standing = _ServedStanding(self._folder, left, self._lock)
            self._standing.keep(self._saved)
            return self._standing

    def save(self, path: str, content: bytes) -> None:
        """Put a file there now. A build that is under way leaves it as it is; the next looks at it
        as at any other."""
        with self._lock:
            if self._standing is None:
                self._standing = _ServedStanding(self._folder, {}, self._lock)
            self._saved.add(path)
            self._standing.save(path, content)


class _ServedStanding(Standing):
    """What stands in a folder that is served.

    Args:
        folder, left: as for `Standing`.
        lock: is held while anything is written.
    """

    def __init__(self, folder: Path, left: Mapping[str, Left], lock: threading.RLock) -> None:
        super().__init__(folder, left)
        self._lock = lock
        self._saved: set[str] = set()

    def stands(self, path: str, total: bytes) -> bool:
        with self._lock:
            return path in self._saved or super().stands(path, total)

    def put(self, path: str, content: bytes) -> None:
        with self._lock:
            if path not in self._saved:
                super().put(path, content)

    def expect_new_name(self, above: str) -> None:
        """Nothing: who reads may still ask for what stands under the old name."""

    def keep(self, paths: Iterable[str]) -> None:
        """Do not touch these files in this build."""
        for path in paths:
            if path in self._sound:
                self._taken[path] = self._sound[path]
                self._saved.add(path)

    def save(self, path: str, content: bytes) -> None:
        """Put a file there that this build does not touch again."""
        self._saved.discard(path)
        super().put(path, content)
        self._saved.add(path)

    def close(self) -> dict[str, Left]:
        with self._lock:
            return super().close()

    def all_left(self) -> dict[str, Left]:
        """What stands there, whether the build has come to its end or not."""
        return {**self._sound, **self._taken}

    def _write(self, path: str, content: bytes, total: bytes) -> Left:
        """Write a file beside, whole, and then rename it: who reads has the one or the other."""
        self._make_way(path)
        part = self.folder / PART
        part.write_bytes(content)
        part.replace(self._place(path))
        self._sound.pop(path, None)
        return Left(status_of(self._place(path).lstat()), total)
