"""`jiangpu site`: build the website, as `mkdocs build --strict` does."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ..build.project import open_project
from ..build.publishing import with_addresses_of
from ..pages.usage import USAGES
from ..writing.changes import Changes, change_of, put
from .command import CLEAN, PROBLEMS, Command, project_root

_USAGE = USAGES["site"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("--out", metavar="DIR", help=words["--out"])
    parser.add_argument("--published", action="store_true", help=words["--published"])


def _run(given: argparse.Namespace) -> int:
    root = project_root()
    words = ["build", "--strict"]
    if given.out:
        words += ["--site-dir", str(Path(given.out).absolute())]
    if run_mkdocs(root, words) != 0:
        return PROBLEMS
    if given.published:
        _note_addresses(root)
    return CLEAN


def _note_addresses(root: Path) -> None:
    """Add the addresses of the site to those that were ever published."""
    uri, content, new = with_addresses_of(open_project(root))
    put(root, Changes("记下已发布的网址", (change_of(root, uri, content),)))
    print(f"{uri}：添了 {new} 个网址")


def run_mkdocs(root: Path, words: Sequence[str]) -> int:
    """Run MkDocs in a process of its own, with the Python that runs this; its exit status.

    Nothing has to be on the search path for programs: it is enough that `jiangpu` was found. What
    MkDocs writes goes straight to the screen.

    Raises:
        KeyboardInterrupt: somebody has ended it; MkDocs was told too, and has ended.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *words]
    sys.stdout.flush()
    return subprocess.run(command, cwd=root, env=environment, check=False).returncode


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu site`."""
