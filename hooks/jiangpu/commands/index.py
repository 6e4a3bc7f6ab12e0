"""`jiangpu index`: a search index for a list of items of any origin. It needs no project."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..search.items import BadItem, read_items
from ..search.writer import write_index
from .command import CLEAN, PROBLEMS, Command, Misuse

PROGRESS_FROM = 5000
"""From this many items on, the work is long enough to show how far it is."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    fields = "id、url、title、aliases、names、body、fields、facets、sort、boost、record"
    parser.add_argument("items", metavar="ITEMS.ndjson", help=f"一行一个条目：{fields}")
    parser.add_argument("folder", metavar="OUT", help="空文件夹，或还没有的文件夹")
    script_help = "写成脚本，给从硬盘直接打开的网页用"
    parser.add_argument("--script", action="store_true", help=script_help)


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


COMMAND = Command("index", "给一份条目清单建搜索索引（不必在项目里）", _add_arguments, _run)
