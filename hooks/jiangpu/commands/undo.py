"""`jiangpu undo`: take back what was last written together."""

from __future__ import annotations

import argparse

from ..pages.usage import USAGES
from ..writing.changes import last_changes, take_back
from ..writing.difference import difference
from ..writing.files import ChangedMeanwhile
from .command import CLEAN, PROBLEMS, Command, project_root

_USAGE = USAGES["undo"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help=_USAGE.words["--yes"])


def _run(given: argparse.Namespace) -> int:
    """Show what would be taken back, ask, and take it back."""
    root = project_root()
    changes = last_changes(root)
    if changes is None:
        print("没有可以退回的")
        return CLEAN
    print(f"要退回的是:{changes.title}")
    for file in changes.files:
        print(file.uri)
        for line in difference(file.uri, file.after or b"", file.before or b""):
            print(f"    {line}")
    if not given.yes and not _agreed(len(changes.files)):
        print("没有改动任何文件")
        return PROBLEMS
    try:
        take_back(root)
    except ChangedMeanwhile as error:
        print(f"{error}: 后来又有人改过，一个文件也没有退回;改法:先把后来的改动另存，再退回")
        return PROBLEMS
    print(f"退回了 {len(changes.files)} 个文件")
    return CLEAN


def _agreed(count: int) -> bool:
    """Ask whether to take it back. No answer is a no."""
    try:
        answer = input(f"退回这 {count} 个文件吗？退回就打 y，再按回车:")
    except EOFError:
        print("\n没有人回答；不问就退回，加上 --yes")
        return False
    return answer.strip().lower() in ("y", "yes", "是", "退回")


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu undo`."""
