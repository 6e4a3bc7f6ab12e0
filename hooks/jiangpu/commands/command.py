"""What a command is, and what several of them need."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

CLEAN, PROBLEMS, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses; the last one is that of shells for what somebody has ended."""


class Misuse(Exception):
    """The command cannot be used so. The message says in Chinese why, and what to do instead."""


@dataclass(frozen=True)
class Command:
    """One command.

    Attributes:
        name: as it is typed.
        help: one line of Chinese.
        add_arguments: declares its words and options.
        run: does the work and returns the exit status; may raise `Misuse`.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def project_root() -> Path:
    """The project that the current folder belongs to.

    Raises:
        Misuse: neither this folder nor one above it holds mkdocs.yml.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "mkdocs.yml").is_file():
            return folder
    raise Misuse("这里不是匠谱的文件夹：往上都找不到 mkdocs.yml。先进到项目文件夹再来")


def inside(root: Path, path: str) -> str:
    """A path as it was typed → the path from the project's root, with slashes.

    Raises:
        Misuse: there is no such file or folder, or it is not in the project.
    """
    full = (Path.cwd() / path).resolve()
    if not full.exists():
        full = (Path.cwd() / path.replace("\\", "/")).resolve()  # as one types it on Windows
    if not full.exists():
        raise Misuse(f"没有 {path} 这个文件或文件夹")
    uri = below(root.resolve(), full)
    if uri is None:
        raise Misuse(f"{path} 不在这个项目里")
    return uri


def below(root: PurePath, full: PurePath) -> str | None:
    """A whole path as one from the root, with slashes; None where it lies elsewhere.

    On Windows neither capitals nor the kind of slash count, and another drive is elsewhere.
    """
    try:
        return full.relative_to(root).as_posix()
    except ValueError:
        return None


def lies_in(uri: str, paths: Sequence[str]) -> bool:
    """Whether a file is one of the paths, or lies below one of them."""
    return any(path in (".", uri) or uri.startswith(f"{path}/") for path in paths)
