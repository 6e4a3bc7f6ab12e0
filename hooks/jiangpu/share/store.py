"""Cards kept from one build to the next. The folder may be deleted at any time, and nothing in it is trusted unseen."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FOLDER = ".cache/share"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:20]


class Store:
    """Files named by a key and by the sum of what they hold: key.sum.png. A folder that cannot be used is as good as an empty one."""

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER
        self._files = {path.name.partition(".")[0]: path for path in self._all()}

    def _all(self) -> Iterable[Path]:
        with suppress(OSError):
            return sorted(self.folder.iterdir())
        return ()

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

    def put(self, key: str, content: bytes) -> None:
        """Keep a file, whole or not at all."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            aside = self.folder / f"{key}.{os.getpid()}.part"
            aside.write_bytes(content)
            aside.replace(self.folder / self._name(key, content))

    def keep_only(self, keys: Iterable[str], contents: Iterable[bytes]) -> None:
        """Drop every file but those of these keys with these contents."""
        names = {self._name(key, content) for key, content in zip(keys, contents, strict=True)}
        for path in self._all():
            if path.name not in names:
                with suppress(OSError):
                    path.unlink()

    @staticmethod
    def _name(key: str, content: bytes) -> str:
        return f"{key}.{digest(content)}.png"
