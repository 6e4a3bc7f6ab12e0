"""`jiangpu fix`: mend what has one right answer, after showing what would change."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from ..build.mending import FileMending, Mending, mend_repository
from ..pages.usage import USAGES
from ..writing.changes import Changes, FileChange, put
from ..writing.difference import difference
from ..writing.files import ChangedMeanwhile
from .command import CLEAN, PROBLEMS, Command, inside, lies_in, project_root
from .output import print_text

_USAGE = USAGES["fix"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    words = _USAGE.words
    parser.add_argument("paths", nargs="*", metavar="PATH", help=words["PATH"])
    for option in ("--yes", "--words", "--order"):
        parser.add_argument(option, action="store_true", help=words[option])


def _run(given: argparse.Namespace) -> int:
    """Show what would change, ask, write, and say what is left."""
    root = project_root()
    wanted = [inside(root, path) for path in given.paths] or ["."]
    words = given.words or not given.yes
    mending = mend_repository(
        root, lambda uri: lies_in(uri, wanted), words=words, order=given.order
    )
    changed = [file for file in mending.files if file.changed]
    for file in mending.files:
        _show(file)
    if not changed:
        print("没有可以照着改的，一个字也没有动")
        return _say_what_is_left(mending)
    if not given.yes and not _agreed(len(changed)):
        print("没有改动任何文件")
        return PROBLEMS
    written = _write(root, changed)
    print(f"改好了 {written} 个文件")
    status = _say_what_is_left(mending)
    return status if written == len(changed) else PROBLEMS


def _show(file: FileMending) -> None:
    """What would be done to a file, and its lines before and after."""
    print(file.uri)
    if file.refused:
        print(f"  没有改:{file.refused}")
    for change in file.changes:
        print(f"  {change}")
    for line in difference(file.uri, file.before, file.after):
        print(f"    {line}")


def _agreed(count: int) -> bool:
    """Ask whether to write. No answer is a no."""
    try:
        answer = input(f"照这样改 {count} 个文件吗？改就打 y，再按回车:")
    except EOFError:
        print("\n没有人回答；不问就改，加上 --yes")
        return False
    return answer.strip().lower() in ("y", "yes", "是", "改")


def _write(root: Path, files: Sequence[FileMending]) -> int:
    """Write the files and return how many there are: all of them, or none."""
    changes = []
    for file in files:
        if file.target == file.uri:
            changes.append(FileChange(file.uri, file.before, file.after))
        else:
            changes.append(FileChange(file.uri, file.before, None))
            changes.append(FileChange(file.target, None, file.after))
    try:
        put(root, Changes(f"改好 {len(files)} 个文件", tuple(changes)))
    except ChangedMeanwhile as error:
        print(f"{error}: 刚才有人改过，一个文件也没有动;改法:再运行一次", file=sys.stderr)
        return 0
    return len(files)


def _say_what_is_left(mending: Mending) -> int:
    """Show the problems that an editor has to decide about."""
    if mending.left:
        print("还有这些，要您来定:")
    print_text(mending.left)
    refused = any(file.refused for file in mending.files)
    has_error = any(problem.is_error for problem in mending.left)
    return PROBLEMS if refused or has_error else CLEAN


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
