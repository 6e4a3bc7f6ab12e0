"""The earlier version of a repository: a folder, or a revision that git knows."""

from __future__ import annotations

import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ..build.project import Project, open_project
from ..library.content import content_folders
from ..library.documents import HANDBOOK
from ..library.settings import read_settings

_SETTINGS = "mkdocs.yml"


class NoSuchVersion(Exception):
    """There is no earlier version by that name; the message says in Chinese why."""


@contextmanager
def earlier_version(root: Path, base: str) -> Iterator[Project]:
    """The repository as it was, read and checked. It lives as long as the `with` block.

    Args:
        root: the folder of the repository as it is.
        base: a folder with another copy of it, or a revision: main, HEAD~1, v1.2, a1b2c3d.

    Raises:
        NoSuchVersion: it is neither.
    """
    folder = Path(base)
    if (folder / _SETTINGS).is_file():
        yield opened(folder)
        return
    with tempfile.TemporaryDirectory(prefix="jiangpu-review-") as name:
        copy = Path(name)
        _unpack(root, _commit(root, base), copy)
        if not (copy / _SETTINGS).is_file():
            raise NoSuchVersion(f"{base} 那时还没有 mkdocs.yml，不是匠谱的项目；换一个晚些的版本")
        yield opened(copy)


def opened(root: Path) -> Project:
    """A repository without its share images, which say nothing that the pages do not say."""
    settings = read_settings(root)[0].model_copy(update={"share_images": False})
    return open_project(root, settings=settings)


def _commit(root: Path, base: str) -> str:
    """The full name of a revision.

    Raises:
        NoSuchVersion: git is not there, the folder is in no git repository, or there is no such
            revision.
    """
    _git(root, "rev-parse", "--git-dir", failing=f"{root} 不在 git 仓库里；写一个旧版的文件夹也行")
    failing = f"git 里没有“{base}”这个版本，也没有这个文件夹；用 git log --oneline 看有哪些"
    name = _git(
        root,
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"),
        failing=failing,
    )
    return name.strip()


def _unpack(root: Path, commit: str, copy: Path) -> None:
    """Write the content of the repository as it was in a commit to an empty folder.

    The work tree, the index and the branches are left alone.
    """
    inner = _git(root, "rev-parse", "--show-prefix", failing="git 说不出项目在仓库的哪里").strip()
    failing = "git 取不出那一版的文件"
    with tempfile.TemporaryFile() as packed:
        _git(root, "archive", "--format=tar", f"{commit}:{inner}", failing=failing, into=packed)
        packed.seek(0)
        published = read_settings(root)[0].published
        try:
            with tarfile.open(fileobj=packed) as archive:
                members = [member for member in archive if _is_content(member.name, published)]
                archive.extractall(copy, members, filter="data")
        except tarfile.TarError as error:
            raise NoSuchVersion(f"那一版的文件取不出来（{error}）") from error


def _is_content(name: str, published: str) -> bool:
    top = name.partition("/")[0]
    return top in content_folders() or name in (_SETTINGS, HANDBOOK, published)


def _git(root: Path, *words: str, failing: str, into: IO[bytes] | None = None) -> str:
    """Run git without a shell, and return what it says.

    Args:
        failing: what to tell where it refuses.
        into: the file that takes what it says instead.

    Raises:
        NoSuchVersion: it is not there, or refuses.
    """
    command = ["git", "-c", "core.autocrlf=false", *words]
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            command,
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=into or subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=False,
        )
    except FileNotFoundError as error:
        raise NoSuchVersion("这台机器上没有 git；装上它，或者写一个旧版的文件夹") from error
    if done.returncode != 0:
        raise NoSuchVersion(failing)
    return "" if into else done.stdout.decode("utf-8", errors="replace")
