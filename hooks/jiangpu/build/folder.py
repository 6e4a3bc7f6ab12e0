"""The folder that a build owns: made beside the site, and swapped in when it is clean.

One build at a time works for a site: it holds a lock beside the site's folder, and so whatever else
of our names stands there was left behind by a build that died. Nothing is written or deleted
through a link.
"""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Literal

from .errors import FolderError, refuse_link
from .lock import Lock, take_lock
from .spare import Spare
from .standing import Standing
from .swap import Names, clear_away, recover, swap_steps

WAIT_SECONDS = 60.0
"""How long a build waits for another at the same place before it gives up."""

WAIT_VARIABLE = "JIANGPU_WAIT"
"""The environment variable that sets another number of seconds; 0 gives up at once."""

_TO_REAL_PATH = "把 site_dir（或 --site-dir）写成真正的路径，或者删掉这个链接"
_REMOVE = "删掉这个链接"


class SiteFolder:
    """A folder in which a site is being built.

    Attributes:
        path: where the pages are written, empty at first.
        target: where the site stands afterwards.
        spare: an earlier site, with which the build may begin.

    It ends with `publish` or `abandon`; a process that ends without either abandons it.
    """

    def __init__(self, path: Path, target: Path, lock: Lock, spare: Spare) -> None:
        self.path = path
        self.target = target
        self.spare = spare
        self._lock: Lock | None = lock
        self._owner = os.getpid()
        self._state: Literal["building", "swapping", "swapped"] = "building"
        atexit.register(self.abandon)

    def begin(self) -> Standing:
        """What stands in the folder as the build begins to write: an earlier site or nothing."""
        return self.spare.move_to(self.path)

    def publish(self) -> None:
        """Put the finished site in its place and remove the one that stood there.

        Raises:
            FolderError: the folders cannot be renamed; the old site stays.
        """
        self._state = "swapping"
        try:
            for _ in swap_steps(self.path, self.target, set_aside=self.spare.set_aside):
                pass
            self._state = "swapped"
            self.spare.settle()
        except OSError as error:
            raise FolderError(
                self.target,
                f"新网站换不上去（{error.strerror}），旧的还在",
                "关掉正在用这个文件夹的程序，再生成一次",
            ) from error
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Remove what was not published and let the next build begin. It may be called twice."""
        if self._lock is None or os.getpid() != self._owner:
            return
        lock, self._lock = self._lock, None
        atexit.unregister(self.abandon)
        with suppress(OSError, FolderError):
            recover(self.target)
        if self._state == "building":
            shutil.rmtree(self.path, ignore_errors=True)
        elif self._state == "swapping":  # the old site may have this name by now
            clear_away(self.path, self.target)
        lock.release()


def open_site_folder(
    target: Path,
    *,
    root: Path,
    wait: float,
    tell: Callable[[str], None],
    spare: bool = False,
) -> SiteFolder:
    """A new empty folder for a build of the site at `target`, once no other build works there.

    Args:
        target: the site's folder; it need not exist.
        root: the repository.
        wait: seconds to wait at most for another build.
        tell: is given a line for the person who waits, now and then.
        spare: the site that is replaced is kept for the next build.

    Raises:
        FolderBusy: another build works there and did not end in time.
        FolderError: something in the way is a link or a file; nothing was changed.
    """
    names = Names(target)
    _refuse_links_on_the_way(target, root)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(target.parent, f"建不了文件夹（{error.strerror}）", "换个地方") from error
    lock = take_lock(names.lock, wait=wait, tell=tell)
    try:
        _refuse_what_is_in_the_way(names)
        recover(target)
        for leftover in _folders_of_builds(names):
            clear_away(leftover, target)
        path = names.building(f"{os.getpid()}-{secrets.token_hex(4)}")
        path.mkdir()
    except BaseException:
        lock.release()
        raise
    return SiteFolder(path, target, lock, Spare(root if spare else None, target))


def wait_seconds(environment: Mapping[str, str]) -> float:
    """How long to wait for another build, from the environment or the default."""
    try:
        return max(0.0, float(environment[WAIT_VARIABLE]))
    except (KeyError, ValueError):
        return WAIT_SECONDS


def _refuse_links_on_the_way(target: Path, root: Path) -> None:
    """No folder between the repository and the site is a link, nor the site itself.

    Folders above the repository are the machine's own affair (/tmp is a link on macOS).
    """
    steps = [target]
    if target.is_relative_to(root):
        steps += [folder for folder in target.parents if root in folder.parents]
    for step in steps:
        refuse_link(step, _TO_REAL_PATH)


def _refuse_what_is_in_the_way(names: Names) -> None:
    """The site is a folder or not there yet; none of the names of builds is a link."""
    refuse_link(names.target, _TO_REAL_PATH)
    if names.target.exists() and not names.target.is_dir():
        raise FolderError(
            names.target, "这里已经有一个文件，不是文件夹", "移走它，或者换一个 site_dir"
        )
    refuse_link(names.journal, _REMOVE)
    for path in _folders_of_builds(names):
        refuse_link(path, _REMOVE)


def _folders_of_builds(names: Names) -> list[Path]:
    """What stands beside the site under a name of a build; with the lock held, all are dead."""
    beside = sorted(names.target.parent.iterdir())
    return [path for path in beside if names.is_folder_of_a_build(path.name)]
