"""Why a site cannot be built at its place, in words for the person who started the build."""

from __future__ import annotations

from pathlib import Path

from ..library.links import is_link
from ..problems.faults import Told


class FolderError(Exception):
    """The folder of the site cannot be used; nothing was changed.

    Its text names the file, the reason and what to do, in Chinese, like a problem of the content.
    """

    def __init__(self, path: Path, reason: str, fix: str) -> None:
        super().__init__(f"{path}: {reason};改法:{fix}")


class CrewError(Told):
    """Those who should work together do not: a process has died, a cluster is not there."""


def refuse_link(path: Path, fix: str) -> None:
    """Stop when `path` is a link: writing or deleting there would happen somewhere else.

    Raises:
        FolderError: it is one, wherever it leads.
    """
    if is_link(path):
        raise FolderError(path, "这是一个链接，网站不会经过它去写或删别处的文件", fix)
