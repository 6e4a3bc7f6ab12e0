"""The data of a city in a folder: `data/v1` itself, or a built site that has it.

Nothing is read through a link, and nothing that is no plain file.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ..exports.folder import FOLDER
from ..library.links import is_link
from .limits import LISTING, SIGNATURE
from .listing import INDEX, ListedFile
from .refused import Refused
from .signing import SIGNED

_REAL = "换成真正的文件"
_SEND_AGAIN = "把那个城市的 data/v1 整个再拷一遍"


def data_folder(folder: Path) -> Path:
    """The folder that holds index.json: the one that was given, or the data folder of a site.

    Raises:
        Refused: there is none.
    """
    for step in (folder / FOLDER, (folder / FOLDER).parent):
        if is_link(step):
            raise Refused("", f"里面的 {step.name} 是一个链接", _REAL)
    for place in (folder, folder / FOLDER):
        if (place / INDEX).exists() or is_link(place / INDEX):
            return place
    raise Refused(
        "", f"这里没有 {INDEX}，也没有 {FOLDER}{INDEX}", "给出生成好的 site，或它的 data/v1"
    )


@dataclass(frozen=True)
class Folder:
    """The data of a city in a folder.

    Attributes:
        path: the folder that holds index.json.
    """

    path: Path

    def listing(self) -> bytes:
        """The bytes of index.json.

        Raises:
            Refused: they cannot be read.
        """
        return self._read(INDEX, LISTING)

    def signature(self) -> bytes | None:
        """The signature of index.json; None where there is none.

        Raises:
            Refused: it cannot be read.
        """
        if not os.path.lexists(self.path / SIGNED):
            return None
        return self._read(SIGNED, SIGNATURE)

    def file(self, file: ListedFile) -> bytes:
        """The bytes of a listed file, at most one more than listed.

        Raises:
            Refused: they cannot be read.
        """
        return self._read(file.path, file.bytes)

    def _read(self, name: str, most: int) -> bytes:
        path = self.path / name
        for step in (path, *path.parents):
            if step == self.path:
                break
            if is_link(step):
                raise Refused(name, "这是一个链接，真的文件在别处", _REAL)
        try:
            # a pipe would wait for ever: it is opened without waiting, and then refused
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
        except OSError:
            raise Refused(name, "读不到这个文件", _SEND_AGAIN) from None
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            os.close(handle)
            raise Refused(name, "这不是平常的文件", _REAL)
        with os.fdopen(handle, "rb") as opened:
            try:
                content = opened.read(most + 1)
            except OSError:
                raise Refused(name, "读不了这个文件", _SEND_AGAIN) from None
        if len(content) > most:
            raise Refused(name, f"超过 {most} 个字节", _SEND_AGAIN)
        return content


_BINARY = getattr(os, "O_BINARY", 0)
"""Windows opens files as text otherwise."""
