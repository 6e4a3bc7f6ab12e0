"""The pictures of a repository, made ready for the site, and kept for the next time."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from ..library.photographs import LARGEST, other_kind
from ..problems.problem import Problem
from .encoding import Encoded, File, Unreadable, encode, version
from .labels import words_of
from .store import Store, digest

FOLDER = ".cache/pictures"
"""Where they are kept, from the repository's root."""
ADDRESS = "pictures/"
"""Where they stand on the site."""

_WHAT = "缩小的图片"
_NO_PILLOW = "没有装 Pillow，图片去不掉拍摄的地点和相机，这次一张也不放上去"
_INSTALL_PILLOW = '运行 pip install "jiangpu[og]"'
_MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


@dataclass(frozen=True)
class Size:
    """One file of a picture.

    Attributes:
        address: from the site's root. It is made of the content and holds digits only: nothing of
            the name that the file had.
        width, height: in points.
        bytes: its length.
    """

    address: str
    width: int
    height: int
    bytes: int

    @property
    def mediatype(self) -> str:
        return _MEDIA_TYPES[self.address.rpartition(".")[2]]


@dataclass(frozen=True)
class Picture:
    """A picture on the site.

    Attributes:
        sizes: its files, the smaller one first.
        label: the mark of a synthetic picture, "" for none.
        moving: whether it moved in the repository; on the site it stands still.
    """

    sizes: tuple[Size, ...]
    label: str = ""
    moving: bool = False

    @property
    def largest(self) -> Size:
        return self.sizes[-1]

    @property
    def smallest(self) -> Size:
        return self.sizes[0]

    @property
    def synthetic(self) -> str:
        """What its own mark says of it in words; "" without a mark."""
        return words_of(self.label) if self.label else ""


@dataclass(frozen=True)
class Made:
    """All pictures of a repository.

    Attributes:
        pictures: place in the repository → the picture.
        faults: place in the repository → why it cannot be shown.
        lacking: why there is none on this machine; None where all is there.
        paths: address → the file that holds it.
    """

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    lacking: Problem | None = None
    paths: Mapping[str, Path] = field(default_factory=dict)
    _elsewhere: object = None
    """The folder that holds the files where the repository has no place for them."""


def make_pictures(root: Path, uris: Iterable[str]) -> Made:
    """Make the pictures of a repository ready. Those that were made before are taken as they are.

    Args:
        root: the folder of the repository.
        uris: of the image files.
    """
    uris = sorted(uris)
    if not uris:
        return Made()
    try:
        tools = version()
    except ImportError:
        lacking = Problem("mkdocs.yml", 1, 1, "B022", _NO_PILLOW, _INSTALL_PILLOW)
        return Made(lacking=lacking)
    maker = _Maker(root, tools)
    for uri in uris:
        maker.take(uri)
    return maker.made()


class _Maker:
    """Makes one picture after the other."""

    def __init__(self, root: Path, tools: str) -> None:
        self._root = root
        self._tools = tools
        self._store = Store(root, FOLDER, _WHAT)
        self._elsewhere: tempfile.TemporaryDirectory[str] | None = None
        self._pictures: dict[str, Picture] = {}
        self._faults: dict[str, str] = {}
        self._paths: dict[str, Path] = {}

    def take(self, uri: str) -> None:
        """Make a picture ready, or note why that cannot be done."""
        path = self._root / uri
        try:
            if path.stat().st_size > LARGEST:
                return  # the check tells the editor
            content = path.read_bytes()
        except OSError:
            return  # so it does here
        if other_kind(content):
            return
        key = _digits(self._tools.encode() + b"\0" + hashlib.sha256(content).digest())
        found = self._kept(key)
        if found is None:
            try:
                found = self._keep(key, encode(content))
            except Unreadable as fault:
                self._faults[uri] = str(fault)
                return
        self._pictures[uri] = found

    def made(self) -> Made:
        return Made(self._pictures, self._faults, None, self._paths, self._elsewhere)

    def _kept(self, key: str) -> Picture | None:
        """A picture that was made before, where all of it is there and whole."""
        told = self._store.get(key)
        picture = _read(told) if told is not None else None
        if picture is None:
            return None
        paths = {}
        for size in picture.sizes:
            path = self._store.path(_name(size.address))
            if path is None:
                return None
            paths[size.address] = path
        self._paths |= paths
        return picture

    def _keep(self, key: str, encoded: Encoded) -> Picture:
        sizes = []
        for file in encoded.files:
            size = Size(_address(file), file.width, file.height, len(file.content))
            self._paths[size.address] = self._stored(_name(size.address), file.content)
            sizes.append(size)
        told = _told(sizes, encoded)
        self._store.put(key, told)
        return Picture(tuple(sizes), encoded.label, encoded.moving)

    def _stored(self, name: str, content: bytes) -> Path:
        """The file that holds a content now.

        Raises:
            Unreadable: there is no room for it anywhere.
        """
        path = _put(self._store, name, content) or _put(self._other_store, name, content)
        if path is None:
            raise Unreadable("缩小了存不下来，看看磁盘满了没有")
        return path

    @cached_property
    def _other_store(self) -> Store:
        """A store that goes with the process, where the repository has no place for one."""
        self._elsewhere = tempfile.TemporaryDirectory(prefix="jiangpu-pictures-")
        return Store(Path(self._elsewhere.name), FOLDER, _WHAT)


def _put(store: Store, name: str, content: bytes) -> Path | None:
    store.put(name, content)
    return store.path(name)


def _told(sizes: list[Size], encoded: Encoded) -> bytes:
    """What is known of a picture, as it is kept."""
    known: dict[str, Any] = {
        "sizes": [vars(size) for size in sizes],
        "label": encoded.label,
        "moving": encoded.moving,
    }
    return json.dumps(known, ensure_ascii=False, sort_keys=True).encode()


def _read(told: bytes) -> Picture | None:
    """What `_told` wrote; None where it is something else."""
    try:
        known = json.loads(told)
        sizes = tuple(Size(**size) for size in known["sizes"])
        return Picture(sizes, known["label"], known["moving"])
    except (ValueError, KeyError, TypeError):
        return None


def _address(file: File) -> str:
    """Where a file stands on the site: another content is another address."""
    return f"{ADDRESS}{_digits(file.content)}-{file.width}.{file.ending}"


def _name(address: str) -> str:
    """The name under which a file is kept."""
    return address.removeprefix(ADDRESS).partition(".")[0]


def _digits(content: bytes) -> str:
    """A sum of digits only: letters could spell a name."""
    return f"{int(digest(content), 16) % 10**18:018d}"
