"""Files that cannot be on every machine: a repository that has one cannot be fetched on Windows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..language.file_names import flaw_of_name, same_there
from ..problems.problem import Problem

LONGEST_PATH = 180
"""Characters from the repository's root. Windows takes 260 in all, and the folder in which the
repository lies has some of them.
"""


def name_problems(uris: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with the names of files.

    Args:
        uris: of every file of the content, sorted.
    """
    told: set[str] = set()
    first: dict[str, str] = {}
    single: set[str] = set()
    for uri in uris:
        yield from _refused(uri, told)
        yield from _alike(uri, first, single)
        if len(uri) > LONGEST_PATH:
            text = f"从项目文件夹算起有 {len(uri)} 个字符，Windows 上多半打不开"
            fix = f"把文件名、文件夹名改短，合起来不过 {LONGEST_PATH} 个字符"
            yield Problem(uri, 1, 1, "F062", text, fix)


def _refused(uri: str, told: set[str]) -> Iterator[Problem]:
    """Names that Windows cannot have; a folder is told of once."""
    for here in _with_folders(uri):
        if here in told:
            continue
        told.add(here)
        flaw = flaw_of_name(here.rpartition("/")[2])
        if flaw:
            what = "文件" if here == uri else "文件夹"
            yield Problem(uri, 1, 1, "F060", f"{what}{flaw}", f"给{what}换一个名字")


def _alike(uri: str, first: dict[str, str], single: set[str]) -> Iterator[Problem]:
    """Names, of files or of folders, that differ in capitals only.

    Args:
        uri: the file.
        first: key of a name → the first file or folder of that name.
        single: those that are known to be the first.
    """
    for here in _with_folders(uri):
        if here in single:
            continue
        other = first.setdefault(same_there(here), here)
        if other != here:
            text = f"和 {other} 只差大小写，Windows 和苹果电脑上只留得下一个"
            yield Problem(uri, 1, 1, "F061", text, "给其中一个换一个名字")
            return
        single.add(here)


def _with_folders(uri: str) -> tuple[str, ...]:
    """The folders that a file lies in, the outermost first, and the file."""
    folder = uri.rpartition("/")[0]
    return (*_with_outer(folder), uri) if folder else (uri,)


@lru_cache
def _with_outer(folder: str) -> tuple[str, ...]:
    """A folder behind those that it lies in: one for its many files."""
    return _with_folders(folder)
