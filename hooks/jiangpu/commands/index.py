"""`jiangpu index`: a search index for a list of items of any origin. It needs no project."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..pages.usage import USAGES
from ..search.items import BadItem, read_items
from ..search.writer import write_index
from .command import CLEAN, PROBLEMS, Command, Misuse

_USAGE = USAGES["index"]

PROGRESS_FROM = 5000
"""From this many items on, the work is long enough to show how far it is."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("items", metavar="ITEMS.ndjson", help=words["ITEMS.ndjson"])
    parser.add_argument("folder", metavar="OUT", help=words["OUT"])
    parser.add_argument("--script", action="store_true", help=words["--script"])


def _run(given: argparse.Namespace) -> int:
    """Write the index into a folder that holds nothing yet."""
    source = Path(given.items)
    folder = Path(given.folder)
    if not source.is_file():
        raise Misuse(f"没有 {source} 这个文件")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Misuse(f"{folder} 里已经有东西，没有改动它；换一个空文件夹")

    try:
        count = write_index(
            read_items(source), folder, script=given.script, progress=_show_progress
        )
    except BadItem as error:
        print(error, file=sys.stderr)
        return PROBLEMS
    print(f"索引写到 {folder}，{count} 个文件")
    return CLEAN


def _show_progress(done: int, total: int) -> None:
    """Tell on one line how far a long run is."""
    if total < PROGRESS_FROM:
        return
    end = "\n" if done == total else ""
    print(f"\r已编 {done} / {total}", end=end, file=sys.stderr, flush=True)


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
