"""`jiangpu import`: take in a file that people already have, after showing what it does.

Each form of file has one reader, by its ending.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from ..pages.usage import USAGES
from . import importing_ledger, importing_word
from .command import Command, Misuse

Reader = Callable[[Path, argparse.Namespace], int]

READERS: dict[str, Reader] = {
    **dict.fromkeys(importing_ledger.ENDINGS, importing_ledger.run),
    **dict.fromkeys(importing_word.ENDINGS, importing_word.run),
}
"""The ending of a file → what reads it and puts it in."""


_USAGE = USAGES["import"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("file", metavar="FILE", help=words["FILE"])
    parser.add_argument("--publisher", default="", metavar="单位", help=words["--publisher"])
    parser.add_argument("--yes", action="store_true", help=words["--yes"])
    importing_ledger.add_arguments(parser, words)
    importing_word.add_arguments(parser, words)


def _run(given: argparse.Namespace) -> int:
    """Hand the file to whoever knows its kind."""
    path = Path(given.file)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Misuse(f"不认识“{path.suffix or path.name}”这种文件；收 {'、'.join(READERS)}")
    if not path.is_file():
        raise Misuse(f"没有 {given.file} 这个文件")
    return reader(path, given)


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu import`."""
