"""Files that cannot be on every machine: a repository that has one cannot be fetched on Windows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    parts: set[str] = set()
    first: dict[str, str] = {}
    for uri in uris:
        yield from _refused(uri, parts)
        yield from _alike(uri, first)
        if len(uri) > LONGEST_PATH:
            text = f"从项目文件夹算起有 {len(uri)} 个字符，Windows 上多半打不开"
            fix = f"把文件名、文件夹名改短，合起来不过 {LONGEST_PATH} 个字符"
            yield Problem(uri, 1, 1, "F062", text, fix)


def _refused(uri: str, told: set[str]) -> Iterator[Problem]:
    """Names that Windows cannot have; a folder is told of once."""
    names = uri.split("/")
    for depth, name in enumerate(names, 1):
        here = "/".join(names[:depth])
        flaw = "" if here in told else flaw_of_name(name)
        told.add(here)
        if flaw:
            what = "文件" if depth == len(names) else "文件夹"
            yield Problem(uri, 1, 1, "F060", f"{what}{flaw}", f"给{what}换一个名字")


def _alike(uri: str, first: dict[str, str]) -> Iterator[Problem]:
    """Names, of files or of folders, that differ in capitals only."""
    names = uri.split("/")
    for depth in range(1, len(names) + 1):
        here = "/".join(names[:depth])
        other = first.setdefault(same_there(here), here)
        if other != here:
            text = f"和 {other} 只差大小写，Windows 和苹果电脑上只留得下一个"
            yield Problem(uri, 1, 1, "F061", text, "给其中一个换一个名字")
            return
