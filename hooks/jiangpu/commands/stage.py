"""`jiangpu stage`: the site as a plain MkDocs folder, which needs none of this program."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..build.project import open_project
from ..build.stage import stage
from ..pages.usage import USAGES
from .command import CLEAN, PROBLEMS, Command, Misuse, project_root
from .output import print_text

_USAGE = USAGES["stage"]


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", help=_USAGE.words["DIR"])


def _run(given: argparse.Namespace) -> int:
    """Write the folder; nothing is written while a record has an error."""
    project = open_project(project_root())
    if project.errors:
        print_text(project.problems)
        return PROBLEMS

    folder = Path(given.folder)
    try:
        count = stage(project, folder)
    except (FileExistsError, NotADirectoryError):
        raise Misuse(f"{folder} 里已经有东西，没有改动它；换一个空文件夹") from None
    for problem in project.lacking:
        print(problem)
    print(f"{count} 页导出到 {folder}")
    return CLEAN


COMMAND = Command(_USAGE.name, _USAGE.help, _add_arguments, _run)
