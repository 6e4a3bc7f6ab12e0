"""The site before the last one, kept so that the next build need write only what differs.

The site that a build replaces is not removed: it becomes the spare, in `.cache/spare`. The next
build takes it for its folder. Beside it lie two lists, of what the last build has left in the site
and of what stands in the spare; they count only where this user has sealed them. Whoever removes
any of this, at any moment, costs the next build some time.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ..library.links import is_link
from ..library.own_key import seal
from .standing import Left, Standing

FOLDER = ".cache/spare"
"""Where it lies, from the repository's root."""

_MAGIC = b"jiangpu spare 2\n"
_SEAL = 16
_NAME = 6
"""Bytes of the name of a spare: each folder of a site has one of its own."""


class Spare:
    """The spare of one site. Whoever uses it holds the lock of the site.

    Args:
        root: the folder of the repository; None for a site that has no spare.
        target: where the site stands.
    """

    def __init__(self, root: Path | None, target: Path) -> None:
        name = hashlib.blake2b(os.fsencode(target), digest_size=_NAME).hexdigest()
        self._root = root
        self._beside = (root or target) / FOLDER
        self._folder = self._beside / name
        self._of_spare = self._beside / f"{name}.spare"
        self._of_site = self._beside / f"{name}.site"
        self._left: Mapping[str, Left] | None = None

    def move_to(self, folder: Path) -> Standing:
        """Move the spare to an empty folder, where that can be done, and begin with it."""
        if self._is_usable() and self._folder.is_dir():
            with suppress(OSError):
                folder.rmdir()
                self._folder.rename(folder)
                return Standing(folder, _read(self._of_spare))
            shutil.rmtree(folder, ignore_errors=True)
        return Standing(folder)

    def remember(self, left: Mapping[str, Left]) -> None:
        """This is what the build has put into the site that is about to be published."""
        self._left = left

    def set_aside(self, old: Path) -> bool:
        """Make the site that was replaced the new spare; False where it is to be removed."""
        if self._left is None or not self._is_usable() or not old.is_dir():
            return False
        try:
            self._beside.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(self._folder, ignore_errors=True)
            old.rename(self._folder)
            self._of_spare.unlink(missing_ok=True)
            if self._of_site.exists():
                self._of_site.replace(self._of_spare)
        except OSError:
            return False
        return True

    def settle(self) -> None:
        """The site is published: keep the list of what is in it."""
        if self._left is not None and self._is_usable():
            with suppress(OSError):
                self._beside.mkdir(parents=True, exist_ok=True)
                _write(self._of_site, self._left)

    def _is_usable(self) -> bool:
        if self._root is None:
            return False
        ways = (self._root / ".cache", self._beside, self._folder)
        return not any(map(is_link, ways))


def _read(path: Path) -> dict[str, Left]:
    """A list; empty where there is none, or another user has written it."""
    try:
        content = path.read_bytes()
        packed = content[len(_MAGIC) + _SEAL :]
        if content[: len(_MAGIC) + _SEAL] != _MAGIC + seal(packed):
            return {}
        return {name: Left(*told) for name, told in marshal.loads(packed).items()}
    except (OSError, ValueError, EOFError, TypeError):
        return {}


def _write(path: Path, left: Mapping[str, Left]) -> None:
    """Write a list, whole or not at all."""
    packed = marshal.dumps({name: tuple(one) for name, one in left.items()})
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(_MAGIC + seal(packed) + packed)
    part.replace(path)
