"""`jiangpu check`: read and check the records, build nothing."""

from __future__ import annotations

import argparse

from ..build.project import open_project
from .command import CLEAN, PROBLEMS, Command, inside, lies_in, project_root
from .output import FORMATS


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    paths_help = "只看这些文件或文件夹的问题；不写就看全部"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=paths_help)
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="输出的样子")


def _run(given: argparse.Namespace) -> int:
    """Check everything, show the problems of the paths that were asked for."""
    root = project_root()
    wanted = [inside(root, path) for path in given.paths]
    problems = open_project(root).problems
    if wanted:
        problems = tuple(problem for problem in problems if lies_in(problem.uri, wanted))
    FORMATS[given.format](problems)
    return PROBLEMS if any(problem.is_error for problem in problems) else CLEAN


COMMAND = Command("check", "检查内容，不生成网站", _add_arguments, _run)
