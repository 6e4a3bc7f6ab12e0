"""`jiangpu import`: puts documents that people already have into records."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from . import importing_word
from .command import Command, Misuse

_BY_ENDING: dict[str, Callable[[argparse.Namespace], int]] = {
    **dict.fromkeys(importing_word.ENDINGS, importing_word.run),
}
"""The ending of a file → what puts it in."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="Word 文档（.docx）")
    importing_word.add_arguments(parser)


def _run(given: argparse.Namespace) -> int:
    """Hand the file to whoever knows its kind."""
    path = Path(given.file)
    run = _BY_ENDING.get(path.suffix.lower())
    if run is None:
        raise Misuse(f"不认识“{path.suffix or path.name}”这种文件；收 {'、'.join(_BY_ENDING)}")
    if not path.is_file():
        raise Misuse(f"没有 {given.file} 这个文件")
    return run(given)


COMMAND = Command("import", "把 Word 文档放进来，先给您看", _add_arguments, _run)
"""`jiangpu import`."""
