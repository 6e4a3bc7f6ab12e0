"""`jiangpu template`: the empty ledger in Excel, to be filled in by a unit and taken in again."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..importing.headings import kinds_of_ledgers
from ..importing.template import columns_of, template
from ..pages.usage import USAGES
from .command import CLEAN, Command, Misuse

_USAGE = USAGES["template"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    usual = kinds_of_ledgers()[0].label
    parser.add_argument("kind", nargs="?", default=usual, metavar="类型", help=words["类型"])
    parser.add_argument("--out", default="", metavar="FILE", help=words["--out"])


def _run(given: argparse.Namespace) -> int:
    """Write the empty ledger; never over a file that is there."""
    kinds = [kind for kind in kinds_of_ledgers() if given.kind in (kind.key, kind.label)]
    if not kinds:
        labels = "、".join(kind.label for kind in kinds_of_ledgers())
        raise Misuse(f"没有“{given.kind}”的空表，只有{labels}")
    target = Path(given.out or f"{kinds[0].label}台账.xlsx")
    if target.exists():
        raise Misuse(f"{target} 已经有了，没有动它；换一个名字")
    target.write_bytes(template(kinds[0]))
    count = len(columns_of(kinds[0]))
    print(f"写好了 {target}，{count} 列，知道的填，不知道的空着；填好运行 jiangpu import {target}")
    return CLEAN


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu template`."""
