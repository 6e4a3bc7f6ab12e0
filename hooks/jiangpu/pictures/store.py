"""Pictures kept from one build to the next.

The folder may be deleted at any time, and nothing in it is trusted unseen.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ..library.links import is_link

log = logging.getLogger(__name__)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:20]


class Store:
    """Files named by a key and by the sum of what they hold: key.sum.

    A folder that cannot be used is as good as an empty one: nothing is found and nothing kept. One
    that is a link is not used, because what would be written and deleted stands somewhere else.

    Args:
        root: the folder of the repository.
        folder: where the store is, from there.
        what: what it holds, for whoever is told that it cannot be used.
    """

    def __init__(self, root: Path, folder: str, what: str) -> None:
        self.folder = root / folder
        self.usable = not _links(root, folder, what)
        self._files = {path.name.partition(".")[0]: path for path in self._all()}

    def _all(self) -> list[Path]:
        if not self.usable:
            return []
        with suppress(OSError):
            return sorted(self.folder.iterdir())
        return []

    def get(self, key: str) -> bytes | None:
        """What is kept under a key; None when there is nothing, or when it is damaged."""
        path = self._files.get(key)
        if path is None:
            return None
        try:
            content = path.read_bytes()
        except OSError:
            return None
        return content if path.name == self._name(key, content) else None

    def path(self, key: str) -> Path | None:
        """The file that holds what is kept under a key; None when `get` finds nothing."""
        return self._files[key] if self.get(key) is not None else None

    def put(self, key: str, content: bytes) -> None:
        """Keep a file, whole or not at all."""
        if not self.usable:
            return
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            part = self.folder / f"{key}.{os.getpid()}.part"
            with part.open("xb") as file:  # a file of that name may be a link
                file.write(content)
            target = self.folder / self._name(key, content)
            part.replace(target)
            self._files[key] = target

    def keep_only(self, keys: Iterable[str], contents: Iterable[bytes]) -> None:
        """Drop every file but those of these keys with these contents."""
        names = {self._name(key, content) for key, content in zip(keys, contents, strict=True)}
        for path in self._all():
            if path.name not in names:
                with suppress(OSError):
                    path.unlink()

    @staticmethod
    def _name(key: str, content: bytes) -> str:
        return f"{key}.{digest(content)}"


def _links(root: Path, folder: str, what: str) -> list[str]:
    """The folders of the store that are links, each with a note to the person who builds."""
    ways = (str(Path(folder).parent), folder)
    links = [way for way in ways if is_link(root / way)]
    for way in links:
        log.warning("%s: 这是一个链接，%s这次不存;改法:删掉这个链接，下次会自己建文件夹", way, what)
    return links
