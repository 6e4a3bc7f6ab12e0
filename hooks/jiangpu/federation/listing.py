"""index.json of a city: which files there are, with sizes and hashes, and of which version."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..exports.index import VERSION
from ..language.dates import parse_partial
from .limits import FILE, FILES, LINE, LISTING, RECORDS
from .origins import origin_of
from .parsing import parsed
from .refused import Refused

INDEX = "index.json"

_VERSION = re.compile(r"[0-9]{1,4}\.[0-9]{1,4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HASH = re.compile(r"[0-9a-f]{64}")
_PATH = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:/[A-Za-z0-9][A-Za-z0-9_-]*)*\.[a-z0-9]{2,8}")
NUMBER = re.compile(r"[A-Z][0-9]{4,12}")
"""The number of a record."""

_AGAIN = "请那个城市重新生成网站，再发布一次"


@dataclass(frozen=True)
class ListedFile:
    """A file as the list knows it; `path` from the city's data folder."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Listing:
    """What an index.json says.

    Attributes:
        version: of the format, such as 1.4.
        site, origin: the name of the city's site, and its address.
        updated: the date of the data, YYYY-MM-DD.
        city: where the site is, "" where it does not say.
        licence: by its SPDX name, likewise.
        files: path → file.
        withdrawn: the numbers of records that were taken back.
    """

    version: str
    site: str
    origin: str
    updated: str
    city: str
    licence: str
    files: Mapping[str, ListedFile]
    withdrawn: frozenset[str]

    @property
    def edition(self) -> str:
        """What tells this edition of the data from every other: it follows from all files."""
        lines = sorted(f"{file.path} {file.sha256}\n" for file in self.files.values())
        return hashlib.sha256("".join(lines).encode()).hexdigest()[:16]

    @property
    def is_newer(self) -> bool:
        """Whether its version of the format is newer than this program's."""
        return _pair(self.version) > _pair(VERSION)


def read_listing(content: bytes) -> Listing:
    """An index.json.

    Raises:
        Refused: it cannot be used; the message says why.
    """
    if len(content) > LISTING:
        raise _unfit(f"有 {len(content) // 1000} 千字节，超过 {LISTING // 1000} 千字节")
    given = parsed(content, INDEX)
    if not isinstance(given, dict):
        raise _unfit("不是一份文件清单")
    version = _version(given.get("version"))
    return Listing(
        version=version,
        site=_line(given, "site"),
        origin=origin_of(given.get("url"), INDEX),
        updated=_day(given.get("updated")),
        city=_line(given, "city", needed=False),
        licence=_line(given, "licence", needed=False),
        files=_files(given.get("files")),
        withdrawn=_withdrawn(given.get("withdrawn")),
    )


def _version(value: Any) -> str:
    """A version of the format that this program reads.

    Raises:
        Refused: it is none, or one of a format that this program does not know.
    """
    if not isinstance(value, str) or not _VERSION.fullmatch(value):
        raise _unfit("没有写明数据格式的版本")
    major, own = _pair(value)[0], _pair(VERSION)[0]
    if major > own:
        text = f"数据格式是 {value} 版，这里认得 {own}.x 版的"
        raise Refused(INDEX, text, "先升级门户这边的程序")
    if major < own:
        text = f"数据格式是 {value} 版，太旧，这里认得 {own}.x 版的"
        raise Refused(INDEX, text, "请那个城市升级程序，重新生成网站")
    return value


def _pair(version: str) -> tuple[int, int]:
    major, _, minor = version.partition(".")
    return int(major), int(minor)


def _line(given: Mapping[str, Any], name: str, *, needed: bool = True) -> str:
    value = given.get(name, "")
    fits = isinstance(value, str) and len(value) <= LINE and len(value.splitlines()) < 2
    if not fits or (needed and not value.strip()):
        raise _unfit(f"“{name}”应当是一行文字")
    return str(value).strip()


def _day(value: Any) -> str:
    if not isinstance(value, str) or not _is_day(value):
        raise _unfit("“updated”应当是一天，如 2026-11-28")
    return value


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text) and parse_partial(text))
    except ValueError:
        return False


def _files(value: Any) -> dict[str, ListedFile]:
    if not isinstance(value, list) or not value:
        raise _unfit("“files”里没有文件")
    if len(value) > FILES:
        raise _unfit(f"列了 {len(value)} 个文件，超过 {FILES} 个")
    files: dict[str, ListedFile] = {}
    for entry in value:
        file = _file(entry)
        if file.path in files:
            raise _unfit(f"{file.path} 列了两次")
        files[file.path] = file
    return files


def _file(entry: Any) -> ListedFile:
    if not isinstance(entry, dict):
        raise _unfit("“files”里有一项不是文件")
    path, size, digest = entry.get("path"), entry.get("bytes"), entry.get("sha256")
    if not isinstance(path, str) or len(path) > 200 or not _PATH.fullmatch(path):
        raise _unfit(f"文件名“{str(path)[:60]}”不是数据文件夹里的文件")
    if type(size) is not int or size < 0:
        raise _unfit(f"{path} 没有写明大小")
    if size > FILE:
        raise _unfit(f"{path} 有 {size // 1_000_000} 兆字节，超过 {FILE // 1_000_000} 兆")
    if not isinstance(digest, str) or not _HASH.fullmatch(digest):
        raise _unfit(f"{path} 没有写明散列")
    return ListedFile(path, size, digest)


def _withdrawn(value: Any) -> frozenset[str]:
    numbers = value if value is not None else []
    if not isinstance(numbers, list) or len(numbers) > RECORDS:
        raise _unfit("“withdrawn”应当是一组编号")
    for number in numbers:
        if not isinstance(number, str) or not NUMBER.fullmatch(number):
            raise _unfit("“withdrawn”里有一项不是编号")
    return frozenset(numbers)


def _unfit(reason: str) -> Refused:
    return Refused(INDEX, reason, _AGAIN)
