"""What stands in the folders of the content: the files, and what nobody can make anything of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..language.file_names import is_left_by_program
from ..problems.problem import Problem
from ..schema.registry import KINDS
from .links import LINK, is_link, is_link_entry


@dataclass(frozen=True)
class Content:
    """What was found in the folders of the content.

    Attributes:
        files: every file, as posix paths from the root, folder by folder in their order. Hidden
            files and folders are not content, nor what programs leave beside files.
        problems: links, folders that nobody may look into, and what has the name of a record and
            is no file.
    """

    files: tuple[str, ...]
    problems: tuple[Problem, ...]


def content_folders() -> list[str]:
    """The top folders of the content: docs, methods, studios."""
    return sorted({kind.folder.partition("/")[0] for kind in KINDS} | {"docs"})


def content_of(root: Path) -> Content:
    """What stands in the folders of the content of the repository at `root`.

    Links are told of and never followed.
    """
    files: list[str] = []
    problems: list[Problem] = []
    for top in content_folders():
        path = root / top
        if is_link(path):
            problems.append(_link(top))
        elif path.exists():
            found = _Found()
            _look_into(str(path), top, found, hidden=False)
            files += sorted(found.files, key=_in_order)
            problems += found.problems()
    return Content(tuple(files), tuple(problems))


def content_files(root: Path) -> tuple[str, ...]:
    """Every file of the content, as `Content.files`."""
    return content_of(root).files


@dataclass
class _Found:
    """What was found below a folder, by uri."""

    files: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    closed: dict[str, str] = field(default_factory=dict)

    def problems(self) -> Iterator[Problem]:
        yield from map(_link, sorted(self.links, key=_in_order))
        for uri in sorted(self.odd, key=_in_order):
            text = "这不是文件，读不出来"
            yield Problem(uri, 1, 1, "F037", text, "移走它，或改名，不以 .md 结尾")
        for uri, reason in self.closed.items():
            text = f"文件夹读不出来（{reason}）"
            yield Problem(uri, 1, 1, "F037", text, "看看有没有权限读这个文件夹")


def _look_into(path: str, uri: str, found: _Found, *, hidden: bool) -> None:
    """Look into a folder, and into those inside it.

    Args:
        path, uri: of the folder.
        hidden: whether it is hidden, or inside a folder that is. It holds no content then; a link
            in it matters all the same, and so does what MkDocs would stumble over.
    """
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                _look_at(entry, f"{uri}/{entry.name}", found, hidden=hidden)
    except OSError as error:
        # one that was closed meanwhile is told of as well
        found.closed[uri] = error.strerror or str(error)


def _look_at(entry: os.DirEntry[str], uri: str, found: _Found, *, hidden: bool) -> None:
    hidden = hidden or entry.name.startswith(".")
    if is_link_entry(entry):
        if _matters(entry):
            found.links.append(uri)
        return
    if entry.is_dir(follow_symlinks=False):
        _look_into(entry.path, uri, found, hidden=hidden)
    elif entry.is_file(follow_symlinks=False):
        if not hidden and not is_left_by_program(entry.name):
            found.files.append(uri)
        return
    if entry.name.endswith(".md"):
        found.odd.append(uri)


def _matters(link: os.DirEntry[str]) -> bool:
    """Hidden files are not content (editors leave hidden links while a file is open).

    A hidden link to a folder matters all the same: MkDocs would walk into it.
    """
    return not link.name.startswith(".") or link.is_dir()


def _link(uri: str) -> Problem:
    return Problem(
        uri,
        1,
        1,
        LINK,
        "这是一个链接，真正的内容在别处，不能上网",
        "把真的文件或文件夹放到这里；用不着就删掉这个链接",
    )


def _in_order(uri: str) -> list[str]:
    """Sorts by folder before name."""
    return uri.split("/")
