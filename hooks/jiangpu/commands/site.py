"""`jiangpu site`: build the website, as `mkdocs build --strict` does."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ..pages.usage import USAGES
from .command import CLEAN, PROBLEMS, Command, project_root

_USAGE = USAGES["site"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", metavar="DIR", help=_USAGE.words["--out"])


def _run(given: argparse.Namespace) -> int:
    root = project_root()
    words = ["build", "--strict"]
    if given.out:
        words += ["--site-dir", str(Path(given.out).absolute())]
    return CLEAN if run_mkdocs(root, words) == 0 else PROBLEMS


def run_mkdocs(root: Path, words: Sequence[str]) -> int:
    """Run MkDocs in a process of its own, with the Python that runs this; its exit status.

    Nothing has to be on the search path for programs: it is enough that `jiangpu` was found. What
    MkDocs writes goes straight to the screen.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", *words]
    sys.stdout.flush()
    try:
        return subprocess.run(command, cwd=root, env=environment, check=False).returncode
    except KeyboardInterrupt:  # MkDocs got it too, and has ended
        return CLEAN


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu site`."""
