"""`jiangpu upgrade`: bring the files of the program in a repository to the version that runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from .. import __version__
from ..build.upgrading import NoLedger, Upgrade, upgrade_of
from ..pages.usage import USAGES
from ..writing.changes import FileChange, put
from ..writing.difference import difference
from ..writing.files import ChangedMeanwhile
from .command import CLEAN, PROBLEMS, Command, Misuse, project_root

_USAGE = USAGES["upgrade"]

LINES = 12
"""So many lines of a difference are shown; more are counted."""


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help=_USAGE.words["--yes"])


def _run(given: argparse.Namespace) -> int:
    """Show what would change, ask, and write; what an editor has changed is told and left."""
    root = project_root()
    try:
        upgrade = upgrade_of(root)
    except NoLedger as error:
        raise Misuse(str(error)) from None
    _show(upgrade)
    if not upgrade.files:
        print(f"软件的文件都是 {__version__} 版，没有要换的")
        return _written(root, upgrade, 0) if upgrade.changes.files else CLEAN
    if not given.yes and not _agreed(len(upgrade.files)):
        print("没有改动任何文件")
        return PROBLEMS
    return _written(root, upgrade, len(upgrade.files))


def _show(upgrade: Upgrade) -> None:
    if upgrade.version != __version__:
        print(f"这里的文件是 {upgrade.version} 版的，装着的软件是 {__version__} 版")
    for file in upgrade.files:
        print(f"{file.uri}:{'换成新的' if file.before is not None else '新添的'}")
    for uri, file in upgrade.left.items():
        print(f"{uri}:您改过，没有动。和新版差在:")
        _show_difference(file)
    for uri in upgrade.removed:
        print(f"{uri}:您删掉了，没有再放")
    for uri in upgrade.retired:
        print(f"{uri}:新版不用它了，没有动；用不着就删掉")


def _show_difference(file: FileChange) -> None:
    lines = list(difference(file.uri, file.before or b"", file.after or b""))
    for line in lines[:LINES]:
        print(f"    {line}")
    if len(lines) > LINES:
        print(f"    还有 {len(lines) - LINES} 行")


def _written(root: Path, upgrade: Upgrade, count: int) -> int:
    try:
        put(root, upgrade.changes)
    except ChangedMeanwhile as error:
        print(f"{error}: 刚才有人改过，一个文件也没有动;改法:再运行一次")
        return PROBLEMS
    if count:
        print(f"换好了 {count} 个文件；要退回，运行 jiangpu undo")
    return CLEAN


def _agreed(count: int) -> bool:
    """Ask whether to write. No answer is a no."""
    try:
        answer = input(f"照这样换 {count} 个文件吗？换就打 y，再按回车:")
    except EOFError:
        print("\n没有人回答；不问就换，加上 --yes")
        return False
    return answer.strip().lower() in ("y", "yes", "是", "换")


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
"""`jiangpu upgrade`."""
