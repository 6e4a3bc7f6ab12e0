"""`jiangpu serve`: look at the website while it is being written, as `mkdocs serve` shows it."""

from __future__ import annotations

import argparse

from ..pages.usage import USAGES
from .command import CLEAN, PROBLEMS, Command, project_root
from .site import run_mkdocs

_USAGE = USAGES["serve"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("--address", metavar="地址", help=words["--address"])


def _run(given: argparse.Namespace) -> int:
    root = project_root()
    words = ["serve"]
    if given.address:
        words += ["--dev-addr", given.address]
    try:
        return CLEAN if run_mkdocs(root, words) == 0 else PROBLEMS
    except KeyboardInterrupt:  # there is no other way to end it
        return CLEAN


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu serve`."""
