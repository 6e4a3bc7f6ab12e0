"""The cities of a portal as its keeper named them: folders, or cities of the list with their keys.

An address that is not on the list is never asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..problems.problem import Problem
from ..reading.frontmatter import parse_fields
from ..reading.validate import build
from ..schema.portal import CityList, ListedCity
from .fetching import Address, may_be_asked
from .folders import Folder, data_folder
from .limits import NAME
from .listing import ListedFile
from .origins import origin_of
from .refused import Refused
from .rows import is_active
from .signing import BadKey, PublicKey, public_key


class Source(Protocol):
    """Where the files of a city come from. Each of these may raise `Refused`."""

    def listing(self) -> bytes:
        """The bytes of index.json."""

    def signature(self) -> bytes | None:
        """Its signature; None where there is none."""

    def file(self, file: ListedFile) -> bytes:
        """The bytes of a listed file."""


@dataclass(frozen=True)
class Asked:
    """A city that is to be joined.

    Attributes:
        place: what tells it from the others before its data is read.
        said: how messages call it.
        label: how the portal calls it where it has no name of its own to go by.
        open: finds its data; may raise `Refused`.
        name: what the portal calls it, "" for what it says itself.
        origin: the address that it must be of, "" for any.
        key: whose signature its list must have; None for anybody's.
    """

    place: str
    said: str
    label: str
    open: Callable[[], Source]
    name: str = ""
    origin: str = ""
    key: PublicKey | None = None


class NotListed(ValueError):
    """A city that cannot be joined as it was named; the message says why, in Chinese."""


def read_list(path: Path) -> tuple[CityList, list[Problem]]:
    """The list of cities in a file, and what is wrong in it."""
    tree, problems = parse_fields(path.name, path.read_bytes())
    content, found = build(path.name, tree, CityList)
    return content, [*problems, *found]


def asked_folder(folder: Path, said: str) -> Asked:
    """A city that is given as a folder."""
    place = str(folder.resolve())
    return Asked(place, said, folder.resolve().name, lambda: Folder(data_folder(folder)))


def asked_cities(cities: Sequence[ListedCity], base: Path) -> list[Asked]:
    """Every city of a list.

    Args:
        base: the folder of the list; the folders in it are seen from there.

    Raises:
        NotListed: one of them cannot be joined as it is written.
    """
    return [_asked(city, base) for city in cities]


def chosen(asked: Sequence[Asked], word: str) -> Asked | None:
    """The city of a list that a word names: its name or its address."""
    try:
        origin = origin_of(word)
    except Refused:
        origin = ""
    for each in asked:
        if each.name == word or (origin and each.origin == origin):
            return each
    return None


def _asked(city: ListedCity, base: Path) -> Asked:
    if len(city.name) > NAME or is_active(city.name):
        raise NotListed(f"{city.name[:20]}：名称太长，或夹着网页代码;改法:写城市的名字")
    origin = _origin(city)
    key = _key(city)
    if city.folder:
        folder = base / city.folder
        return Asked(
            origin or str(folder.resolve()),
            city.name,
            city.name,
            lambda: Folder(data_folder(folder)),
            city.name,
            origin,
            key,
        )
    if not origin:
        raise NotListed(f"{city.name}：没有写网址，也没有写文件夹;改法:至少写一样")
    if not may_be_asked(origin):
        raise NotListed(f"{city.name}：{origin} 不是 https;改法:写 https 的网址，或写文件夹")
    return Asked(origin, city.name, city.name, lambda: Address(origin), city.name, origin, key)


def _origin(city: ListedCity) -> str:
    if not city.address:
        return ""
    try:
        return origin_of(city.address)
    except Refused as error:
        raise NotListed(f"{city.name}：{error}") from None


def _key(city: ListedCity) -> PublicKey | None:
    if not city.key:
        return None
    try:
        return public_key(city.key)
    except BadKey as error:
        raise NotListed(f"{city.name}：公钥{error};改法:照抄那个城市给的那一行") from None
