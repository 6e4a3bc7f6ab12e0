"""A new folder put in the place of an old one. A kill at any moment leaves one of them whole.

Linux and macOS can exchange two names in one step. Elsewhere, and on file systems that refuse, the
old folder is moved aside and the new one in; a journal lets the next build finish what a kill
between the two left undone.

A folder that is mounted cannot change its name. Its content is replaced file by file: pages that
are read meanwhile are whole, but some are new and some are old.
"""

from __future__ import annotations

import ctypes
import errno
import json
import logging
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..library.links import is_link
from .errors import refuse_link

log = logging.getLogger(__name__)

Exchange = Callable[[Path, Path], bool]
"""Exchanges two names in one step; False where the system or the file system cannot do it."""

_CANNOT = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a file system answers that cannot exchange names (man 2 renameat2)."""

_MOUNTED = {errno.EBUSY, errno.EXDEV}
"""What a file system answers when a folder is mounted."""

_AT_FDCWD = -100  # Linux, fcntl.h: paths are taken as they are
_RENAME_EXCHANGE = 2  # Linux, linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h


@dataclass(frozen=True)
class Names:
    """The names beside a site's folder that belong to its builds: `.site-…` for `site`."""

    target: Path

    @property
    def lock(self) -> Path:
        return self._beside("lock")

    @property
    def journal(self) -> Path:
        return self._beside("swap")

    def building(self, mark: str) -> Path:
        """The folder in which a build is made; `mark` tells it from those of other builds."""
        return self._beside(f"building-{mark}")

    def old_of(self, building: Path) -> Path:
        """Where the old site is moved aside for the one in `building`."""
        mark = building.name.removeprefix(self._beside("building-").name)
        return self._beside(f"old-{mark}")

    def is_folder_of_a_build(self, name: str) -> bool:
        """Whether a name is that of a building or an old folder. Earlier ones had no mark."""
        site = re.escape(self.target.name)
        return bool(re.fullmatch(rf"\.{site}-(building|old)(-\d+-[0-9a-f]+)?", name))

    def _beside(self, word: str) -> Path:
        return self.target.with_name(f".{self.target.name}-{word}")


def exchange_names(first: Path, second: Path) -> bool:
    """Exchange two names in one step of the file system.

    Raises:
        OSError: the exchange is possible in general and failed here.
    """
    if sys.platform == "linux":
        paths = os.fsencode(first), os.fsencode(second)
        return _called("renameat2", _AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    if sys.platform == "darwin":
        return _called("renamex_np", os.fsencode(first), os.fsencode(second), _RENAME_SWAP)
    return False


def _called(name: str, *arguments: int | bytes) -> bool:
    """Call a function of the C library; False when it is missing or the file system cannot do it.

    Raises:
        OSError: any other failure.
    """
    try:
        function = ctypes.CDLL(None, use_errno=True)[name]
    except (AttributeError, OSError):
        return False
    if function(*arguments) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number))


def swap_steps(
    new: Path,
    target: Path,
    exchange: Exchange = exchange_names,
    set_aside: Callable[[Path], bool] | None = None,
) -> Iterator[str]:
    """Put the folder `new` in the place of `target`, one step at a time, and remove the old one.

    Each name that comes out says what has just been done. A process may be killed after any of
    them: `target` is the old or the new folder, or `recover` makes it so.

    Args:
        set_aside: may take the old folder; False when it is to be removed.

    Raises:
        OSError: a folder could not be renamed.
    """
    names = Names(target)
    sync_content(new)
    yield "content lasting"
    if not target.exists():
        new.rename(target)
        yield "new moved in"
    elif os.path.ismount(target):
        yield from fill_steps(new, target)
    else:
        yield from _exchange_steps(new, names, exchange)
    sync_folder(target.parent)
    yield "names lasting"
    for old in (new, names.old_of(new)):
        clear_away(old, target, set_aside)
    yield "old removed"


def _exchange_steps(new: Path, names: Names, exchange: Exchange) -> Iterator[str]:
    """The names exchanged, or one after the other where that is not possible.

    A folder that is mounted from the same file system shows only now that it is.
    """
    try:
        exchanged = exchange(new, names.target)
    except OSError as error:
        if error.errno not in _MOUNTED:
            raise
        yield from fill_steps(new, names.target)
        return
    if exchanged:
        yield "exchanged"
    else:
        yield from _rename_steps(new, names)


def fill_steps(new: Path, target: Path) -> Iterator[str]:
    """Replace what is in a folder by what is in another; hidden files and folders stay.

    What pages load comes first, then the pages, each whole; what is no longer there goes last.
    """
    files = sorted(path.relative_to(new) for path in new.rglob("*") if path.is_file())
    for path in sorted(files, key=lambda path: (path.suffix == ".html", path)):
        _put(new / path, target / path)
    yield "filled"
    kept = set(files)
    for path in sorted(target.rglob("*"), reverse=True):
        within = path.relative_to(target)
        if within.parts[0].startswith(".") or within in kept:
            continue
        if not path.is_dir() or is_link(path):
            path.unlink()
        elif not any(path.iterdir()):
            path.rmdir()
    yield "emptied"


def _put(file: Path, place: Path) -> None:
    """Copy a file to a place in one step: whoever reads there sees the old or the new one."""
    if place.is_dir() and not is_link(place):
        shutil.rmtree(place)
    folder = place.parent
    for parent in (folder, *folder.parents):
        if is_link(parent) or parent.is_file():
            parent.unlink()
            break
        if parent.is_dir():
            break
    folder.mkdir(parents=True, exist_ok=True)
    beside = place.with_name(f".{place.name}.new")
    shutil.copyfile(file, beside)
    beside.replace(place)


def clear_away(old: Path, target: Path, set_aside: Callable[[Path], bool] | None = None) -> None:
    """Remove an old site, or what a dead build has left, but nothing that only it holds.

    What stands there under hidden names, `.git` above all, is moved into the new site: a site may
    be a checkout from which it is published. Where it cannot be moved, all of it stays.

    Args:
        set_aside: as for `swap_steps`.
    """
    if not _keep_hidden(old, target):
        return
    if set_aside is None or not set_aside(old):
        shutil.rmtree(old, ignore_errors=True)


def _keep_hidden(old: Path, target: Path) -> bool:
    """Move what is hidden in an old site into the new one; whether nothing is left behind.

    What the new site has itself stays.
    """
    if not old.is_dir() or not target.is_dir():
        return True
    entry = old
    try:
        for entry in sorted(old.iterdir()):
            kept = target / entry.name
            if entry.name.startswith(".") and not os.path.lexists(kept):
                entry.rename(kept)
    except OSError as error:
        text = "%s: 搬不到新网站里（%s），留在这里;改法:关掉正在用它的程序，再生成一次"
        log.warning(text, entry, error.strerror)
        return False
    return True


def _rename_steps(new: Path, names: Names) -> Iterator[str]:
    old = names.old_of(new)
    _write_journal(names.journal, new, old)
    sync_folder(names.target.parent)
    yield "journal written"
    names.target.rename(old)
    yield "old moved aside"
    new.rename(names.target)
    yield "new moved in"
    names.journal.unlink()
    yield "journal removed"


def _write_journal(journal: Path, new: Path, old: Path) -> None:
    with journal.open("x", encoding="utf-8", newline="\n") as file:
        json.dump({"new": new.name, "old": old.name}, file)
        file.flush()
        os.fsync(file.fileno())


def recover(target: Path) -> None:
    """Finish a swap that was cut off between its two renames. The caller holds the lock.

    Raises:
        FolderError: the journal is a link.
        OSError: neither the new nor the old folder can be renamed; the journal stays.
    """
    journal = Names(target).journal
    refuse_link(journal, "删掉这个链接")
    if not journal.exists():
        return
    if not os.path.lexists(target):
        folders = _folders_in(journal, target)
        _move_one_in([path for path in folders if path.is_dir() and not is_link(path)], target)
    journal.unlink()


def _move_one_in(folders: list[Path], target: Path) -> None:
    """Give the site's name to the first of some folders that can take it.

    Raises:
        OSError: none of them can.
    """
    refused: OSError | None = None
    for folder in folders:
        try:
            folder.rename(target)
        except OSError as error:
            refused = error
            continue
        sync_folder(target.parent)
        return
    if refused is not None:
        raise refused


def _folders_in(journal: Path, target: Path) -> list[Path]:
    """The new and the old folder that a journal names; none when it was cut off while written."""
    try:
        known = json.loads(journal.read_text(encoding="utf-8"))
        found = [str(known["new"]), str(known["old"])]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    names = Names(target)
    return [target.with_name(name) for name in found if names.is_folder_of_a_build(name)]


def sync_content(folder: Path) -> None:
    """Make everything below a folder last through a power cut, before it gets the site's name.

    One call for the whole file system: asking for 1,500 files one by one takes seconds.
    """
    if sys.platform == "linux":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _called("syncfs", descriptor)
        finally:
            os.close(descriptor)
    elif sys.platform != "win32":
        os.sync()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut, where the system can do it.

    Windows has no such call, and some file systems refuse it: the names have changed all the same.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
